/* displace_test.c -- B8: a room with bookings to come goes out of use, or is open less: they are listed, it is asked what
** becomes of them, and their customers are told. */
#include "../booking/bookings.h"
#include "kit/record.h"

static char edit[2000];

/* The dossier of a room as its form has it, with other hours. */
static const char *hours(int64_t room, const char *closes, const char *more)
{
	struct request *rq = lab_open(DESK, ji);
	const struct room *r = room_read(rq, room, false);

	snprintf(edit, sizeof(edit), "was=published&name=%s&number=%s&kind=%s&floor=x&area=%lld&position=%lld&seats_theatre=%lld&seats_classroom=%lld&seats_u=%lld"
		"&seats_hollow=%lld&seats_board=%lld&price_hour=100&opens_at=08:00&closes_at=%s&weekdays=1&weekdays=2&weekdays=3&weekdays=4&weekdays=5"
		"&weekdays=6&weekdays=0&buffer_before=0&buffer_after=0&shortest=15&longest=600&notice_days=90%s", r->name, r->r.number, r->kind, (long long)r->area,
		(long long)r->position, (long long)r->seats_theatre, (long long)r->seats_classroom, (long long)r->seats_u, (long long)r->seats_hollow,
		(long long)r->seats_board, closes, more);
	lab_close(rq);
	return edit;
}

static const char *room_path(int64_t id, const char *step)
{
	static char text[60];

	snprintf(text, sizeof(text), "/room/%lld/%s", (long long)id, step);
	return text;
}

static void B8_shorter_hours_list_what_lies_outside_ask_and_keep_it(void **unused)
{
	int64_t room = ROOM("206"), id;

	(void)unused;
	assert_int_equal(book(lin, room, soon, "20:00", "20:30", "abendrunde"), 303);
	assert_int_equal(book(lin, room, soon, "17:15", "17:45", "nachmittag"), 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "edit"), hours(room, "18:00", ""))->status, 422);
	assert_true(lab_says("abendrunde"));
	assert_true(lab_says("请选择如何处理"));
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "edit"), hours(room, "18:00", "&outside=told"))->status, 422);
	assert_true(lab_says("请写明原因，客户会看到。"));
	assert_int_equal(COUNT_OF("room WHERE number = '206' AND closes = 1080"), 0);
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "edit"), hours(room, "18:00", "&outside=kept"))->status, 303);
	assert_int_equal(COUNT_OF("room WHERE number = '206' AND closes = 1080"), 1);
	assert_int_equal(COUNT_OF("booking WHERE state = 'confirmed' AND id = " LAST), 1);
	/* what was asked about is not asked about again */
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "edit"), hours(room, "17:00", "&outside=told&told=umbau"))->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'unavailable' AND reason = 'umbau' AND id = " LAST), 1);
	assert_int_equal(COUNT_OF("slot WHERE booking = " LAST), 0);
	assert_int_equal(COUNT_OF("outbox WHERE kind = 'booking-unavailable' AND ics_method = 'CANCEL' AND body LIKE '%umbau%' AND record = " LAST), 1);
	assert_int_equal(COUNT_OF("clock WHERE module = 'booking' AND rule = 'unavailable' AND met_at IS NULL AND step = '' AND record = " LAST), 1);
	assert_int_equal(COUNT_OF("booking WHERE title = 'abendrunde' AND state = 'confirmed'"), 1);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 200);
}

static void B8_a_room_taken_out_of_use_lists_its_bookings_asks_why_and_tells_their_customers(void **unused)
{
	int64_t room = ROOM("507");

	(void)unused;
	assert_int_equal(book(lin, room, soon, "10:00", "11:00", "wochenrunde"), 303);
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "retire"), NULL)->status, 200);
	assert_true(lab_says("wochenrunde"));
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "retire"), "was=published&told=")->status, 422);
	assert_true(lab_says("wochenrunde"));
	assert_int_equal(COUNT_OF("room WHERE number = '507' AND state = 'published'"), 1);
	assert_int_equal(lab_ask(DESK, ji, room_path(room, "retire"), "was=published&told=umbau")->status, 303);
	assert_int_equal(COUNT_OF("room WHERE number = '507' AND state = 'retired'"), 1);
	assert_int_equal(COUNT_OF("booking b JOIN room r ON r.id = b.room WHERE r.number = '507' AND b.starts_at > UTC_TIMESTAMP()"
		" AND b.state IN ('requested','checking','offered','confirmed','prepared')"), 0);
	assert_int_equal(COUNT_OF("booking WHERE title = 'wochenrunde' AND state = 'unavailable' AND reason = 'umbau'"), 1);
	assert_true(COUNT_OF("inbox WHERE kind = 'booking-unavailable' AND module = 'booking' AND record = " LAST) > 0);
	/* the customer sees other ways, none of them in it */
	assert_int_equal(lab_ask(PORTAL, lin, path(newest(), ""), NULL)->status, 200);
	assert_true(lab_says("/booking/new?room="));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(B8_shorter_hours_list_what_lies_outside_ask_and_keep_it),
		cmocka_unit_test(B8_a_room_taken_out_of_use_lists_its_bookings_asks_why_and_tells_their_customers),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
