/* list.c -- compose a list's statement from its declared fragments and run it.
** What a person sees of it is in list_page.c. */
#include "kit/list.h"
#include "core/text.h"
#include "kit/list_page.h"
#include "edge/zone.h"

#define GIVEN_MOST 64

static void give(struct list_query *q, const char *name, const char *value)
{
	assert(q->given.count < GIVEN_MOST);
	q->pairs[q->given.count] = (struct pair){ name, value };
	q->given.count++;
}

static void also(struct list_query *q, struct arena *a, const char *where)
{
	q->text = arena_printf(a, "%s AND (%s)", q->text, where);
}

static const char *utc(struct arena *a, instant t)
{
	char text[20];

	instant_print(t, text);
	return arena_text(a, text, strlen(text));
}

const struct choice *list_choices(struct request *rq, const struct filter *f)
{
	const struct flow *flow = rq->module->flow;
	struct choice *made;
	size_t n = 0;

	if (f->offer != NULL)
		return f->offer(rq);
	if (f->choices != NULL || flow == NULL || strcmp(f->name, "state") != 0)
		return f->choices;
	while (flow->states[n].name != NULL)
		n++;
	made = arena_take(&rq->arena, (n + 1) * sizeof(*made));
	for (size_t i = 0; i < n; i++)
		made[i] = (struct choice){ flow->states[i].name, flow->states[i].label };
	return made;
}

const char *list_value(struct request *rq, const struct filter *f)
{
	const char *v = pairs_get(rq->query, f->name);
	day d;

	if (v == NULL || *v == '\0')
		return NULL;
	if (f->input == INPUT_CHOICE) {
		const struct choice *o = list_choices(rq, f);
		while (o != NULL && o->value != NULL && strcmp(o->value, v) != 0)
			o++;
		return o == NULL ? NULL : o->value;
	}
	if (f->input == INPUT_DAY)
		return day_parse(v, &d) ? v : NULL;
	if (f->input == INPUT_FLAG)
		return strcmp(v, "1") == 0 ? v : NULL;
	return strlen(v) <= 200 ? v : NULL;
}

static void add_filter(struct request *rq, struct list_query *q, const struct filter *f)
{
	const char *v = list_value(rq, f);
	day d;

	if (v == NULL)
		return;
	also(q, &rq->arena, f->where);
	if (f->input == INPUT_DAY && day_parse(v, &d)) {
		give(q, f->name, utc(&rq->arena, zone_day_start(rq->site.zone, d)));
		give(q, arena_printf(&rq->arena, "%s_end", f->name),
			utc(&rq->arena, zone_day_start(rq->site.zone, d + 1)));
	} else if (f->input != INPUT_FLAG) {
		give(q, f->name, v);
		if (f->input == INPUT_LINE)
			give(q, arena_printf(&rq->arena, "%s_like", f->name), text_like(&rq->arena, "", v));
	}
}

int64_t list_company(struct request *rq, const struct list *list)
{
	const char *v = pairs_get(rq->query, "company");

	return list->company == NULL || v == NULL || strlen(v) > 18 || strspn(v, "0123456789") != strlen(v)
		? 0 : strtoll(v, NULL, 10);
}

/* "?company=7": of one company only. */
static void add_company(struct request *rq, struct list_query *q, const struct list *list)
{
	int64_t company = list_company(rq, list);

	if (company == 0)
		return;
	also(q, &rq->arena, arena_printf(&rq->arena, "%s = :company", list->company));
	give(q, "company", arena_printf(&rq->arena, "%lld", (long long)company));
}

/* "?sort=<column>&dir=up|down", or the list's own order. */
static void add_order(struct request *rq, struct list_query *q, const struct list *list)
{
	const char *sort = pairs_get(rq->query, "sort");
	const char *dir = pairs_get(rq->query, "dir");

	q->order = list->order;
	q->order_name = list->order_name;
	q->up = list->ascending;
	for (const struct head *h = list->heads; sort != NULL && h->name != NULL; h++)
		if (h->sort != NULL && strcmp(h->name, sort) == 0) {
			q->order = h->sort;
			q->order_name = h->name;
			q->up = true;
			q->sorted = h;
		}
	if (dir != NULL && q->sorted != NULL)
		q->up = strcmp(dir, "down") != 0;
}

/* "?after=<value>~<id>" or "?before=…": only rows on that side of it. */
static void add_cursor(struct request *rq, struct list_query *q, const struct list *list)
{
	const char *after = pairs_get(rq->query, "after");
	const char *before = pairs_get(rq->query, "before");
	const char *at = after != NULL ? after : before;
	const char *id = at == NULL ? NULL : strrchr(at, '~');
	bool greater;

	if (id == NULL || strlen(id + 1) > 18 || strspn(id + 1, "0123456789") != strlen(id + 1))
		return;
	q->back = after == NULL;
	q->moved = true;
	greater = q->up != q->back;
	give(q, "cursor", arena_text(&rq->arena, at, (size_t)(id - at)));
	give(q, "cursor_id", id + 1);
	also(q, &rq->arena, arena_printf(&rq->arena, "%s %s :cursor AND (%s %s :cursor OR %s %s :cursor_id)",
		q->order, greater ? ">=" : "<=", q->order, greater ? ">" : "<",
		list->key, greater ? ">" : "<"));
}

void list_compose(struct request *rq, struct list_query *q, const struct list *list, int limit)
{
	bool up;

	q->pairs = arena_take(&rq->arena, GIVEN_MOST * sizeof(*q->pairs));
	q->given.list = q->pairs;
	q->text = list->select;
	for (const struct filter *f = list->filters; f != NULL && f->name != NULL; f++)
		add_filter(rq, q, f);
	add_company(rq, q, list);
	add_order(rq, q, list);
	add_cursor(rq, q, list);
	up = q->up != q->back;
	q->text = arena_printf(&rq->arena, "%s ORDER BY %s %s, %s %s LIMIT %d", q->text,
		q->order, up ? "ASC" : "DESC", list->key, up ? "ASC" : "DESC", limit);
}

struct rows list_rows(struct request *rq, const struct list *list, const struct table *table, int most)
{
	struct list_query q = { 0 };

	list_compose(rq, &q, list, most);
	return db_list(rq->db, q.text, q.given, table);
}

const char *list_statement(struct arena *a, const struct list *list, struct pairs *given)
{
	struct list_query q = { .text = list->select };

	q.pairs = arena_take(a, GIVEN_MOST * sizeof(*q.pairs));
	q.given.list = q.pairs;
	for (const struct filter *f = list->filters; f != NULL && f->name != NULL; f++) {
		also(&q, a, f->where);
		if (f->input != INPUT_FLAG) {
			give(&q, f->name, f->input == INPUT_DAY ? "2026-01-01 00:00:00" : "1");
			give(&q, arena_printf(a, "%s_%s", f->name, f->input == INPUT_DAY ? "end" : "like"),
				f->input == INPUT_DAY ? "2026-01-02 00:00:00" : "1%");
		}
	}
	*given = q.given;
	return arena_printf(a, "%s ORDER BY %s, %s LIMIT 1", q.text, list->order, list->key);
}
