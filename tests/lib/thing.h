/* thing.h -- a table with a column of every type, and two connections, for tests of the store. */
#ifndef THING_H
#define THING_H
#include "edge/db.h"

struct thing {
	int64_t id, number, flag, fen, other;
	const char *text, *odd;
	day on;
	instant at;
};
extern const struct table thing_table;
extern const struct sql thing_empty, thing_insert, thing_named, thing_one, thing_every, thing_set;
#define SQL(name, text, in, out) static const struct sql name = { text, in, out }

extern struct db *thing_db, *thing_other;
extern struct arena thing_arena;
extern const struct context thing_context;

struct db *thing_connect(void);
/* Fixtures of a group and of a test: an empty table in an open transaction. */
int thing_start(void **state);
int thing_stop(void **state);
int thing_begin(void **state);
int thing_end(void **state);
#define THING_TEST(f) cmocka_unit_test_setup_teardown(f, thing_begin, thing_end)
#endif
