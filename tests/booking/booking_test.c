/* booking_test.c -- the engine on a real store: clash, buffers, divisible rooms,
** change, early end, cancelling, what others may see (P050, R10). */
#include "bookings.h"
#include "kit/record.h"

static void P050_a_booking_holds_its_slots_and_buffers(void **unused)
{
	(void)unused;
	assert_int_equal(book(lin, ROOM("203"), soon, "10:00", "11:00", "one"), 303);
	/* 4 slots of 15 minutes and the buffers of the room */
	assert_int_equal(COUNT_OF("slot WHERE booking = " LAST),
		4 + lab_number("SELECT (buffer_before + buffer_after) DIV 15 AS number FROM room WHERE number = '203'"));
	assert_int_equal(COUNT_OF("booking b WHERE b.id = " LAST " AND b.state = 'confirmed' AND b.price > 0 AND b.price_rule LIKE '%rule%'"), 1);
	assert_int_equal(COUNT_OF("history WHERE module = 'booking' AND step = 'new' AND record = " LAST), 1);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND ics IS NOT NULL AND record = " LAST), 1);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND ics IS NULL AND next_at > made_at AND record = " LAST), 2);
}

static void P050_overlap_is_409_with_three_ways_out_and_no_title(void **unused)
{
	int64_t before = COUNT_OF("booking"), n = 0;

	(void)unused;
	assert_int_equal(book(lin, ROOM("204"), soon, "10:00", "11:00", "geheim"), 303);
	assert_int_equal(book(gu, ROOM("204"), soon, "10:30", "11:30", "two"), 409);
	assert_false(lab_says("geheim"));
	assert_true(lab_says("10:00–11:00"));
	assert_true(lab_says("name=\"again\""));        /* another time by hand: all that was typed goes along */
	assert_true(lab_says("name=\"title\" value=\"two\""));
	for (const char *p = lab_ask(PORTAL, gu, "/booking/new", body(ROOM("204"), soon, "10:30", "11:30", gu, "x"))->text;
	    (p = strstr(p, "name=\"room\"")) != NULL; p++)
		n++;
	assert_true(n >= 3);
	assert_int_equal(COUNT_OF("booking"), before + 1);
	/* its own company reads what is in the way */
	assert_int_equal(book(shen, ROOM("204"), soon, "10:30", "11:30", "three"), 409);
	assert_true(lab_says("geheim"));
}

static void P050_the_buffer_is_kept_free(void **unused)
{
	int64_t room = ROOM("205");

	(void)unused;
	assert_int_equal(book(lin, room, soon, "10:00", "11:00", "one"), 303);
	assert_int_equal(book(gu, room, soon, "11:00", "12:00", "two"), 409);
	assert_int_equal(book(gu, room, soon, "11:15", "12:00", "two"), 303);
}

static void P050_a_divisible_room_and_its_parts(void **unused)
{
	int64_t whole = ROOM("302"), east = ROOM("302E"), west = ROOM("302W");

	(void)unused;
	assert_int_equal(book(lin, east, soon, "10:00", "11:00", "e"), 303);
	assert_int_equal(book(gu, west, soon, "10:00", "11:00", "w"), 303);
	assert_int_equal(book(gu, whole, soon, "10:30", "12:30", "all"), 409);
	assert_int_equal(book(gu, whole, later, "10:00", "12:00", "all"), 303);
	assert_int_equal(book(lin, west, later, "10:30", "11:30", "w"), 409);
}

/* Beside the days of the hall its parts have rows, on days when one is taken by itself (the two above). */
static void P050_the_week_of_a_hall_tells_whose_a_part_is(void **unused)
{
	int64_t east = lab_number("SELECT MAX(id) AS number FROM booking WHERE title = 'e'");
	int64_t west = lab_number("SELECT MAX(id) AS number FROM booking WHERE title = 'w'");
	char text[80];

	(void)unused;
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s", (long long)ROOM("302"), soon);
	assert_int_equal(lab_ask(DESK, bai, text, NULL)->status, 200);
	for (int i = 0; i < 2; i++) {
		snprintf(text, sizeof(text), "<a href=\"%lld\"", (long long)(i == 0 ? east : west));
		assert_true(lab_says(text));
	}
	assert_true(lab_says("澄光仪器"));
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s", (long long)ROOM("302"), soon);
	assert_int_equal(lab_ask(PORTAL, gu, text, NULL)->status, 200);
	snprintf(text, sizeof(text), "<a href=\"%lld\"", (long long)west);
	assert_true(lab_says(text));
	snprintf(text, sizeof(text), "<a href=\"%lld\"", (long long)east);
	assert_false(lab_says(text));
	assert_false(lab_says("澄光仪器"));
}

/* Bookings have sent some by now. */
static void mails_are_listed_by_what_they_say(void **unused)
{
	static const char *const paths[] = { "/outbox", "/outbox?as=csv" };
	int64_t admin = lab_person("xiang.qing@xuting.example");

	(void)unused;
	for (size_t i = 0; i < COUNT(paths); i++) {
		assert_int_equal(lab_ask(DESK, admin, paths[i], NULL)->status, 200);
		assert_true(lab_says("lin.shuyi@chengguang.example"));
		assert_false(lab_says("booking-"));
	}
}

