/* reckoned_test.c -- guarantees 3 and 12 together: a correction of what an amount came from works the amount out anew, and
** nothing that was paid is made to cost something else; over every module whose amounts stand while it is open. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

static int64_t desk, company;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	company = lab_company("澄光仪器");
	return 0;
}

/* Does the step leave the record open, so that its facts are still corrected? */
static bool stays_open(const struct module *m, const char *step)
{
	for (const struct step *s = m->flow->steps; s->name != NULL; s++) {
		const struct state *to = strcmp(s->name, step) != 0 ? NULL : s->to == NULL ? m->flow->states : flow_state(m->flow, s->to);
		if (to != NULL && !to->final)
			return true;
	}
	return false;
}

static bool corrected_by_own_steps_only(const struct module *m)
{
	return m->fixed != NULL && m->fixed->column != NULL && strcmp(m->fixed->column, "*") == 0;
}

static void what_is_charged_while_open_is_reckoned_anew_and_knows_when_it_is_paid(void **unused)
{
	int seen = 0;

	(void)unused;
	lab_wrong = 0;
	EACH(m) {
		bool open = false;
		for (const struct charge *c = (*m)->price; c != NULL && c->step != NULL; c++)
			open |= stays_open(*m, c->step);
		if (!open || corrected_by_own_steps_only(*m))
			continue;
		seen++;
		if ((*m)->reckon == NULL || (*m)->settled == NULL)
			lab_complain("%s: a correction leaves its amounts as they were: .reckon and .settled", (*m)->name);
	}
	assert_int_equal(lab_wrong, 0);
	assert_true(seen >= 4);
}

static int64_t row(const char *table, const char *column, int64_t id)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "SELECT %s FROM %s WHERE id = %lld", column, table, (long long)id);
	return lab_number(sql);
}

static void P022_a_call_whose_deposit_time_or_country_was_wrong_costs_what_it_costs(void **unused)
{
	int64_t id = walk_new(DESK, desk, "long_call", "guest=Lin&country=852&city=Hong+Kong&phone=0000-2810");

	(void)unused;
	walk_step(DESK, desk, "long_call", id, "rate", "", 303);
	walk_step(DESK, desk, "long_call", id, "deposit", "deposit=50", 303);
	walk_step(DESK, desk, "long_call", id, "connect", "", 303);
	walk_step(DESK, desk, "long_call", id, "end", "", 303);
	walk_step(DESK, desk, "long_call", id, "bill", "minutes=3&seconds=0", 303);
	assert_true(walk_is("long_call", id, "amount = 960 AND refund = 4040 AND to_pay = 0"));
	walk_step(DESK, desk, "long_call", id, "amend", "deposit=5", 303);
	assert_true(walk_is("long_call", id, "deposit = 500 AND amount = 960 AND refund = 0 AND to_pay = 460"));
	walk_step(DESK, desk, "long_call", id, "bill", "minutes=1&seconds=0", 303);
	assert_true(walk_is("long_call", id, "amount = 320 AND refund = 180 AND to_pay = 0"));
	walk_step(DESK, desk, "long_call", id, "amend", "country=49", 303);
	assert_true(walk_is("long_call", id, "rate = 680 AND amount = 680 AND to_pay = 180"));
	/* a list that changed since does not change what was told */
	lab_run("UPDATE dial_rate SET call_minute = 999 WHERE code = '49'");
	walk_step(DESK, desk, "long_call", id, "amend", "guest=Lim", 303);
	assert_true(walk_is("long_call", id, "guest = 'Lim' AND rate = 680 AND amount = 680"));
	walk_step(DESK, desk, "long_call", id, "cash", "", 303);
	walk_step(DESK, desk, "long_call", id, "amend", "country=852", 409);
	assert_true(lab_says("先撤回付款"));
	assert_true(walk_is("long_call", id, "rate = 680 AND paid = 180 AND payment = 'cash'"));
	walk_step(DESK, desk, "long_call", id, "amend", "guest=Liu", 303);
	walk_step(DESK, desk, "long_call", id, "unpay", "note=wrong+country", 303);
	assert_true(walk_is("long_call", id, "state = 'billed' AND payment = '' AND paid = 0 AND to_pay = 180"));
	walk_step(DESK, desk, "long_call", id, "amend", "country=852", 303);
	assert_true(walk_is("long_call", id, "amount = 320 AND refund = 180 AND to_pay = 0"));
}

