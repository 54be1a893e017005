/* pick_test.c -- who is meant is found by any part of a name, its pinyin, initials, room or number (P002, P021). */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/pick.h"

static bool offered(const char *kind, const char *typed, const char *name)
{
	char path[300], quoted[100];

	snprintf(path, sizeof(path), "/pick/%s?q=%s", kind, typed);
	snprintf(quoted, sizeof(quoted), "\"name\":\"%s\"", name);
	assert_int_equal(lab_ask(DESK, lab_person("bai.zhi@xuting.example"), path, NULL)->status, 200);
	return lab_says(quoted);
}

static void a_company(void **state)
{
	(void)state;
	assert_true(offered("company", "cgyq", "澄光仪器"));
	assert_true(offered("company", "chengguangyi", "澄光仪器"));
	assert_true(offered("company", "chengguang%20yi", "澄光仪器"));
	assert_true(offered("company", "yiqi", "澄光仪器"));
	assert_true(offered("company", "%E5%85%89%E4%BB%AA", "澄光仪器"));       /* 光仪 */
	assert_true(offered("company", "%E4%BA%91%E6%B1%80%E6%BE%84", "澄光仪器"));      /* 云汀澄 */
	assert_true(offered("company", "instru", "澄光仪器"));
	assert_true(offered("company", "5203", "澄光仪器"));
	assert_true(offered("company", "KH-2601-0001", "澄光仪器"));
	assert_true(offered("company", "5537-1811", "澄光仪器"));
	assert_false(offered("company", "gyq", "澄光仪器"));
	assert_false(offered("company", "%25", "澄光仪器"));
}

/* Words that are read otherwise than by their characters (fault K10). */
static void K10_a_company_is_spelt_as_it_is_read(void **state)
{
	static const struct { const char *name, *initials; } read[] = { { "重庆银行", "cqyh" }, { "长江音乐", "cjyy" }, { "厦门行知会计", "xmxzkj" },
		{ "成长教育", "czjy" }, { "澄光仪器", "cgyq" }, { "Lange 银行", "lyh" } };
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(read); i++)
		assert_string_equal(pick_initials(rq, pick_pinyin(rq, read[i].name, false), 40), read[i].initials);
	lab_close(rq);
}

/* People stand as their names are read, not as their characters are numbered (fault K11). */
static void K11_people_stand_in_the_order_of_pinyin(void **state)
{
	const char *rows, *first, *middle, *last;

	(void)state;
	assert_int_equal(lab_ask(DESK, lab_person("xiang.qing@xuting.example"), "/staff", NULL)->status, 200);
	rows = strstr(lab_text(), "<tbody");
	assert_non_null(rows);
	first = strstr(rows, "白芷");
	middle = strstr(rows, "季遥");
	last = strstr(rows, "向晴");
	assert_true(first != NULL && middle != NULL && last != NULL);
	assert_true(first < middle && middle < last);
}

static void a_person(void **state)
{
	(void)state;
	assert_true(offered("person", "gqh", "顾清和"));
	assert_true(offered("person", "gqh", "龚庆恒"));
	assert_true(offered("person", "guqing", "顾清和"));
	assert_true(offered("person", "qinghe", "顾清和"));
	assert_true(offered("person", "%E6%B8%85%E5%92%8C", "顾清和"));          /* 清和 */
	assert_true(offered("person", "5206", "顾清和"));
	assert_true(offered("person", "gu.qinghe@", "顾清和"));
}

enum { RENAME, BACK };
static const struct sql changes[] = {
	[RENAME] = { "UPDATE company SET short_name = '曙光仪器', pinyin = 'shuguang yiqi', initials = 'sgyq' WHERE id = 1", NULL, NULL },
	[BACK] = { "UPDATE company SET short_name = '澄光仪器', pinyin = 'chengguang yiqi', initials = 'cgyq' WHERE id = 1", NULL, NULL },
};

static void follows_a_change(void **state)
{
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	db_run(rq->db, &changes[RENAME], NULL);
	lab_keep(rq);
	assert_true(offered("company", "sgyq", "曙光仪器"));
	assert_true(offered("company", "shuguang", "曙光仪器"));
	assert_false(offered("company", "cgyq", "曙光仪器"));
	rq = lab_open(DESK, 0);
	db_run(rq->db, &changes[BACK], NULL);
	lab_keep(rq);
	assert_true(offered("company", "cgyq", "澄光仪器"));
	assert_int_equal(lab_number("SELECT COUNT(*) FROM word w WHERE w.what = 'company' AND w.record = 1 AND w.word LIKE 'sgyq%'"), 0);
}

/* The table of words is what the views say it should be, for everybody. */
static void is_whole(void **state)
{
	(void)state;
	assert_int_equal(lab_number("SELECT (SELECT COUNT(DISTINCT id, word) FROM company_words)"
		" - (SELECT COUNT(*) FROM word WHERE what = 'company')"), 0);
	assert_int_equal(lab_number("SELECT (SELECT COUNT(DISTINCT id, word) FROM person_words)"
		" - (SELECT COUNT(*) FROM word WHERE what = 'person')"), 0);
}

static void typed_is_resolved(void **state)
{
	int64_t chengguang = lab_company("澄光仪器"), nanrong = lab_company("南榕设计"), gu = lab_person("gu.qinghe@nanrong.example");
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));

	(void)state;
	assert_int_equal(pick_company(rq, "澄光仪器"), chengguang);
	assert_int_equal(pick_company(rq, "cgyq"), chengguang);
	assert_int_equal(pick_company(rq, "无此公司"), 0);
	assert_int_equal(pick_company(rq, "tlyy"), -1);          /* two of them */
	assert_int_equal(pick_person(rq, "gu.qinghe@nanrong.example", 0, ""), gu);
	assert_int_equal(pick_person(rq, "清和", nanrong, "tenant"), gu);
	assert_int_equal(pick_person(rq, "清和", chengguang, ""), 0);
	lab_close(rq);
}

static void a_tenant_finds_their_own(void **state)
{
	(void)state;
	lab_ask(PORTAL, lab_person("lin.shuyi@chengguang.example"), "/pick/person?q=gqh", NULL);
	assert_false(lab_says("顾清和"));
	lab_ask(PORTAL, lab_person("lin.shuyi@chengguang.example"), "/pick/person?q=sy", NULL);
	assert_true(lab_says("沈砚"));
	lab_ask(PORTAL, lab_person("lin.shuyi@chengguang.example"), "/pick/company?q=nr", NULL);
	assert_false(lab_says("南榕"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_company), cmocka_unit_test(K10_a_company_is_spelt_as_it_is_read),
		cmocka_unit_test(K11_people_stand_in_the_order_of_pinyin), cmocka_unit_test(a_person), cmocka_unit_test(follows_a_change),
		cmocka_unit_test(is_whole), cmocka_unit_test(typed_is_resolved), cmocka_unit_test(a_tenant_finds_their_own),
	};
	return cmocka_run_group_tests_name("pick", tests, lab_start, lab_stop);
}
