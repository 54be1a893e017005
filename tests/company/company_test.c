/* company_test.c -- a customer's life: registered once, checked, on record, put away. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/pick.h"

static int64_t clerk, leader, tenant, finance, made;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	clerk = lab_person("bai.zhi@xuting.example");
	leader = lab_person("ji.nanxing@xuting.example");
	tenant = lab_person("gu.qinghe@nanrong.example");
	finance = lab_number("SELECT IFNULL(MIN(r.person), 0) FROM person_role r WHERE r.role = 'finance_clerk'");
	return clerk == 0 || leader == 0 || tenant == 0;
}

static const struct answer *step(int64_t who, const char *name, const char *body)
{
	static char path[80];

	snprintf(path, sizeof(path), "/company/%lld%s%s", (long long)made, *name == '\0' ? "" : "/", name);
	return lab_ask(DESK, who, path, body);
}

static void names_are_spelled_out(void **unused)
{
	struct request *rq = lab_open(DESK, clerk);

	(void)unused;
	assert_string_equal(pick_pinyin(rq, "辰光仪器", false), "chen guang yi qi");
	assert_string_equal(pick_initials(rq, "chen guang yi qi", 40), "cgyq");
	assert_string_equal(pick_initials(rq, "chen guang yi qi", 2), "cg");
	assert_string_equal(pick_pinyin(rq, "绿洲ABC 24", false), "lu zhou abc 24");
	assert_string_equal(pick_pinyin(rq, "曾国", true), "zeng guo");
	assert_string_equal(pick_pinyin(rq, "", false), "");
	assert_string_equal(pick_initials(rq, "", 5), "");
	lab_close(rq);
}

static void a_new_customer_gets_a_number_pinyin_and_initials(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=tenant&name=%E9%9D%92%E5%B2%9A%E6%B5%8B%E8%AF%95%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8"
		"&short_name=%E9%9D%92%E5%B2%9A%E6%B5%8B%E8%AF%95&phone=%2B86+755+8888+1234")->status, 303);
	made = lab_company("青岚测试");
	assert_true(made > 0);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM company WHERE short_name = '青岚测试' AND state = 'new' AND initials = 'qlcs'"
		" AND pinyin = 'qing lan ce shi' AND number REGEXP '^KH-[0-9]{4}-[0-9]{4}$'"), 1);
	assert_int_equal(step(clerk, "", NULL)->status, 200);
	assert_true(lab_says("青岚测试"));
}

/* Each is the same customer in one respect. */
static void twins_are_shown_and_must_be_confirmed(void **unused)
{
	static const char *const same[] = {
		"name=Other+Ltd&short_name=%E9%9D%92%E5%B2%9A%E6%B5%8B%E8%AF%95&phone=1112223",
		"name=Other+Ltd&short_name=Other&phone=075588881234",
		"name=Other+Ltd&short_name=Other&phone=1112223&pinyin=qinglan+ceshi",
		"name=%E4%BA%91%E6%B1%80%E9%9D%92%E5%B2%9A%E6%B5%8B%E8%AF%95%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8&short_name=Other&phone=1112223",
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(same); i++) {
		char body[400];
		snprintf(body, sizeof(body), "kind=guest&%s", same[i]);
		assert_int_equal(lab_ask(DESK, clerk, "/company/new", body)->status, 422);
		if (!lab_says("name=\"confirmed\"") || !lab_says("青岚测试"))
			fail_msg("way %zu: the twin is not shown", i);
	}
	assert_int_equal(lab_number("SELECT COUNT(*) FROM company WHERE short_name = 'Other'"), 0);
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=guest&name=Other+Ltd&short_name=Other&phone=075588881234&confirmed=1")->status, 303);
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=guest&name=Quite+Different&short_name=Lone&phone=99887766")->status, 303);
}

static void bad_fields_are_named(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=tenant&name=&short_name=&phone=")->status, 422);
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=pirate&name=Some+One&short_name=Some&phone=12345678")->status, 422);
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=guest&name=Some+One&short_name=Some&phone=12345678&pinyin=%E9%9D%92")->status, 422);
	assert_int_equal(lab_ask(DESK, clerk, "/company/new", "kind=guest&name=Some+One&short_name=Some&phone=12345678&initials=a+b")->status, 422);
}

