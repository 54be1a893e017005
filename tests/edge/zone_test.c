/* zone_test.c -- wall clocks of several zones, their gaps and folds. */
#define CORE_RAW
#include "edge/zone.h"
#include <setjmp.h>
#include <cmocka.h>
#include <unistd.h>

static void there_and_back(const char *zone, const char *local, const char *utc)
{
	struct civil c;
	instant t;
	char text[20];

	assert_true(civil_parse(local, &c));
	instant_print(zone_instant(zone, c), text);
	if (strcmp(text, utc) != 0)
		fail_msg("%s in %s is %s, not %s", local, zone, text, utc);
	assert_true(instant_parse(utc, &t));
	instant_print(civil_instant(zone_local(zone, t)), text);
	assert_string_equal(text, local);
}

static void local_times_become_utc_and_come_back(void **state)
{
	(void)state;
	there_and_back("Asia/Shanghai", "2026-11-25 09:00:00", "2026-11-25 01:00:00");
	there_and_back("Europe/Berlin", "2026-07-01 00:30:00", "2026-06-30 22:30:00");
	there_and_back("Asia/Shanghai", "1988-07-01 12:00:00", "1988-07-01 03:00:00");
	there_and_back("America/St_Johns", "2026-01-01 00:00:00", "2026-01-01 03:30:00");
	there_and_back("Pacific/Kiritimati", "2026-01-01 00:00:00", "2025-12-31 10:00:00");
	there_and_back("UTC", "2026-01-01 00:00:00", "2026-01-01 00:00:00");
	there_and_back("Asia/Shanghai", "2026-11-25 09:00:00", "2026-11-25 01:00:00");
}

static void a_time_in_the_gap_moves_forward_by_it(void **state)
{
	char text[20];

	(void)state;
	instant_print(zone_instant("Europe/Berlin", (struct civil){ 2026, 3, 29, 2, 30, 0 }), text);
	assert_string_equal(text, "2026-03-29 01:30:00");      /* 03:30 summer time */
	instant_print(zone_instant("America/New_York", (struct civil){ 2026, 3, 8, 2, 0, 0 }), text);
	assert_string_equal(text, "2026-03-08 07:00:00");
	instant_print(zone_instant("Australia/Lord_Howe", (struct civil){ 2026, 10, 4, 2, 15, 0 }), text);
	assert_string_equal(text, "2026-10-03 15:45:00");      /* a gap of half an hour */
}

static void a_time_that_happens_twice_is_its_first(void **state)
{
	char text[20];

	(void)state;
	instant_print(zone_instant("Europe/Berlin", (struct civil){ 2026, 10, 25, 2, 30, 0 }), text);
	assert_string_equal(text, "2026-10-25 00:30:00");
}

static void hours_around_a_change_are_exact(void **state)
{
	(void)state;
	there_and_back("Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29 00:59:59");
	there_and_back("Europe/Berlin", "2026-03-29 03:00:00", "2026-03-29 01:00:00");
	there_and_back("Europe/Berlin", "2026-10-25 01:59:59", "2026-10-24 23:59:59");
	there_and_back("Europe/Berlin", "2026-10-25 03:00:00", "2026-10-25 02:00:00");
}

static void days_begin_at_midnight_there(void **state)
{
	day d = day_from(2026, 11, 25);

	(void)state;
	assert_int_equal(zone_day_start("Asia/Shanghai", d), (instant)d * 86400 - 8 * 3600);
	assert_int_equal(zone_day("Asia/Shanghai", (instant)d * 86400 + 16 * 3600), d + 1);
	assert_int_equal(zone_day("Asia/Shanghai", (instant)d * 86400 + 16 * 3600 - 1), d);
	/* Midnight itself does not exist in Chile on that day. */
	assert_int_equal(zone_day_start("America/Santiago", day_from(2026, 9, 6)),
		(instant)day_from(2026, 9, 6) * 86400 + 4 * 3600);
}

static void only_zones_of_the_system_exist(void **state)
{
	static const char *const wrong[] = { "", "/etc/passwd", "../../../etc/passwd", "Asia/../Asia/Shanghai",
		"Asia/Nowhere", "Asia/Shanghai;", "Asia Shanghai",
		"Asia/Shanghai_and_a_very_long_tail_that_no_zone_of_this_world_has_ever_had" };

	(void)state;
	assert_true(zone_exists("Asia/Shanghai"));
	assert_true(zone_exists("America/Argentina/Buenos_Aires"));
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_false(zone_exists(wrong[i]));
}

static void tests_move_the_clock_by_a_file(void **state)
{
	char path[64];
	instant before;
	FILE *f;

	(void)state;
	snprintf(path, sizeof(path), "/tmp/zone-%ld", (long)getpid());
	setenv("FOYER_NOW", path, 1);
	unlink(path);
	before = zone_now();
	f = fopen(path, "w");
	fputs("-86400\n", f);
	fclose(f);
	assert_in_range(before - zone_now(), 86398, 86400);
	unsetenv("FOYER_NOW");
	assert_in_range(zone_now() - before, 0, 2);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(local_times_become_utc_and_come_back),
		cmocka_unit_test(a_time_in_the_gap_moves_forward_by_it),
		cmocka_unit_test(a_time_that_happens_twice_is_its_first),
		cmocka_unit_test(hours_around_a_change_are_exact),
		cmocka_unit_test(days_begin_at_midnight_there),
		cmocka_unit_test(only_zones_of_the_system_exist),
		cmocka_unit_test(tests_move_the_clock_by_a_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
