/* sql_test.c -- names in statements. */
#include "core/sql.h"
#include <setjmp.h>
#include <cmocka.h>

static void names_become_question_marks_in_order(void **state)
{
	const char *text = "SELECT ':no', \":no\", `a:no` FROM t WHERE a = :first AND b=:now2 OR :first";
	struct sql_name names[4];
	char to[200];

	(void)state;
	assert_int_equal(sql_rewrite(text, to, names, 4), 3);
	assert_string_equal(to, "SELECT ':no', \":no\", `a:no` FROM t WHERE a = ? AND b=? OR ?");
	assert_memory_equal(names[0].text, "first", names[0].length);
	assert_memory_equal(names[1].text, "now2", names[1].length);
	assert_int_equal(names[2].length, 5);
}

static void a_lonely_colon_and_assignments_stay(void **state)
{
	struct sql_name names[2];
	char to[50];

	(void)state;
	assert_int_equal(sql_rewrite("SET @a := 1, @b = ': :x", to, names, 2), 0);
	assert_string_equal(to, "SET @a := 1, @b = ': :x");
}

static void too_many_names_are_told(void **state)
{
	struct sql_name names[2];
	char to[50];

	(void)state;
	assert_int_equal(sql_rewrite(":a :b", to, names, 2), 2);
	assert_int_equal(sql_rewrite(":a :b :c", to, names, 2), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_become_question_marks_in_order),
		cmocka_unit_test(a_lonely_colon_and_assignments_stay),
		cmocka_unit_test(too_many_names_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
