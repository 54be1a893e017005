/* list_export.c -- a list as CSV (RFC 4180, for Excel) or XLSX. */
#include "kit/list.h"
#include "kit/show.h"
#include "edge/sheetfile.h"
#include "edge/zone.h"

/* Numbers and money plain, times with their date, codes in words. */
static const char *plain(struct request *rq, const struct column *c, const void *row)
{
	if (c->type == TYPE_FEN) {
		int64_t n = *column_int(c, row);
		return arena_printf(&rq->arena, "%s%lld.%02lld", n < 0 ? "-" : "",
			(long long)((n < 0 ? -n : n) / 100), (long long)((n < 0 ? -n : n) % 100));
	}
	if (c->type == TYPE_INT)
		return arena_printf(&rq->arena, "%lld", (long long)*column_int(c, row));
	if (c->type == TYPE_DAY && *column_day(c, row) != NO_DAY) {
		char text[11];
		day_print(*column_day(c, row), text);
		return arena_text(&rq->arena, text, 10);
	}
	if (c->type == TYPE_TIME && *column_int(c, row) != NO_TIME) {
		char text[11];
		day_print(show_local_day(rq, *column_int(c, row)), text);
		return arena_printf(&rq->arena, "%s %s", text, show_clock(rq, *column_int(c, row)));
	}
	return show_value(rq, c, row);
}

/* A growing text, doubled so that the work stays proportional to its length. */
struct text { char *at; size_t length, room; };

static void add(struct request *rq, struct text *t, const char *s, size_t n)
{
	if (t->length + n + 1 > t->room) {
		size_t room = (t->room + n + 1) * 2;
		char *more = arena_take(&rq->arena, room);
		if (t->length > 0)
			memcpy(more, t->at, t->length);
		t->at = more;
		t->room = room;
	}
	memcpy(t->at + t->length, s, n);
	t->length += n;
}

/* What a spreadsheet would compute; Chinese ones read the wide signs as well. */
static bool is_formula(const char *s)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };

	for (size_t i = 0; i < COUNT(wide); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return *s != '\0' && strchr("=+-@\t\r\n", *s) != NULL;
}

/* A cell that a spreadsheet would run as a formula gets a quote before it. */
static void add_cell(struct request *rq, struct text *t, const char *s, bool number, bool first)
{
	if (!first)
		add(rq, t, ",", 1);
	add(rq, t, "\"", 1);
	if (!number && is_formula(s))
		add(rq, t, "'", 1);
	for (; *s != '\0'; s++)
		add(rq, t, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
	add(rq, t, "\"", 1);
}

struct cells { const struct column *list[64]; const char *labels[64]; size_t count; };

static struct cells cells_of(const struct list *list, const struct table *table)
{
	struct cells c = { .count = 0 };

	for (const struct head *h = list->heads; h->name != NULL && c.count + 2 < COUNT(c.list); h++) {
		c.list[c.count] = table_column(table, h->name, strlen(h->name));
		c.labels[c.count++] = h->label;
		if (h->small != NULL) {
			c.list[c.count] = table_column(table, h->small, strlen(h->small));
			c.labels[c.count++] = NULL;
		}
	}
	return c;
}

static const char *label_of(struct request *rq, const struct cells *c, size_t i)
{
	const char *label = c->labels[i] != NULL ? c->labels[i] : c->list[i]->label;
	return say(rq, label == NULL ? c->list[i]->name : label);
}

static void as_csv(struct request *rq, const struct cells *c, const struct table *table, struct rows rows)
{
	struct text t = { NULL, 0, 0 };

	add(rq, &t, "\xEF\xBB\xBF", 3);
	for (size_t i = 0; i < c->count; i++)
		add_cell(rq, &t, label_of(rq, c, i), false, i == 0);
	for (size_t r = 0; r < rows.count; r++) {
		const void *row = (const unsigned char *)rows.list + r * table->size;
		add(rq, &t, "\r\n", 2);
		for (size_t i = 0; i < c->count; i++)
			add_cell(rq, &t, plain(rq, c->list[i], row),
				c->list[i]->type == TYPE_FEN || c->list[i]->type == TYPE_INT, i == 0);
	}
	add(rq, &t, "\r\n", 2);
	rq->type = "text/csv; charset=utf-8";
	rq->raw = t.at;
	rq->raw_length = t.length;
}

static void as_xlsx(struct request *rq, const struct cells *c, const struct table *table, struct rows rows)
{
	struct xlsx *x = xlsx_open(&rq->arena, rq->title);

	for (size_t i = 0; i < c->count; i++)
		xlsx_text(x, 0, (int)i, label_of(rq, c, i));
	for (size_t r = 0; r < rows.count; r++) {
		const void *row = (const unsigned char *)rows.list + r * table->size;
		for (size_t i = 0; i < c->count; i++) {
			const struct column *k = c->list[i];
			if (k->type == TYPE_FEN)
				xlsx_money(x, (int)r + 1, (int)i, *column_int(k, row));
			else if (k->type == TYPE_DAY && *column_day(k, row) != NO_DAY)
				xlsx_date(x, (int)r + 1, (int)i, day_civil(*column_day(k, row)), false);
			else if (k->type == TYPE_TIME && *column_int(k, row) != NO_TIME)
				xlsx_date(x, (int)r + 1, (int)i, zone_local(rq->site.zone, *column_int(k, row)), true);
			else if (k->type == TYPE_INT)
				xlsx_number(x, (int)r + 1, (int)i, (double)*column_int(k, row));
			else
				xlsx_text(x, (int)r + 1, (int)i, plain(rq, k, row));
		}
	}
	rq->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	rq->raw = xlsx_close(x, &rq->arena, &rq->raw_length);
}

int list_export(struct request *rq, const struct list *list, const struct table *table,
	struct rows rows, const char *as)
{
	struct cells c = cells_of(list, table);
	char today[11];
	bool csv = strcmp(as, "csv") == 0;

	if (!csv && strcmp(as, "xlsx") != 0)
		return 404;
	if (csv)
		as_csv(rq, &c, table, rows);
	else
		as_xlsx(rq, &c, table, rows);
	day_print(rq->context.today, today);
	rq->file_name = arena_printf(&rq->arena, "%s %s.%s", rq->title, today, csv ? "csv" : "xlsx");
	return 200;
}
