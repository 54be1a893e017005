/* clock.h -- every deadline is a row: record, rule, due, warned, met.
**
** kit/record keeps the row of a record's state (rule = the state's name); other
** code may add rows of its own.  tick warns, alarms or takes the state's
** `overdue` step. */
#ifndef KIT_CLOCK_H
#define KIT_CLOCK_H
#include "core/request.h"

/* `amount` units after `from`; days are whole ones, counted from the day after, so
** the time is the last second of the last of them (procedures §0: the text names none
** of the ways to count); workdays by the site's calendar with its make-up
** days, at the same wall-clock time; work hours (none may be negative) only while
** the house is open on such days. */
instant clock_after(struct request *rq, instant from, int amount, enum unit unit);
/* Start the deadline `rule` of a record with its number; text is what the desk reads beside it,
** T() and kept as it is: say() it when it is shown. */
void clock_start(struct request *rq, const char *module, int64_t id, const char *number, const char *rule,
	instant due, instant warn, const char *step, int64_t company, const char *text);
/* From then on the open rows of that rule are of no use: tick ends them by itself, met. */
void clock_until(struct request *rq, const char *module, int64_t id, const char *rule, instant not_after);
/* It is met (or needless): all open rows of the record, or those of one rule. */
void clock_met(struct request *rq, const char *module, int64_t id, const char *rule);
/* Section "clock" of a record's page: its running deadlines but that of its state. */
void clock_show(struct request *rq, struct page *into, const char *module, int64_t id, const char *state);
/* Class and ring of a deadline: "idle" "warn" "bad", 0..100 of the ring, and
** its words ("余2小时10分", "超时6分"). */
struct clock_face { const char *tone, *text; int dash; };
struct clock_face clock_face(struct request *rq, instant started, instant due, instant warn);
#endif
