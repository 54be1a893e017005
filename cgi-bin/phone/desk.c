/* desk.c -- what the operator's keys do: one key puts the call through, R and Enter leave a
** message; each takes the steps of the call (P021) that lead there. */
#include "phone/phone.h"
#include "core/text.h"
#include "kit/form.h"
#include "kit/record.h"
#include "presence/presence.h"
#include "edge/db.h"
#include "edge/zone.h"

/* clang-format off */
static const struct field fields[] = {
	{ "caller",       NULL, NULL, INPUT_LINE, .max = 60 },
	{ "phone",        NULL, NULL, INPUT_PHONE },
	{ "ring_seconds", NULL, NULL, INPUT_NUMBER, .min = 0, .max = 600 },
	{ "say",          NULL, NULL, INPUT_RADIO },
	{ "message",      NULL, NULL, INPUT_LINE, .max = 500 },
	{ "about",        NULL, NULL, INPUT_LINE, .max = 300 },
	{ 0 }
};
static const struct form form = { "phone", &call_table, fields };

/* A button: the steps it takes, each only where the call stands so; the last must be taken.
** Of "identify" it becomes "unsaid" when neither name nor number was typed: that is on record then. */
static const struct way { const char *name, *steps[5], *put_to; bool stays; } ways[] = {
	{ "extension", { "identify", "transfer" }, "extension", true },
	{ "mobile",    { "identify", "transfer" }, "mobile", true },
	{ "busy",      { "identify", "cannot" }, NULL, true },
	{ "no_answer", { "identify", "transfer", "no_answer" }, NULL, true },
	{ "message",   { "identify", "no_answer", "cannot", "message" }, NULL, false },
	{ "connect",   { "connect" }, NULL, false },
	{ "done",      { "hang_up" }, NULL, false },
};
/* clang-format on */

static int show(struct request *rq)
{
	struct call *c = phone_call(rq, phone_number(pairs_get(rq->query, "call")));

	if (c != NULL && flow_state(call_module.flow, c->r.state)->final)
		c = NULL;
	return phone_draw(rq, c, 200);
}

/* Take the steps of a button that are open to the call, in order; the last must be. */
static bool go(struct request *rq, struct call *c, const struct way *w)
{
	bool last = false;

	for (const char *const *s = w->steps; *s != NULL; s++) {
		const char *step = strcmp(*s, "identify") == 0 && call_unnamed(c) ? "unsaid" : *s;
		last = flow_step(call_module.flow, c->r.state, step, rq->user.roles) != NULL;
		if (last && !record_take(rq, &call_module, c, record_copy(rq, &call_table, c), step, rq->user.roles))
			return false;
	}
	if (!last)
		rq->refused = say_f(rq, T("This step is not possible: the record is now \"%s\"."),
			say(rq, flow_state(call_module.flow, c->r.state)->label));
	return last;
}

static int act(struct request *rq)
{
	const char *doing = pairs_get(rq->body, "do");
	struct call *c = phone_call(rq, phone_number(pairs_get(rq->body, "call"))), *fresh = record_blank(rq, &call_module);
	const struct call *was = c == NULL ? NULL : record_copy(rq, &call_table, c);
	const struct way *w = NULL;
	struct phone_hit whom;

	for (size_t i = 0; doing != NULL && i < COUNT(ways); i++)
		if (strcmp(ways[i].name, doing) == 0)
			w = &ways[i];
	if (w == NULL && (doing == NULL || strcmp(doing, "answer") != 0))
		return 404;
	fresh->r.id = fresh->r.company = 0;
	if (c == NULL)
		c = fresh;
	if (!form_read(rq, &form, c))
		return phone_draw(rq, was == NULL ? NULL : phone_call(rq, was->r.id), 422);
	if (phone_hit(rq, phone_number(pairs_get(rq->body, "person")), phone_number(pairs_get(rq->body, "company")), &whom)) {
		c->person = whom.person;
		c->r.company = whom.company;
	}
	if (w != NULL && w->put_to != NULL)
		c->put_to = w->put_to;
	if ((was == NULL && record_make(rq, &call_module, &call_sql[CALL_MAKE], c) == 0) || (w != NULL && !go(rq, c, w)))
		return phone_draw(rq, was == NULL ? NULL : phone_call(rq, was->r.id), rq->faults != NULL ? 422 : 409);
	if (w != NULL && strcmp(w->name, "message") == 0)
		return redirect_to(rq, "/phone?sent=%lld", (long long)c->r.id);
	return w == NULL || w->stays ? redirect_to(rq, "/phone?call=%lld", (long long)c->r.id) : redirect_to(rq, "/phone");
}

/* "15:00" of today, or "2026-11-24 15:00". */
static instant until(struct request *rq, const char *text)
{
	char today[11];
	struct civil c;

	day_print(rq->context.today, today);
	if (text != NULL && strlen(text) == 5)
		text = arena_printf(&rq->arena, "%s %s", today, text);
	return text == NULL || !civil_parse(text, &c) ? NO_TIME : zone_instant(rq->site.zone, c);
}

static int set(struct request *rq)
{
	const char *place = pairs_get(rq->body, "place"), *words = pairs_get(rq->body, "instructions");
	int64_t person = phone_number(pairs_get(rq->body, "person"));
	const struct choice *o = presence_places;
	struct phone_hit hit;

	while (place != NULL && o->value != NULL && strcmp(o->value, place) != 0)
		o++;
	if (place == NULL || o->value == NULL || !phone_hit(rq, person, 0, &hit))
		return 404;
	if (!presence_set(rq, person, o->value, until(rq, pairs_get(rq->body, "until")),
		words == NULL ? "" : text_cut(&rq->arena, words, 400)))
		return phone_draw(rq, NULL, rq->faults != NULL ? 422 : 409);
	return redirect_to(rq, "/phone?person=%lld&did=saved", (long long)person);
}

static const struct route routes[] = {
	{ GET,  "", 0, show, "phone/desk.html" },
	{ POST, "", 0, act, "phone/desk.html" },
	{ POST, "/presence", 0, set, "phone/desk.html" },
	{ 0 }
};

const struct module phone_module = {
	.name = "phone", .title = T("Operator's desk"), .table = &phone_hit_table, .sql = phone_sql,
	.face = { [DESK] = { ROLE_DESK, .more = routes, .place = { T("menu|Telephone and fax"), 300, "phone", "t", "phone" } } },
};
