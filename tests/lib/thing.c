/* thing.c -- see thing.h. */
#define CORE_RAW
#include "thing.h"
#include <setjmp.h>
#include <cmocka.h>

/* clang-format off */
static const struct column columns[] = {
	INT_COLUMN(struct thing, id, NULL), INT_COLUMN(struct thing, number, NULL),
	FLAG_COLUMN(struct thing, flag, NULL), FEN_COLUMN(struct thing, fen, NULL),
	ID_COLUMN(struct thing, other, NULL), TEXT_COLUMN(struct thing, text, NULL),
	TEXT_COLUMN(struct thing, odd, NULL), DAY_COLUMN(struct thing, on, NULL),
	TIME_COLUMN(struct thing, at, NULL),
	{ 0 }
};
/* clang-format on */
const struct table thing_table = { "thing", sizeof(struct thing), columns };

SQL(create, "CREATE TABLE IF NOT EXISTS db_test (id BIGINT PRIMARY KEY AUTO_INCREMENT, number BIGINT,"
	" flag BOOLEAN, fen BIGINT, other BIGINT, text LONGTEXT, `on` DATE, at DATETIME,"
	" word VARCHAR(20) UNIQUE)", NULL, NULL);
SQL(destroy, "DROP TABLE IF EXISTS db_test", NULL, NULL);
const struct sql thing_empty = { "DELETE FROM db_test", NULL, NULL };
const struct sql thing_insert = { "INSERT INTO db_test (number, flag, fen, other, text, `on`, at)"
	" VALUES (:number, :flag, :fen, :other, :text, :on, :at)", &thing_table, NULL };
const struct sql thing_named = { "INSERT INTO db_test (word, number) VALUES (:text, :number)", &thing_table, NULL };
const struct sql thing_one = { "SELECT id, number, flag, fen, other, text, `on`, at FROM db_test WHERE id = :id", &thing_table, &thing_table };
const struct sql thing_every = { "SELECT id, number, text FROM db_test ORDER BY id", NULL, &thing_table };
const struct sql thing_set = { "UPDATE db_test SET number = :number WHERE id = :id", &thing_table, NULL };

struct db *thing_db, *thing_other;
struct arena thing_arena = { .limit = 8 << 20 };
const struct context thing_context = { .me = 7, .my_company = 0, .my_site = 2, .now = 1795568523, .today = 20782 };

struct db *thing_connect(void)
{
	const char *name = getenv("FOYER_DB_NAME");

	return db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), NULL, name == NULL ? "foyer" : name);
}

int thing_start(void **state)
{
	(void)state;
	thing_db = thing_connect();
	thing_other = thing_connect();
	assert_non_null(thing_db);
	assert_non_null(thing_other);
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_run(thing_db, &destroy, NULL);
	db_run(thing_db, &create, NULL);
	assert_true(db_end(thing_db, true));
	return 0;
}

int thing_stop(void **state)
{
	(void)state;
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_run(thing_db, &destroy, NULL);
	db_end(thing_db, true);
	db_close(thing_db);
	db_close(thing_other);
	arena_close(&thing_arena);
	return 0;
}

int thing_begin(void **state)
{
	(void)state;
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_run(thing_db, &thing_empty, NULL);
	return 0;
}

int thing_end(void **state)
{
	(void)state;
	db_end(thing_db, true);
	arena_reset(&thing_arena);
	return 0;
}
