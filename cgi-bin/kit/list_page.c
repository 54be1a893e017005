/* list_page.c -- a list as people see it: filters, chips, heads, rows, paging. */
#include "kit/list_page.h"
#include "core/text.h"
#include "kit/clock.h"
#include "kit/list.h"
#include "kit/once.h"
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

static void put_heads(struct request *rq, struct page *t, const struct list *list,
	const struct table *table, const struct list_query *q)
{
	for (const struct head *h = list->heads; h->name != NULL; h++) {
		const struct column *c = table_column(table, h->name, strlen(h->name));
		struct page *p = page_again(t, "head");
		bool here = q->sorted == h || (q->sorted == NULL && strcmp(list->order_name, h->name) == 0);
		page_text(p, "label", say(rq, h->label != NULL ? h->label
			: c->label != NULL ? c->label : c->name));
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

static void put_small(struct request *rq, struct page *p, const struct head *h,
	const struct table *table, const void *row)
{
	const struct column *c = h->small == NULL ? NULL : table_column(table, h->small, strlen(h->small));
	const char *text = c == NULL ? "" : show_own(rq, table, c, row);

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
	text = show_own(rq, table, c, row);
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
	const struct table *table, const unsigned char *rows, size_t count, bool back)
{
	const struct column *id = table_column(table, "id", 2);
	const struct column *number = table_column(table, "number", 6);

	for (size_t i = 0; i < count; i++) {
		const void *row = rows + (back ? count - 1 - i : i) * table->size;
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

/* Where the row stands in the order: "<value>~<id>". */
static const char *cursor(struct request *rq, const struct table *table, const char *name, const void *row)
{
	const struct column *c = table_column(table, name, strlen(name));
	long long id = (long long)*column_int(table_column(table, "id", 2), row);
	char text[24];

	switch (c->type) {
	case TYPE_TEXT:
		return arena_printf(&rq->arena, "%s~%lld", *column_text(c, row), id);
	case TYPE_DAY:
		day_print(*column_day(c, row), text);
		return arena_printf(&rq->arena, "%s~%lld", text, id);
	case TYPE_TIME:
		instant_print(*column_int(c, row), text);
		return arena_printf(&rq->arena, "%s~%lld", text, id);
	case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID:
		break;
	}
	return arena_printf(&rq->arena, "%lld~%lld", (long long)*column_int(c, row), id);
}

static void put_paging(struct request *rq, const struct table *table, const struct list_query *q,
	const unsigned char *rows, size_t count, bool more)
{
	struct page *p;
	bool newer = q->back ? more : q->moved, older = q->back ? true : more;
	const void *first = rows + (q->back ? count - 1 : 0) * table->size;
	const void *last = rows + (q->back ? 0 : count - 1) * table->size;
	const char *base = list_without(rq, "after", "before");

	if (count == 0 || (!newer && !older))
		return;
	p = page_again(rq->page, "paging");
	if (newer) {
		page_show(p, "newer_url");
		page_text(p, "newer_url", with(rq, base, "before", cursor(rq, table, q->order_name, first)));
	}
	if (older) {
		page_show(p, "older_url");
		page_text(p, "older_url", with(rq, base, "after", cursor(rq, table, q->order_name, last)));
	}
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
		return list_export(rq, list, table, list_rows(rq, list, table, LIST_EXPORT_MOST), as);
	list_compose(rq, &q, list, (int)limit + 1);
	rows = db_list(rq->db, q.text, q.given, table);
	more = rows.count > limit;
	if (more)
		rows.count = limit;
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "printed", say_f(rq, T("Printed %s by %s"),
		show_time(rq, rq->context.now), rq->user.name));
	put_acts(rq);
	list_filters(rq, list);
	if (rows.count == 0) {
		struct page *e = page_again(rq->page, "empty");
		page_text(e, "text", say(rq, list->empty != NULL ? list->empty : T("Nothing here yet.")));
		page_text(e, "hint", q.given.count > 0 ? say(rq, T("Take a filter off to see more.")) : "");
		return 200;
	}
	put_bulk(rq, list);
	{
		struct page *t = page_again(rq->page, "table");
		put_heads(rq, t, list, table, &q);
		put_rows(rq, t, list, table, rows.list, rows.count, q.back);
	}
	put_paging(rq, table, &q, rows.list, rows.count, more);
	return 200;
}
