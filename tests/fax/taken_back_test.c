/* taken_back_test.c -- A4, P024: a fax logged under the wrong company is taken back, and closed to it. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, wrong_admin, right_admin, wrong, right;

static int start(void **unused)
{
	if (walk_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	right_admin = lab_person("lin.shuyi@chengguang.example");
	wrong_admin = lab_person("gu.qinghe@nanrong.example");
	right = lab_company("澄光仪器");
	wrong = lab_company("南榕设计");
	return 0;
}

/* Logged under 南榕设计, whose people are told; its scan beside it. */
static int64_t misfiled(void)
{
	char body[120];
	int64_t id;

	snprintf(body, sizeof(body), "pages=2&company=%lld&addressee=Senior+Lin&sender=Senn", (long long)wrong);
	id = walk_new(DESK, desk, "fax", body);
	assert_true(walk_is("fax", id, "state = 'logged'"));
	return id;
}

struct scan { int64_t id; };
static const struct column scan_columns[] = { INT_COLUMN(struct scan, id, NULL), { 0 } };
static const struct table scan_table = { "file", sizeof(struct scan), scan_columns };
static const struct sql attach = { "INSERT INTO file (module, record, hash, name, type, size, made_at)"
	" VALUES ('fax', :id, REPEAT('a', 64), 'scan.pdf', 'application/pdf', 1, UTC_TIMESTAMP())", &scan_table, NULL };

/* The id of a scan at that fax. */
static int64_t with_scan(int64_t fax)
{
	struct request *rq = lab_open(DESK, desk);
	int64_t id = db_make(rq->db, &attach, &(struct scan){ fax });

	lab_keep(rq);
	return id;
}

static int64_t lines(int64_t company, const char *kind, int64_t id)
{
	return walk_count("SELECT COUNT(*) FROM inbox i JOIN person p ON p.id = i.person WHERE p.company = %lld"
		" AND i.kind = '%s' AND i.record = %lld", (long long)company, kind, (long long)id);
}

/* The slip of the hand that the rest of this file mends is seen before anybody is told. */
static void P024_A4_an_addressee_who_is_of_another_company_is_asked_about(void **unused)
{
	static const char lin[] = "%E6%9E%97%E4%B9%A6%E4%BB%AA";
	char body[200];

	(void)unused;
	snprintf(body, sizeof(body), "pages=2&company=%lld&addressee=%s", (long long)wrong, lin);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", body)->status, 409);
	assert_true(lab_says("名册里林书仪是澄光仪器的人"));
	assert_true(lab_says("value=\"林书仪\""));
	snprintf(body, sizeof(body), "pages=2&company=%lld&addressee=%s", (long long)right, lin);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", body)->status, 303);
	snprintf(body, sizeof(body), "pages=2&company=%lld&addressee=%%E5%%8D%%97%%E6%%A6%%95+%s", (long long)wrong, lin);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", body)->status, 303);
}

