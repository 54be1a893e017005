/* book_test.c -- books on paper: by floor means by its number, not by its first letter. */
#define CORE_RAW
#include "lab.h"
#include "thing.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/book.h"

static void lists_by_floor_go_up_the_house(void **unused)
{
	static const char *const floors[] = { "三层", "", "十一层", "二层", "B1", "一层", "二层", "屋顶", "十层", "Fourth floor" };
	static const int order[] = { 4, 5, 3, 6, 0, 9, 8, 2, 1, 7 };
	struct request *rq = lab_open(REPORT, lab_person("bai.zhi@xuting.example"));
	struct thing list[COUNT(floors)] = { { 0 } };
	struct rows rows = { list, COUNT(list), sizeof(*list) };
	size_t i = 0;

	(void)unused;
	for (size_t k = 0; k < COUNT(list); k++) {
		table_blank(&thing_table, &list[k]);
		list[k].number = (int64_t)k;
		list[k].text = floors[k];
	}
	rows = book_by_floor(rq, &thing_table, rows, "text");
	assert_int_equal(rows.count, COUNT(list));
	EACH_ROW(struct thing, t, rows)
		assert_int_equal(t->number, order[i++]);
	assert_int_equal(book_by_floor(rq, &thing_table, (struct rows){ NULL, 0, sizeof(*list) }, "text").count, 0);
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_by_floor_go_up_the_house),
	};
	return cmocka_run_group_tests(tests, lab_start, lab_stop);
}
