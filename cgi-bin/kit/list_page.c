/* list_page.c -- a list as people see it: filters, chips, heads, rows, paging. */
#include "kit/list_page.h"
#include "core/text.h"
#include "kit/clock.h"
#include "kit/list.h"
#include "kit/once.h"
#include "kit/pick.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/page.h"

/* The query without some names, as "?a=b&c=d"; always starts with "?". */
const char *list_without(struct request *rq, const char *one, const char *more)
{
	const char *text = "?";

	for (size_t i = 0; i < rq->query.count; i++) {
		const struct pair *p = &rq->query.list[i];
		if (strcmp(p->name, one) == 0 || strcmp(p->name, "after") == 0 ||
		    strcmp(p->name, "before") == 0 || strcmp(p->name, "did") == 0 ||
		    (more != NULL && strcmp(p->name, more) == 0) || *p->value == '\0')
			continue;
		text = arena_printf(&rq->arena, "%s%s%s=%s", text, text[1] == '\0' ? "" : "&",
			text_url(&rq->arena, p->name), text_url(&rq->arena, p->value));
	}
	return text;
}

static const char *with(struct request *rq, const char *query, const char *name, const char *value)
{
	return arena_printf(&rq->arena, "%s%s%s=%s", query, query[1] == '\0' ? "" : "&", name,
		text_url(&rq->arena, value));
}

static bool number_like(const struct column *c)
{
	return c->type == TYPE_FEN || c->type == TYPE_INT;
}

static const char *head_label(struct request *rq, const struct head *h, const struct column *c)
{
	return say(rq, h->label != NULL ? h->label : c->label != NULL ? c->label : c->name);
}

static void put_heads(struct request *rq, struct page *t, const struct list *list,
	const struct table *table, const struct list_query *q)
{
	for (const struct head *h = list->heads; h->name != NULL; h++) {
		const struct column *c = table_column(table, h->name, strlen(h->name));
		struct page *p = page_again(t, "head");
		bool here = q->sorted == h || (q->sorted == NULL && strcmp(list->order_name, h->name) == 0);
		page_text(p, "label", head_label(rq, h, c));
		page_text(p, "class", number_like(c) ? "num" : "");
		if (h->sort != NULL) {
			struct page *s = page_again(p, "sortable");
			page_text(s, "sort_url", with(rq, with(rq, list_without(rq, "sort", "dir"),
				"sort", h->name), "dir", here && q->up ? "down" : "up"));
		}
		if (here)
			page_show(p, q->up ? "sorted_up" : "sorted_down");
	}
}

static void put_due(struct request *rq, struct page *cell, const struct table *table,
	const struct column *c, const void *row)
{
	const struct column *made = table_column(table, "made_at", 7);
	const struct column *state = table_column(table, "state", 5);
	instant due = *column_int(c, row);
	const struct state *s = state == NULL || rq->module->flow == NULL ? NULL
		: flow_state(rq->module->flow, *column_text(state, row));
	struct clock_face face;
	struct page *p;

	if (due == NO_TIME || (s != NULL && (s->final || !flow_timed(s)))) {
		page_show(cell, "c_none");
		return;
	}
	face = clock_face(rq, made == NULL ? due - 86400 : *column_int(made, row), due, NO_TIME);
	p = page_again(cell, "c_clock");
	page_text(p, "clock_class", face.tone);
	page_int(p, "dash", face.dash);
	page_text(p, "text", face.text);
}

/* Nothing charged is no amount, as on the record and in books (P001). */
static const char *cell_text(struct request *rq, const struct table *table, const struct column *c, const void *row)
{
	return c->type == TYPE_FEN && *column_int(c, row) == 0 ? "" : show_own(rq, table, c, row);
}

static void put_small(struct request *rq, struct page *p, const struct head *h,
	const struct table *table, const void *row)
{
	const struct column *c = h->small == NULL ? NULL : table_column(table, h->small, strlen(h->small));
	const char *text = c == NULL ? "" : cell_text(rq, table, c, row);

	if (*text == '\0')
		return;
	page_show(p, "small");
	page_text(p, "small", text);
}

