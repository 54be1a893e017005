/* hours_test.c -- when a room is open, and for how long the clock on the wall says: rooms open longer than the house (K6), what
** was booked before the hours were shorter (K13), days on which the clocks change (B12), what a form begins with (B13, B14). */
#include "bookings.h"
#include "booking/board.h"
#include "booking/form.h"
#include "edge/zone.h"

static void run(const char *sql)
{
	struct request *rq = lab_open(DESK, ji);
	const struct sql ask = { sql, NULL, NULL };

	db_run(rq->db, &ask, NULL);
	lab_keep(rq);
}

static void K6_a_room_open_longer_than_the_house_is_seen_until_midnight(void **unused)
{
	char text[200];

	(void)unused;
	run("UPDATE room SET opens = 0, closes = 1440, weekdays = '0,1,2,3,4,5,6' WHERE number = '204'");
	run("INSERT INTO board_change (site, what) VALUES (1, 'room')");
	assert_int_equal(book(lin, ROOM("204"), soon, "23:00", "24:00", "late"), 303);
	for (size_t i = 0; i < 2; i++)
		for (int desk = 0; desk < 2; desk++) {
			snprintf(text, sizeof(text), i == 0 ? "/booking/grid?date=%s" : "/booking/week?date=%s&room=%lld", soon, (long long)ROOM("204"));
			assert_int_equal(lab_ask(desk ? DESK : PORTAL, desk ? bai : lin, text, NULL)->status, 200);
			assert_true(lab_says("23:00–24:00"));
			assert_true(lab_says("data-from=\"00:00\""));
		}
	/* a week of another room keeps the hours of the house */
	snprintf(text, sizeof(text), "/booking/week?date=%s&room=%lld", soon, (long long)ROOM("206"));
	assert_int_equal(lab_ask(PORTAL, lin, text, NULL)->status, 200);
	assert_true(lab_says("data-from=\"08:00\""));
}

static void K13_what_was_booked_before_the_hours_were_shorter_can_still_be_changed(void **unused)
{
	char was[600], text[700];
	int64_t id, room = ROOM("206");

	(void)unused;
	assert_int_equal(book(lin, room, soon, "20:00", "20:30", "evening"), 303);
	id = newest();
	run("UPDATE room SET opens = 600, closes = 1080 WHERE number = '206'");
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), NULL)->status, 200);
	assert_true(lab_says("value=\"20:00\" selected"));
	assert_true(lab_says("value=\"20:30\" selected"));
	snprintf(was, sizeof(was), "%s", body(room, soon, "20:00", "20:30", lin, "renamed"));
	snprintf(text, sizeof(text), "was=confirmed&%s", was);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), text)->status, 303);
	assert_int_equal(COUNT_OF("booking WHERE title = 'renamed' AND id = " LAST), 1);
	snprintf(text, sizeof(text), "was=confirmed&%s", body(room, soon, "19:30", "20:30", lin, "renamed"));
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "change"), text)->status, 422);
	run("UPDATE room SET opens = 480, closes = 1260 WHERE number = '206'");
}

static void blank(struct request *rq, struct booking *b, int64_t room, const char *date)
{
	table_blank(&booking_table, b);
	rq->query = (struct pairs){ NULL, 0 };
	b->room = room;
	assert_true(day_parse(date, &b->date));
}

/* The days on which the clocks change are those of one year: to this request it is its first of January, whenever it runs. */
static void in_2027(struct request *rq)
{
	rq->site.zone = "Europe/Berlin";
	assert_true(day_parse("2027-01-01", &rq->context.today));
	rq->context.now = zone_day_start(rq->site.zone, rq->context.today);
}

static void B12_a_time_the_clocks_skip_is_named_and_the_night_is_as_long_as_it_is(void **unused)
{
	int64_t room = ROOM("206");
	struct request *rq = lab_open(DESK, ji);
	struct room r = *room_read(rq, room, false);
	struct booking b = { 0 };
	struct marks none;
	const char *field, *why;

	(void)unused;
	in_2027(rq);
	r.opens = 0;
	r.closes = 1440;
	r.weekdays = "0,1,2,3,4,5,6";
	blank(rq, &b, r.r.id, "2027-03-28");
	b.from_at = "02:00";
	b.to_at = "03:00";
	booking_times(rq, &b);
	why = booking_rule(rq, &r, &b, &field);
	assert_non_null(why);
	assert_non_null(strstr(why, "03:00"));
	assert_string_equal(field, "from_at");
	assert_int_equal(booking_price_day(rq, b.date).changes, 120);
	assert_int_equal(booking_price_day(rq, b.date).skips, 60);
	assert_int_equal(booking_price_day(rq, b.date + 1).skips, 0);
	/* 23 hours, and 16 around them; 25 on the other day */
	none = booking_marks_none(rq, b.date);
	assert_int_equal(none.count * (size_t)none.step, (23 + 16) * 3600);
	assert_true(day_parse("2027-10-31", &b.date));
	assert_int_equal(booking_price_day(rq, b.date).changes, 120);
	assert_int_equal(booking_price_day(rq, b.date).skips, -60);
	none = booking_marks_none(rq, b.date);
	assert_int_equal(none.count * (size_t)none.step, (25 + 16) * 3600);
	lab_close(rq);
}

