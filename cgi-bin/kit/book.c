/* book.c -- a register on paper; see book.h. */
#include "kit/book.h"
#include "kit/list.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "core/text.h"
#include "edge/page.h"

#define MOST 3000                    /* lines of one print */

struct book {
	struct request *rq;
	const struct table *table;
	const struct book_column *columns;
	const struct column *band;       /* or NULL */
	int span;                        /* columns, with the one of line numbers */
};

static const char *band_of(const struct book *b, const void *row)
{
	if (b->band == NULL)
		return "";
	return b->band->type == TYPE_TIME ? sheet_day(b->rq, show_local_day(b->rq, *column_int(b->band, row)))
		: show_value(b->rq, b->band, row);
}

/* A time of the band's own day as a clock, any other with its date. */
static const char *value_of(const struct book *b, const struct column *c, const void *row)
{
	struct request *rq = b->rq;
	const char *text = show_value(rq, c, row);

	if (module_masks(rq->module, c->name))
		return show_last(rq, text);
	if (c->type == TYPE_TIME && *column_int(c, row) != NO_TIME && b->band != NULL && b->band->type == TYPE_TIME &&
	    show_local_day(rq, *column_int(c, row)) == show_local_day(rq, *column_int(b->band, row)))
		return show_clock(rq, *column_int(c, row));
	if (c->type == TYPE_FLAG)
		return *column_int(c, row) != 0 ? "✓" : "";
	if (c->type == TYPE_FEN)
		return *column_int(c, row) == 0 ? "" : text;
	return c->type == TYPE_INT && *column_int(c, row) == 0 ? "" : text;
}

static void put_line(const struct book *b, struct page *part, const void *row, size_t no)
{
	struct page *line = page_again(part, "line");

	page_int(line, "no", (int64_t)no);
	for (const struct book_column *k = b->columns; k->kind != NULL; k++) {
		const struct column *c = k->name == NULL ? NULL : table_column(b->table, k->name, strlen(k->name));
		const struct column *small = k->small == NULL ? NULL : table_column(b->table, k->small, strlen(k->small));
		struct page *p = page_again(line, "cell");
		const char *text = c == NULL ? "" : value_of(b, c, row);
		const char *under = small == NULL ? "" : value_of(b, small, row);
		if (*text == '\0') {
			text = under;
			under = "";
		}
		page_text(p, "kind", k->kind);
		if (strcmp(k->kind, "sign") == 0 && *text == 'M' && strspn(text, "MLCQHVZmlcqhvz0123456789 .,-") == strlen(text))
			page_text(page_again(p, "ink"), "ink", text);
		else if (strcmp(k->kind, "tick") == 0 && c == NULL)
			page_show(p, "box");
		else
			page_text(p, "text", text);
		if (*under != '\0')
			page_text(page_again(p, "under"), "small", under);
	}
}

static void put_heads(const struct book *b)
{
	for (const struct book_column *k = b->columns; k->kind != NULL; k++) {
		struct page *p = page_again(b->rq->page, "column");
		const struct column *c = k->name == NULL ? NULL : table_column(b->table, k->name, strlen(k->name));
		page_text(p, "kind", k->kind);
		sheet_label(p, "label", k->label != NULL ? k->label : c == NULL || c->label == NULL ? "" : c->label);
	}
}

/* How many lines, and below each column of money that is summed what its lines add up to. */
static void put_sum(const struct book *b, struct page *part, const unsigned char *rows, size_t count, size_t size)
{
	struct page *p = page_again(part, "day_sum");
	int first = 0;                   /* columns before the first sum */

	while (b->columns[first].kind != NULL && !b->columns[first].sum)
		first++;
	page_int(p, "span", first + 1);
	page_int(p, "count", (int64_t)count);
	for (const struct book_column *k = b->columns + first; k->kind != NULL; k++) {
		const struct column *c = table_column(b->table, k->name == NULL ? "" : k->name, k->name == NULL ? 0 : strlen(k->name));
		struct page *cell = page_again(p, "sum");
		int64_t fen = 0;
		for (size_t i = 0; k->sum && i < count; i++)
			fen += *column_int(c, rows + i * size);
		page_text(cell, "kind", k->kind);
		page_text(cell, "fen", k->sum ? show_fen(b->rq, fen) : "");
	}
}

