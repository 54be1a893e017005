/* nothing_stuck_test.c -- guarantee 2: from every state that is not final somebody can go on to one that is, and a
** wrong final step is taken back by a leader within a day, with a reason, in the history.  For every module, those
** not written yet too: the declarations are walked, then each final step is taken and taken back. */
#define CORE_RAW
#include "cast.h"
#include "typing.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define EACH_STEP(m, s) for (const struct step *s = (m)->flow->steps; s->name != NULL; s++)

static int taken, undone, forbidden;

/* May people of a face take it? */
static bool by_people(const struct module *m, const struct step *s)
{
	return (s->roles & (m->face[PORTAL].roles | m->face[DESK].roles)) != 0;
}

/* Is a final state reached from `from` by steps that people may take, or the clock ends it? */
static bool leads_out(const struct module *m, const char *from, int depth)
{
	EACH_STEP(m, s) {
		const struct state *to = s->to == NULL ? NULL : flow_state(m->flow, s->to);
		if (to == NULL || !flow_from(s, from) || strcmp(to->name, from) == 0 || !by_people(m, s))
			continue;
		if (to->final || (depth > 0 && leads_out(m, to->name, depth - 1)))
			return true;
	}
	return false;
}

/* A step that gives up asks why: by a page of its own (kit/undo.c), or a form with words that must be written. */
static bool asks_why(const struct step *s)
{
	for (const struct field *f = s->form == NULL ? NULL : s->form->fields; f != NULL && f->name != NULL; f++)
		if (f->required && (f->input == INPUT_LINE || f->input == INPUT_LINES))
			return true;
	return s->form == NULL;
}

/* People give it up, with a reason, into a state that is final, or says why it need not end. */
static bool given_up(const struct module *m, const struct state *t)
{
	EACH_STEP(m, s) {
		const struct state *to = s->to == NULL ? NULL : flow_state(m->flow, s->to);
		if (s->gives_up && to != NULL && flow_from(s, t->name) && (to->final || to->never != NULL) && asks_why(s) && by_people(m, s))
			return true;
	}
	return false;
}

/* Ended by time: a step the clock takes out of it, at an hour that is told. */
static bool timed_out(const struct module *m, const struct state *t)
{
	const struct deadline *d[] = { &t->due, &t->ends };

	for (size_t i = 0; i < COUNT(d); i++) {
		const struct step *s = d[i]->overdue == NULL ? NULL : flow_step(m->flow, t->name, d[i]->overdue, ROLE_CLOCK);
		if (s != NULL && s->to != NULL && strcmp(s->to, t->name) != 0 && (d[i]->amount != 0 || d[i]->until != NULL))
			return true;
	}
	return false;
}

static bool end_is_said(const struct module *m, const struct state *t)
{
	return t->final || t->never != NULL || timed_out(m, t) || given_up(m, t);
}

static bool undo_is_said(const struct step *s)
{
	return s->undo != NULL || s->no_undo != NULL || (s->act == NULL && s->after == NULL);
}

static void of_every_state_it_is_said_how_it_ends(void **unused)
{
	int timed = 0, given = 0, never = 0;

	(void)unused;
	EACH(m) {
		if ((*m)->flow == NULL)
			continue;
		for (const struct state *t = (*m)->flow->states; t->name != NULL; t++) {
			if (!end_is_said(*m, t))
				lab_complain("%s: %s is left by no deadline, no giving up with a reason, and does not say why it never ends", (*m)->name, t->name);
			if (t->final && (t->never != NULL || flow_timed(t) || t->ends.overdue != NULL))
				lab_complain("%s: %s is final, and says how it ends", (*m)->name, t->name);
			timed += !t->final && timed_out(*m, t);
			given += !t->final && given_up(*m, t);
			never += !t->final && t->never != NULL;
		}
	}
	fprintf(stderr, "  %d states end by the clock, %d are given up, %d never end and say why\n", timed, given, never);
	assert_int_equal(lab_wrong, 0);
}

static void every_state_has_a_way_out_and_every_end_a_way_back(void **unused)
{
	(void)unused;
	EACH(m) {
		if ((*m)->flow == NULL || (*m)->move == NULL)
			continue;
		for (const struct state *t = (*m)->flow->states; t->name != NULL; t++)
			if (!t->final && t->never == NULL && !leads_out(*m, t->name, 12))
				lab_complain("%s: nobody can bring it from %s to an end", (*m)->name, t->name);
		EACH_STEP(*m, s)
			if (s->gives_up && !asks_why(s))
				lab_complain("%s: %s gives up, and its form asks no reason", (*m)->name, s->name);
		EACH_STEP(*m, s)
			if (s->to != NULL && flow_state((*m)->flow, s->to)->final && by_people(*m, s) && !undo_is_said(s))
				lab_complain("%s: %s ends it, and nothing says how that is taken back, or why it cannot be", (*m)->name, s->name);
	}
	assert_int_equal(lab_wrong, 0);
}

static bool is_now(const struct module *m, int64_t id, const char *state)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s WHERE id = %lld AND state = '%s'", m->table->name, (long long)id, state);
	return lab_number(sql) == 1;
}

static bool is_told(const struct module *m, int64_t id, const char *state)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM history WHERE module = '%s' AND record = %lld AND step = 'undo'"
		" AND note = 'a mistake' AND state = '%s'", m->name, (long long)id, state);
	return lab_number(sql) > 0;
}

