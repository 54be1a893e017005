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

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(p025_the_mark_stays_the_mark_and_names_the_three_days_also_before_the_folder),
		cmocka_unit_test(p024_the_bill_prints_what_was_paid_and_the_tenant_may_print_it_too),
		cmocka_unit_test(p023_the_bill_shows_minutes_times_rate),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
