/* bookings.h -- what tests of booking/ begin with: people of the sample centre, empty days, a booking in one call. */
#ifndef BOOKINGS_H
#define BOOKINGS_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "../lib/lab.h"
#include "booking/engine.h"

static int64_t lin, gu, shen, bai, ji;
static char soon[11], later[11];         /* working days nobody has booked anything on */

#define ROOM(number) lab_number("SELECT id AS number FROM room WHERE number = '" number "'")
#define LAST "(SELECT MAX(id) FROM booking)"
#define COUNT_OF(what) lab_number("SELECT COUNT(*) AS number FROM " what)

/* "/booking/7/cancel", "/booking/7". */
static inline const char *path(int64_t id, const char *step)
{
	static char text[60];

	snprintf(text, sizeof(text), "/booking/%lld%s%s", (long long)id, *step == '\0' ? "" : "/", step);
	return text;
}

/* The layout a room certainly has. */
static inline const char *layout(int64_t room)
{
	static char text[120];

	snprintf(text, sizeof(text), "SELECT COUNT(*) AS number FROM room_layout WHERE layout = 'board' AND room = %lld", (long long)room);
	return lab_number(text) == 1 ? "board" : "theatre";
}

static inline int64_t newest(void)
{
	return lab_number("SELECT MAX(id) AS number FROM booking");
}

static inline const char *body(int64_t room, const char *date, const char *from, const char *to, int64_t contact, const char *title)
{
	static char text[600];

	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=%s&to_at=%s&title=%s&people=3&layout=%s&tea=none"
		"&contact=%lld&contact_phone=13800000000&payment=account", (long long)room, date, from, to, title,
		layout(room), (long long)contact);
	return text;
}

static inline int book(int64_t who, int64_t room, const char *date, const char *from, const char *to, const char *title)
{
	return lab_ask(PORTAL, who, "/booking/new", body(room, date, from, to, who, title))->status;
}

static inline int start(void **state)
{
	struct request *rq;

	if (lab_start(state) != 0)
		return -1;
	lin = lab_person("lin.shuyi@chengguang.example");
	gu = lab_person("gu.qinghe@nanrong.example");
	shen = lab_person("shen.yan@chengguang.example");
	bai = lab_person("bai.zhi@xuting.example");
	ji = lab_person("ji.yao@xuting.example");
	rq = lab_open(PORTAL, lin);
	day_print(lab_workday(rq, 40), soon);
	day_print(lab_workday(rq, 40) + 1, later);
	lab_close(rq);
	return 0;
}
#endif
