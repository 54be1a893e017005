/* ends_test.c -- what time ends, ends by the clock: nobody is promised what is over (B5), a booking closes with its
** day, and nobody is said to have stayed longer than they had the room (B9). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "edge/zone.h"

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

/* The house's next 10:07 of a clock moved so far. */
static int64_t until_ten(void)
{
	struct request *rq = lab_open(DESK, 0);
	int64_t since = (rq->context.now - zone_day_start(rq->site.zone, rq->context.today)) / 60 * 60;

	lab_close(rq);
	return 86400 - since + (10 * 60 + 7) * 60;
}

/* C S2-7: the search offers what can be had, and says why what was asked for cannot. */
static void P050_the_search_begins_with_a_time_that_can_still_be_booked_and_says_why_one_cannot(void **unused)
{
	int64_t lin = lab_person("lin.shuyi@chengguang.example"), ten = until_ten();
	char today[60], date[11];
	struct request *rq;

	(void)unused;
	walk_now(ten);           /* 10:07, and rooms are booked half an hour ahead */
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/find", NULL)->status, 200);
	assert_true(lab_says("<option value=\"10:45\" selected>"));
	assert_true(lab_says("<option value=\"11:45\" selected>"));
	rq = lab_open(DESK, 0);
	day_print(rq->context.today, date);
	lab_close(rq);
	snprintf(today, sizeof(today), "/booking/find?date=%s&from=10:15&to=11:15", date);
	lab_ask(PORTAL, lin, today, NULL);
	assert_true(lab_says("须提前30分"));
	walk_now(ten + (9 * 60 + 43) * 60);      /* 19:50 of a house that closes at nine: what is left of the day */
	lab_ask(PORTAL, lin, "/booking/find", NULL);
	assert_true(lab_says("<option value=\"21:00\" selected>"));
	walk_now(0);
}

/* Fault B24: what was only asked for stands in nobody's calendar. */
static void P050_only_what_was_promised_is_taken_out_of_calendars(void **unused)
{
	int64_t ji = lab_person("ji.yao@xuting.example");

	(void)unused;
	lab_run("DELETE FROM history WHERE module = 'booking' AND record IN (1, 2)");
	lab_run("DELETE FROM outbox WHERE module = 'booking' AND record IN (1, 2)");
	lab_run("UPDATE booking SET state = IF(id = 1, 'requested', 'confirmed'), company = NULL, contact = NULL, contact_email = 'a@example.com',"
		" starts_at = UTC_TIMESTAMP() + INTERVAL 3 DAY, ends_at = UTC_TIMESTAMP() + INTERVAL 73 HOUR, in_at = NULL, out_at = NULL"
		" WHERE id IN (1, 2)");
	walk_step(DESK, ji, "booking", 1, "cancel", "was=requested&reason=", 303);
	assert_true(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = 1 AND ics_method = ''") > 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = 1 AND ics_method <> ''"), 0);
	walk_step(DESK, ji, "booking", 2, "cancel", "was=confirmed&reason=", 303);
	assert_true(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = 2 AND ics_method = 'CANCEL'") > 0);
}

/* C S3-16: a button that can only be refused is not there; the page says from when on it will be. */
static void P050_nobody_is_a_no_show_before_a_quarter_of_an_hour_and_the_page_says_from_when(void **unused)
{
	int64_t ji = lab_person("ji.yao@xuting.example");

	(void)unused;
	lab_run("DELETE FROM clock WHERE module = 'booking' AND record = 1");
	lab_run("UPDATE booking SET state = 'confirmed', starts_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE, ends_at = UTC_TIMESTAMP() + INTERVAL 59 MINUTE,"
		" in_at = NULL, out_at = NULL WHERE id = 1");
	assert_int_equal(lab_ask(DESK, ji, "/booking/1", NULL)->status, 200);
	assert_true(lab_says("起，可登记无人到场"));
	assert_null(strstr(lab_text(), "/desk/booking/1/no_show"));
	walk_step(DESK, ji, "booking", 1, "no_show", "was=confirmed", 409);
	lab_run("UPDATE booking SET starts_at = UTC_TIMESTAMP() - INTERVAL 16 MINUTE WHERE id = 1");
	lab_ask(DESK, ji, "/booking/1", NULL);
	assert_non_null(strstr(lab_text(), "/desk/booking/1/no_show"));
	walk_step(DESK, ji, "booking", 1, "no_show", "was=confirmed", 303);
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
		cmocka_unit_test(P050_the_search_begins_with_a_time_that_can_still_be_booked_and_says_why_one_cannot),
		cmocka_unit_test(P050_only_what_was_promised_is_taken_out_of_calendars),
		cmocka_unit_test(P050_nobody_is_a_no_show_before_a_quarter_of_an_hour_and_the_page_says_from_when),
		cmocka_unit_test(B9_no_room_is_got_ready_for_a_meeting_that_is_over),
		cmocka_unit_test(B16_an_offer_that_nobody_answered_says_that_it_ran_out),
	};
	return cmocka_run_group_tests(all, walk_start, walk_stop);
}
