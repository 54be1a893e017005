/* refusal_test.c -- a form that is refused says what is possible, and only that (P050, R10); the week keeps itself fresh. */
#include "bookings.h"

static const char *asked(const char *people, const char *layout, const char *more)
{
	static char text[600];

	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=10:00&to_at=12:00&title=many&people=%s&layout=%s&tea=none&contact=%lld"
		"&contact_phone=13800000000&payment=account%s", (long long)ROOM("204"), soon, people, layout, (long long)lin, more);
	return text;
}

static void R10_more_people_than_any_room_seats_like_that_are_offered_another_room_and_layout(void **unused)
{
	const char *page, *at;
	char way[60] = "", more[80];

	(void)unused;
	page = lab_ask(PORTAL, lin, "/booking/new", asked("60", "board", ""))->text;
	at = strstr(page, "value=\"room:");
	assert_non_null(at);
	snprintf(way, sizeof(way), "%.*s", (int)strcspn(at + 7, "\""), at + 7);
	assert_non_null(strstr(way, ",layout:theatre"));
	snprintf(more, sizeof(more), "&use=%s", way);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", asked("60", "board", more))->status, 200);
	snprintf(more, sizeof(more), "value=\"%lld\" selected", strtoll(way + 5, NULL, 10));
	assert_true(lab_says(more));
	assert_true(lab_says("value=\"theatre\" checked"));
	assert_true(lab_says("value=\"60\""));
	assert_int_equal(COUNT_OF("booking WHERE title = 'many'"), 0);
}

static void a_day_that_is_over_or_too_far_has_no_free_time(void **unused)
{
	struct request *rq = lab_open(PORTAL, lin);
	day days[] = { rq->context.today - 1, rq->context.today + 400 };
	char date[11];

	(void)unused;
	lab_close(rq);
	for (size_t i = 0; i < COUNT(days); i++) {
		day_print(days[i], date);
		assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(ROOM("204"), date, "10:00", "11:00", lin, "x"))->status, 422);
		assert_true(lab_says("这一天「石屏」没有可订的时间"));
	}
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(ROOM("204"), soon, "10:10", "11:00", lin, "x"))->status, 422);
	assert_true(lab_says("这一天「石屏」空闲：08:00–21:00"));
}

static void P050_the_week_of_a_room_is_asked_for_again_as_its_table_alone(void **unused)
{
	char text[100];

	(void)unused;
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s", (long long)ROOM("206"), soon);
	assert_int_equal(lab_ask(PORTAL, lin, text, NULL)->status, 200);
	assert_true(lab_says("data-live=\"/portal/booking/week?"));
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s&live=1", (long long)ROOM("206"), soon);
	assert_int_equal(lab_ask(PORTAL, lin, text, NULL)->status, 200);
	assert_true(lab_says("<table"));
	assert_false(lab_says("<main"));
	assert_false(lab_says("geheim"));
	assert_int_equal(book(gu, ROOM("206"), soon, "10:00", "11:00", "geheim"), 303);
	assert_int_equal(lab_ask(PORTAL, lin, text, NULL)->status, 200);
	assert_true(lab_says("10:00–11:00"));
	assert_false(lab_says("geheim"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(R10_more_people_than_any_room_seats_like_that_are_offered_another_room_and_layout),
		cmocka_unit_test(a_day_that_is_over_or_too_far_has_no_free_time),
		cmocka_unit_test(P050_the_week_of_a_room_is_asked_for_again_as_its_table_alone),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
