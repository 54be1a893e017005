/* visits.h -- what tests of visitor/ begin with: people of the sample centre, times to come at, a visit announced. */
#ifndef VISITS_H
#define VISITS_H
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "visitor/visitor.h"

static int64_t desk, admin, member, stranger, company __attribute__((unused));
static char tomorrow[40], soon[40];

static int start(void **state)
{
	struct request *rq;
	struct civil c;

	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	stranger = lab_person("gu.qinghe@nanrong.example");
	company = lab_company("澄光仪器");
	rq = lab_open(DESK, desk);
	c = instant_civil(rq->context.now + 8 * 3600 + 1800);
	snprintf(soon, sizeof(soon), "%04d-%02d-%02dT%02d%%3A%02d", c.year, c.month, c.day, c.hour, c.minute);
	c = instant_civil(rq->context.now + 8 * 3600 + 86400);
	snprintf(tomorrow, sizeof(tomorrow), "%04d-%02d-%02dT10%%3A00", c.year, c.month, c.day);
	lab_close(rq);
	return 0;
}

static inline int64_t announce(const char *name, const char *when, const char *more)
{
	char body[400];

	snprintf(body, sizeof(body), "name=%s&expected_at=%s&people=2&lang=en%s", name, when, more);
	return walk_new(PORTAL, member, "visitor", body);
}
#endif
