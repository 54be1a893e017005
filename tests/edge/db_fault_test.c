/* db_fault_test.c -- the store, on a real MariaDB: every way to fail. */
#define CORE_RAW
#include "quiet.h"
#include "refuse.h"
#include "thing.h"
#include <setjmp.h>
#include <cmocka.h>

static void statements_are_counted_without_transaction_control(void **state)
{
	unsigned before = db_queries(thing_db);

	(void)state;
	db_all(thing_db, &thing_every, NULL);
	db_all(thing_db, &thing_every, NULL);
	assert_int_equal(db_queries(thing_db), before + 2);
	db_end(thing_db, true);
	db_begin(thing_db, false, &thing_arena, &thing_context);
	assert_int_equal(db_queries(thing_db), 0);
	assert_int_equal(db_queries(NULL), 0);
}

static void a_reader_cannot_write(void **state)
{
	(void)state;
	db_end(thing_db, true);
	db_begin(thing_db, false, &thing_arena, &thing_context);
	quiet(true);
	assert_int_equal(GAVE_UP(thing_arena, db_run(thing_db, &thing_empty, NULL)), 500);
	quiet(false);
	assert_true(db_end(thing_db, false));
	assert_true(db_alive(thing_db));
}

static void a_lie_in_a_value_is_refused_by_the_store(void **state)
{
	(void)state;
	quiet(true);
	SQL(odd, "INSERT INTO db_test (word) VALUES ('a word of more than twenty characters')", NULL, NULL);
	assert_int_equal(GAVE_UP(thing_arena, db_run(thing_db, &odd, NULL)), 500);
	db_end(thing_db, false);
	db_begin(thing_db, true, &thing_arena, &thing_context);
	SQL(fraction, "SELECT 1.5 AS number", NULL, &thing_table);
	struct thing t;
	assert_int_equal(GAVE_UP(thing_arena, db_one(thing_db, &fraction, NULL, &t)), 500);
	quiet(false);
	db_end(thing_db, false);
}

static void a_result_left_by_a_jump_does_not_disturb_the_next(void **state)
{
	struct arena small = { .limit = 2000 };
	struct thing t = { .text = "0123456789012345678901234567890123456789", .on = NO_DAY, .at = NO_TIME };

	(void)state;
	for (int i = 0; i < 100; i++)
		db_make(thing_db, &thing_insert, &t);
	db_end(thing_db, true);
	db_begin(thing_db, false, &small, &thing_context);
	assert_int_equal(GAVE_UP(small, db_all(thing_db, &thing_every, NULL)), 503);
	assert_true(db_end(thing_db, false));
	arena_close(&small);
	db_begin(thing_db, false, &thing_arena, &thing_context);
	assert_int_equal(db_all(thing_db, &thing_every, NULL).count, 100);
}

static void who_changes_what_another_changed_since_tries_again(void **state)
{
	struct arena mine = { .limit = 1 << 20 };
	struct thing t = { .number = 1, .on = NO_DAY, .at = NO_TIME }, seen;

	(void)state;
	t.id = db_make(thing_db, &thing_insert, &t);
	db_end(thing_db, true);
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_begin(thing_other, true, &mine, &thing_context);
	assert_true(db_one(thing_other, &thing_one, &t, &seen));     /* its snapshot is taken */
	t.number = 2;
	db_run(thing_db, &thing_set, &t);
	db_end(thing_db, true);
	t.number = 3;
	quiet(true);
	assert_int_equal(GAVE_UP(mine, db_run(thing_other, &thing_set, &t)), STATUS_AGAIN);
	quiet(false);
	assert_false(db_end(thing_other, true));               /* never committed after an error */
	assert_true(db_end(thing_other, false));
	db_begin(thing_other, true, &mine, &thing_context);
	assert_int_equal(db_run(thing_other, &thing_set, &t), 1);
	assert_true(db_end(thing_other, true));
	arena_close(&mine);
	db_begin(thing_db, true, &thing_arena, &thing_context);
}

