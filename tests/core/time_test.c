/* time_test.c -- days and instants: the calendar, both ways. */
#include "core/time.h"
#include <setjmp.h>
#include <cmocka.h>

static void known_days(void **state)
{
	static const struct { const char *text; day d; int weekday; } cases[] = {
		{ "1970-01-01", 0, 4 }, { "1969-12-31", -1, 3 }, { "2000-02-29", 11016, 2 },
		{ "2024-02-29", 19782, 4 }, { "2026-11-25", 20782, 3 }, { "2038-01-19", 24855, 2 },
		{ "1900-01-01", -25567, 1 }, { "9999-12-31", 2932896, 5 },
	};
	char text[11];
	day d;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(day_parse(cases[i].text, &d));
		assert_int_equal(d, cases[i].d);
		assert_int_equal(day_weekday(d), cases[i].weekday);
		day_print(d, text);
		assert_string_equal(text, cases[i].text);
	}
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const wrong[] = {
		"", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29", "2026-04-31",
		"2026-01-00", "2026-01-32", "1899-12-31", "2026-01-01 ", " 2026-01-01", "2026/01/01",
		"2026-01-01T", "+026-01-01", "20260101", "2026-01-1x", "٢٠٢٦-01-01", "0000-00-00",
	};
	day d = 7;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_false(day_parse(wrong[i], &d));
	assert_int_equal(d, 7);
}

static void every_day_of_five_centuries_comes_back(void **state)
{
	int year = 1800, month = 1, dom = 1;

	(void)state;
	for (day d = day_from(1800, 1, 1); d < day_from(2300, 1, 1); d++) {
		static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
		bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
		struct civil c = day_civil(d);
		if (c.year != year || c.month != month || c.day != dom || day_from(year, month, dom) != d)
			fail_msg("%d-%d-%d is %d-%d-%d", year, month, dom, c.year, c.month, c.day);
		if (++dom > lengths[month - 1] + (month == 2 && leap)) {
			dom = 1;
			if (++month > 12) {
				month = 1;
				year++;
			}
		}
	}
}

static void wall_clock_times_are_read_in_three_forms(void **state)
{
	struct civil c;

	(void)state;
	assert_true(civil_parse("2026-11-25 23:59:58", &c));
	assert_int_equal(c.hour * 10000 + c.minute * 100 + c.second, 235958);
	assert_true(civil_parse("2026-11-25T00:00", &c));
	assert_int_equal(c.hour + c.minute + c.second, 0);
	assert_true(civil_parse("2026-11-25 09:05", &c));
	assert_int_equal(c.minute, 5);
}

static void what_is_no_time_is_refused(void **state)
{
	static const char *const wrong[] = {
		"", "2026-11-25", "2026-11-25 ", "2026-11-25 24:00", "2026-11-25 23:60", "2026-11-25 23:59:60",
		"2026-11-25  9:00", "2026-11-25 9:00", "2026-11-25x09:00", "2026-11-25 09:00Z",
		"2026-11-25 09:00:", "2026-02-30 09:00", "2026-11-25 09-00", "2026-11-25 09:00:00.5",
	};
	struct civil c;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_false(civil_parse(wrong[i], &c));
}

static void instants_count_seconds_before_and_after_1970(void **state)
{
	static const struct { const char *text; instant t; } cases[] = {
		{ "1970-01-01 00:00:00", 0 }, { "1969-12-31 23:59:59", -1 }, { "2038-01-19 03:14:08", 2147483648 },
		{ "2026-11-25 01:02:03", 1795568523 }, { "1900-01-01 00:00:00", -2208988800 },
	};
	char text[20];
	instant t;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(instant_parse(cases[i].text, &t));
		assert_int_equal(t, cases[i].t);
		instant_print(t, text);
		assert_string_equal(text, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(every_day_of_five_centuries_comes_back),
		cmocka_unit_test(wall_clock_times_are_read_in_three_forms),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(instants_count_seconds_before_and_after_1970),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
