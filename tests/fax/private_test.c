/* private_test.c -- a fax is read by whom it names (A22), and one for a guest goes its whole way without a company (A9). */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "walk.h"

static int64_t desk, lin, member, gu, company;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	lin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	company = lab_company("澄光仪器");
	gu = lab_number("SELECT id FROM person WHERE company = 1 AND state = 'active' AND NOT is_company_admin"
		" AND email <> 'shen.yan@chengguang.example' ORDER BY id LIMIT 1");
	return desk == 0 || lin == 0 || member == 0 ? -1 : 0;
}

/* Status of the record's page for a person of the company. */
static int opens(int64_t person, int64_t id)
{
	char path[40];

	snprintf(path, sizeof(path), "/fax/%lld", (long long)id);
	return lab_ask(PORTAL, person, path, NULL)->status;
}

static int told(int64_t person, int64_t id)
{
	return (int)walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'fax' AND kind = 'fax-arrived' AND record = %lld AND person = %lld",
		(long long)id, (long long)person);
}

static void A22_a_fax_that_names_somebody_is_told_to_and_read_by_them_and_their_administrators(void **unused)
{
	char body[200];
	int64_t named, open;

	(void)unused;
	snprintf(body, sizeof(body), "company=%lld&addressee=%%E6%%B2%%88%%E7%%A0%%9A&pages=1&identity=known", (long long)company);
	named = walk_new(DESK, desk, "fax", body);
	assert_int_equal(opens(member, named), 200);
	assert_int_equal(opens(lin, named), 200);
	assert_int_equal(opens(gu, named), 404);
	assert_int_equal(told(member, named), 1);
	assert_int_equal(told(gu, named), 0);
	assert_int_equal(lab_ask(PORTAL, gu, "/fax", NULL)->status, 200);
	snprintf(body, sizeof(body), "/portal/fax/%lld\"", (long long)named);
	assert_false(lab_says(body));
	snprintf(body, sizeof(body), "company=%lld&pages=1&identity=known", (long long)company);
	open = walk_new(DESK, desk, "fax", body);
	assert_int_equal(opens(gu, open), 200);
	assert_int_equal(told(gu, open), 1);
}

static void A9_a_fax_for_a_guest_is_logged_found_by_who_waits_and_handed_over_for_cash(void **unused)
{
	int64_t watch = walk_new(DESK, desk, "fax_watch", "guest=%E7%8E%8B%E5%AE%BE%E5%AE%A2&contact=13800001111"), id, other;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", "pages=1&identity=guest")->status, 422);
	id = walk_new(DESK, desk, "fax", "addressee=%E7%8E%8B%E5%AE%BE%E5%AE%A2&pages=1&identity=guest");
	assert_true(walk_is("fax", id, "state = 'logged' AND company IS NULL"));
	assert_true(walk_is("fax_watch", watch, "state = 'arrived'"));
	walk_step(DESK, desk, "fax", id, "notify", "told_how=phone&told_whom=Wang", 303);
	walk_step(DESK, desk, "fax", id, "collect", "collector=Wang&payment=account", 422);
	walk_step(DESK, desk, "fax", id, "collect", "collector=Wang&payment=cash", 303);
	/* also one that was put aside first */
	other = walk_new(DESK, desk, "fax", "pages=1&identity=no_company");
	walk_step(DESK, desk, "fax", other, "guest", "addressee=Smith", 303);
	assert_true(walk_is("fax", other, "state = 'logged' AND identity = 'guest' AND addressee = 'Smith'"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(A22_a_fax_that_names_somebody_is_told_to_and_read_by_them_and_their_administrators),
		cmocka_unit_test(A9_a_fax_for_a_guest_is_logged_found_by_who_waits_and_handed_over_for_cash),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
