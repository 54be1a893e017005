/* unknown_test.c -- P037, R07: no such person, three days, back to the post office. */
#include "mailroom.h"

static void P037_an_unknown_addressee_is_stamped_held_three_days_and_returned(void **unused)
{
	struct mail *m = unknown("盛和贸易"), *n = unknown("高凡");

	(void)unused;
	in_state(m, "not_in_roster");
	assert_true(desk_takes(m, "stamp"));
	in_state(m, "stamped");
	assert_true(desk_takes(m, "hold"));
	in_state(m, "held");
	assert_int_equal(m->r.due, clock_after(rq, rq->context.now, 3, UNIT_DAY));
	assert_in_range(m->r.due - rq->context.now, 3 * 86400 - 1, 4 * 86400);
	assert_string_equal(m->place, "信格");
	lab_later(rq, m->r.due - rq->context.now - 60);
	assert_false(desk_takes(m, "return_post"));             /* R07 */
	says("满3日");
	in_state(m, "held");
	assert_true(desk_takes(n, "stamp") && desk_takes(n, "hold"));
	lab_later(rq, 60);
	assert_false(desk_takes(n, "return_post"));
	assert_true(desk_takes(m, "return_post"));
	in_state(m, "returned_to_post");
	number_settle(rq);
	assert_true(db_one(rq->db, mail_module.face[DESK].one, m, m));
	assert_int_equal(strncmp(m->list_no, "TH-", 3), 0);
}

static void P037_what_goes_back_in_one_act_is_one_list(void **unused)
{
	struct mail *m = unknown("盛和贸易"), *n = unknown("高凡"), *later = unknown("汪晴");

	(void)unused;
	assert_true(desk_takes(m, "stamp") && desk_takes(m, "hold"));
	assert_true(desk_takes(n, "stamp") && desk_takes(n, "hold"));
	assert_true(desk_takes(later, "stamp") && desk_takes(later, "hold"));
	lab_later(rq, 4 * 86400);
	assert_true(desk_takes(m, "return_post") && desk_takes(n, "return_post"));
	assert_string_equal(m->list_no, n->list_no);
	lab_later(rq, 60);
	assert_true(desk_takes(later, "return_post"));
	assert_string_not_equal(later->list_no, m->list_no);
}

static void P037_somebody_claims_it_and_it_goes_the_way_of_its_kind(void **unused)
{
	struct mail *m = item("registered", 0, "澄光老厂");

	(void)unused;
	m->r.state = "not_in_roster";
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	m->r.company = chengguang;
	assert_true(desk_takes(m, "claim"));
	in_state(m, "notified");
	assert_int_equal(told(m, admin), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		RULE(P037_an_unknown_addressee_is_stamped_held_three_days_and_returned),
		RULE(P037_what_goes_back_in_one_act_is_one_list),
		RULE(P037_somebody_claims_it_and_it_goes_the_way_of_its_kind),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
