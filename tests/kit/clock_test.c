/* clock_test.c -- deadlines: working days with make-up days, the words of a face, and what tick does about them. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <cmocka.h>
#include "core/workday.h"
#include "kit/clock.h"
#include "kit/record.h"
#include "question/question.h"
#include "edge/zone.h"

static instant at(struct request *rq, const char *text)
{
	struct civil c;

	assert_true(civil_parse(text, &c));
	return zone_instant(rq->site.zone, c);
}

static void after(struct request *rq, const char *from, int amount, enum unit unit, const char *expected)
{
	char text[20];
	instant t = clock_after(rq, at(rq, from), amount, unit);
	struct civil c = zone_local(rq->site.zone, t);

	snprintf(text, sizeof(text), "%04d-%02d-%02d %02d:%02d", c.year % 10000, c.month, c.day, c.hour, c.minute);
	assert_string_equal(text, expected);
}

static void working_days_know_holidays_and_make_up_days(void **state)
{
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));

	(void)state;
	after(rq, "2026-09-30 17:00", 1, UNIT_WORKDAY, "2026-10-08 17:00");    /* over the national holiday */
	after(rq, "2026-09-30 17:00", 3, UNIT_WORKDAY, "2026-10-10 17:00");    /* a Saturday that works */
	after(rq, "2026-02-13 09:30", 1, UNIT_WORKDAY, "2026-02-14 09:30");    /* 调休 before the Spring Festival */
	after(rq, "2026-02-13 09:30", 2, UNIT_WORKDAY, "2026-02-24 09:30");
	after(rq, "2026-11-27 18:00", 1, UNIT_WORKDAY, "2026-11-30 18:00");    /* an ordinary weekend */
	after(rq, "2026-11-28 10:00", 1, UNIT_WORKDAY, "2026-11-30 10:00");    /* from a day off */
	after(rq, "2026-10-08 08:00", -1, UNIT_WORKDAY, "2026-09-30 08:00");
	after(rq, "2026-10-10 08:00", -2, UNIT_WORKDAY, "2026-10-08 08:00");
	after(rq, "2026-09-30 17:00", 0, UNIT_WORKDAY, "2026-09-30 17:00");
	lab_close(rq);
}

static void other_units_run_through(void **state)
{
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));

	(void)state;
	after(rq, "2026-09-30 23:50", 20, UNIT_MINUTE, "2026-10-01 00:10");
	after(rq, "2026-09-30 17:00", 48, UNIT_HOUR, "2026-10-02 17:00");
	after(rq, "2026-12-31 17:00", 2, UNIT_DAY, "2027-01-02 23:59");
	lab_close(rq);
}

static void a_calendar_without_working_days_ends(void **state)
{
	static struct special_day none[30000];

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		none[i] = (struct special_day){ (day)i, false };
	assert_true(workday_after(0, 1, none, COUNT(none)) > 0);
	assert_true(workday_is(4, none, 4));             /* 1970-01-05 was a Monday */
	assert_false(workday_is(4, none, 5));
}

static void a_face_says_what_is_left(void **state)
{
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));
	instant now = rq->context.now;
	struct clock_face f = clock_face(rq, now - 3600, now + 7800, NO_TIME);

	(void)state;
	assert_string_equal(f.tone, "idle");
	assert_string_equal(f.text, "余2小时10分");
	assert_int_equal(f.dash, 31);
	f = clock_face(rq, now - 3600, now + 60, now - 60);
	assert_string_equal(f.tone, "warn");
	f = clock_face(rq, now - 3600, now - 360, NO_TIME);
	assert_string_equal(f.tone, "bad");
	assert_string_equal(f.text, "超时6分");
	assert_int_equal(f.dash, 100);
	lab_close(rq);
}

/* Noted, but nobody was asked yet: the clock does. */
static int64_t make_question(void)
{
	struct module unasked = question_module;
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));
	struct question *q = record_blank(rq, &question_module);
	int64_t id;

	q->question = "会议室能否加订茶歇？";
	q->asker = "林女士";
	q->contact = "5203";
	unasked.after = NULL;
	id = record_make(rq, &unasked, question_module.face[DESK].make, q);
	assert_true(id > 0);
	lab_keep(rq);
	return id;
}

static void pass(void)
{
	bool full;

	assert_true(tick_clock(&walk_tick, &full));
}

/* C S3-14: which deadline, in the reader's language, a comma in it or not. */
static void the_alarm_says_in_its_subject_which_deadline_has_passed(void **state)
{
	(void)state;
	lab_run("INSERT INTO clock (site, module, record, rule, number, text, started_at, warn_at, due) SELECT 1, 'mail', MIN(id), 'comma', 'YJ-1',"
		" 'Held, then back to the post office', UTC_TIMESTAMP() - INTERVAL 2 HOUR, UTC_TIMESTAMP() - INTERVAL 2 HOUR,"
		" UTC_TIMESTAMP() - INTERVAL 1 HOUR FROM mail");
	walk_now(60);
	pass();
	assert_true(lab_number("SELECT COUNT(*) AS number FROM inbox WHERE kind = 'alarm' AND subject LIKE '%保管，期满退邮局 · 邮件 YJ-%'") > 0);
	walk_now(0);
}

