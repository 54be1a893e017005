/* slip_test.c -- P023 to P025 on paper: the mark, the slip and the bills of faxes. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, admin, chengguang;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	chengguang = lab_company("澄光仪器");
	return 0;
}

static void prints(int64_t id, const char *module, const char *sheet, const char *word)
{
	char path[80];

	snprintf(path, sizeof(path), "/%s/%lld/%s", module, (long long)id, sheet);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says(word));
}

static void step(const char *module, int64_t id, const char *name, const char *body)
{
	char path[80];

	snprintf(path, sizeof(path), "/%s/%lld/%s", module, (long long)id, name);
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 303);
}

static void p025_the_mark_stays_the_mark_and_names_the_three_days_also_before_the_folder(void **unused)
{
	char until[40];
	int64_t id, last;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", "pages=1&identity=no_company&addressee=Wu")->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax");
	last = lab_number("SELECT DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 8 HOUR + INTERVAL 3 DAY, '%Y%m%d')");
	snprintf(until, sizeof(until), "%04d-%02d-%02d", (int)(last / 10000), (int)(last / 100 % 100), (int)(last % 100));
	prints(id, "fax", "mark", "待查");
	assert_true(lab_says(until));
	step("fax", id, "folder", "");
	prints(id, "fax", "mark", "待查");       /* a name on it does not make it the other slip */
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", "pages=1&identity=no_person&written=x")->status, 303);
	prints(lab_number("SELECT MAX(id) FROM fax"), "fax", "mark", "无收件人");
}

static void p024_the_bill_prints_what_was_paid_and_the_tenant_may_print_it_too(void **unused)
{
	char path[80];
	int64_t id;

	(void)unused;
	snprintf(path, sizeof(path), "pages=2&company=%lld", (long long)chengguang);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", path)->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax");
	snprintf(path, sizeof(path), "/fax/%lld/bill", (long long)id);
	assert_int_not_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	step("fax", id, "collect", "collector=Lin&payment=cash");
	prints(id, "fax", "bill", "贰元整");        /* two pages by the published price (A6) */
	assert_int_equal(lab_ask(REPORT, admin, path, NULL)->status, 200);
}

static void p023_the_bill_shows_minutes_times_rate(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/fax_sent/new", "guest=Lin&country=86&fax_no=00001234&pages=2")->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax_sent");
	step("fax_sent", id, "tell", "");
	step("fax_sent", id, "check", "fax_no=00001234&pages=2");
	step("fax_sent", id, "code", "country=86");
	step("fax_sent", id, "send", "");
	step("fax_sent", id, "ok", "seconds=65");
	step("fax_sent", id, "price", "");
	prints(id, "fax_sent", "bill", "2 × ");
	assert_true(lab_says("1:05"));
}

/* "that the fax is kept until", as the mark prints it. */
static void says_kept_three_days_from(int64_t id, const char *column)
{
	char text[300], until[40];
	int64_t last;

	snprintf(text, sizeof(text), "SELECT DATE_FORMAT(%s + INTERVAL 8 HOUR + INTERVAL 3 DAY, '%%Y%%m%%d') FROM fax f"
		" JOIN history h ON h.module = 'fax' AND h.record = f.id AND h.step IN ('folder', 'slip') WHERE f.id = %lld", column, (long long)id);
	last = lab_number(text);
	snprintf(until, sizeof(until), "%04d-%02d-%02d", (int)(last / 10000), (int)(last / 100 % 100), (int)(last % 100));
	prints(id, "fax", "mark", until);
}

static void P025_the_mark_says_the_same_three_days_after_the_archive_and_after_it_was_found(void **unused)
{
	char body[60];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", "pages=1&identity=no_company")->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax");
	step("fax", id, "folder", "");
	snprintf(body, sizeof(body), "UPDATE fax SET state = 'archived', due = NULL WHERE id = %lld", (long long)id);
	lab_run(body);
	says_kept_three_days_from(id, "h.at");
	snprintf(body, sizeof(body), "company=%lld", (long long)chengguang);
	step("fax", id, "identify", body);
	says_kept_three_days_from(id, "h.at");
}

