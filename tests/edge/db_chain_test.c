/* db_chain_test.c -- a reader's transaction that began with the end of the last one: it sees what others committed
** meanwhile, may not write, and gives way to a writer. */
#define CORE_RAW
#include "edge/db.h"
#include <setjmp.h>
#include <cmocka.h>

struct one { int64_t number; };
static const struct column columns[] = { INT_COLUMN(struct one, number, NULL), { 0 } };
static const struct table table = { "one", sizeof(struct one), columns };
static const struct sql count = { "SELECT COUNT(*) AS number FROM heartbeat WHERE program LIKE 'chain%'", NULL, &table };
static const struct sql beat = { "INSERT INTO heartbeat (program, at) SELECT CONCAT('chain', h.n), :now FROM (SELECT COUNT(*) AS n FROM heartbeat) h", NULL, NULL };
static const struct sql wipe = { "DELETE FROM heartbeat WHERE program LIKE 'chain%'", NULL, NULL };

static struct db *a, *b;
static struct arena arena;
static struct context context = { .now = 1000000 };
static jmp_buf out;

static struct db *open_db(void)
{
	return db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"), getenv("FOYER_DB_NAME"));
}

static int start(void **state)
{
	(void)state;
	arena.limit = 1 << 20;
	arena.out = &out;
	a = open_db();
	b = open_db();
	return a == NULL || b == NULL ? -1 : 0;
}

static int stop(void **state)
{
	(void)state;
	db_close(a);
	db_close(b);
	arena_close(&arena);
	return 0;
}

static int64_t read_by(struct db *db)
{
	struct one n = { -1 };

	if (setjmp(out) != 0)
		fail_msg("left with %d", arena.status);
	db_begin(db, false, &arena, &context);
	assert_true(db_one(db, &count, NULL, &n));
	assert_true(db_end(db, true));
	return n.number;
}

static void write_by(struct db *db, const struct sql *s)
{
	if (setjmp(out) != 0)
		fail_msg("left with %d", arena.status);
	db_begin(db, true, &arena, &context);
	db_run(db, s, NULL);
	assert_true(db_end(db, true));
}

static void sees_what_others_committed(void **state)
{
	(void)state;
	write_by(b, &wipe);
	assert_int_equal(read_by(a), 0);
	write_by(b, &beat);
	assert_int_equal(read_by(a), 1);
	write_by(b, &beat);
	write_by(a, &beat);              /* a writer after a reader, then a reader after a writer */
	assert_int_equal(read_by(a), 3);
	assert_int_equal(read_by(b), 3);
}

static void may_not_write(void **state)
{
	volatile bool refused = false;

	(void)state;
	(void)read_by(a);
	(void)read_by(a);
	if (setjmp(out) == 0) {
		db_begin(a, false, &arena, &context);
		db_run(a, &beat, NULL);
	} else {
		refused = true;
	}
	db_end(a, false);
	assert_true(refused);
	assert_int_equal(read_by(b), 3);
	assert_int_equal(read_by(a), 3);
	write_by(a, &wipe);
	assert_int_equal(read_by(b), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(sees_what_others_committed), cmocka_unit_test(may_not_write) };

	return cmocka_run_group_tests_name("db_chain", tests, start, stop);
}
