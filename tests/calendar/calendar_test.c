/* calendar_test.c -- the house's own holidays and make-up workdays: a page, and deadlines that follow it (guarantee 6). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "calendar/calendar.h"
#include "edge/zone.h"
#include "kit/clock.h"
#include "kit/show.h"

static int64_t leader, desk;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	leader = lab_person("ji.nanxing@xuting.example");
	desk = lab_person("bai.zhi@xuting.example");
	return 0;
}

static day wednesday(void)
{
	struct request *rq = lab_open(DESK, leader);
	day d = rq->context.today + 200;

	lab_close(rq);
	while (day_weekday(d) != 3 || walk_count("SELECT COUNT(*) FROM calendar_day WHERE DATEDIFF(day, '1970-01-01') BETWEEN %d AND %d", d - 3, d + 9) > 0)
		d++;
	return d;
}

static const char *posted(day from, day until, const char *kind, const char *name)
{
	static char body[300];
	char a[11], b[11];

	day_print(from, a);
	day_print(until, b);
	snprintf(body, sizeof(body), "day=%s&until=%s&kind=%s&name=%s", a, b, kind, name);
	return body;
}

/* The day of one working day after ten o'clock of `d`. */
static day after(day d)
{
	struct request *rq = lab_open(DESK, leader);
	struct civil c = day_civil(d);
	day next;

	c.hour = 10;
	next = show_local_day(rq, clock_after(rq, zone_instant(rq->site.zone, c), 1, UNIT_WORKDAY));
	lab_close(rq);
	return next;
}

static void a_holiday_is_entered_as_a_span_and_deadlines_follow_it(void **unused)
{
	day d = wednesday();
	int64_t id;

	(void)unused;
	assert_int_equal(after(d), d + 1);
	id = walk_new(DESK, leader, "calendar", posted(d + 1, d + 2, "off", "Feast"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM calendar_day WHERE name = 'Feast' AND NOT works"), 2);
	assert_int_equal(after(d), d + 5);                       /* over the weekend, to Monday */
	assert_int_equal(lab_ask(DESK, leader, "/calendar/new", posted(d, d + 1, "off", "Again"))->status, 422);
	assert_int_equal(lab_ask(DESK, leader, "/calendar/new", posted(d + 30, d + 29, "off", "Back"))->status, 422);
	walk_new(DESK, leader, "calendar", posted(d + 3, d + 3, "work", "Made+up"));
	assert_int_equal(after(d), d + 3);                       /* a Saturday that is worked */
	walk_step(DESK, leader, "calendar", id, "edit", "kind=work&name=Feast", 303);
	assert_int_equal(after(d), d + 1);
	walk_step(DESK, leader, "calendar", id, "edit", "kind=off&name=Feast", 303);
	walk_step(DESK, leader, "calendar", id, "remove", "", 303);
	assert_int_equal(after(d), d + 1);
	walk_step(DESK, leader, "calendar", id, "put", "", 303);
	assert_int_equal(after(d), d + 3);
}

static void only_who_leads_enters_it(void **unused)
{
	day d = wednesday() + 60;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/calendar", NULL)->status, 200);
	assert_int_equal(lab_ask(DESK, desk, "/calendar/new", posted(d, d, "off", "Mine"))->status, 403);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(a_holiday_is_entered_as_a_span_and_deadlines_follow_it),
		cmocka_unit_test(only_who_leads_enters_it),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
