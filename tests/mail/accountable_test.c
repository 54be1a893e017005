/* accountable_test.c -- P036, R08: notified at once, handed over against paper and signature. */
#include "mailroom.h"

static void P036_accountable_mail_is_notified_at_once(void **unused)
{
	struct mail *m = arrive("ems", chengguang, "lsy");

	(void)unused;
	in_state(m, "notified");
	assert_int_equal(m->notified_at, rq->context.now);
	assert_string_equal(m->addressee, "林书仪");
	assert_int_equal(told(m, admin), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE module = 'mail' AND record = %lld", (long long)m->r.id), 1);
}

static void P036_when_nobody_comes_it_stands_in_the_mail_log_and_reminds(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'notified'"
		" AND step = 'pend' AND met_at IS NULL", (long long)m->r.id), 1);
	lab_later(rq, m->r.due - rq->context.now);
	assert_true(take_as(m, "pend", ROLE_CLOCK));
	in_state(m, "logged_pending");
	lab_later(rq, m->r.due - rq->context.now);
	assert_true(take_as(m, "remind", ROLE_CLOCK));
	in_state(m, "logged_pending");
	assert_true(m->r.due > rq->context.now);
	assert_int_equal(told(m, admin), 2);
}

static void R08_nothing_accountable_without_paper_and_signature(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	sign(m, "林书仪");
	m->id_kind = "";
	assert_false(desk_takes(m, "collect"));
	says("先验证件");
	sign(m, "林书仪");
	m->id_last = "12";
	assert_false(desk_takes(m, "collect"));
	says("先验证件");
	sign(m, "林书仪");
	m->signature = "";
	assert_false(desk_takes(m, "collect"));
	says("签收才能交付");
	in_state(m, "notified");
	m->on_sheet = 1;
	assert_true(desk_takes(m, "collect"));
	in_state(m, "collected");
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND met_at IS NULL", (long long)m->r.id), 0);
}

static void P036_addressee_or_person_of_the_company_collects_nobody_else(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	sign(m, "顾清和");
	assert_false(desk_takes(m, "collect"));
	says("授权");
	sign(m, "沈砚");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector_as, "person");
	assert_int_equal(count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND person = %lld AND subject LIKE '%%领取%%'",
		(long long)m->r.id, (long long)admin), 1);
	m = arrive("registered", chengguang, "外聘 王工");
	sign(m, "外聘 王工");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector_as, "addressee");
}

static void P036_a_proxy_needs_authority_for_the_kind_its_period_and_its_paper(void **unused)
{
	struct mail *m = arrive("money_order", chengguang, "林书仪");

	(void)unused;
	sign(m, "闻小满");
	assert_false(desk_takes(m, "collect"));
	says("不包括这类邮件");
	m = arrive("ems", chengguang, "林书仪");
	sign(m, "闻小满");
	m->id_last = "9999";
	assert_false(desk_takes(m, "collect"));
	says("不符");
	sign(m, "wxm");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector, "闻小满");
	assert_string_equal(m->collector_as, "proxy");
	m = arrive("courier", guizhou, "周叙");
	sign(m, "孙既白");
	m->id_last = "7702";
	assert_false(desk_takes(m, "collect"));
	says("终止");
	m = arrive("ems", chengguang, "林书仪");
	lab_later(rq, 86400 * 61);
	sign(m, "闻小满");
	assert_false(desk_takes(m, "collect"));
	says("终止");
}

static void P036_court_letters_alarm_two_people(void **unused)
{
	struct mail *m = arrive("court", chengguang, "沈砚");

	(void)unused;
	in_state(m, "notified");
	assert_int_equal(told(m, admin), 1);
	assert_int_equal(told(m, member), 1);
	assert_int_equal(told(m, leader), 1);
	assert_int_equal(told(m, desk), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule IN ('alarm_company', 'alarm_desk')"
		" AND step = 'escalate' AND met_at IS NULL", (long long)m->r.id), 2);
	assert_true(desk_takes(m, "desk_knows"));
	assert_false(desk_takes(m, "told_company"));
	says("两人");
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule LIKE 'alarm%%' AND met_at IS NULL", (long long)m->r.id), 1);
	rq->user.id = member;
	assert_true(take_as(m, "know", ROLE_MEMBER));
	assert_int_equal(m->company_knows, member);
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule LIKE 'alarm%%' AND met_at IS NULL", (long long)m->r.id), 0);
}

static void P036_an_alarm_not_acknowledged_in_two_opening_hours_escalates(void **unused)
{
	struct mail *m;
	int64_t due;

	(void)unused;
	rq->context.now = civil_instant((struct civil){ 2026, 11, 27, 12, 0, 0 });   /* Friday 20:00 in the house, open until 21:00 */
	m = arrive("tax", chengguang, "林书仪");
	due = count("SELECT UNIX_TIMESTAMP(due) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'alarm_desk'", (long long)m->r.id);
	assert_int_equal(due, civil_instant((struct civil){ 2026, 11, 30, 1, 0, 0 }));  /* Monday 09:00 */
	assert_true(take_as(m, "escalate", ROLE_CLOCK));
	in_state(m, "notified");
	assert_int_equal(m->escalated_at, rq->context.now);
	assert_int_equal(told(m, supervisor), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		RULE(P036_accountable_mail_is_notified_at_once),
		RULE(P036_when_nobody_comes_it_stands_in_the_mail_log_and_reminds),
		RULE(R08_nothing_accountable_without_paper_and_signature),
		RULE(P036_addressee_or_person_of_the_company_collects_nobody_else),
		RULE(P036_a_proxy_needs_authority_for_the_kind_its_period_and_its_paper),
		RULE(P036_court_letters_alarm_two_people),
		RULE(P036_an_alarm_not_acknowledged_in_two_opening_hours_escalates),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
