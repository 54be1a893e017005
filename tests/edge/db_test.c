/* db_test.c -- the store, on a real MariaDB: every type both ways, every verb. */
#define CORE_RAW
#include "thing.h"
#include <setjmp.h>
#include <cmocka.h>

static void every_type_comes_back_as_it_went(void **state)
{
	char *text = arena_take(&thing_arena, 100001);
	struct thing t = { .number = INT64_MIN, .flag = 5, .fen = INT64_MAX, .other = 9, .text = text,
		.on = day_from(9999, 12, 31), .at = -1 }, back;

	static const size_t lengths[] = { 100000, 201, 200, 199, 20, 0 };

	(void)state;
	memset(text, 'x', 100000);
	memcpy(text, "会议室 😀 '\"\\ \n", 20);
	for (size_t i = 0; i < COUNT(lengths); i++) {
		text[lengths[i]] = '\0';
		t.id = db_make(thing_db, &thing_insert, &t);
		assert_true(t.id > 0);
		memset(&back, 0x55, sizeof(back));
		assert_true(db_one(thing_db, &thing_one, &t, &back));
		assert_int_equal(back.number, INT64_MIN);
		assert_int_equal(back.flag, 1);
		assert_true(back.fen == INT64_MAX);
		assert_int_equal(back.other, 9);
		assert_string_equal(back.text, text);
		assert_int_equal(back.on, t.on);
		assert_int_equal(back.at, -1);
		assert_string_equal(back.odd, "");   /* not in the result: blank */
	}
}

static void nothing_is_null_and_comes_back_as_nothing(void **state)
{
	struct thing t, back;

	(void)state;
	table_blank(&thing_table, &t);
	t.text = NULL;
	t.id = db_make(thing_db, &thing_insert, &t);
	assert_true(db_one(thing_db, &thing_one, &t, &back));
	assert_int_equal(back.other, 0);
	assert_string_equal(back.text, "");
	assert_int_equal(back.on, NO_DAY);
	assert_true(back.at == NO_TIME);
	SQL(nulls, "SELECT COUNT(*) AS id FROM db_test WHERE other IS NULL AND text IS NULL AND `on` IS NULL"
		" AND at IS NULL AND number = 0", NULL, &thing_table);
	assert_true(db_one(thing_db, &nulls, NULL, &back));
	assert_int_equal(back.id, 1);
}

static void a_row_read_into_itself_keeps_what_the_result_lacks(void **state)
{
	struct thing t;

	(void)state;
	table_blank(&thing_table, &t);
	t.number = 3;
	t.odd = "kept";
	t.id = db_make(thing_db, &thing_insert, &t);
	assert_true(db_one(thing_db, &thing_one, &t, &t));
	assert_string_equal(t.odd, "kept");
	t.id = -1;
	assert_false(db_one(thing_db, &thing_one, &t, &t));
	assert_int_equal(t.number, 3);
}

static void all_rows_come_in_order_and_none_is_none(void **state)
{
	struct rows rows = db_all(thing_db, &thing_every, NULL);
	struct thing t;
	int64_t n = 0;

	(void)state;
	assert_int_equal(rows.count, 0);
	table_blank(&thing_table, &t);
	t.text = "a";
	for (t.number = 0; t.number < 300; t.number++)
		db_make(thing_db, &thing_insert, &t);
	rows = db_all(thing_db, &thing_every, NULL);
	assert_int_equal(rows.count, 300);
	EACH_ROW(struct thing, r, rows) {
		assert_int_equal(r->number, n++);
		assert_string_equal(r->odd, "");
		assert_int_equal(r->on, NO_DAY);
	}
}

static void matched_rows_count_even_when_nothing_changes(void **state)
{
	struct thing t = { .number = 4, .on = NO_DAY, .at = NO_TIME };

	(void)state;
	t.id = db_make(thing_db, &thing_insert, &t);
	assert_int_equal(db_run(thing_db, &thing_set, &t), 1);
	assert_int_equal(db_run(thing_db, &thing_set, &t), 1);
	t.id = -1;
	assert_int_equal(db_run(thing_db, &thing_set, &t), 0);
}

static void a_duplicate_key_is_an_answer_and_the_transaction_goes_on(void **state)
{
	struct thing t = { .text = "word", .number = 1 };
	int64_t id = 0, second = 77;

	(void)state;
	assert_true(db_try(thing_db, &thing_named, &t, &id));
	assert_true(id > 0);
	assert_false(db_try(thing_db, &thing_named, &t, &second));
	assert_int_equal(second, 77);
	t.text = "word2";
	assert_true(db_try(thing_db, &thing_named, &t, NULL));
	assert_int_equal(db_all(thing_db, &thing_every, NULL).count, 2);
}

