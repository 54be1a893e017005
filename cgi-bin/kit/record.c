/* record.c -- the life of a record of any module: made, read, stepped.  What a
** person sees of it is in record_page.c. */
#include "kit/record.h"
#include "kit/clock.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/held.h"
#include "kit/history.h"
#include "kit/list.h"
#include "kit/number.h"
#include "kit/price.h"
#include "kit/show.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/page.h"

void *record_blank(struct request *rq, const struct module *m)
{
	struct record *r = arena_take(&rq->arena, m->table->size);

	table_blank(m->table, r);
	r->id = rq->match.id;
	r->site = rq->site.id;
	r->company = rq->user.company;
	return r;
}

void *record_copy(struct request *rq, const struct table *t, const void *row)
{
	return memcpy(arena_take(&rq->arena, t->size), row, t->size);
}

void *record_read(struct request *rq)
{
	struct record *r = record_blank(rq, rq->module);

	return db_one(rq->db, rq->face->one, r, r) ? r : NULL;
}

/* When the deadline of a state passes, and when it warns. */
static instant deadline(struct request *rq, const struct state *s, const struct record *r, instant *warn)
{
	instant due;

	*warn = NO_TIME;
	if (s == NULL || !flow_timed(s))
		return NO_TIME;
	due = s->due.until != NULL ? s->due.until(rq, r)
		: clock_after(rq, rq->context.now, s->due.amount, s->due.unit);
	if (due == NO_TIME)
		return NO_TIME;
	*warn = rq->context.now + (due - rq->context.now) * (s->due.warn == 0 ? 80 : s->due.warn) / 100;
	return due;
}

static void start_clock(struct request *rq, const struct module *m, struct record *r,
	const struct state *s, instant warn)
{
	instant end = s->ends.until == NULL ? NO_TIME : s->ends.until(rq, r);

	if (end != NO_TIME)
		clock_start(rq, m->name, r->id, r->number, s->name, end, NO_TIME, s->ends.overdue, r->company,
			s->ends.label != NULL ? s->ends.label : s->label);
	if (r->due != NO_TIME)
		clock_start(rq, m->name, r->id, r->number, s->name, r->due, warn,
			s->due.overdue == NULL ? "" : s->due.overdue, r->company,
			s->due.label != NULL ? s->due.label : s->label);   /* translated when shown */
}

int64_t record_make(struct request *rq, const struct module *m, const struct sql *make, void *row)
{
	struct record *r = row;
	const struct state *s = NULL;
	const char *refused;
	instant warn = NO_TIME;

	r->site = rq->site.id;
	r->made_at = rq->context.now;
	r->made_by = rq->user.id;
	if (rq->program->audience == PORTAL)
		r->company = rq->user.company;
	if (m->flow != NULL && (r->state == NULL || *r->state == '\0'))
		r->state = m->flow->states[0].name;
	refused = m->before == NULL ? NULL : m->before(rq, r);
	if (refused != NULL)
		rq->refused = refused;
	if (refused != NULL || rq->faults != NULL)
		return 0;
	if (m->flow != NULL) {
		s = flow_state(m->flow, r->state);
		assert(s != NULL);
		r->due = deadline(rq, s, r, &warn);
	}
	if (m->series != NULL)
		r->number = number_later(rq, m->series);
	if (!db_try(rq->db, make, r, &r->id)) {
		held_twice(rq, m);
		return 0;
	}
	number_wrote(rq, m->table, make, r, r->id);
	if (!held_follow(rq, m, NULL, r) || (m->hold != NULL && !m->hold(rq, r)))
		return 0;
	history_write(rq, m, r->id, "new", NULL, r, "");
	if (s != NULL)
		start_clock(rq, m, r, s, warn);
	if (m->after != NULL)
		m->after(rq, r);
	return rq->refused != NULL ? 0 : r->id;
}

/* The step is none of the state's: what the record is now, and why that is too early. */
const char *record_not_here(struct request *rq, const struct module *m, const struct record *r, const char *step)
{
	const struct state *now = flow_state(m->flow, r->state);
	const char *why = say_f(rq, T("This step is not possible: the record is now \"%s\"."),
		now == NULL ? r->state : say(rq, now->label));

	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		if (s->refusal != NULL && !s->only_overdue && strcmp(s->name, step) == 0)
			return say_f(rq, T("%s %s"), why, say(rq, s->refusal));
	return why;
}

/* Why the step may not be taken now, or NULL. */
static const char *not_now(struct request *rq, const struct step *s, const struct record *r)
{
	if (!s->only_overdue || (r->due != NO_TIME && rq->context.now >= r->due))
		return NULL;
	return r->due == NO_TIME ? say(rq, s->refusal)
		: say_f(rq, T("%s Possible from %s."), say(rq, s->refusal), show_time(rq, r->due));
}

/* The reason that was typed belongs to the step that was asked for, not to those that follow it. */
static const char *note_of(const struct request *rq, const struct module *m, const struct record *r, const char *step)
{
	bool asked = rq->match.step == NULL || (rq->module == m && rq->match.id == r->id && strcmp(rq->match.step, step) == 0);

	return asked ? pairs_get(rq->body, "note") : "";
}

bool record_put_into(struct request *rq, const struct module *m, void *row, const void *before, const char *to,
	const char *step, const char *note)
{
	struct record *r = row;
	const struct state *now = flow_state(m->flow, to != NULL ? to : r->state);
	instant warn = NO_TIME, was_due = r->due;
	uint64_t moved;

	r->was = r->state;
	if (to != NULL)
		r->state = now->name;
	if (to != NULL || (now != NULL && now->due.until != NULL))
		r->due = deadline(rq, now, r, &warn);
	if (!db_set(rq->db, m->move, r, &moved)) {
		held_twice(rq, m);
		return false;
	}
	if (moved != 1) {
		rq->refused = say(rq, T("Somebody was faster: the record has changed since this page was opened."));
		return false;
	}
	number_wrote(rq, m->table, m->move, r, r->id);
	if (!held_follow(rq, m, before, r))
		return false;
	history_write(rq, m, r->id, step, before, r, note);
	if (to != NULL || r->due != was_due || (now != NULL && now->ends.until != NULL)) {
		clock_met(rq, m->name, r->id, r->was);
		start_clock(rq, m, r, now, warn);
	}
	return true;
}

bool record_take(struct request *rq, const struct module *m, void *row,
	const void *before, const char *step, unsigned roles)
{
	struct record *r = row;
	const struct step *s = flow_step(m->flow, r->state, step, roles);

	if (s == NULL) {
		rq->refused = record_not_here(rq, m, r, step);
		return false;
	}
	rq->refused = s->fits != NULL && !s->fits(r) ? say(rq, T("This step is not meant for this record."))
		: not_now(rq, s, r);
	if (rq->refused == NULL && s->may != NULL)
		rq->refused = s->may(rq, before != NULL ? before : r);
	if (rq->refused == NULL && s->act != NULL)
		rq->refused = s->act(rq, r);
	if (rq->refused != NULL || rq->faults != NULL)
		return false;
	if (!record_put_into(rq, m, r, before, s->to, s->name, note_of(rq, m, r, s->name)))
		return false;
	if (s->after != NULL)
		s->after(rq, r);
	return rq->refused == NULL;
}
