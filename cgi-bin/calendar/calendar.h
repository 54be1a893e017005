/* calendar.h -- the days on which the house works otherwise than Monday to Friday: holidays and make-up workdays
** (调休).  Deadlines in working days and hours are counted by them (kit/clock.c). */
#ifndef CALENDAR_H
#define CALENDAR_H
#include "core/module.h"

struct calendar_day {
	struct record r;
	day day, until;                  /* until: asked, not kept: each day of the span is a row */
	const char *kind;                /* "off" or "work" */
	const char *name;
	int64_t there;                   /* days of the span that are entered already */
};
enum { CALENDAR_ONE, CALENDAR_MAKE, CALENDAR_MOVE, CALENDAR_THERE };
extern const struct table calendar_table;
extern const struct sql calendar_sql[];
extern const struct module calendar_module;
#endif
