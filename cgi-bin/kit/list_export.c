/* list_export.c -- a list as CSV (RFC 4180, for Excel) or XLSX, row by row into a file: any size in the memory of one row. */
#include "kit/list.h"
#include "kit/list_page.h"
#include "kit/show.h"
#include "edge/pause.h"
#include "edge/sheetfile.h"
#include "edge/spool.h"
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
static void add_cell(struct spool *to, const char *s, bool number, bool first)
{
	if (!first)
		spool_add(to, ",", 1);
	spool_add(to, "\"", 1);
	if (!number && is_formula(s))
		spool_add(to, "'", 1);
	while (*s != '\0') {
		size_t n = strcspn(s, "\"");
		spool_add(to, s, n);
		s += n;
		if (*s == '"') {
			spool_add(to, "\"\"", 2);
			s++;
		}
	}
	spool_add(to, "\"", 1);
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

struct export {
	struct request *rq;
	struct cells cells;
	struct spool *spool;
	struct xlsx *book;               /* NULL: CSV */
	int rows;
	double until;                    /* pause_clock() */
	bool late;
};

/* Milliseconds.  nginx waits 30 s; a book is packed when its last row is in. */
#define CSV_MS 22000
#define XLSX_MS 14000

static void csv_row(struct export *e, const void *row)
{
	const struct cells *c = &e->cells;

	for (size_t i = 0; i < c->count; i++)
		add_cell(e->spool, plain(e->rq, c->list[i], row),
			c->list[i]->type == TYPE_FEN || c->list[i]->type == TYPE_INT, i == 0);
	spool_add(e->spool, "\r\n", 2);
}

static void xlsx_row(struct export *e, const void *row)
{
	for (size_t i = 0; i < e->cells.count; i++) {
		const struct column *k = e->cells.list[i];
		if (k->type == TYPE_FEN)
			xlsx_money(e->book, e->rows, (int)i, *column_int(k, row));
		else if (k->type == TYPE_DAY && *column_day(k, row) != NO_DAY)
			xlsx_date(e->book, e->rows, (int)i, day_civil(*column_day(k, row)), false);
		else if (k->type == TYPE_TIME && *column_int(k, row) != NO_TIME)
			xlsx_date(e->book, e->rows, (int)i, zone_local(e->rq->site.zone, *column_int(k, row)), true);
		else if (k->type == TYPE_INT)
			xlsx_number(e->book, e->rows, (int)i, (double)*column_int(k, row));
		else
			xlsx_text(e->book, e->rows, (int)i, plain(e->rq, k, row));
	}
}

static bool each_row(void *arg, const void *row)
{
	struct export *e = arg;

	e->rows++;
	e->late = e->rows % 256 == 0 && pause_clock() > e->until;
	if (e->rows > LIST_EXPORT_MOST || e->late)
		return false;
	if (e->book != NULL)
		xlsx_row(e, row);
	else
		csv_row(e, row);
	return true;
}

static void put_heads(struct export *e)
{
	if (e->book == NULL)
		spool_add(e->spool, "\xEF\xBB\xBF", 3);
	for (size_t i = 0; i < e->cells.count; i++)
		if (e->book != NULL)
			xlsx_text(e->book, 0, (int)i, label_of(e->rq, &e->cells, i));
		else
			add_cell(e->spool, label_of(e->rq, &e->cells, i), false, i == 0);
	if (e->book == NULL)
		spool_add(e->spool, "\r\n", 2);
}

int list_export(struct request *rq, const struct list *list, const struct table *table, const char *as)
{
	struct export e = { .rq = rq, .cells = cells_of(list, table) };
	bool csv = strcmp(as, "csv") == 0, written = true;
	char today[11];

	if (!csv && strcmp(as, "xlsx") != 0)
		return 404;
	e.spool = spool_open(rq, as);
	if (e.spool == NULL) {
		rq->retry_after = 20;
		return refuse(rq, 503, T("Two exports are being made already. Please try again in half a minute."));
	}
	if (!csv)
		e.book = xlsx_open(&rq->arena, rq->title, spool_path(e.spool));
	put_heads(&e);
	e.until = pause_clock() + (csv ? CSV_MS : XLSX_MS);
	list_each(rq, list, table, LIST_EXPORT_MOST + 1, each_row, &e);
	if (!csv)
		written = xlsx_close(e.book);
	if (!written)
		give_up(&rq->arena, 503);
	if (e.rows > LIST_EXPORT_MOST) {
		spool_drop();
		return refuse(rq, 422, T("More than 200,000 lines fit this choice. Please choose a shorter period or one more filter, and export again."));
	}
	if (e.late) {
		spool_drop();
		return refuse(rq, 422, say_f(rq, csv ? T("Writing them takes too long: only %d lines were ready in time. Please choose a shorter period or one more filter, and export again.")
			: T("Writing them takes too long: only %d lines were ready in time. Take CSV, which is quicker, or choose a shorter period."), e.rows));
	}
	spool_end(e.spool, rq);
	rq->type = csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	day_print(rq->context.today, today);
	rq->file_name = arena_printf(&rq->arena, "%s %s.%s", rq->title, today, as);
	return 200;
}