static void tick_takes_the_overdue_step_once_and_then_alarms(void **state)
{
	int64_t id = make_question();
	char sql[300];

	(void)state;
	pass();
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM question WHERE id = %lld AND state = 'noted'", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	walk_now(11 * 60);
	pass();
	pass();
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM history WHERE module = 'question' AND record = %lld "
		"AND step = 'escalate' AND person IS NULL", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM clock WHERE module = 'question' AND record = %lld "
		"AND rule = 'escalated' AND open AND passed_at IS NULL", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	walk_now(80 * 60);              /* no step is declared for this one: an alarm, once */
	pass();
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM inbox WHERE module = 'question' AND record = %lld "
		"AND kind = 'alarm' AND subject LIKE '%%·%%'", (long long)id);
	assert_true(lab_number(sql) > 0);       /* which deadline it is stands in its subject (C S3-14) */
	{
		int64_t before = lab_number(sql);
		pass();
		assert_int_equal(lab_number(sql), before);
	}
	walk_now(0);
}

static void one_deadline_that_fails_does_not_hold_up_others(void **state)
{
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));
	static const struct sql spoil = { "INSERT INTO clock (site, module, record, rule, text, started_at, warn_at, due, step) "
		"VALUES (:my_site, 'question', 999999999, 'noted', REPEAT('x', 200), :now - INTERVAL 1 DAY, "
		":now - INTERVAL 1 DAY, :now - INTERVAL 1 DAY, 'escalate')", NULL, NULL };
	static const struct sql unknown = { "INSERT INTO clock (site, module, record, rule, text, started_at, warn_at, due) "
		"VALUES (99, 'nothing', 1, '', 'x', :now - INTERVAL 1 DAY, :now - INTERVAL 1 DAY, :now - INTERVAL 1 DAY)", NULL, NULL };
	int64_t id;
	char sql[200];

	(void)state;
	db_run(rq->db, &spoil, NULL);
	db_run(rq->db, &unknown, NULL);
	lab_keep(rq);
	id = make_question();
	walk_now(11 * 60);
	pass();
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM question WHERE id = %lld AND state = 'escalated'", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	/* The record is gone: its deadline is void. */
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM clock WHERE record = 999999999 AND met_at IS NULL"), 0);
	walk_now(0);
}

static const char *write_and_refuse(struct request *rq, void *row)
{
	static const struct sql write = { "INSERT INTO heartbeat (program, at) VALUES ('act', :now)", NULL, NULL };

	(void)row;
	db_run(rq->db, &write, NULL);
	return "长江边的拒绝";
}

/* Fault F10. */
static void what_a_step_wrote_before_it_refused_is_not_kept_and_the_alarm_says_why(void **state)
{
	static const struct step steps[] = {
		{ "escalate", "Ask", "noted", "escalated", ROLE_CLOCK, .act = write_and_refuse }, { 0 }
	};
	struct flow flow = *question_module.flow;
	struct module refusing = question_module;
	const struct module *const list[] = { &refusing, NULL };
	struct program mine = *walk_tick.program;
	const struct program *was = walk_tick.program;
	int64_t id = make_question();
	unsigned passed = walk_tick.passed;
	char sql[300];

	(void)state;
	flow.steps = steps;
	refusing.flow = &flow;
	mine.modules = list;
	walk_tick.program = &mine;
	walk_now(11 * 60);
	pass();
	pass();
	walk_tick.program = was;
	walk_now(0);
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM heartbeat WHERE program = 'act'"), 0);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM question WHERE id = %lld AND state = 'noted'", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	snprintf(sql, sizeof(sql), "SELECT COUNT(DISTINCT kind) AS number FROM inbox WHERE module = 'question' AND record = %lld "
		"AND kind = 'alarm' AND body LIKE '%%长江边的拒绝%%'", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM clock WHERE module = 'question' AND record = %lld "
		"AND passed_at IS NOT NULL", (long long)id);
	assert_int_equal(lab_number(sql), 1);
	assert_int_equal(walk_tick.passed, passed + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(working_days_know_holidays_and_make_up_days),
		cmocka_unit_test(other_units_run_through),
		cmocka_unit_test(a_calendar_without_working_days_ends),
		cmocka_unit_test(a_face_says_what_is_left),
		cmocka_unit_test(the_alarm_says_in_its_subject_which_deadline_has_passed),
		cmocka_unit_test(tick_takes_the_overdue_step_once_and_then_alarms),
		cmocka_unit_test(one_deadline_that_fails_does_not_hold_up_others),
		cmocka_unit_test(what_a_step_wrote_before_it_refused_is_not_kept_and_the_alarm_says_why),
	};
	return cmocka_run_group_tests(tests, walk_start, walk_stop);
}
