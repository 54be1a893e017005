/* way_out_test.c -- guarantee 2 on rows as they are: nothing_stuck_test.c walks what is declared, this asks each step
** whether it is offered (its .fits, its .may, its roles) for a record in that state.  From every state somebody can go
** on by such steps to one that is final, and what is given up can be given up. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "edge/db.h"
#include "kit/record.h"
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define EACH_STATE(m, t) for (const struct state *t = (m)->flow->states; t->name != NULL; t++)
#define EACH_STEP(m, s) for (const struct step *s = (m)->flow->steps; s->name != NULL; s++)
#define STATES_MOST 32

static int offered_steps, ways;

/* Is the step offered to this person for that record, as it stands in the store? */
static bool offered_to(const struct module *m, const struct step *s, enum audience audience, int64_t person, int64_t id)
{
	struct request *rq = lab_open(audience, person);
	struct record *row;
	bool yes;

	rq->module = m;
	rq->face = &m->face[audience];
	row = record_blank(rq, m);
	row->id = id;
	yes = db_one(rq->db, m->face[audience].one, row, row) && flow_from(s, row->state) &&
		(s->roles & rq->user.roles) != 0 && (s->fits == NULL || s->fits(row)) &&
		(s->may == NULL || s->may(rq, row) == NULL);
	lab_close(rq);
	return yes;
}

/* Whoever of a face may take it, of the cast and, of that record, whom the sample has. */
static bool somebody_is_offered(const struct module *m, const struct step *s, enum audience audience, int64_t id)
{
	unsigned roles = s->roles & m->face[audience].roles;
	char sql[300];
	int64_t maker;

	if (audience == PORTAL)
		return offered_to(m, s, PORTAL, cast_who(m, PORTAL, roles, id), id);
	for (const struct actor *a = actors; a < actors + actor_count; a++)
		if (a->audience == DESK && (a->bit & roles) != 0 && offered_to(m, s, DESK, a->id, id))
			return true;
	if (!cast_has_column(m->table->name, "made_by"))
		return false;
	snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT p.id FROM %s t JOIN person p ON p.id = t.made_by AND p.state = 'active'"
		" AND p.company IS NULL AND p.password IS NOT NULL WHERE t.id = %lld), 0)", m->table->name, (long long)id);
	maker = lab_number(sql);
	return maker != 0 && offered_to(m, s, DESK, maker, id);
}

/* Is it offered for a record in that state: one of the sample, or one put there with what the step wants? */
static bool offered(const struct module *m, const struct step *s, const struct state *t)
{
	struct step at = *s;

	at.from = t->name;
	for (enum audience a = PORTAL; a <= DESK; a++) {
		int64_t ids[4];
		size_t n = (s->roles & m->face[a].roles) == 0 || m->face[a].one == NULL ? 0
			: cast_records(m, a, t->name, ids);
		for (size_t i = 0; i < n; i++) {
			if (ids[i] == 0)
				continue;
			if (i < 2 && somebody_is_offered(m, &at, a, ids[i]))
				return true;
			lab_run(cast_at(m, &at, ids[i]));
			if (somebody_is_offered(m, &at, a, ids[i]))
				return true;
		}
	}
	return false;
}

/* From behind: a state is good when a step that is offered leads from it to a good one. */
static void lead_out(const struct module *m)
{
	bool good[STATES_MOST] = { false }, asked[STATES_MOST][STATES_MOST * 4] = { { false } }, more = true;
	const struct state *states = m->flow->states;

	EACH_STATE(m, t) {
		assert_true(t - states < STATES_MOST);
		good[t - states] = t->final || t->never != NULL;
	}
	while (more) {
		more = false;
		EACH_STATE(m, t)
			EACH_STEP(m, s) {
				size_t k = (size_t)(s - m->flow->steps);
				const struct state *to = s->to == NULL ? NULL : flow_state(m->flow, s->to);
				assert_true(k < COUNT(asked[0]));
				if (good[t - states] || to == NULL || !good[to - states] || asked[t - states][k] || !flow_from(s, t->name))
					continue;
				asked[t - states][k] = true;
				offered_steps++;
				more |= good[t - states] = offered(m, s, t);
			}
	}
	EACH_STATE(m, t) {
		if (!good[t - states])
			lab_complain("%s: no record that is %s is offered to anybody a step that leads to an end", m->name, t->name);
		ways += !t->final && t->never == NULL;
	}
}

static void of_every_state_a_real_record_is_offered_a_way_out(void **unused)
{
	(void)unused;
	EACH(m)
		if ((*m)->flow != NULL && (*m)->move != NULL && (*m)->face[DESK].one != NULL)
			lead_out(*m);
	fprintf(stderr, "  %d states, %d steps asked of rows\n", ways, offered_steps);
	assert_int_equal(lab_wrong, 0);
	assert_true(ways > 60);
}

static void what_gives_up_is_offered_to_a_real_record(void **unused)
{
	int given = 0;

	(void)unused;
	EACH(m) {
		if ((*m)->flow == NULL || (*m)->move == NULL || (*m)->face[DESK].one == NULL)
			continue;
		EACH_STATE(*m, t)
			EACH_STEP(*m, s) {
				if (!s->gives_up || !flow_from(s, t->name) || ((*m)->face[PORTAL].roles & s->roles) +
				    ((*m)->face[DESK].roles & s->roles) == 0)
					continue;
				given++;
				if (!offered(*m, s, t))
					lab_complain("%s: %s gives up what is %s, and is offered to nobody", (*m)->name, s->name, t->name);
			}
	}
	fprintf(stderr, "  %d ways of giving up\n", given);
	assert_int_equal(lab_wrong, 0);
	assert_true(given > 20);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(of_every_state_a_real_record_is_offered_a_way_out, fresh),
		cmocka_unit_test_setup(what_gives_up_is_offered_to_a_real_record, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