/* Take it back: by a leader only, with a reason only, once only. */
static void take_back(const struct module *m, const struct step *s, int64_t id, const char *from)
{
	const struct actor *leader = cast_of(DESK, ROLE_LEADER & m->face[DESK].roles), *other = cast_of(DESK, ROLE_RECEPTIONIST & m->face[DESK].roles);
	char path[200];
	int status;

	snprintf(path, sizeof(path), "/%s/%lld/undo", m->name, (long long)id);
	if (leader == NULL)
		return;
	if (other != NULL && lab_dry(DESK, other->id, path, "note=wrong", NULL)->status < 400)
		lab_complain("%s: who is no leader takes back %s", m->name, s->name);
	if (s->no_undo != NULL) {
		forbidden++;
		if (lab_dry(DESK, leader->id, path, "note=wrong", NULL)->status != 409)
			lab_complain("%s: %s is taken back although it must not be", m->name, s->name);
		return;
	}
	if (lab_dry(DESK, leader->id, path, "note=", NULL)->status != 422)
		lab_complain("%s: %s is taken back without a reason", m->name, s->name);
	status = lab_ask(DESK, leader->id, path, "note=a+mistake")->status;
	if (status != 303)
		lab_complain("%s: %s is not taken back: %d", m->name, s->name, status);
	else if (!is_now(m, id, from) || !is_told(m, id, from))
		lab_complain("%s: taken back, %s is not again what it was", m->name, s->name);
	else
		undone++;
}

static void try_step(const struct module *m, const struct step *s, enum audience audience)
{
	int64_t ids[4];
	char from[64], path[200];
	size_t n = cast_records(m, audience, s->from, ids);

	for (size_t i = 0; i < n; i++) {
		int64_t person = ids[i] == 0 ? 0 : cast_who(m, audience, s->roles & m->face[audience].roles, ids[i]);
		if (person == 0)
			continue;
		snprintf(from, sizeof(from), "%.*s", (int)strcspn(s->from, " "), s->from);
		snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)ids[i], s->name);
		if (typing_step(audience, person, path, cast_at(m, s, ids[i])) != 303 ||
		    !is_now(m, ids[i], s->to))
			continue;
		taken++;
		take_back(m, s, ids[i], from);
		return;
	}
}

static void a_wrong_final_step_is_taken_back(void **unused)
{
	(void)unused;
	EACH(m) {
		if ((*m)->flow == NULL || (*m)->move == NULL || (*m)->face[DESK].one == NULL)
			continue;
		EACH_STEP(*m, s)
			for (enum audience a = PORTAL; a <= DESK; a++)
				if (s->to != NULL && flow_state((*m)->flow, s->to)->final && ((*m)->face[a].roles & s->roles) != 0 && (*m)->face[a].one != NULL)
					try_step(*m, s, a);
	}
	fprintf(stderr, "  %d final steps taken, %d taken back, %d say why not\n", taken, undone, forbidden);
	assert_int_equal(lab_wrong, 0);
	assert_true(undone > 15);
}

/* A house that has entered nothing: every statement asks for :my_site. */
#define NO_HOUSE 999999

static bool can_be_entered(const char *name)
{
	EACH(m)
		if (strcmp((*m)->name, name) == 0)
			return (*m)->face[DESK].make != NULL || (*m)->face[DESK].more != NULL;
	return false;
}

static int offered, empty;

static void check_source(const struct module *m, const struct form *f, enum audience audience)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++) {
		struct request *rq;
		const struct choice *first;
		if (d->source != NULL && !can_be_entered(d->source))
			lab_complain("%s: %s of form %s is entered at %s, where nothing can be entered", m->name, d->name, f->name, d->source);
		if (!d->required || d->offer == NULL)
			continue;
		offered++;
		rq = lab_open(audience, cast_of(audience, ~0u)->id);
		rq->module = m;
		rq->site.id = rq->context.my_site = rq->user.site = NO_HOUSE;
		rq->context.my_company = NO_HOUSE;
		first = d->offer(rq);
		if (first == NULL || first->value == NULL) {
			empty++;
			if (d->source == NULL)
				lab_complain("%s: a new house has no %s to choose in form %s, and it does not say where they are entered", m->name, d->name, f->name);
		}
		lab_close(rq);
	}
}

static void what_must_be_chosen_and_is_not_there_yet_says_where_it_is_entered(void **unused)
{
	(void)unused;
	EACH(m) {
		check_source(*m, (*m)->form, DESK);
		for (enum audience a = PORTAL; a <= DESK; a++)
			check_source(*m, (*m)->face[a].form, a);
		for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
			check_source(*m, s->form, DESK);
	}
	fprintf(stderr, "  %d required choices are offered, %d of them are empty in a new house\n", offered, empty);
	assert_int_equal(lab_wrong, 0);
	assert_true(empty > 4);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static int stop(void **state) { typing_end(); return lab_stop(state); }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(of_every_state_it_is_said_how_it_ends, fresh),
		cmocka_unit_test_setup(every_state_has_a_way_out_and_every_end_a_way_back, fresh),
		cmocka_unit_test_setup(a_wrong_final_step_is_taken_back, fresh),
		cmocka_unit_test_setup(what_must_be_chosen_and_is_not_there_yet_says_where_it_is_entered, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, stop);
}