static void a_tenant_goes_on_record_with_a_room_only(void **unused)
{
	(void)unused;
	assert_int_equal(step(clerk, "record", "")->status, 409);
	assert_int_equal(step(clerk, "verify", "")->status, 303);
	assert_int_equal(step(clerk, "verify", "")->status, 409);
	assert_int_equal(step(clerk, "record", "")->status, 409);
	assert_int_equal(step(clerk, "edit", "kind=tenant&name=%E9%9D%92%E5%B2%9A&short_name=%E9%9D%92%E5%B2%9A%E6%B5%8B%E8%AF%95"
		"&phone=075588881234&room_no=5999&notes=inside")->status, 303);
	assert_int_equal(step(clerk, "record", "")->status, 303);
	assert_int_equal(step(clerk, "", NULL)->status, 200);
	assert_true(lab_says("5999"));
	assert_int_equal(lab_number("SELECT COUNT(*) FROM company WHERE short_name = '青岚测试' AND state = 'active'"), 1);
}

static void only_leaders_put_away_and_its_people_are_out(void **unused)
{
	int64_t nanrong = lab_company("南榕设计");
	struct request *rq = lab_open(PORTAL, tenant);
	char path[60], count[160];

	(void)unused;
	lab_keep(rq);
	assert_int_equal(step(clerk, "archive", "")->status, 403);
	assert_int_equal(step(leader, "archive", "")->status, 303);
	assert_int_equal(step(leader, "reopen", "")->status, 303);
	snprintf(path, sizeof(path), "/company/%lld/archive", (long long)nanrong);
	lab_run("UPDATE card_loan SET company = (SELECT id FROM company WHERE short_name = '南榕设计'), state = 'lent' ORDER BY id LIMIT 1");
	assert_int_equal(lab_ask(DESK, leader, path, NULL)->status, 200);        /* P002: cards out, things at the desk are shown */
	assert_true(lab_says("MK-"));
	assert_int_equal(lab_ask(DESK, leader, path, "note=")->status, 422);
	assert_true(lab_says("MK-") && lab_says("尚未了结"));
	assert_int_equal(lab_ask(DESK, leader, path, "note=they+moved+out")->status, 303);
	snprintf(count, sizeof(count), "SELECT COUNT(*) FROM session s JOIN person p ON p.id = s.person WHERE p.company = %lld", (long long)nanrong);
	assert_int_equal(lab_number(count), 0);
	snprintf(path, sizeof(path), "/company/%lld/reopen", (long long)nanrong);
	assert_int_equal(lab_ask(DESK, leader, path, "")->status, 303);
}

static void tenants_have_no_face_of_the_register(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(PORTAL, tenant, "/company", NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, tenant, "/company/1", NULL)->status, 404);
	if (finance != 0) {
		assert_int_equal(lab_ask(DESK, finance, "/company/1", NULL)->status, 200);
		assert_int_equal(lab_ask(DESK, finance, "/company/new", NULL)->status, 403);
		assert_int_equal(lab_ask(DESK, finance, "/company/1/edit", NULL)->status, 403);
	}
}

static void its_page_shows_its_people(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, clerk, "/company/1", NULL)->status, 200);
	assert_true(lab_says("林书仪"));
	assert_false(lab_says("许知遥"));
}

static void the_register_is_searched_in_every_way(void **unused)
{
	static const char *const ways[] = { "cgyq", "chengguang", "5203", "55371811", "0000-5537", "KH-2601-0001", "Chengguang", "A-03" };

	(void)unused;
	for (size_t i = 0; i < COUNT(ways); i++) {
		char path[100];
		snprintf(path, sizeof(path), "/company?q=%s", ways[i]);
		assert_int_equal(lab_ask(DESK, clerk, path, NULL)->status, 200);
		if (!lab_says("澄光仪器") || lab_says("鹭洲能源"))
			fail_msg("%s does not find it alone", ways[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_spelled_out),
		cmocka_unit_test(a_new_customer_gets_a_number_pinyin_and_initials),
		cmocka_unit_test(twins_are_shown_and_must_be_confirmed),
		cmocka_unit_test(bad_fields_are_named),
		cmocka_unit_test(a_tenant_goes_on_record_with_a_room_only),
		cmocka_unit_test(only_leaders_put_away_and_its_people_are_out),
		cmocka_unit_test(tenants_have_no_face_of_the_register),
		cmocka_unit_test(its_page_shows_its_people),
		cmocka_unit_test(the_register_is_searched_in_every_way),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
