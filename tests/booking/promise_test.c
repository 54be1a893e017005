/* promise_test.c -- what the house promised with a booking: the deadline to get the room ready follows
** every confirmation and every move, and so does the customer's calendar (P050: confirmed, prepared). */
#include "bookings.h"
#include "kit/record.h"

#define OPEN "clock WHERE module = 'booking' AND rule = 'prepare' AND met_at IS NULL AND record = " LAST
#define DUE_HOUR_BEFORE "clock k JOIN booking b ON b.id = k.record WHERE k.module = 'booking' AND k.rule = 'prepare'" \
	" AND k.met_at IS NULL AND k.due = b.starts_at - INTERVAL 1 HOUR AND b.id = " LAST
#define MAIL "outbox WHERE module = 'booking' AND record = " LAST " AND "

static const char *wish(int64_t room, const char *date, const char *from, const char *to)
{
	static char text[700];

	snprintf(text, sizeof(text), "%s&equipment=whiteboard", body(room, date, from, to, lin, "with a whiteboard"));
	return text;
}

static int64_t approved(void)
{
	struct request *rq = lab_open(DESK, ji);
	static const struct sql ask = { "UPDATE room SET needs_approval = 1 WHERE number = '302'", NULL, NULL };

	db_run(rq->db, &ask, NULL);
	lab_keep(rq);
	return ROOM("302");
}

static void P050_a_request_that_is_confirmed_gets_its_deadline_to_be_ready(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", wish(approved(), soon, "08:00", "10:00"))->status, 303);
	assert_int_equal(COUNT_OF(OPEN), 0);
	assert_int_equal(lab_ask(DESK, ji, path(newest(), "confirm"), "was=requested")->status, 303);
	assert_int_equal(COUNT_OF(DUE_HOUR_BEFORE), 1);
}

static void P050_nobody_gets_a_room_ready_that_is_only_asked_for_again(void **unused)
{
	int64_t id, hall = approved();

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", wish(ROOM("202"), soon, "10:00", "12:00"))->status, 303);
	id = newest();
	assert_int_equal(COUNT_OF(OPEN), 1);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), wish(hall, later, "10:00", "12:00"))->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'requested' AND id = " LAST), 1);
	assert_int_equal(COUNT_OF(OPEN), 0);
	/* what stood in the customer's calendar as certain no longer does */
	assert_int_equal(COUNT_OF(MAIL "ics LIKE '%STATUS:TENTATIVE%' AND ics LIKE '%SEQUENCE:1%'"), 1);
	assert_int_equal(lab_ask(DESK, ji, path(id, "decline"), "was=requested&reason=full")->status, 303);
	assert_int_equal(COUNT_OF(MAIL "ics_method = 'CANCEL' AND ics LIKE '%SEQUENCE:2%'"), 1);
}

static void P050_a_room_made_ready_and_moved_away_is_not_ready(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", wish(ROOM("203"), soon, "10:00", "12:00"))->status, 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, ji, path(id, "prepare"), "was=confirmed")->status, 303);
	assert_int_equal(COUNT_OF(OPEN), 0);
	/* another title leaves it ready */
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), wish(ROOM("203"), soon, "10:00", "12:00"))->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'prepared' AND id = " LAST), 1);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), wish(ROOM("203"), soon, "14:00", "16:00"))->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'confirmed' AND id = " LAST), 1);
	assert_int_equal(COUNT_OF(DUE_HOUR_BEFORE), 1);
	assert_int_equal(COUNT_OF(MAIL "ics LIKE '%STATUS:CONFIRMED%' AND ics LIKE '%SEQUENCE:2%'"), 1);
}

static void a_refusal_that_is_no_clash_does_not_say_the_record_changed(void **unused)
{
	char text[700];

	(void)unused;
	assert_int_equal(book(lin, ROOM("206"), later, "10:00", "11:00", "one"), 303);
	snprintf(text, sizeof(text), "%s&was=confirmed", body(ROOM("206"), later, "11:30", "12:30", shen, "hers"));
	assert_int_equal(lab_ask(PORTAL, shen, path(newest(), "change"), text)->status, 409);
	assert_true(lab_says("这一步没有办成"));
	assert_false(lab_says("记录已经变了"));
}

static void a_colleague_does_not_take_a_booking_over_by_becoming_its_contact(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(book(lin, ROOM("207"), later, "10:00", "11:00", "one"), 303);
	id = newest();
	assert_int_equal(lab_ask(PORTAL, shen, path(id, "change"), body(ROOM("207"), later, "10:00", "11:00", shen, "hers"))->status, 409);
	assert_int_equal(COUNT_OF("booking WHERE title = 'one' AND id = " LAST), 1);
	/* whom its owner names as the contact may */
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), body(ROOM("207"), later, "10:00", "11:00", shen, "one"))->status, 303);
	assert_int_equal(lab_ask(PORTAL, shen, path(id, "change"), body(ROOM("207"), later, "10:00", "11:30", shen, "hers"))->status, 303);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P050_a_request_that_is_confirmed_gets_its_deadline_to_be_ready),
		cmocka_unit_test(P050_nobody_gets_a_room_ready_that_is_only_asked_for_again),
		cmocka_unit_test(P050_a_room_made_ready_and_moved_away_is_not_ready),
		cmocka_unit_test(a_refusal_that_is_no_clash_does_not_say_the_record_changed),
		cmocka_unit_test(a_colleague_does_not_take_a_booking_over_by_becoming_its_contact),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
