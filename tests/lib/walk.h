/* walk.h -- a day at the desk through dispatch(): make a record, take its steps, let time pass. */
#ifndef WALK_H
#define WALK_H
#include "lab.h"
#include "kit/tick.h"

/* lab_start() with a clock of its own, and the clock program; lab_stop(). */
int walk_start(void **state);
int walk_stop(void **state);

/* POST /<module>/new as a person; the id of what was made, or the test fails. */
int64_t walk_new(enum audience audience, int64_t person, const char *module, const char *body);
/* POST /<module>/<id>/<step>; fails unless the status is `status`.  303: done. */
void walk_step(enum audience audience, int64_t person, const char *module, int64_t id, const char *step,
	const char *body, int status);
/* Is "<where>" true of the row `id` of a table? */
bool walk_is(const char *table, int64_t id, const char *where);
/* How many rows? */
int64_t walk_count(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The clock program, and now, of the database's tests, moved by so many seconds from the start. */
extern struct tick walk_tick;
void walk_now(int64_t seconds);
/* The same; tick passes once, with its purge. */
void walk_clock(int64_t seconds);
#endif