static void the_context_is_named_where_the_row_has_no_such_column(void **state)
{
	struct thing t;

	(void)state;
	SQL(who, "SELECT :me AS id, :my_site AS number, :my_company IS NULL AS flag, :now AS at, :today AS `on`,"
		" CONCAT(:now) AS text", NULL, &thing_table);
	assert_true(db_one(thing_db, &who, NULL, &t));
	assert_int_equal(t.id, 7);
	assert_int_equal(t.number, 2);
	assert_int_equal(t.flag, 1);
	assert_int_equal(t.at, thing_context.now);
	assert_int_equal(t.on, thing_context.today);
	assert_string_equal(t.text, "2026-11-25 01:02:03");
}

static void sums_and_texts_of_numbers_are_numbers(void **state)
{
	struct thing t = { .fen = 4000000000000000000, .on = NO_DAY, .at = NO_TIME };

	(void)state;
	db_make(thing_db, &thing_insert, &t);
	db_make(thing_db, &thing_insert, &t);
	SQL(sum, "SELECT SUM(fen) AS fen, COUNT(*) AS number, '2026-11-25 01:02:03' AS at, '2026-11-25' AS `on`"
		" FROM db_test", NULL, &thing_table);
	assert_true(db_one(thing_db, &sum, NULL, &t));
	assert_int_equal(t.fen, 8000000000000000000);
	assert_int_equal(t.number, 2);
	assert_int_equal(t.at, thing_context.now);
	assert_int_equal(t.on, thing_context.today);
}

static void rows_of_an_insert_can_be_returned(void **state)
{
	struct thing t = { .number = 5 };

	(void)state;
	SQL(returning, "INSERT INTO db_test (number) VALUES (:number) RETURNING id, number + 1 AS number",
		&thing_table, &thing_table);
	for (int64_t i = 0; i < 3; i++) {
		t.number = i;
		assert_true(db_one(thing_db, &returning, &t, &t));
		assert_int_equal(t.number, i + 1);
		assert_true(t.id > 0);
	}
}

static void composed_statements_take_pairs_and_the_context(void **state)
{
	const char *text = "SELECT id, number, text FROM db_test WHERE text LIKE CONCAT(:q, '%') AND number >= :least"
		" AND :me = 7 ORDER BY id LIMIT 10";
	struct pair list[] = { { "q", "a' OR 1 -- " }, { "least", "2" } };
	struct pairs given = { list, 2 };
	struct thing t = { .text = "a' OR 1 -- b", .on = NO_DAY, .at = NO_TIME };
	struct rows rows;

	(void)state;
	for (t.number = 0; t.number < 4; t.number++)
		db_make(thing_db, &thing_insert, &t);
	rows = db_list(thing_db, text, given, &thing_table);
	assert_int_equal(rows.count, 2);
	list[0].value = "b";
	assert_int_equal(db_list(thing_db, text, given, &thing_table).count, 0);
	assert_null(db_check_list(thing_db, text, given, &thing_table));
	assert_non_null(strstr(db_check_list(thing_db, text, (struct pairs){ list, 1 }, &thing_table), ":least"));
	assert_non_null(strstr(db_check_list(thing_db, "SELECT 1 AS nothing", given, &thing_table), "nothing"));
}

static void more_composed_statements_than_are_kept(void **state)
{
	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 600; i++) {
			const char *text = arena_printf(&thing_arena, "SELECT %d AS id", i);
			struct rows rows = db_list(thing_db, text, (struct pairs){ 0 }, &thing_table);
			assert_int_equal(((const struct thing *)rows.list)->id, i);
		}
}

static void what_is_wrong_with_a_statement_is_told(void **state)
{
	static const struct { struct sql s; const char *word; } cases[] = {
		{ { "SELECT id FROM db_test WHERE id = :nix", &thing_table, &thing_table }, ":nix" },
		{ { "SELECT id AS nix FROM db_test", NULL, &thing_table }, "nix" },
		{ { "SELECT nix FROM db_test", NULL, &thing_table }, "nix" },
		{ { "SELECT id FROM db_test WHERE id = ?", NULL, &thing_table }, "?" },
		{ { "SELEC", NULL, NULL }, "SELEC" },
		{ { "SELECT 1 AS id", NULL, NULL }, "id" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *wrong = db_check(thing_db, &cases[i].s);
		assert_non_null(wrong);
		assert_non_null(strstr(wrong, cases[i].word));
	}
	assert_null(db_check(thing_db, &thing_one));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(every_type_comes_back_as_it_went),
		THING_TEST(nothing_is_null_and_comes_back_as_nothing),
		THING_TEST(a_row_read_into_itself_keeps_what_the_result_lacks),
		THING_TEST(all_rows_come_in_order_and_none_is_none),
		THING_TEST(matched_rows_count_even_when_nothing_changes),
		THING_TEST(a_duplicate_key_is_an_answer_and_the_transaction_goes_on),
		THING_TEST(the_context_is_named_where_the_row_has_no_such_column),
		THING_TEST(sums_and_texts_of_numbers_are_numbers),
		THING_TEST(rows_of_an_insert_can_be_returned),
		THING_TEST(composed_statements_take_pairs_and_the_context),
		THING_TEST(more_composed_statements_than_are_kept),
		THING_TEST(what_is_wrong_with_a_statement_is_told),
	};
	return cmocka_run_group_tests(tests, thing_start, thing_stop);
}
