/* closure_test.c -- a room out of use: the clock ends what people forget to lift (guarantee 2). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void a_closure_is_over_when_its_time_is(void **unused)
{
	int64_t keeper = lab_person("ji.yao@xuting.example"), room = lab_number("SELECT MAX(id) FROM room"), id;
	struct request *rq = lab_open(DESK, keeper);
	char from[11], to[11], body[200];

	(void)unused;
	day_print((day)(rq->context.today + 20), from);
	day_print((day)(rq->context.today + 21), to);
	lab_close(rq);
	snprintf(body, sizeof(body), "room=%lld&starts_at=%sT10:00&ends_at=%sT10:00&reason=paint", (long long)room, from, to);
	id = walk_new(DESK, keeper, "closure", body);
	walk_clock(20 * 86400);
	assert_true(walk_is("closure", id, "state = 'planned'"));
	walk_clock(23 * 86400);
	assert_true(walk_is("closure", id, "state = 'over'"));
}

int main(void)
{
	const struct CMUnitTest all[] = { cmocka_unit_test(a_closure_is_over_when_its_time_is) };

	return cmocka_run_group_tests(all, walk_start, walk_stop);
}
