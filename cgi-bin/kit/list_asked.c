/* list_asked.c -- what the reader of a list asks for becomes conditions and values of its statement. */
#include "kit/list.h"
#include "core/text.h"
#include "kit/list_page.h"
#include "edge/zone.h"

void list_give(struct list_query *q, const char *name, const char *value)
{
	assert(q->given.count < LIST_GIVEN);
	q->pairs[q->given.count] = (struct pair){ name, value };
	q->given.count++;
}

void list_also(struct list_query *q, struct arena *a, const char *where)
{
	q->where = arena_printf(a, "%s AND (%s)", q->where, where);
}

const char *list_utc(struct arena *a, instant t)
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

/* Telephones add a blank behind each word they complete; NULL: nothing else. */
static const char *trimmed(struct request *rq, const char *v)
{
	size_t n;

	v += strspn(v, " ");
	for (n = strlen(v); n > 0 && v[n - 1] == ' '; n--)
		;
	return n == 0 ? NULL : arena_text(&rq->arena, v, n);
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
	return strlen(v) <= 200 ? trimmed(rq, v) : NULL;
}

static void give_line(struct request *rq, struct list_query *q, const struct filter *f, const char *v)
{
	const char *digits = text_phone(&rq->arena, v);
	bool phone = strlen(digits) >= 3 && v[strspn(v, "0123456789 +-()/")] == '\0';

	list_give(q, arena_printf(&rq->arena, "%s_like", f->name), text_like(&rq->arena, "", v));
	list_give(q, arena_printf(&rq->arena, "%s_digits", f->name), phone ? text_like(&rq->arena, "%", digits) : "-");
	list_give(q, arena_printf(&rq->arena, "%s_begun", f->name), phone ? text_like(&rq->arena, "", digits) : "-");
}

/* The column of a choice that is just "b.state = :state"; NULL. */
static const char *chosen(struct arena *a, const struct filter *f)
{
	const char *dot = strchr(f->where, '.'), *is = strstr(f->where, " = :");

	if (f->input != INPUT_CHOICE || f->found != NULL || dot == NULL || is == NULL || strcmp(is + 4, f->name) != 0)
		return NULL;
	return dot < is && strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz_") == (size_t)(is - dot - 1)
		? arena_text(a, dot + 1, (size_t)(is - dot - 1)) : NULL;
}

static void keyed(struct list_query *q, struct arena *a, const char *where)
{
	q->keyed = arena_printf(a, "%s AND (%s)", q->keyed, where);
}

void list_asked(struct request *rq, struct list_query *q, const struct filter *f)
{
	const char *v = list_value(rq, f);
	day d;

	if (v == NULL || (f->found != NULL && q->instead != 0))
		return;
	if (f->found != NULL && q->found == NULL && !q->walk)
		q->found = f->found;
	else
		list_also(q, &rq->arena, f->where);
	if (q->choice == NULL && (q->choice = chosen(&rq->arena, f)) != NULL)
		keyed(q, &rq->arena, f->where);
	if (f->input == INPUT_DAY && day_parse(v, &d)) {
		q->scope = arena_printf(&rq->arena, "%s AND (%s)", q->scope, f->where);
		keyed(q, &rq->arena, f->where);
		q->by = q->by == NULL ? f->order : q->by;
		list_give(q, f->name, list_utc(&rq->arena, zone_day_start(rq->site.zone, d)));
		list_give(q, arena_printf(&rq->arena, "%s_end", f->name),
			list_utc(&rq->arena, zone_day_start(rq->site.zone, d + 1)));
	} else if (f->input != INPUT_FLAG) {
		list_give(q, f->name, v);
		if (f->input == INPUT_LINE)
			give_line(rq, q, f, v);
	}
}

int64_t list_company(struct request *rq, const struct list *list)
{
	const char *v = pairs_get(rq->query, "company");

	return list->company == NULL || v == NULL || strlen(v) > 18 || strspn(v, "0123456789") != strlen(v)
		? 0 : strtoll(v, NULL, 10);
}

/* "?company=7": of one company only. */
void list_of_company(struct request *rq, struct list_query *q, const struct list *list)
{
	int64_t company = q->instead != 0 ? q->instead : list_company(rq, list);

	if (company == 0)
		return;
	list_also(q, &rq->arena, arena_printf(&rq->arena, "%s = :company", list->company));
	keyed(q, &rq->arena, arena_printf(&rq->arena, "%s = :company", list->company));
	q->whose = list->company;
	q->scope = arena_printf(&rq->arena, "%s AND %s = :company", q->scope, list->company);
	list_give(q, "company", arena_printf(&rq->arena, "%lld", (long long)company));
}

bool list_of_all(const char *select)
{
	const char *where = NULL;

	for (const char *p = select; (p = strstr(p, " WHERE ")) != NULL; p++)
		where = p + strlen(" WHERE ");
	return where != NULL && strcmp(where + strspn(where, "abcdefghijklmnopqrstuvwxyz"), ".site = :my_site") == 0;
}
