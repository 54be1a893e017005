/* rule_test.c -- what the house allows: times, seats, notice of cancelling, clocks
** that change, and what others may read on the grid (P050). */
#include "bookings.h"

static void the_rules_of_the_room_are_kept(void **unused)
{
	int64_t room = ROOM("203");

	(void)unused;
	assert_int_equal(book(lin, room, soon, "07:00", "09:00", "x"), 422);     /* before it opens */
	assert_int_equal(book(lin, room, soon, "12:00", "12:00", "x"), 422);
	assert_int_equal(book(lin, room, soon, "12:00", "12:15", "x"), 422);     /* too short */
	assert_int_equal(book(lin, room, soon, "12:07", "13:00", "x"), 422);     /* not on the grid */
	assert_int_equal(book(lin, room, "2020-01-06", "10:00", "11:00", "x"), 422);
	assert_int_equal(book(lin, 999999, soon, "10:00", "11:00", "x"), 422);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(room, soon, "13:00", "14:00", gu, "x"))->status, 422);   /* no colleague */
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new",
		body(room, soon, "13:00", "14:00", lin, "x&people=900"))->status, 422);   /* what stands first counts */
}

static void more_people_than_seats_is_refused_with_a_way_out(void **unused)
{
	static char text[600];

	(void)unused;
	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=15:00&to_at=16:00&title=x&people=18&layout=board&tea=none"
		"&contact=%lld&contact_phone=13800000000&payment=account", (long long)ROOM("301"), soon, (long long)lin);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", text)->status, 422);
	assert_true(lab_says("剧院式"));
}

static void cancelling_too_late_is_refused_to_tenants_only(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(book(lin, ROOM("508"), later, "10:00", "11:00", "one"), 303);
	id = newest();
	{
		struct request *rq = lab_open(DESK, bai);
		struct booking *b = booking_read(rq, id);
		const struct step *s = flow_step(booking_module.flow, "confirmed", "cancel", ROLE_MEMBER);
		assert_null(s->may(rq, b));
		lab_close(rq);
		rq = lab_open(PORTAL, lin);
		b = booking_read(rq, id);
		assert_null(s->may(rq, b));
		lab_later(rq, b->cancel_until - rq->context.now);
		assert_non_null(s->may(rq, b));
		lab_close(rq);
	}
}

static void P050_what_cannot_be_cancelled_says_so_in_place_of_the_button_with_the_number_to_call(void **unused)
{
	static const char over[] = "离会议时间已近，不能再免费取消";
	static const struct sql more = { "UPDATE room SET cancel_hours = cancel_hours + 700 WHERE number = '508'", NULL, NULL };
	static const struct sql less = { "UPDATE room SET cancel_hours = cancel_hours - 700 WHERE number = '508'", NULL, NULL };
	static const char place[] = "<li class=\"dim w-100\">";
	char near[11], form[100];
	struct request *rq = lab_open(PORTAL, lin);
	const char *at;
	int64_t id;

	(void)unused;
	day_print(rq->context.today + 20, near);
	db_run(rq->db, &more, NULL);
	lab_keep(rq);
	snprintf(form, sizeof(form), "/booking/new?room=%lld&date=%s&from=10:00&to=11:00", (long long)ROOM("508"), near);
	assert_int_equal(lab_ask(PORTAL, lin, form, NULL)->status, 200);
	assert_true(lab_says(over));
	assert_int_equal(book(lin, ROOM("508"), near, "10:00", "11:00", "one"), 303);
	id = newest();
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 200);
	at = strstr(lab_ask(PORTAL, lin, path(id, ""), NULL)->text, over);         /* once, where the button would be, with the number */
	assert_non_null(at);
	assert_null(strstr(at + 1, over));
	assert_memory_equal(at - strlen(place), place, strlen(place));
	assert_non_null(strstr(at, "0000-6818-0018"));
	assert_false(lab_says("/cancel\""));
	assert_int_equal(lab_ask(DESK, bai, path(id, ""), NULL)->status, 200);
	assert_true(lab_says("/cancel\""));
	assert_true(lab_says("客户不能再免费取消"));
	assert_int_equal(COUNT_OF("outbox WHERE kind = 'booking-confirmed' AND record = " LAST
		" AND body LIKE '%取消：离会议时间已近%' AND body NOT LIKE '%免费取消至%'"), 1);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "cancel"), "reason=")->status, 409);
	assert_true(lab_says(over));
	assert_int_equal(lab_ask(DESK, bai, path(id, "cancel"), "reason=")->status, 303);
	rq = lab_open(DESK, bai);
	db_run(rq->db, &less, NULL);
	lab_keep(rq);
	/* In time, the time is told. */
	assert_int_equal(book(lin, ROOM("508"), later, "15:00", "16:00", "two"), 303);
	assert_int_equal(lab_ask(PORTAL, lin, path(newest(), ""), NULL)->status, 200);
	assert_true(lab_says("前免费；其后请与前台商量"));
	assert_int_equal(COUNT_OF("outbox WHERE kind = 'booking-confirmed' AND record = " LAST
		" AND body REGEXP '免费取消至：[0-9]{2}' AND body NOT LIKE '%离会议时间已近%'"), 1);
}