static void P050_a_change_moves_the_slots(void **unused)
{
	int64_t room = ROOM("206"), id;

	(void)unused;
	assert_int_equal(book(lin, room, soon, "10:00", "11:00", "one"), 303);
	id = newest();
	assert_int_equal(book(gu, room, soon, "14:00", "15:00", "two"), 303);
	/* onto another's time: refused, nothing moved */
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), body(room, soon, "14:30", "15:30", lin, "one"))->status, 409);
	assert_int_equal(lab_number("SELECT COUNT(DISTINCT b.id) AS number FROM booking b JOIN slot s ON s.booking = b.id"
		" AND s.starts_at = b.starts_at"), COUNT_OF("booking WHERE state IN (" BOOKING_HOLDS ")"));
	/* onto time that overlaps its own: fine */
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), body(room, soon, "10:30", "12:00", lin, "one"))->status, 303);
	assert_int_equal(book(gu, room, soon, "09:00", "10:00", "three"), 303);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND state = 'void'"), 2);
	/* not another company's */
	assert_int_equal(lab_ask(PORTAL, gu, path(id, "change"), body(room, soon, "16:00", "17:00", gu, "x"))->status, 404);
}

static void P050_a_booking_keeps_its_price_when_the_list_changes(void **unused)
{
	static const struct sql dearer = { "UPDATE room SET price_hour = price_hour * 2, price_half = 0, price_day = 0"
		" WHERE number = '303'", NULL, NULL };
	int64_t room = ROOM("303"), id, price;
	struct request *rq;

	(void)unused;
	assert_int_equal(book(lin, room, soon, "10:00", "11:00", "one"), 303);
	id = newest();
	price = lab_number("SELECT price AS number FROM booking WHERE id = " LAST);
	rq = lab_open(DESK, ji);
	db_run(rq->db, &dearer, NULL);
	lab_keep(rq);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), body(room, soon, "10:00", "11:00", lin, "another title"))->status, 303);
	assert_int_equal(lab_number("SELECT price AS number FROM booking WHERE id = " LAST), price);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), body(room, soon, "13:00", "14:00", lin, "moved"))->status, 303);
	assert_int_equal(lab_number("SELECT price AS number FROM booking WHERE id = " LAST), 2 * price);
}

static void P050_cancelling_frees_the_slots_and_takes_reminders_back(void **unused)
{
	int64_t room = ROOM("207"), id;

	(void)unused;
	assert_int_equal(book(lin, room, soon, "10:00", "11:00", "one"), 303);
	id = newest();
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "cancel"), "reason=x")->status, 303);
	assert_int_equal(COUNT_OF("slot WHERE booking = " LAST), 0);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND state = 'waiting' AND next_at > made_at AND record = " LAST), 0);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND ics_method = 'CANCEL' AND record = " LAST), 1);
	assert_int_equal(book(gu, room, soon, "10:00", "11:00", "two"), 303);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "cancel"), "reason=x")->status, 409);
}

static void R10_an_approved_room_is_asked_for_and_answered_with_an_alternative(void **unused)
{
	static char text[400];
	int64_t room = ROOM("302"), id;

	(void)unused;
	if (lab_number("SELECT needs_approval AS number FROM room WHERE number = '302'") == 0)
		skip();
	assert_int_equal(book(lin, room, later, "14:30", "16:30", "asked"), 303);
	id = newest();
	assert_int_equal(COUNT_OF("booking WHERE state = 'requested' AND due IS NOT NULL AND id = " LAST), 1);
	assert_int_equal(COUNT_OF("clock WHERE module = 'booking' AND rule = 'requested' AND met_at IS NULL AND step = '' AND record = " LAST), 1);
	assert_int_equal(COUNT_OF("clock WHERE module = 'booking' AND rule = 'requested' AND met_at IS NULL AND step = 'lapse' AND record = " LAST), 1);
	assert_true(COUNT_OF("slot WHERE booking = " LAST) > 0);
	assert_int_equal(lab_ask(DESK, bai, path(id, "check"), "")->status, 303);
	assert_int_equal(lab_ask(DESK, ji, path(id, "offer"), NULL)->status, 200);     /* opens with what was asked */
	snprintf(text, sizeof(text), "name=\"date\" value=\"%s\"", later);
	assert_true(lab_says(text));
	snprintf(text, sizeof(text), "value=\"%lld\" selected", (long long)room);
	assert_true(lab_says(text));
	assert_true(lab_says("value=\"14:30\" selected"));
	assert_true(lab_says("value=\"16:30\" selected"));
	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=15:00&to_at=16:00&layout=%s&reason=maintenance", (long long)ROOM("301"), later, layout(ROOM("301")));
	assert_int_equal(lab_ask(DESK, ji, path(id, "offer"), text)->status, 303);
	assert_int_equal(COUNT_OF("booking b JOIN room r ON r.id = b.room WHERE b.state = 'offered' AND r.number = '301' AND b.id = " LAST), 1);
	assert_int_equal(book(gu, ROOM("301"), later, "15:00", "16:00", "x"), 409);      /* held */
	assert_int_equal(lab_ask(PORTAL, gu, path(id, "accept"), "")->status, 404);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "cancel"), NULL)->status, 200);
	assert_false(lab_says("maintenance"));           /* the house's reason is not the customer's */
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "accept"), "")->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE state = 'confirmed' AND id = " LAST), 1);
	assert_int_equal(COUNT_OF("history WHERE module = 'booking' AND state = 'checking' AND record = " LAST), 2);
	assert_int_equal(COUNT_OF("clock WHERE module = 'booking' AND met_at IS NULL AND rule <> 'prepare' AND step <> 'close' AND record = " LAST), 0);
}

