/* number.c -- the counters of the series, and what waits for them; see number.h. */
#include "kit/number.h"
#include "edge/db.h"
#include "edge/secret.h"

struct series { const char *code, *period; };
static const struct column columns[] = {
	TEXT_COLUMN(struct series, code, NULL), TEXT_COLUMN(struct series, period, NULL),
	{ 0 }
};
static const struct table series_table = { "series", sizeof(struct series), columns };

/* Counts up the row as it is now, whatever this transaction saw before: the
** counter is the one row that all who record something want at once, and being
** sent round again for it by the snapshot would starve them.  The row stays
** locked until the end, so there are no gaps and no doubles. */
static const struct sql next = {
	"SET STATEMENT innodb_snapshot_isolation = OFF FOR"
	" INSERT INTO series (site, code, period, last)"
	" VALUES (:my_site, :code, :period, LAST_INSERT_ID(1))"
	" ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)", &series_table, NULL };

/* A mark, a cell that holds one, a row that is written with the number. */
struct promise { const char *mark, *series, *number; struct promise *next; };
struct cell { const struct table *table; const struct column *column; int64_t id; const char *text; struct cell *next; };
struct letter { const struct sql *sql; void *row; struct letter *next; };
struct numbers { struct promise *promises; struct cell *cells; struct letter *letters, **end; };

const char *number_later(struct request *rq, const char *series)
{
	struct promise *p = take(rq, struct promise), **at;
	char mark[13] = "~";

	for (int i = 1; i < 12; i++)
		mark[i] = (char)('A' + secret_below(26));
	if (rq->numbers == NULL) {
		rq->numbers = take(rq, struct numbers);
		rq->numbers->end = &rq->numbers->letters;
	}
	*p = (struct promise){ .mark = arena_text(&rq->arena, mark, 12), .series = series };
	/* In one order, or two who want two of the same would wait for each other. */
	for (at = &rq->numbers->promises; *at != NULL && strcmp((*at)->series, series) <= 0; at = &(*at)->next)
		continue;
	p->next = *at;
	*at = p;
	return p->mark;
}

bool number_waits(const struct request *rq, const char *text)
{
	const struct promise *p = rq->numbers == NULL || text == NULL || strchr(text, '~') == NULL ? NULL : rq->numbers->promises;

	while (p != NULL && strstr(text, p->mark) == NULL)
		p = p->next;
	return p != NULL;
}

/* The text with the numbers in place of their marks. */
static const char *settled(struct request *rq, const char *text)
{
	for (const struct promise *p = rq->numbers->promises; p != NULL; p = p->next)
		for (const char *at; (at = strstr(text, p->mark)) != NULL;)
			text = arena_printf(&rq->arena, "%.*s%s%s", (int)(at - text), text, p->number, at + strlen(p->mark));
	return text;
}

/* Whether the statement names the column as a value of its own: others of the row were only read. */
static bool writes(const struct sql *s, const char *column)
{
	size_t n = strlen(column);

	for (const char *at = s->text; (at = strchr(at, ':')) != NULL; at++)
		if (strncmp(at + 1, column, n) == 0 && strspn(at + 1 + n, "abcdefghijklmnopqrstuvwxyz0123456789_") == 0)
			return true;
	return false;
}

void number_wrote(struct request *rq, const struct table *t, const struct sql *s, const void *row, int64_t id)
{
	for (const struct column *c = t->columns; rq->numbers != NULL && c->name != NULL; c++) {
		struct cell *cell;
		if (c->type != TYPE_TEXT || !number_waits(rq, *column_text(c, row)) || !writes(s, c->name))
			continue;
		for (cell = rq->numbers->cells; cell != NULL; cell = cell->next)
			if (cell->table == t && cell->column == c && cell->id == id)
				break;
		if (cell == NULL) {
			cell = take(rq, struct cell);
			cell->next = rq->numbers->cells;
			rq->numbers->cells = cell;
		}
		*cell = (struct cell){ t, c, id, *column_text(c, row), cell->next };
	}
}

void number_write(struct request *rq, const struct sql *s, const void *row)
{
	struct letter *l;
	bool waits = false;

	for (const struct column *c = s->in->columns; rq->numbers != NULL && c->name != NULL; c++)
		waits |= c->type == TYPE_TEXT && number_waits(rq, *column_text(c, row));
	if (!waits) {
		(void)db_try(rq->db, s, row, NULL);
		return;
	}
	l = take(rq, struct letter);
	l->sql = s;
	l->row = memcpy(arena_take(&rq->arena, s->in->size), row, s->in->size);
	l->next = NULL;
	*rq->numbers->end = l;
	rq->numbers->end = &l->next;
}

struct value { int64_t id; const char *value; };
static const struct column value_columns[] = {
	ID_COLUMN(struct value, id, NULL), TEXT_COLUMN(struct value, value, NULL), { 0 }
};
static const struct table value_table = { "value", sizeof(struct value), value_columns };

/* The statement that writes one column of a table, the same for as long as the program runs: the store keeps it
** prepared by its address. */
static const struct sql *write_of(struct request *rq, const char *table, const char *column)
{
	static struct { char text[120]; struct sql sql; } kept[500];      /* columns with a number, of all modules */
	const char *text = arena_printf(&rq->arena, "UPDATE %s SET %s = :value WHERE id = :id", table, column);

	for (size_t i = 0; i < COUNT(kept); i++) {
		if (kept[i].sql.text == NULL && strlen(text) < sizeof(kept[i].text)) {
			memcpy(kept[i].text, text, strlen(text) + 1);
			kept[i].sql = (struct sql){ kept[i].text, &value_table, NULL };
		}
		if (strcmp(kept[i].text, text) == 0)
			return &kept[i].sql;
	}
	give_up(&rq->arena, 500);
}

static void draw(struct request *rq)
{
	struct civil c = day_civil(rq->context.today);
	const char *period = arena_printf(&rq->arena, "%02d%02d", c.year % 100, c.month);

	for (struct promise *p = rq->numbers->promises; p != NULL; p = p->next) {
		struct series s = { p->series, period };
		p->number = arena_printf(&rq->arena, "%s-%s-%04lld", s.code, s.period, (long long)db_make(rq->db, &next, &s));
	}
}

void number_settle(struct request *rq)
{
	struct numbers *n = rq->numbers;

	if (n == NULL)
		return;
	draw(rq);
	for (const struct cell *c = n->cells; c != NULL; c = c->next) {
		struct value v = { c->id, settled(rq, c->text) };
		db_run(rq->db, write_of(rq, c->table->name, c->column->name), &v);
	}
	for (const struct letter *l = n->letters; l != NULL; l = l->next) {
		for (const struct column *c = l->sql->in->columns; c->name != NULL; c++)
			if (c->type == TYPE_TEXT && *column_text(c, l->row) != NULL)
				*column_text(c, l->row) = settled(rq, *column_text(c, l->row));
		(void)db_try(rq->db, l->sql, l->row, NULL);
	}
	rq->numbers = NULL;
}
