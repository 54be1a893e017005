/* desk_search_test.c -- P001-P027: the lists of the front desk find a record by any part of a name, and by the digits of a
** telephone number however it is typed. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk;

static int start(void **unused)
{
	if (walk_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	return desk == 0 ? -1 : 0;
}

/* Who is looked for is called 允之 Overmiddle-Tail, their number 0000-7003-41. */
#define NAME "Over%E5%85%81%E4%B9%8Bmiddle"
static const struct { const char *module, *make; bool phone; } records[] = {
	{ "reception", "customer=" NAME "&phone=0000-7003-41", true },
	{ "visitor",   "name=" NAME "&company=1&phone=0000-7003-41&badge=X93", true },
	{ "question",  "question=where+is+it%3F&asker=" NAME "&contact=0000-7003-41", true },
	{ "card",      "borrower=" NAME "&company=1&phone=0000-7003-41", true },
	{ "deposit",   "depositor=" NAME "&phone=0000-7003-41&description=bag&pieces=1", true },
	{ "call",      "caller=" NAME "&phone=0000-7003-41", true },
	{ "long_call", "guest=" NAME "&country=86&city=Ningjiang&phone=0000-7003-41", true },
	{ "fax_watch", "guest=" NAME "&contact=0000-7003-41", true },
	{ "fax_sent",  "guest=" NAME "&country=86&fax_no=0000-7003-41&pages=1", true },
	{ "fax",       "addressee=" NAME "&identity=guest&fax_no=0000-7003-41&pages=1", true },
	{ "letter",    "sender=" NAME "&subject=subject", false },
	{ "duty",      "kind=event&text=something&who=" NAME, false },
};

static void found(const char *module, int64_t id, const char *typed)
{
	char path[120], link[80];

	snprintf(path, sizeof(path), "/%s?q=%s", module, typed);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	snprintf(link, sizeof(link), "/desk/%s/%lld\"", module, (long long)id);
	if (!lab_says(link))
		lab_complain("%s: \"%s\" does not find it", module, typed);
}

static void P001_P027_any_part_of_a_name_and_any_digits_find_the_record(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(records); i++) {
		int64_t id = walk_new(DESK, desk, records[i].module, records[i].make);
		found(records[i].module, id, "%E5%85%81%E4%B9%8B");      /* 允之, from the middle */
		if (records[i].phone) {
			found(records[i].module, id, "7003");
			found(records[i].module, id, "00007003");
			found(records[i].module, id, "0000+7003+41");
		}
	}
	found("visitor", lab_number("SELECT MAX(id) FROM visitor"), "X93");
	assert_int_equal(lab_wrong, 0);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P001_P027_any_part_of_a_name_and_any_digits_find_the_record),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