static void R10_a_decline_frees_the_slots_and_names_alternatives(void **unused)
{
	int64_t room = ROOM("302"), id;

	(void)unused;
	if (lab_number("SELECT needs_approval AS number FROM room WHERE number = '302'") == 0)
		skip();
	assert_int_equal(book(lin, room, later, "18:00", "20:00", "asked"), 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, ji, path(id, "decline"), "reason=")->status, 422);
	assert_int_equal(lab_ask(DESK, ji, path(id, "decline"), "reason=full")->status, 303);
	assert_int_equal(COUNT_OF("slot WHERE booking = " LAST), 0);
	assert_int_equal(COUNT_OF("outbox WHERE module = 'booking' AND body LIKE '%18:00–20:00%' AND body LIKE CONCAT('%', (SELECT MAX(DATE(starts_at)) FROM booking WHERE id = " LAST "), '%') AND record = " LAST), 1);
}

static void check_in_early_end_and_no_show(void **unused)
{
	int64_t room = ROOM("507");
	struct request *rq = lab_open(DESK, ji);
	struct booking *b = take(rq, struct booking);
	struct room *r = room_read(rq, room, false);
	struct offer o = { r, room_bands(rq, r->r.id) };
	instant held;

	(void)unused;
	table_blank(&booking_table, b);
	day_parse(soon, &b->date);
	b->from_at = "10:00";
	b->to_at = "12:00";
	b->title = b->contact_name = "x";
	b->layout = "board";
	b->tea = "none";
	b->payment = "cash";
	b->people = 2;
	booking_times(rq, b);
	assert_int_not_equal(booking_make(rq, &o, b), 0);
	assert_false(record_take(rq, &booking_module, b, NULL, "no_show", ROLE_RECEPTIONIST));
	assert_false(record_take(rq, &booking_module, b, NULL, "end", ROLE_MEMBER));
	b->started = 1;
	lab_later(rq, b->starts_at - rq->context.now - 60);
	assert_true(record_take(rq, &booking_module, b, NULL, "check_in", ROLE_RECEPTIONIST));
	assert_true(b->in_at == rq->context.now);
	lab_later(rq, 60 + 40 * 60);             /* 10:40 */
	held = b->starts_at;
	assert_true(record_take(rq, &booking_module, b, NULL, "check_out", ROLE_RECEPTIONIST));
	assert_true(b->ends_at == held + 45 * 60 && b->out_at == held + 40 * 60);
	{
		const struct marks taken = booking_marks(rq, r->r.id, b->date, 0);
		assert_false(booking_free(&taken, held + 30 * 60, held + 45 * 60));
		assert_int_equal(booking_free(&taken, held + 45 * 60, held + 60 * 60), r->buffer_after == 0);    /* the buffer stays */
		assert_true(booking_free(&taken, held + 90 * 60, held + 120 * 60));      /* the rest is free at once */
	}
	lab_close(rq);
}

static void a_colleague_may_not_cancel_but_the_administrator_may(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(book(lin, ROOM("508"), soon, "10:00", "11:00", "one"), 303);
	id = newest();
	assert_int_equal(lab_ask(PORTAL, shen, path(id, "cancel"), "")->status, 409);
	assert_int_equal(book(shen, ROOM("508"), soon, "13:00", "14:00", "two"), 303);
	id = newest();
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "cancel"), "")->status, 303);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P050_a_booking_holds_its_slots_and_buffers),
		cmocka_unit_test(P050_overlap_is_409_with_three_ways_out_and_no_title),
		cmocka_unit_test(P050_the_buffer_is_kept_free),
		cmocka_unit_test(P050_a_divisible_room_and_its_parts),
		cmocka_unit_test(P050_the_week_of_a_hall_tells_whose_a_part_is),
		cmocka_unit_test(mails_are_listed_by_what_they_say),
		cmocka_unit_test(P050_a_change_moves_the_slots),
		cmocka_unit_test(P050_a_booking_keeps_its_price_when_the_list_changes),
		cmocka_unit_test(P050_cancelling_frees_the_slots_and_takes_reminders_back),
		cmocka_unit_test(R10_an_approved_room_is_asked_for_and_answered_with_an_alternative),
		cmocka_unit_test(R10_a_decline_frees_the_slots_and_names_alternatives),
		cmocka_unit_test(check_in_early_end_and_no_show),
		cmocka_unit_test(a_colleague_may_not_cancel_but_the_administrator_may),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