static void put_cell(struct request *rq, struct page *tr, const struct head *h, bool first,
	const struct table *table, const void *row)
{
	const struct column *c = table_column(table, h->name, strlen(h->name));
	const struct column *id = table_column(table, "id", 2);
	struct page *cell = page_again(tr, "cell"), *p;
	const char *text;

	if (!first && strcmp(c->name, "due") == 0) {
		put_due(rq, cell, table, c, row);
		return;
	}
	text = cell_text(rq, table, c, row);
	if (first && rq->face->one != NULL) {
		p = page_again(cell, "c_first");
		page_text(p, "url", record_url(rq, rq->module, *column_int(id, row)));
		if (*text == '\0')
			text = arena_printf(&rq->arena, "#%lld", (long long)*column_int(id, row));
	} else if (strcmp(c->name, "state") == 0) {
		p = page_again(cell, "c_state");
		page_text(p, "state_class", record_tone(rq->module->flow, *column_text(c, row)));
	} else if (number_like(c)) {
		p = page_again(cell, "c_num");
	} else if (c->type == TYPE_TIME || c->type == TYPE_DAY) {
		p = page_again(cell, "c_time");
	} else {
		p = page_again(cell, "c_text");
		put_small(rq, p, h, table, row);
		if (h->small != NULL)
			page_text(cell, "class", "w");
	}
	page_text(p, "text", text);
	if (*text != '\0' && (number_like(c) || c->type == TYPE_TIME || c->type == TYPE_DAY))
		page_text(page_again(p, "what"), "label", head_label(rq, h, c));        /* a telephone has no heads (S3-11) */
}

/* After a refusal the ticks stand where they stood. */
static bool is_ticked(const struct request *rq, int64_t id)
{
	for (size_t i = 0; rq->method == POST && i < rq->body.count; i++)
		if (strcmp(rq->body.list[i].name, "id") == 0 && strtoll(rq->body.list[i].value, NULL, 10) == id)
			return true;
	return false;
}

static void put_rows(struct request *rq, struct page *t, const struct list *list,
	const struct table *table, struct rows rows, bool back)
{
	const struct column *id = table_column(table, "id", 2);
	const struct column *number = table_column(table, "number", 6);

	for (size_t i = 0; i < rows.count; i++) {
		const void *row = (const unsigned char *)rows.list + (back ? rows.count - 1 - i : i) * rows.size;
		struct page *tr = page_again(t, "row");
		if (list->bulk != NULL) {
			struct page *check = page_again(tr, "check");
			page_int(check, "id", *column_int(id, row));
			page_text(check, "number", number == NULL ? "" : *column_text(number, row));
			if (is_ticked(rq, *column_int(id, row)))
				page_show(check, "checked");
		}
		for (const struct head *h = list->heads; h->name != NULL; h++)
			put_cell(rq, tr, h, h == list->heads, table, row);
	}
}

/* Where the row stands in the order, "<value>~<id>": the value is the store's own, so that it is compared as it sorts. */
static const char *cursor(struct request *rq, const struct table *table, struct rows rows, size_t i)
{
	const struct column *id = table_column(table, "id", 2);

	return arena_printf(&rq->arena, "%s~%lld", rows_at(rows, i, table),
		(long long)*column_int(id, (const unsigned char *)rows.list + i * rows.size));
}

/* The list's address without its place, and without an order it could not be put in. */
static const char *place_base(struct request *rq, const struct list_query *q)
{
	return q->unsorted == NULL ? list_without(rq, "after", "before") : list_without(rq, "sort", "dir");
}

static void put_link(struct request *rq, struct page *p, const char *name, const char *url, const char *label)
{
	struct page *l = page_again(p, name);

	page_text(l, name, url);
	page_text(l, "label", say(rq, label));
}

/* A list by time that ends with the oldest says so; any other has pages before and behind. */
static void put_paging(struct request *rq, const struct table *table, const struct list_query *q,
	struct rows rows, bool more)
{
	bool newer = q->back ? more : q->moved, older = q->back ? q->moved : more;
	const char *base = place_base(rq, q);
	struct page *p;

	if (rows.count == 0 || q->end_value != NULL || (!newer && !older))
		return;
	p = page_again(rq->page, "paging");
	if (newer)
		put_link(rq, p, "newer_url", with(rq, base, "before", cursor(rq, table, rows, q->back ? rows.count - 1 : 0)),
			q->up ? T("Page before") : T("Newer"));
	if (older)
		put_link(rq, p, "older_url", with(rq, base, "after", cursor(rq, table, rows, q->back ? 0 : rows.count - 1)),
			q->up ? T("Next page") : T("Older"));
}