/* Fault D1: mails and deadlines stood still for as long as a read may take. */
static void a_statement_that_failed_behind_its_first_rows_works_the_next_time(void **state)
{
	struct arena mine = { .limit = 8 << 20 };
	struct thing t = { .number = 1, .on = NO_DAY, .at = NO_TIME, .text = "long enough that rows leave before the last is read" };

	(void)state;
	SQL(locking, "SELECT id, number, text FROM db_test ORDER BY id FOR UPDATE", NULL, &thing_table);
	for (int i = 0; i < 3000; i++)
		t.id = db_make(thing_db, &thing_insert, &t);
	db_end(thing_db, true);
	quiet(true);
	for (int i = 0; i < 5; i++) {
		db_begin(thing_other, true, &mine, &thing_context);
		db_one(thing_other, &thing_one, &t, &(struct thing){ 0 });   /* its snapshot is taken */
		db_begin(thing_db, true, &thing_arena, &thing_context);
		db_run(thing_db, &thing_set, &(struct thing){ .id = t.id, .number = 100 + i });
		assert_true(db_end(thing_db, true));
		assert_int_equal(GAVE_UP(mine, db_all(thing_other, &locking, NULL)), STATUS_AGAIN);
		assert_true(db_end(thing_other, false));
		db_begin(thing_other, true, &mine, &thing_context);
		assert_int_equal(GAVE_UP(mine, db_all(thing_other, &locking, NULL)), 0);
		assert_true(db_end(thing_other, false));
		arena_reset(&mine);
	}
	quiet(false);
	arena_close(&mine);
	db_begin(thing_db, true, &thing_arena, &thing_context);
}

static void a_rollback_refused_for_the_same_reason_is_one(void **state)
{
	(void)state;
	refuse_rollbacks(1213);
	assert_true(db_end(thing_db, false));
	refuse_rollbacks(0);
	assert_int_equal(refused_count(), 1);
	assert_true(db_alive(thing_db));
	db_begin(thing_db, true, &thing_arena, &thing_context);
}

static void who_waits_too_long_for_a_lock_tries_again(void **state)
{
	struct arena mine = { .limit = 1 << 20 };
	struct thing t = { .number = 1, .on = NO_DAY, .at = NO_TIME };

	(void)state;
	t.id = db_make(thing_db, &thing_insert, &t);
	db_end(thing_db, true);
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_run(thing_db, &thing_set, &t);
	db_begin(thing_other, true, &mine, &thing_context);
	quiet(true);
	assert_int_equal(GAVE_UP(mine, db_run(thing_other, &thing_set, &t)), STATUS_AGAIN);
	quiet(false);
	assert_true(db_end(thing_other, false));
	arena_close(&mine);
}

static void a_killed_connection_ends_in_503_and_is_told(void **state)
{
	struct arena mine = { .limit = 1 << 20 };
	struct db *third = thing_connect();
	struct thing t;

	(void)state;
	SQL(whoami, "SELECT CONNECTION_ID() AS id", NULL, &thing_table);
	SQL(slay, "KILL :id", &thing_table, NULL);
	db_begin(third, true, &mine, &thing_context);
	db_one(third, &whoami, NULL, &t);
	db_run(thing_db, &slay, &t);
	quiet(true);
	assert_int_equal(GAVE_UP(mine, db_one(third, &whoami, NULL, &t)), 503);
	assert_false(db_alive(third));
	assert_false(db_end(third, false));
	assert_int_equal(GAVE_UP(mine, db_begin(third, false, &mine, &thing_context)), 503);
	quiet(false);
	db_close(third);
	arena_close(&mine);
}

static void a_statement_that_takes_too_long_is_503(void **state)
{
	(void)state;
	SQL(slow, "SET STATEMENT max_statement_time = 0.1 FOR SELECT SLEEP(5) AS id", NULL, &thing_table);
	struct thing t;
	quiet(true);
	/* SLEEP is interrupted and says so, or the statement fails: never 5 s. */
	int gave = GAVE_UP(thing_arena, db_one(thing_db, &slow, NULL, &t));
	quiet(false);
	assert_true(gave == 503 || (gave == 0 && t.id == 1));
	db_end(thing_db, false);
	db_begin(thing_db, true, &thing_arena, &thing_context);
}

static void nobody_answers_at_a_wrong_address(void **state)
{
	(void)state;
	quiet(true);
	assert_null(db_open("/tmp/no-such.sock", "root", NULL, "foyer"));
	assert_null(db_open("127.0.0.1:1", "root", NULL, "foyer"));
	assert_null(db_open("127.0.0.1:1,127.0.0.1:2", "root", NULL, "foyer"));
	quiet(false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(statements_are_counted_without_transaction_control),
		THING_TEST(a_reader_cannot_write),
		THING_TEST(a_lie_in_a_value_is_refused_by_the_store),
		THING_TEST(a_result_left_by_a_jump_does_not_disturb_the_next),
		THING_TEST(who_changes_what_another_changed_since_tries_again),
		THING_TEST(a_statement_that_failed_behind_its_first_rows_works_the_next_time),
		THING_TEST(a_rollback_refused_for_the_same_reason_is_one),
		THING_TEST(who_waits_too_long_for_a_lock_tries_again),
		THING_TEST(a_killed_connection_ends_in_503_and_is_told),
		THING_TEST(a_statement_that_takes_too_long_is_503),
		cmocka_unit_test(nobody_answers_at_a_wrong_address),
	};
	return cmocka_run_group_tests(tests, thing_start, thing_stop);
}
