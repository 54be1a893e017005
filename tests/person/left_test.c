/* left_test.c -- K1: who is removed gets no more mail of the company; what hangs on them is listed before. */
#define CORE_RAW
#include "walk.h"
#include "../booking/bookings.h"

static int64_t kin;
static char path_[80];

static const char *of_person(const char *step)
{
	snprintf(path_, sizeof(path_), "/person/%lld/%s", (long long)kin, step);
	return path_;
}

static const char *by_desk(int64_t room, int64_t contact, const char *name, const char *phone)
{
	static char text[700];

	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=10:00&to_at=12:00&title=budget&people=3&layout=%s&tea=none&company=1"
		"&contact=%lld&contact_name=%s&contact_phone=%s&payment=account", (long long)room, soon, layout(room),
		(long long)contact, name, phone);
	return text;
}

static int begin(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	lin = lab_person("lin.shuyi@chengguang.example");
	kin = shen = lab_person("shen.yan@chengguang.example");
	{
		struct request *rq = lab_open(PORTAL, lin);
		day_print(rq->context.today + 40, soon);
		lab_close(rq);
	}
	(void)start;
	return kin == 0 ? -1 : 0;
}

static void K1_what_hangs_on_a_person_is_listed_and_the_reminders_come_to_the_administrator(void **unused)
{
	int64_t room = ROOM("202"), id;

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(room, soon, "10:00", "12:00", kin, "budget"))->status, 303);
	id = newest();
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE person = %lld AND state = 'waiting' AND kind LIKE 'booking-%%'"
		" AND next_at > UTC_TIMESTAMP()", (long long)kin), 2);
	assert_int_equal(lab_ask(PORTAL, lin, of_person("remove"), NULL)->status, 200);
	snprintf(path_, sizeof(path_), "/portal/booking/%lld", (long long)id);
	assert_true(lab_says(path_));
	assert_true(lab_says("budget") && lab_says("沈砚"));
	assert_int_equal(lab_ask(PORTAL, lin, of_person("remove"), "note=has+left")->status, 303);
	/* nothing waits for them, mail or message */
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE person = %lld AND state = 'waiting'", (long long)kin), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE person = %lld AND made_at > UTC_TIMESTAMP()", (long long)kin), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.person WHERE o.record = %lld AND o.module = 'booking'"
		" AND o.state = 'waiting' AND o.kind IN ('booking-tomorrow', 'booking-soon') AND p.company = 1 AND p.is_company_admin"
		" AND o.address = p.email AND o.body LIKE '%%管理员%%' AND o.html LIKE '%%管理员%%'", (long long)id), 2);
	assert_true(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'person-left' AND person = %lld AND body LIKE '%%budget%%'",
		(long long)lin) >= 1);
	/* the desk's form makes no guest of them: with the picker empty or as it was, each of the three is asked about */
	snprintf(path_, sizeof(path_), "/booking/%lld/change", (long long)id);
	for (int64_t i = 0; i < 2; i++) {
		assert_int_equal(lab_ask(DESK, lab_person("ji.yao@xuting.example"), path_, by_desk(room, i * kin, "%E6%B2%88%E7%A0%9A", "13800000000"))->status, 422);
		assert_true(lab_says("沈砚已离开该公司") && lab_says("已离开的沈砚的电话"));
	}
	assert_int_equal(lab_ask(DESK, lab_person("ji.yao@xuting.example"), path_, by_desk(room, 0, "Guest", "13900000000"))->status, 303);
	/* and what is written about it later goes to the administrators, too */
	snprintf(path_, sizeof(path_), "/booking/%lld/cancel", (long long)id);
	assert_int_equal(lab_ask(DESK, lab_person("ji.yao@xuting.example"), path_, "reason=closed+for+repair&note=closed")->status, 303);
	assert_true(walk_count("SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.person WHERE o.record = %lld"
		" AND o.kind = 'booking-cancelled' AND p.company = 1 AND p.id <> %lld", (long long)id, (long long)kin) >= 1);
}

/* Nor by the bare address, when the desk keeps name and address of who was removed as those of a guest. */
static void K1_the_address_of_who_has_left_is_written_to_no_more_about_the_company(void **unused)
{
	char form[700];
	int64_t ji_ = lab_person("ji.yao@xuting.example"), room = ROOM("203"), id;

	(void)unused;
	snprintf(form, sizeof(form), "room=%lld&date=%s&from_at=15:00&to_at=16:00&title=kept&people=3&layout=%s&tea=none&company=1"
		"&contact_name=%%E6%%B2%%88%%E7%%A0%%9A&contact_phone=13800000000&contact_email=shen.yan@chengguang.example&payment=account",
		(long long)room, soon, layout(room));
	assert_int_equal(lab_ask(DESK, ji_, "/booking/new", form)->status, 303);
	id = newest();
	assert_int_equal(walk_count("SELECT company FROM booking WHERE id = %lld", (long long)id), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = %lld"
		" AND address = 'shen.yan@chengguang.example'", (long long)id), 0);
	assert_true(walk_count("SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.person WHERE o.module = 'booking'"
		" AND o.record = %lld AND p.company = 1 AND p.is_company_admin", (long long)id) >= 1);
}

/* F3: the mail of its name that was taken back stood in the way of the next, for good. */
static void F3_a_corrected_title_or_a_move_and_back_costs_no_reminder(void **unused)
{
	int64_t room = ROOM("202"), id;
	static const char *const titles[][2] = { { "14:00", "first+title" }, { "14:00", "second+title" }, { "15:00", "moved" }, { "14:00", "and+back" } };

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(room, soon, "14:00", "14:30", lin, "title"))->status, 303);
	id = newest();
	for (size_t i = 0; i < COUNT(titles); i++) {
		char end[6];
		snprintf(end, sizeof(end), "%.2s:30", titles[i][0]);
		snprintf(path_, sizeof(path_), "/booking/%lld/change", (long long)id);
		assert_int_equal(lab_ask(PORTAL, lin, path_, body(room, soon, titles[i][0], end, lin, titles[i][1]))->status, 303);
		assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = %lld AND state = 'waiting'"
			" AND kind IN ('booking-tomorrow', 'booking-soon')", (long long)id), 2);
	}
}

static const struct sql put_mail = { "INSERT INTO outbox (site, once, person, address, subject, body, html, made_at, next_at)"
	" VALUES (1, 'left behind', (SELECT MIN(p.id) FROM person p WHERE p.state = 'disabled' AND p.email IS NOT NULL), 'gone@there.example',"
	" 's', 'b', 'h', UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL 1 MINUTE)", NULL, NULL };

static void K1_the_clock_sends_nothing_to_who_has_left_whoever_forgot_it(void **unused)
{
	struct request *rq = lab_open(DESK, 0);
	bool full;

	(void)unused;
	db_run(rq->db, &put_mail, NULL);
	lab_keep(rq);
	walk_now(0);
	walk_tick.smtp.directory = getenv("FOYER_VAR");
	assert_true(tick_mail(&walk_tick, &full));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE once = 'left behind' AND state = 'void'"), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(K1_what_hangs_on_a_person_is_listed_and_the_reminders_come_to_the_administrator),
		cmocka_unit_test(K1_the_address_of_who_has_left_is_written_to_no_more_about_the_company),
		cmocka_unit_test(F3_a_corrected_title_or_a_move_and_back_costs_no_reminder),
		cmocka_unit_test(K1_the_clock_sends_nothing_to_who_has_left_whoever_forgot_it),
	};
	return cmocka_run_group_tests(all, begin, walk_stop);
}