/* Not everything was looked at: how far, how to say more exactly what is meant, and how to go on all the same. */
static void put_cut(struct request *rq, const struct table *table, const struct list_query *q, struct rows rows, bool more)
{
	struct page *p;
	const char *to;

	if (q->unsorted == NULL && !q->cut && q->instead == 0)
		return;
	p = page_again(rq->page, "cut");
	if (q->instead != 0)
		page_text(page_again(p, "why"), "text", say_f(rq, T("More fits than can be looked through at once. These are the lines of %s."),
			pick_company_name(rq, q->instead)));
	if (q->unsorted != NULL)
		page_text(page_again(p, "why"), "text", say(rq, T("There are too many lines to put them in this order. "
			"Choose a period, a company or a state first; until then the list has its own order.")));
	if (!q->cut)
		return;
	page_text(page_again(p, "why"), "text", say(rq, T("There are too many lines to look through all of them at once. "
		"Choose a period, a company or a state, or look for a whole number.")));
	if (q->end_value == NULL)
		return;
	to = more ? cursor(rq, table, rows, rows.count - 1) : arena_printf(&rq->arena, "%s~%s", q->end_value, q->end_id);
	put_link(rq, p, "further_url", with(rq, place_base(rq, q), q->back ? "before" : "after", to), T("Look further"));
}

static void put_acts(struct request *rq)
{
	const struct face *f = rq->face;
	unsigned makers = f->make_roles != 0 ? f->make_roles : f->roles;
	struct page *p;
	const char *base = list_without(rq, "after", "as");

	if (f->make != NULL && (makers & rq->user.roles) != 0) {
		p = page_again(rq->page, "can_new");
		page_text(p, "new_url", arena_printf(&rq->arena, "/%s/%s/new", rq->program->name, rq->module->name));
		page_text(p, "new_label", say(rq, T("New")));
		if (f->new_key != NULL) {
			page_show(p, "keyed");
			page_text(p, "new_key", f->new_key);
		}
	}
	p = page_again(rq->page, "exports");
	page_text(p, "xlsx_url", with(rq, base, "as", "xlsx"));
	page_text(p, "csv_url", with(rq, base, "as", "csv"));
	for (const struct sheet *s = rq->module->sheets; s != NULL && s->name != NULL; s++)
		if (s->of_list && (s->roles & rq->user.roles) != 0) {
			struct page *l = page_again(p, "print");
			page_text(l, "url", arena_printf(&rq->arena, "/report/%s/%s%s%s%s", rq->module->name, s->name, base,
				s->query == NULL || base[1] == '\0' ? "" : "&", s->query == NULL ? "" : s->query));
			page_text(l, "label", say(rq, s->label));
		}
}

static void put_bulk(struct request *rq, const struct list *list)
{
	struct page *b;

	if (list->bulk == NULL || rq->module->flow == NULL)
		return;
	b = page_again(rq->page, "bulk");
	page_text(b, "bulk_url", arena_printf(&rq->arena, "/%s/%s/bulk%s", rq->program->name, rq->module->name,
		rq->query_text == NULL || *rq->query_text == '\0' ? "" : arena_printf(&rq->arena, "?%s", rq->query_text)));
	page_text(b, "once", once_key(rq));
	page_text(rq->page, "once", once_key(rq));
	for (const char *const *name = list->bulk; *name != NULL; name++)
		for (const struct step *s = rq->module->flow->steps; s->name != NULL; s++)
			if (strcmp(s->name, *name) == 0 && (s->roles & rq->user.roles) != 0) {
				struct page *p = page_again(b, "bulk_step");
				page_text(p, "name", s->name);
				page_text(p, "label", say(rq, s->label));
				break;
			}
}

int list_show(struct request *rq, const struct list *list, const struct table *table)
{
	struct list_query q = { 0 };
	const char *as = pairs_get(rq->query, "as");
	size_t limit = list->rows == 0 ? 50 : (size_t)list->rows;
	struct rows rows;
	bool more;

	if (as != NULL)
		return list_export(rq, list, table, as);
	rows = list_fetch(rq, &q, list, table, (int)limit + 1);
	more = rows.count > limit;
	if (more)
		rows.count = limit;
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "printed", say_f(rq, T("Printed %s by %s"),
		show_time(rq, rq->context.now), rq->user.name));
	put_acts(rq);
	list_filters(rq, list);
	put_cut(rq, table, &q, rows, more);
	if (rows.count == 0) {
		struct page *e = page_again(rq->page, "empty");
		page_text(e, "text", say(rq, q.cut ? T("Nothing fits among the lines that were looked through.")
			: q.filtered ? T("Nothing fits what is asked for above.")
			: list->empty != NULL ? list->empty : T("Nothing here yet.")));
		page_text(e, "hint", q.filtered ? say(rq, T("Take a filter off to see more.")) : "");
		return 200;
	}
	put_bulk(rq, list);
	{
		struct page *t = page_again(rq->page, "table");
		put_heads(rq, t, list, table, &q);
		put_rows(rq, t, list, table, rows, q.back);
	}
	put_paging(rq, table, &q, rows, more);
	return 200;
}
