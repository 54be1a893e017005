/* ends_test.c -- what time ends, ends by the clock: nobody is promised what is over (B5), a booking closes with its
** day, and nobody is said to have stayed longer than they had the room (B9). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void P050_what_is_asked_ends_when_it_would_begin(void **unused)
{
	int64_t id = 1;

	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'requested', starts_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR, ends_at = UTC_TIMESTAMP() + INTERVAL 2 HOUR,"
		" in_at = NULL, out_at = NULL WHERE id = 1");
	walk_step(DESK, lab_person("ji.yao@xuting.example"), "booking", id, "check", "", 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'booking' AND record = 1 AND met_at IS NULL AND step = 'lapse'"), 1);
	walk_clock(3000);
	assert_true(walk_is("booking", id, "state = 'checking'"));
	walk_clock(3700);
	assert_true(walk_is("booking", id, "state = 'declined'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM slot WHERE booking = 1"), 0);
	assert_true(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'booking' AND record = 1 AND kind = 'booking-lapsed'") > 0);
	walk_now(0);
}

static void P050_a_booking_is_over_with_its_day(void **unused)
{
	int64_t id = 1, ji = lab_person("ji.yao@xuting.example");

	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'confirmed', starts_at = UTC_TIMESTAMP() - INTERVAL 10 MINUTE, ends_at = UTC_TIMESTAMP() + INTERVAL 50 MINUTE,"
		" in_at = NULL, out_at = NULL WHERE id = 1");
	walk_step(DESK, ji, "booking", id, "check_in", "in_at=", 303);
	walk_clock(100);
	assert_true(walk_is("booking", id, "state = 'in_use'"));
	walk_clock(2 * 86400);
	assert_true(walk_is("booking", id, "state = 'closed' AND out_at = ends_at"));
	walk_now(0);
}

static void P050_nobody_stayed_longer_than_was_seen(void **unused)
{
	int64_t id = 1, ji = lab_person("ji.yao@xuting.example");

	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'confirmed', starts_at = UTC_TIMESTAMP() - INTERVAL 30 HOUR, ends_at = UTC_TIMESTAMP() - INTERVAL 28 HOUR,"
		" in_at = NULL, out_at = NULL WHERE id = 1");
	walk_step(DESK, ji, "booking", id, "end", "", 303);
	assert_true(walk_is("booking", id, "state = 'closed' AND out_at = ends_at AND in_at = starts_at"));
}

static void B5_nothing_is_confirmed_or_accepted_once_it_has_begun_not_even_before_the_clock_says_so(void **unused)
{
	int64_t ji = lab_person("ji.yao@xuting.example"), lin = lab_person("lin.shuyi@chengguang.example");

	(void)unused;
	lab_run("UPDATE booking SET state = 'requested', company = 1, contact = NULL, contact_email = 'a@example.com', starts_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE, ends_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR,"
		" made_at = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE id = 1");
	walk_step(DESK, ji, "booking", 1, "confirm", "was=requested", 409);
	assert_true(lab_says("时段已到，不能再作承诺"));
	lab_run("UPDATE booking SET state = 'offered' WHERE id = 1");
	walk_step(PORTAL, lin, "booking", 1, "accept", "was=offered", 409);
	/* asked for while it runs, it may be promised as long as it does */
	lab_run("UPDATE booking SET state = 'checking', made_at = UTC_TIMESTAMP() WHERE id = 1");
	walk_step(DESK, ji, "booking", 1, "confirm", "was=checking", 303);
}

static void B9_no_room_is_got_ready_for_a_meeting_that_is_over(void **unused)
{
	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'requested', made_at = UTC_TIMESTAMP(), equipment = 'whiteboard', starts_at = UTC_TIMESTAMP() + INTERVAL 2 HOUR,"
		" ends_at = UTC_TIMESTAMP() + INTERVAL 3 HOUR WHERE id = 1");
	walk_step(DESK, lab_person("ji.yao@xuting.example"), "booking", 1, "confirm", "was=requested", 303);
	walk_clock(2 * 3600 + 1800);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'booking' AND record = 1 AND rule = 'prepare' AND open"), 1);
	walk_clock(3 * 3600 + 60);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'booking' AND record = 1 AND rule = 'prepare' AND open"), 0);
	walk_now(0);
}

static void B16_an_offer_that_nobody_answered_says_that_it_ran_out(void **unused)
{
	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'unavailable', company = 1, contact = NULL, reason = 'gaishi', made_at = UTC_TIMESTAMP(), starts_at = UTC_TIMESTAMP() + INTERVAL 9 DAY,"
		" ends_at = UTC_TIMESTAMP() + INTERVAL 9 DAY + INTERVAL 1 HOUR WHERE id = 1");
	lab_run("INSERT INTO clock (site, module, record, rule, started_at, warn_at, due, step)"
		" VALUES (1, 'booking', 1, 'offered', UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 DAY, 'lapse')");
	lab_run("UPDATE booking SET state = 'offered' WHERE id = 1");
	walk_clock(86400 + 60);
	assert_true(walk_is("booking", 1, "state = 'declined' AND reason = ''"));
	assert_true(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = 1 AND kind = 'booking-unanswered'") > 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = 1 AND kind = 'booking-unanswered' AND body LIKE '%%gaishi%%'"), 0);
	walk_now(0);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P050_what_is_asked_ends_when_it_would_begin),
		cmocka_unit_test(P050_a_booking_is_over_with_its_day),
		cmocka_unit_test(P050_nobody_stayed_longer_than_was_seen),
		cmocka_unit_test(B5_nothing_is_confirmed_or_accepted_once_it_has_begun_not_even_before_the_clock_says_so),
		cmocka_unit_test(B9_no_room_is_got_ready_for_a_meeting_that_is_over),
		cmocka_unit_test(B16_an_offer_that_nobody_answered_says_that_it_ran_out),
	};
	return cmocka_run_group_tests(all, walk_start, walk_stop);
}
