/* text_test.c -- which floor a name speaks of. */
#define CORE_RAW
#include "core/text.h"
#include <setjmp.h>
#include <cmocka.h>

static void floors_are_read_in_both_languages(void **unused)
{
	static const struct { const char *name; int floor; } cases[] = {
		{ "一层", 1 }, { "二层", 2 }, { "三层", 3 }, { "十层", 10 }, { "十一楼", 11 }, { "二十层", 20 }, { "三十六层", 36 },
		{ "第五层", 5 }, { "地下一层", -1 }, { "地下二层", -2 }, { "负三层", -3 }, { "B2", -2 }, { "b1", -1 }, { "地下3层", -3 },
		{ "12F", 12 }, { "12层", 12 }, { "F3", 3 }, { "Third floor", 3 }, { "second floor", 2 }, { "Floor 7", 7 }, { "-1", -1 },
		{ "", TEXT_NO_FLOOR }, { "夹层", TEXT_NO_FLOOR }, { "Mezzanine", TEXT_NO_FLOOR }, { "负", TEXT_NO_FLOOR }, { "地下", TEXT_NO_FLOOR },
		{ "99999999999999999999", 1000 },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (cases[i].floor == 1000 ? text_floor(cases[i].name) < 1000 : text_floor(cases[i].name) != cases[i].floor)
			fail_msg("\"%s\" is floor %d", cases[i].name, text_floor(cases[i].name));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(floors_are_read_in_both_languages),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