/* Berlin puts its clocks forward on 28 March 2027 at 02:00 and back on 31 October
** at 03:00: a wall-clock time is what it says on both sides. */
static void wall_clock_times_hold_across_the_change_of_the_clocks(void **unused)
{
	static const struct { const char *date, *from, *to; int64_t utc, long_; } cases[] = {
		{ "2027-03-27", "10:00", "11:00",  9, 3600 },
		{ "2027-03-28", "10:00", "11:00",  8, 3600 },
		{ "2027-10-30", "10:00", "11:00",  8, 3600 },
		{ "2027-10-31", "10:00", "11:00",  9, 3600 },
		{ "2027-03-28", "01:00", "04:00",  0, 2 * 3600 },       /* an hour of it does not exist */
		{ "2027-10-31", "01:00", "04:00", -1, 4 * 3600 },       /* an hour of it comes twice */
	};
	struct request *rq = lab_open(DESK, ji);

	(void)unused;
	rq->site.zone = "Europe/Berlin";
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct booking b, again;
		day d;
		table_blank(&booking_table, &b);
		assert_true(day_parse(cases[i].date, &d));
		b.date = d;
		b.from_at = cases[i].from;
		b.to_at = cases[i].to;
		booking_times(rq, &b);
		assert_true(b.starts_at == (instant)d * 86400 + cases[i].utc * 3600);
		assert_true(b.ends_at - b.starts_at == cases[i].long_);
		again = b;
		booking_typed(rq, &again);
		assert_true(again.date == d);
		assert_string_equal(again.from_at, cases[i].from);
		assert_string_equal(again.to_at, cases[i].to);
	}
	lab_close(rq);
}

static void the_grid_shows_titles_only_to_the_company_and_the_desk(void **unused)
{
	(void)unused;
	assert_int_equal(book(lin, ROOM("501"), soon, "10:00", "11:00", "Zwiebel"), 303);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/grid?date=", NULL)->status, 200);
	{
		static char url[60];
		snprintf(url, sizeof(url), "/booking/grid?date=%s", soon);
		lab_ask(PORTAL, lin, url, NULL);
		assert_true(lab_says("Zwiebel"));
		lab_ask(PORTAL, gu, url, NULL);
		assert_false(lab_says("Zwiebel"));
		assert_false(lab_says("澄光仪器"));
		lab_ask(DESK, bai, url, NULL);
		assert_true(lab_says("澄光仪器"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rules_of_the_room_are_kept),
		cmocka_unit_test(more_people_than_seats_is_refused_with_a_way_out),
		cmocka_unit_test(cancelling_too_late_is_refused_to_tenants_only),
		cmocka_unit_test(P050_what_cannot_be_cancelled_says_so_in_place_of_the_button_with_the_number_to_call),
		cmocka_unit_test(wall_clock_times_hold_across_the_change_of_the_clocks),
		cmocka_unit_test(the_grid_shows_titles_only_to_the_company_and_the_desk),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