/* A band with its first row must not part, nor its last row with the sum (print rules). */
static size_t put_band(const struct book *b, const unsigned char *rows, size_t at, size_t count, size_t size)
{
	const char *name = band_of(b, rows + at * size);
	size_t end = at + 1;
	struct page *part = page_again(b->rq->page, "part");

	while (end < count && strcmp(band_of(b, rows + end * size), name) == 0)
		end++;
	page_show(part, "kept");
	if (b->band != NULL && *name != '\0') {
		struct page *p = page_again(part, "band");
		page_int(p, "span", b->span);
		page_text(p, "band_title", name);
	}
	put_line(b, part, rows + at * size, 1);
	for (size_t i = at + 1; i < end; i++) {
		if (i == at + 1 || i + 1 == end)
			part = page_again(b->rq->page, "part");
		if (i + 1 == end)
			page_show(part, "kept");
		put_line(b, part, rows + i * size, i - at + 1);
	}
	put_sum(b, part, rows + at * size, end - at, size);
	return end;
}

void book_rows(struct request *rq, const struct table *table, struct rows rows,
	const char *band, const struct book_column *columns)
{
	struct book b = { rq, table, columns, band == NULL ? NULL : table_column(table, band, strlen(band)), 1 };
	size_t at = 0;

	while (columns[b.span - 1].kind != NULL)
		b.span++;
	page_text(rq->page, "book_title", rq->module == NULL ? "" : say(rq, rq->module->title));
	put_heads(&b);
	while (at < rows.count)
		at = put_band(&b, rows.list, at, rows.count, rows.size);
	if (rows.count == 0)
		page_int(page_again(rq->page, "none"), "span", b.span);
}

struct floor { int number; size_t at; };

static int lower(const void *a, const void *b)
{
	const struct floor *x = a, *y = b;

	return x->number != y->number ? (x->number > y->number) - (x->number < y->number) : (x->at > y->at) - (x->at < y->at);
}

struct rows book_by_floor(struct request *rq, const struct table *table, struct rows rows, const char *column)
{
	const struct column *c = table_column(table, column, strlen(column));
	struct floor *order = arena_take(&rq->arena, (rows.count + 1) * sizeof(*order));
	const unsigned char *from = rows.list;
	unsigned char *to = arena_take(&rq->arena, rows.count * rows.size + 1);

	for (size_t i = 0; i < rows.count; i++)
		order[i] = (struct floor){ text_floor(show_value(rq, c, from + i * rows.size)), i };
	qsort(order, rows.count, sizeof(*order), lower);
	for (size_t i = 0; i < rows.count; i++)
		memcpy(to + i * rows.size, from + order[i].at * rows.size, rows.size);
	rows.list = to;
	return rows;
}

/* "2026-11-25 — 26", what the query asks for; without any: today is put into it. */
static const char *period(struct request *rq)
{
	const char *from = pairs_get(rq->query, "from"), *to = pairs_get(rq->query, "to");
	struct pair *list;
	char today[11];

	if (pairs_get(rq->query, "day") != NULL)
		return pairs_get(rq->query, "day");
	if (from != NULL || to != NULL)
		return arena_printf(&rq->arena, "%s — %s", from == NULL ? "" : from, to == NULL ? "" : to);
	for (size_t i = 0; i < rq->query.count; i++)
		if (*rq->query.list[i].value != '\0')
			return "";                    /* another choice: "open=1" */
	day_print(rq->context.today, today);
	list = arena_take(&rq->arena, 2 * sizeof(*list));
	list[0] = (struct pair){ "from", arena_text(&rq->arena, today, 10) };
	list[1] = (struct pair){ "to", list[0].value };
	rq->query = (struct pairs){ list, 2 };
	return list[0].value;
}

int book_print(struct request *rq, const char *title, const struct book_column *columns)
{
	struct list list = *rq->module->face[DESK].list;
	const char *when = period(rq);
	struct page *head = sheet_head(rq, title, "", "", arena_printf(&rq->arena, "/%s", rq->module->name));
	struct rows rows;

	list.ascending = true;
	rows = list_rows(rq, &list, rq->module->table, MOST + 1);
	if (rows.count > MOST)
		return refuse(rq, 422, T("More than 3,000 lines fit this choice. Please print fewer days at once."));
	if (*when != '\0')
		sheet_ref(head, T("Period"), when);
	book_rows(rq, rq->module->table, rows, list.order_name, columns);
	return 200;
}