static void P024_A4_it_is_logged_under_the_right_company_and_both_are_told(void **unused)
{
	int64_t id = misfiled();
	char body[120], path[60], scan[80];

	(void)unused;
	snprintf(path, sizeof(path), "/fax/%lld", (long long)id);
	snprintf(scan, sizeof(scan), "/fax/%lld/file?f=%lld", (long long)id, (long long)with_scan(id));
	assert_int_equal(lab_ask(PORTAL, wrong_admin, scan, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, wrong_admin, path, NULL)->status, 200);
	assert_true(lines(wrong, "fax-arrived", id) > 0);
	snprintf(body, sizeof(body), "/fax/%lld/other", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, body, NULL)->status, 200);
	assert_false(lab_says("value=\"南榕设计\""));          /* what is wrong is not offered again */
	walk_step(DESK, desk, "fax", id, "other", "company=&note=wrong+room", 422);
	snprintf(body, sizeof(body), "company=%lld&note=wrong+room", (long long)wrong);
	walk_step(DESK, desk, "fax", id, "other", body, 409);
	snprintf(body, sizeof(body), "company=%lld&note=wrong+room", (long long)right);
	walk_step(DESK, desk, "fax", id, "other", body, 303);
	assert_true(walk_is("fax", id, "state = 'logged' AND notified_at IS NULL AND due > made_at"));
	assert_int_equal(lab_ask(PORTAL, wrong_admin, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, wrong_admin, scan, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, right_admin, path, NULL)->status, 200);
	/* what named another's sender is gone, and that it was a mistake is told, without a link */
	assert_int_equal(lines(wrong, "fax-arrived", id), 0);
	assert_true(lines(wrong, "fax-withdrawn", id) > 0);
	assert_true(lines(right, "fax-arrived", id) > 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'fax-withdrawn' AND opens"), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.person WHERE p.company = %lld AND o.record = %lld"
		" AND o.kind = 'fax-arrived' AND o.state <> 'void'", (long long)wrong, (long long)id), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'fax' AND record = %lld AND step = 'other'"
		" AND note = 'wrong room'", (long long)id), 1);
	/* and back again: they are told once more */
	snprintf(body, sizeof(body), "company=%lld&note=it+was+theirs", (long long)wrong);
	walk_step(DESK, desk, "fax", id, "other", body, 303);
	assert_true(lines(wrong, "fax-arrived", id) > 0);
	assert_true(walk_count("SELECT COUNT(*) FROM outbox o JOIN person p ON p.id = o.person WHERE p.company = %lld AND o.record = %lld"
		" AND o.kind = 'fax-arrived' AND o.state = 'waiting'", (long long)wrong, (long long)id) > 0);
}

static void P024_A4_it_is_taken_back_while_nobody_knows_whose_it_is(void **unused)
{
	int64_t id = misfiled();
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/fax/%lld", (long long)id);
	walk_step(DESK, desk, "fax", id, "notify", "told_how=phone&told_whom=Gu", 303);
	walk_step(DESK, desk, "fax", id, "back", "note=", 422);
	walk_step(DESK, desk, "fax", id, "back", "note=another+house", 303);
	assert_true(walk_is("fax", id, "state = 'arrived' AND company IS NULL AND told_whom = '' AND notified_at IS NULL"));
	assert_int_equal(lab_ask(PORTAL, wrong_admin, path, NULL)->status, 404);
	assert_int_equal(lines(wrong, "fax-arrived", id), 0);
	assert_true(lines(wrong, "fax-withdrawn", id) > 0);
	walk_step(DESK, desk, "fax", id, "pending", "", 303);
}

static void P026_A4_who_waits_goes_on_waiting_when_the_fax_was_anothers(void **unused)
{
	char body[160];
	int64_t watch, id;

	(void)unused;
	snprintf(body, sizeof(body), "guest=Anna+Senn&contact=0000-1&email=guest%%40there.example");
	watch = walk_new(DESK, desk, "fax_watch", body);
	assert_true(walk_is("fax_watch", watch, "state = 'watch_recorded'"));
	snprintf(body, sizeof(body), "pages=1&company=%lld&addressee=Anna+Senn", (long long)wrong);
	id = walk_new(DESK, desk, "fax", body);
	if (walk_is("fax_watch", watch, "state = 'watch_recorded'"))
		fail_msg("the watch did not see the fax");
	walk_step(DESK, desk, "fax", id, "back", "note=another+Anna", 303);
	assert_true(walk_is("fax_watch", watch, "state = 'watch_recorded' AND fax IS NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE kind = 'fax-not-come' AND record = %lld"
		" AND address = 'guest@there.example'", (long long)watch), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P024_A4_an_addressee_who_is_of_another_company_is_asked_about),
		cmocka_unit_test(P024_A4_it_is_logged_under_the_right_company_and_both_are_told),
		cmocka_unit_test(P024_A4_it_is_taken_back_while_nobody_knows_whose_it_is),
		cmocka_unit_test(P026_A4_who_waits_goes_on_waiting_when_the_fax_was_anothers),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