static void B12_the_grid_shows_a_booking_at_its_hours_on_a_day_the_clocks_change(void **unused)
{
	static const char *const dates[] = { "2027-03-28", "2027-10-31", "2027-11-01" };
	int64_t room = ROOM("206");
	struct request *rq = lab_open(DESK, ji);
	struct room r = *room_read(rq, room, false);

	(void)unused;
	in_2027(rq);
	rq->site.opens = r.opens = 0;
	rq->site.closes = r.closes = 1440;
	r.weekdays = "0,1,2,3,4,5,6";
	for (size_t i = 0; i < COUNT(dates); i++) {
		struct board_row *row = take(rq, struct board_row);
		struct booking b = { 0 };
		struct held h = { .id = 1, .room = room, .state = "confirmed", .title = "x", .company_short = "" };
		struct board g;

		blank(rq, &b, room, dates[i]);
		b.from_at = "10:00";
		b.to_at = "12:00";
		booking_times(rq, &b);
		h.starts_at = b.starts_at;
		h.ends_at = b.ends_at;
		g = board_of(rq, b.date);
		board_open(&g, row, &r);
		assert_int_equal(row->mark[2 * 60 / 15], i == 0 ? MARK_SHUT : MARK_FREE);        /* 02:00 is not there */
		board_book(&g, row, &h, &r);
		assert_int_equal(row->items, 1);
		assert_int_equal(row->item[0].from, 10 * 60 / 15);
		assert_int_equal(row->item[0].to, 12 * 60 / 15);
		assert_true(board_at(&g, 10 * 60 / 15) == b.starts_at);
	}
	lab_close(rq);
}

static void B13_a_form_begins_with_a_time_that_is_still_to_come(void **unused)
{
	static const int minutes[] = { 11 * 60 + 20, 20 * 60 + 15, 22 * 60 };

	(void)unused;
	run("UPDATE room SET weekdays = '0,1,2,3,4,5,6', opens = 480, closes = 1260 WHERE number = '507'");
	run("DELETE FROM slot WHERE room = (SELECT id FROM room WHERE number = '507')");
	for (size_t i = 0; i < COUNT(minutes); i++) {
		int64_t room = ROOM("507");
		struct request *rq = lab_open(DESK, bai);
		struct room *r = room_read(rq, room, false);
		struct booking b = { 0 };
		day today = rq->context.today;
		instant now = rq->context.now, then;

		assert_true(booking_minute(rq, today, minutes[i], &then));
		lab_later(rq, then - now);
		table_blank(&booking_table, &b);
		rq->query = (struct pairs){ NULL, 0 };
		booking_draft(rq, r, &b);
		booking_times(rq, &b);
		assert_true(b.starts_at >= then);
		assert_true(b.ends_at > b.starts_at && room_minute(b.to_at) <= r->closes);
		assert_int_equal(b.date, minutes[i] == 22 * 60 ? today + 1 : today);
		lab_close(rq);
	}
}

static void B14_the_layout_a_form_begins_with_is_one_of_the_room(void **unused)
{
	int64_t room = ROOM("507");
	struct request *rq = lab_open(DESK, bai);
	struct room r = *room_read(rq, room, false);
	struct booking b = { 0 };

	(void)unused;
	r.layouts = "";
	r.seats_theatre = 40;
	r.seats_classroom = 24;
	r.seats_u = 18;
	r.seats_hollow = r.seats_board = 0;
	table_blank(&booking_table, &b);
	rq->query = (struct pairs){ NULL, 0 };
	booking_draft(rq, &r, &b);
	assert_string_equal(b.layout, "theatre");
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(K6_a_room_open_longer_than_the_house_is_seen_until_midnight),
		cmocka_unit_test(K13_what_was_booked_before_the_hours_were_shorter_can_still_be_changed),
		cmocka_unit_test(B12_a_time_the_clocks_skip_is_named_and_the_night_is_as_long_as_it_is),
		cmocka_unit_test(B12_the_grid_shows_a_booking_at_its_hours_on_a_day_the_clocks_change),
		cmocka_unit_test(B13_a_form_begins_with_a_time_that_is_still_to_come),
		cmocka_unit_test(B14_the_layout_a_form_begins_with_is_one_of_the_room),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
