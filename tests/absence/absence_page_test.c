/* absence_page_test.c -- P027 as tenants and the desk meet it: pages, sheets, whose it is. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, admin, member, other;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	return 0;
}

#define BODY "from_on=%s&until_on=%s&message=keep&mail=%s&object=keep&fax=keep&newspaper=keep&forward_to=%s&fax_no=&phone=&note="
static void P027_tenants_say_it_themselves_for_themselves(void **unused)
{
	char from[11], to[11], body[400], path[60];
	struct request *now = lab_open(DESK, 0);
	int64_t id;

	(void)unused;
	day_print(now->context.today + 40, from);
	day_print(now->context.today + 44, to);
	lab_close(now);
	snprintf(body, sizeof(body), "whose=company&" BODY, from, to, "keep", "");
	assert_int_equal(lab_ask(PORTAL, member, "/absence/new", body)->status, 422);
	snprintf(body, sizeof(body), "whose=me&" BODY, from, to, "forward", "");
	assert_int_equal(lab_ask(PORTAL, member, "/absence/new", body)->status, 422);
	snprintf(body, sizeof(body), "whose=me&" BODY, to, from, "keep", "");
	assert_int_equal(lab_ask(PORTAL, member, "/absence/new", body)->status, 422);
	snprintf(body, sizeof(body), "whose=me&" BODY, from, to, "forward", "北街1号");
	assert_int_equal(lab_ask(PORTAL, member, "/absence/new", body)->status, 303);
	assert_int_equal(lab_ask(PORTAL, member, "/absence/new", body)->status, 409);       /* the same days twice */
	id = lab_number("SELECT MAX(id) FROM absence");
	snprintf(path, sizeof(path), "/absence/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, other, path, NULL)->status, 404);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_int_equal(lab_ask(REPORT, desk, "/room_entry/book", NULL)->status, 200);
	assert_true(lab_says("万能钥匙使用登记"));
	snprintf(path, sizeof(path), "/absence/%lld/sheet", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("外出代管单"));
	snprintf(path, sizeof(path), "/absence/%lld/back", (long long)id);
	assert_int_equal(lab_ask(PORTAL, other, path, "")->status, 404);
	assert_int_equal(lab_ask(PORTAL, member, path, "")->status, 303);
}

static void P027_the_desk_logs_an_object_for_somebody_away_in_one_form(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/absence_item/new", "company_text=南榕设计&person_text=&what=object&description=纸箱一只")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, "/absence_item/new", "company_text=鹭洲能源&person_text=&what=object&description=纸箱一只")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM absence_item WHERE description = '纸箱一只' AND state = 'kept'"), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE body LIKE '%纸箱一只%'"), 0);    /* confidential */
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P027_tenants_say_it_themselves_for_themselves),
		cmocka_unit_test(P027_the_desk_logs_an_object_for_somebody_away_in_one_form),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
