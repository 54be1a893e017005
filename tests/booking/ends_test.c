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

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P050_what_is_asked_ends_when_it_would_begin),
		cmocka_unit_test(P050_a_booking_is_over_with_its_day),
		cmocka_unit_test(P050_nobody_stayed_longer_than_was_seen),
	};
	return cmocka_run_group_tests(all, walk_start, walk_stop);
}
