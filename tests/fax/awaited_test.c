/* awaited_test.c -- P026: who asks is told of their own fax and no other (A10), in their language, and where it lies. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define SHEN "%E6%B2%88%E7%A0%9A"        /* 沈砚 */
#define LIN "%E6%9E%97%E4%B9%A6%E4%BB%AA"    /* 林书仪 */

static int64_t desk, company;

static int start(void **unused)
{
	if (walk_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	company = lab_company("澄光仪器");
	lab_run("UPDATE fax SET state = 'collected'");   /* what the sample has for them is gone */
	return 0;
}

static int64_t logged(const char *addressee)
{
	char body[200];

	snprintf(body, sizeof(body), "company=%lld&pages=1&identity=known&addressee=%s", (long long)company, addressee);
	return walk_new(DESK, desk, "fax", body);
}

static int64_t asks(const char *guest, const char *more)
{
	char body[300];

	snprintf(body, sizeof(body), "company=%lld&guest=%s&contact=0000-5566%s", (long long)company, guest, more);
	return walk_new(DESK, desk, "fax_watch", body);
}

static void A10_a_colleagues_fax_is_not_found_and_ones_own_is_watched_for(void **unused)
{
	int64_t lins = logged(LIN), watch = asks(SHEN, ""), whole, own;

	(void)unused;
	assert_true(walk_is("fax_watch", watch, "state = 'watch_recorded' AND fax IS NULL"));
	whole = asks("", "");                    /* who names no person asks for the company */
	assert_int_equal(walk_count("SELECT fax FROM fax_watch WHERE id = %lld", (long long)whole), lins);
	logged(LIN);                             /* and is not rung up for a colleague's either */
	assert_true(walk_is("fax_watch", watch, "state = 'watch_recorded'"));
	own = logged(SHEN);
	assert_true(walk_is("fax_watch", watch, "state = 'arrived'"));
	assert_int_equal(walk_count("SELECT fax FROM fax_watch WHERE id = %lld", (long long)watch), own);
	assert_int_equal(walk_count("SELECT fax FROM fax_watch WHERE id = %lld", (long long)asks(SHEN, "")), own);
}

static void P026_the_mail_is_in_the_guests_language_and_says_where_the_fax_lies(void **unused)
{
	int64_t english = asks("Wen", "&email=wen@guest.example&lang=en"), chinese = asks("Qin", "&email=qin@guest.example");

	(void)unused;
	logged("Wen");
	logged("Qin");
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'fax_watch' AND record = %lld AND kind = 'fax-come'"
		" AND body LIKE 'Dear Wen%%' AND body LIKE '%%at our front desk%%' AND body NOT LIKE '%%5566%%'", (long long)english), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'fax_watch' AND record = %lld AND kind = 'fax-come'"
		" AND body LIKE '%%领取%%' AND body NOT LIKE '%%5566%%'", (long long)chinese), 1);
}

static void P026_the_fax_that_came_is_one_press_away(void **unused)
{
	int64_t watch = asks("Zhou", ""), fax;
	char path[60];

	(void)unused;
	fax = logged("Zhou");
	snprintf(path, sizeof(path), "/fax_watch/%lld", (long long)watch);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	snprintf(path, sizeof(path), "href=\"/desk/fax/%lld\"", (long long)fax);
	assert_true(lab_says(path));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(A10_a_colleagues_fax_is_not_found_and_ones_own_is_watched_for),
		cmocka_unit_test(P026_the_mail_is_in_the_guests_language_and_says_where_the_fax_lies),
		cmocka_unit_test(P026_the_fax_that_came_is_one_press_away),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