static void P023_a_fax_whose_time_or_country_was_wrong_costs_what_it_costs(void **unused)
{
	int64_t id = walk_new(DESK, desk, "fax_sent", "guest=Lin&country=852&fax_no=0000-2810&pages=2");
	int64_t rate;

	(void)unused;
	walk_step(DESK, desk, "fax_sent", id, "tell", "", 303);
	walk_step(DESK, desk, "fax_sent", id, "check", "fax_no=0000-2810&pages=2", 303);
	walk_step(DESK, desk, "fax_sent", id, "code", "country=852", 303);
	walk_step(DESK, desk, "fax_sent", id, "send", "", 303);
	walk_step(DESK, desk, "fax_sent", id, "ok", "seconds=30", 303);
	walk_step(DESK, desk, "fax_sent", id, "price", "", 303);
	rate = row("fax_sent", "rate", id);
	assert_true(rate > 0);
	assert_int_equal(row("fax_sent", "amount", id), rate);
	walk_step(DESK, desk, "fax_sent", id, "amend", "seconds=600", 303);
	assert_int_equal(row("fax_sent", "amount", id), 10 * rate);
	walk_step(DESK, desk, "fax_sent", id, "amend", "country=49", 303);
	assert_int_equal(row("fax_sent", "rate", id), lab_number("SELECT fax_minute FROM dial_rate WHERE code = '49'"));
	assert_int_equal(row("fax_sent", "amount", id), 10 * row("fax_sent", "rate", id));
	walk_step(DESK, desk, "fax_sent", id, "pay", "payment=cash", 303);
	walk_step(DESK, desk, "fax_sent", id, "amend", "seconds=60", 409);
	walk_step(DESK, desk, "fax_sent", id, "unpay", "note=wrong+time", 303);
	assert_true(walk_is("fax_sent", id, "state = 'priced' AND payment = '' AND signature = ''"));
	walk_step(DESK, desk, "fax_sent", id, "amend", "seconds=60", 303);
	assert_int_equal(row("fax_sent", "amount", id), row("fax_sent", "rate", id));
}

static void P040_an_item_whose_postage_was_wrong_costs_what_it_costs(void **unused)
{
	char body[200];
	int64_t id;

	(void)unused;
	snprintf(body, sizeof(body), "company=%lld&sender=Lin&kind=courier&addressee=Ho&address=Yunting&pieces=1", (long long)company);
	id = walk_new(DESK, desk, "post", body);
	walk_step(DESK, desk, "post", id, "weigh", "weight=200&carrier=SF&postage=20&fee=5", 303);
	walk_step(DESK, desk, "post", id, "amend", "postage=120", 303);
	assert_true(walk_is("post", id, "postage = 12000 AND total = 12500"));
	walk_step(DESK, desk, "post", id, "pay", "pay_how=cash", 303);
	walk_step(DESK, desk, "post", id, "amend", "fee=6", 409);
	assert_true(walk_is("post", id, "fee = 500 AND total = 12500"));
	walk_step(DESK, desk, "post", id, "unpay", "note=wrong+fee", 303);
	walk_step(DESK, desk, "post", id, "amend", "fee=6", 303);
	assert_true(walk_is("post", id, "state = 'weighed_priced' AND total = 12600"));
}

static void P039_a_subscription_that_is_paid_costs_what_was_paid(void **unused)
{
	char body[300];
	int64_t id;
	struct request *rq = lab_open(DESK, desk);
	char from[11], until[11];

	(void)unused;
	day_print(rq->context.today + 30, from);
	day_print(rq->context.today + 90, until);
	lab_close(rq);
	snprintf(body, sizeof(body), "company=%lld&origin=additional&title=Zz&copies=1&from_on=%s&until_on=%s", (long long)company, from, until);
	id = walk_new(DESK, desk, "subscription", body);
	walk_step(DESK, desk, "subscription", id, "order", "price=100&fee=5", 303);
	walk_step(DESK, desk, "subscription", id, "amend", "price=110", 303);
	walk_step(DESK, desk, "subscription", id, "pay", "pay_how=cash", 303);
	walk_step(DESK, desk, "subscription", id, "amend", "fee=6", 409);
	walk_step(DESK, desk, "subscription", id, "unpay", "note=wrong+fee", 303);
	walk_step(DESK, desk, "subscription", id, "amend", "fee=6", 303);
	assert_true(walk_is("subscription", id, "price = 11000 AND fee = 600 AND paid_at IS NULL"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_charged_while_open_is_reckoned_anew_and_knows_when_it_is_paid),
		cmocka_unit_test(P022_a_call_whose_deposit_time_or_country_was_wrong_costs_what_it_costs),
		cmocka_unit_test(P023_a_fax_whose_time_or_country_was_wrong_costs_what_it_costs),
		cmocka_unit_test(P040_an_item_whose_postage_was_wrong_costs_what_it_costs),
		cmocka_unit_test(P039_a_subscription_that_is_paid_costs_what_was_paid),
	};
	return cmocka_run_group_tests(tests, start, walk_stop);
}