static void A21_a_known_company_with_an_unknown_person_gets_the_slip_and_nobody_there_reads_it_P025(void **unused)
{
	char text[200];
	int64_t id;

	(void)unused;
	snprintf(text, sizeof(text), "pages=1&identity=no_person&addressee=Wu&company=%lld", (long long)chengguang);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", text)->status, 303);
	id = lab_number("SELECT id FROM fax WHERE state = 'slip_attached' AND company IS NULL AND written = '澄光仪器' ORDER BY id DESC LIMIT 1");
	snprintf(text, sizeof(text), "/fax/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, text, NULL)->status, 404);
	prints(id, "fax", "mark", "澄光仪器 Wu");
	/* logged first, and then the company says that nobody is called so */
	snprintf(text, sizeof(text), "pages=1&addressee=Wu&company=%lld", (long long)chengguang);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", text)->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax");
	step("fax", id, "deny", "note=nobody+called+so");
	assert_int_equal(lab_number("SELECT id FROM fax WHERE state = 'slip_attached' AND company IS NULL AND written = '澄光仪器'"
		" AND identity = 'no_person' AND found_at IS NOT NULL AND enquiries LIKE '澄光仪器：nobody called so' ORDER BY id DESC LIMIT 1"), id);
	prints(id, "fax", "mark", "无收件人");
	snprintf(text, sizeof(text), "/fax/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, text, NULL)->status, 404);
	step("fax", id, "folder", "");
}

/* Whether a step is offered on the record's page. */
static bool offered(const char *module, int64_t id, const char *name)
{
	char path[80];

	snprintf(path, sizeof(path), "/%s/%lld", module, (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	snprintf(path, sizeof(path), "/%s/%lld/%s\"", module, (long long)id, name);
	return lab_says(path);
}

static void P023_a_comma_is_no_page_no_bill_is_offered_while_one_is_in_error_and_the_book_says_what_became_of_it(void **unused)
{
	char path[80];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/fax_sent/new", "guest=Commander&country=86&fax_no=00001234&pages=2")->status, 303);
	id = lab_number("SELECT MAX(id) FROM fax_sent");
	step("fax_sent", id, "tell", "");
	step("fax_sent", id, "check", "fax_no=00001234&pages=2");
	step("fax_sent", id, "code", "country=86");
	step("fax_sent", id, "send", "");
	snprintf(path, sizeof(path), "/fax_sent/%lld/error", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, "error_pages=,")->status, 422);
	step("fax_sent", id, "error", "error_pages=2");
	assert_false(offered("fax_sent", id, "price"));
	step("fax_sent", id, "resend", "");
	assert_false(offered("fax_sent", id, "price"));
	step("fax_sent", id, "ok", "seconds=65");
	assert_true(offered("fax_sent", id, "price"));
	assert_int_equal(lab_number("SELECT COUNT(*) FROM fax_sent WHERE guest = 'Commander' AND started_at <= ended_at"), 1);
	step("fax_sent", id, "give_up", "note=line+broken");
	assert_int_equal(lab_ask(REPORT, desk, "/fax_sent/book", NULL)->status, 200);
	assert_true(lab_says("Commander") && lab_says("未发"));
	prints(id, "fax_sent", "order", "开始发送");
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(p025_the_mark_stays_the_mark_and_names_the_three_days_also_before_the_folder),
		cmocka_unit_test(p024_the_bill_prints_what_was_paid_and_the_tenant_may_print_it_too),
		cmocka_unit_test(P025_the_mark_says_the_same_three_days_after_the_archive_and_after_it_was_found),
		cmocka_unit_test(A21_a_known_company_with_an_unknown_person_gets_the_slip_and_nobody_there_reads_it_P025),
		cmocka_unit_test(P023_a_comma_is_no_page_no_bill_is_offered_while_one_is_in_error_and_the_book_says_what_became_of_it),
		cmocka_unit_test(p023_the_bill_shows_minutes_times_rate),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
