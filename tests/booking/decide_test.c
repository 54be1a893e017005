/* decide_test.c -- who decides about a room (B7), and that what was refused is not offered again (B4, K6). */
#include "bookings.h"
#include "kit/record.h"

static void run(const char *sql)
{
	struct request *rq = lab_open(DESK, ji);
	const struct sql ask = { sql, NULL, NULL };

	db_run(rq->db, &ask, NULL);
	lab_keep(rq);
}

static const char *at_desk(int64_t room, const char *date, const char *from, const char *to)
{
	static char text[500];

	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=%s&to_at=%s&title=t&people=3&layout=%s&tea=none&company=1&contact=%lld"
		"&contact_phone=13800000000&payment=account", (long long)room, date, from, to, layout(room), (long long)lin);
	return text;
}

static void B7_a_receptionist_does_not_confirm_what_the_room_department_decides(void **unused)
{
	int64_t id;

	(void)unused;
	run("UPDATE room SET needs_approval = 1 WHERE number = '302'");
	assert_int_equal(lab_ask(DESK, bai, "/booking/new", at_desk(ROOM("302"), soon, "08:00", "10:00"))->status, 303);
	id = newest();
	assert_int_equal(COUNT_OF("booking WHERE state = 'checking' AND id = " LAST), 1);
	assert_int_equal(lab_ask(DESK, bai, path(id, "confirm"), "was=checking")->status, 409);
	assert_true(lab_says("这间由会议室管理部核定"));
	assert_int_equal(lab_ask(DESK, bai, path(id, ""), NULL)->status, 200);
	assert_false(lab_says("/confirm\""));
	assert_int_equal(COUNT_OF("booking WHERE state = 'checking' AND id = " LAST), 1);
	assert_int_equal(lab_ask(DESK, bai, "/", NULL)->status, 200);
	assert_false(lab_says("/confirm\""));
	assert_int_equal(lab_ask(DESK, ji, path(id, "confirm"), "was=checking")->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'confirmed' AND id = " LAST), 1);
}

static void B7_nor_by_offering_it_nor_by_moving_a_booking_into_it(void **unused)
{
	char text[400];
	int64_t id;

	(void)unused;
	assert_int_equal(book(lin, ROOM("302"), soon, "11:00", "13:00", "asked"), 303);
	id = newest();
	snprintf(text, sizeof(text), "was=requested&room=%lld&date=%s&from_at=14:00&to_at=16:00&layout=%s&reason=maintenance", (long long)ROOM("302"), soon,
		layout(ROOM("302")));
	assert_int_equal(lab_ask(DESK, bai, path(id, "offer"), text)->status, 422);
	assert_true(lab_says("只能由该部另给选择"));
	assert_int_equal(lab_ask(DESK, ji, path(id, "offer"), text)->status, 303);
	assert_int_equal(lab_ask(DESK, bai, path(id, "accept"), "was=offered")->status, 303);      /* the customer, on the telephone */
	assert_int_equal(COUNT_OF("booking WHERE state = 'confirmed' AND id = " LAST), 1);
	assert_int_equal(lab_ask(DESK, bai, "/booking/new", at_desk(ROOM("206"), soon, "17:00", "19:00"))->status, 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, bai, path(id, "change"), at_desk(ROOM("302"), soon, "17:00", "19:00"))->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'requested' AND id = " LAST), 1);
	assert_int_equal(lab_ask(DESK, bai, path(id, "confirm"), "was=requested")->status, 409);
}

static void B4_a_refusal_does_not_offer_what_it_refuses(void **unused)
{
	char text[600];
	const char *mail = "outbox WHERE kind = 'booking-declined' AND record = " LAST " AND body LIKE CONCAT('%', (SELECT r.name_en FROM room r WHERE r.number = '302'),"
		" ' ', (SELECT DATE(starts_at) FROM booking WHERE id = " LAST "), ' 16:00–18:00%')";
	int64_t id;

	(void)unused;
	assert_int_equal(book(lin, ROOM("302"), later, "16:00", "18:00", "refused"), 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, ji, path(id, "unavailable"), "was=requested&reason=full")->status, 303);
	snprintf(text, sizeof(text), "room=%lld&amp;date=%s&amp;from=16:00", (long long)ROOM("302"), later);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 200);
	assert_true(lab_says("/booking/new?room="));
	assert_false(lab_says(text));
	assert_int_equal(lab_ask(DESK, ji, path(id, "decline"), "was=unavailable&reason=full")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM outbox WHERE kind = 'booking-declined' AND record = " LAST), 1);
	snprintf(text, sizeof(text), "SELECT COUNT(*) AS number FROM %s", mail);
	assert_int_equal(lab_number(text), 0);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 200);
	snprintf(text, sizeof(text), "room=%lld&amp;date=%s&amp;from=16:00", (long long)ROOM("302"), later);
	assert_false(lab_says(text));
}

static void K6_what_the_evening_before_still_holds_is_not_offered(void **unused)
{
	struct request *rq;
	struct booking *ask;
	int64_t room;
	struct way ways[4];
	size_t n;

	(void)unused;
	run("UPDATE room SET opens = 0, closes = 1440, buffer_after = 15, weekdays = '0,1,2,3,4,5,6' WHERE number = '204'");
	assert_int_equal(book(lin, ROOM("204"), soon, "23:00", "24:00", "late"), 303);
	assert_int_equal(book(lin, ROOM("204"), later, "00:00", "00:30", "early"), 409);
	assert_true(lab_says("23:00–24:00"));
	room = ROOM("204");
	rq = lab_open(PORTAL, lin);
	ask = take(rq, struct booking);
	table_blank(&booking_table, ask);
	ask->room = room;
	assert_true(day_parse(later, &ask->date));
	ask->from_at = "00:00";
	ask->to_at = "00:30";
	ask->people = 2;
	booking_times(rq, ask);
	n = booking_ways(rq, ask, ways, COUNT(ways));
	assert_true(n > 0 && ways[0].room->r.id == ask->room);
	assert_string_equal(ways[0].b.from_at, "00:15");
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(B7_a_receptionist_does_not_confirm_what_the_room_department_decides),
		cmocka_unit_test(B7_nor_by_offering_it_nor_by_moving_a_booking_into_it),
		cmocka_unit_test(B4_a_refusal_does_not_offer_what_it_refuses),
		cmocka_unit_test(K6_what_the_evening_before_still_holds_is_not_offered),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
