/* walk.c -- see walk.h. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <time.h>
#include <cmocka.h>
#include "edge/zone.h"
#include "kit/tick.h"
#include "modules.h"

static const struct program program = { .name = "tick", .audience = DESK, .roles = ROLE_CLOCK, .modules = modules };
struct tick walk_tick;
static char now_file[320];
static int64_t began;                /* by what the clock was moved before the test moved it */

void walk_now(int64_t seconds)
{
	FILE *f = fopen(now_file, "w");

	assert_non_null(f);
	fprintf(f, "%lld", (long long)(began + seconds));
	fclose(f);
}

int walk_start(void **state)
{
	const char *var = getenv("FOYER_VAR") == NULL ? "/tmp" : getenv("FOYER_VAR");

	began = zone_now() - (int64_t)time(NULL);
	snprintf(now_file, sizeof(now_file), "%s/walk_now", var);
	setenv("FOYER_NOW", now_file, 1);
	walk_now(0);
	if (lab_start(state) != 0)
		return -1;
	walk_tick = (struct tick){ .program = &program, .from = "noreply@localhost",
		.db = db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"), getenv("FOYER_DB_NAME")) };
	walk_tick.rq.arena.limit = 1 << 25;
	return walk_tick.db == NULL ? -1 : 0;
}

int walk_stop(void **state)
{
	db_close(walk_tick.db);
	arena_close(&walk_tick.rq.arena);
	remove(now_file);
	return lab_stop(state);
}

int64_t walk_new(enum audience audience, int64_t person, const char *module, const char *body)
{
	char path[100], sign[100];
	const struct answer *a;
	const char *at;

	snprintf(path, sizeof(path), "/%s/new", module);
	snprintf(sign, sizeof(sign), "/%s/", module);
	a = lab_ask(audience, person, path, body);
	if (a->status != 303)
		fail_msg("%s %s: %d\n%.1500s", path, body, a->status, strstr(a->text, "<main") == NULL ? a->text : strstr(a->text, "<main"));
	at = strstr(a->location, sign);
	assert_non_null(at);
	return strtoll(at + strlen(sign), NULL, 10);
}

void walk_step(enum audience audience, int64_t person, const char *module, int64_t id, const char *step,
	const char *body, int status)
{
	char path[120];
	const struct answer *a;

	snprintf(path, sizeof(path), "/%s/%lld/%s", module, (long long)id, step);
	a = lab_ask(audience, person, path, body);
	if (a->status != status)
		fail_msg("%s %s: %d instead of %d\n%.1500s", path, body, a->status, status,
			strstr(a->text, "<main") == NULL ? a->text : strstr(a->text, "<main"));
}

int64_t walk_count(const char *format, ...)
{
	char sql[800];
	va_list ap;

	va_start(ap, format);
	vsnprintf(sql, sizeof(sql), format, ap);
	va_end(ap);
	return lab_number(sql);
}

bool walk_is(const char *table, int64_t id, const char *where)
{
	return walk_count("SELECT COUNT(*) FROM %s WHERE id = %lld AND (%s)", table, (long long)id, where) == 1;
}

void walk_clock(int64_t seconds)
{
	bool full = true;

	walk_now(seconds);
	while (full)
		assert_true(tick_clock(&walk_tick, &full));
	assert_true(tick_purge(&walk_tick));
	lab_told_open();
}
