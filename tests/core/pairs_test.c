/* pairs_test.c -- bodies, queries and cookies are read once and strictly. */
#include "core/form.h"
#include <setjmp.h>
#include <cmocka.h>

static struct arena a = { .limit = 4 << 20 };

static int empty(void **state)
{
	(void)state;
	arena_reset(&a);
	return 0;
}

static struct pairs form(const char *text, bool *bad)
{
	*bad = false;
	return pairs_read(&a, text, strlen(text), '&', bad);
}

static void names_and_values_are_decoded_once(void **state)
{
	bool bad;
	struct pairs p = form("a=1&b+c=%E4%BC%9A%E8%AE%AE+%26&d=%2527&e=&f=x=y&%67=h", &bad);

	(void)state;
	assert_false(bad);
	assert_int_equal(p.count, 6);
	assert_string_equal(pairs_get(p, "a"), "1");
	assert_string_equal(pairs_get(p, "b c"), "会议 &");
	assert_string_equal(pairs_get(p, "d"), "%27");
	assert_string_equal(pairs_get(p, "e"), "");
	assert_string_equal(pairs_get(p, "f"), "x=y");
	assert_string_equal(pairs_get(p, "g"), "h");
	assert_null(pairs_get(p, "A"));
}

static void broken_escapes_stay_as_they_are(void **state)
{
	bool bad;
	struct pairs p = form("a=%&b=%4&c=%zz&d=100%25", &bad);

	(void)state;
	assert_false(bad);
	assert_string_equal(pairs_get(p, "a"), "%");
	assert_string_equal(pairs_get(p, "b"), "%4");
	assert_string_equal(pairs_get(p, "c"), "%zz");
	assert_string_equal(pairs_get(p, "d"), "100%");
}

static void what_has_no_name_is_nothing(void **state)
{
	bool bad;
	struct pairs p = form("&&=1&a&b=2&", &bad);

	(void)state;
	assert_false(bad);
	assert_int_equal(p.count, 1);
	assert_string_equal(pairs_get(p, "b"), "2");
}

static void nul_and_broken_utf8_are_bad(void **state)
{
	static const char *const wrong[] = {
		"a=%00", "a%00b=1", "a=%ff", "a=%c0%ae", "a=%e4%bc", "a=%ed%a0%80", "a=%f4%90%80%80",
		"a=%f8%88%80%80%80", "%80=1", "a=\xc3", "a=%c3%28", "a=1&b=%e0%80%80",
	};
	bool bad;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		form(wrong[i], &bad);
		if (!bad)
			fail_msg("%s passed", wrong[i]);
	}
	form("a=%f4%8f%bf%bf&b=%ed%9f%bf&c=%ee%80%80", &bad);
	assert_false(bad);
}

static void cookies_are_not_decoded(void **state)
{
	const char *text = "foyer_desk=ab%20c+d;  lang=en;x;=3";
	bool bad = false;
	struct pairs p = pairs_read(&a, text, strlen(text), ';', &bad);

	(void)state;
	assert_false(bad);
	assert_int_equal(p.count, 2);
	assert_string_equal(pairs_get(p, "foyer_desk"), "ab%20c+d");
	assert_string_equal(pairs_get(p, "lang"), "en");
}

/* K3: what Word or PowerPoint paste is not an error of who pastes it. */
static void what_is_pasted_is_cleaned_and_lines_end_once(void **state)
{
	static const struct { const char *sent, *value; } cases[] = {
		{ "a=%E8%AE%AE%E7%A8%8B%0B%E4%B8%80", "议程\n一" }, { "a=x%0Cy", "x\ny" }, { "a=1%0D%0A2%0D3%0A4", "1\n2\n3\n4" },
		{ "a=x%07%1Ey%7F", "xy" }, { "a=%C2%85", "\n" }, { "a=%E2%80%A8%E2%80%A9", "\n\n" }, { "a=%E2%80%AEabc%E2%81%A9", "abc" },
		{ "a=%EF%BF%BE%EF%BF%BFz%EF%BB%BF%C2%AD", "z" }, { "a=%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB", "👩\u200d💻" }, { "a=%F0%9F%BF%BE", "" },
	};
	bool bad;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pairs p = form(cases[i].sent, &bad);
		assert_false(bad);
		assert_string_equal(pairs_get(p, "a"), cases[i].value);
	}
	form("a%07=1", &bad);
	assert_true(bad);
	bad = false;
	pairs_read(&a, "s=a\x07", 5, ';', &bad);
	assert_true(bad);
}

static void more_than_256_are_bad(void **state)
{
	char text[257 * 4 + 1] = "";
	bool bad;

	(void)state;
	for (int i = 0; i < 256; i++)
		memcpy(text + i * 4, "a=1&", 5);
	assert_int_equal(form(text, &bad).count, 256);
	assert_false(bad);
	memcpy(text + 256 * 4, "b=2", 4);
	assert_int_equal(form(text, &bad).count, 256);
	assert_true(bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(names_and_values_are_decoded_once, empty),
		cmocka_unit_test_setup(broken_escapes_stay_as_they_are, empty),
		cmocka_unit_test_setup(what_has_no_name_is_nothing, empty),
		cmocka_unit_test_setup(nul_and_broken_utf8_are_bad, empty),
		cmocka_unit_test_setup(cookies_are_not_decoded, empty),
		cmocka_unit_test_setup(what_is_pasted_is_cleaned_and_lines_end_once, empty),
		cmocka_unit_test_setup(more_than_256_are_bad, empty),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(&a);
	return failed;
}
