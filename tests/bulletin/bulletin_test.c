/* bulletin_test.c -- P011: notices to those they are meant for, once, with receipts; letters and our answers. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t clerk, manager, desk, lin, gu;
static char today[20], later[20], past[20];

static int start(void **state)
{
	struct request *rq;
	char text[11];

	if (walk_start(state) != 0)
		return -1;
	clerk = lab_person("pei.zhiqiu@xuting.example");
	manager = lab_person("liang.jiashu@xuting.example");
	desk = lab_person("bai.zhi@xuting.example");
	lin = lab_person("lin.shuyi@chengguang.example");
	gu = lab_person("gu.qinghe@nanrong.example");
	rq = lab_open(DESK, desk);
	day_print(rq->context.today, text);
	snprintf(today, sizeof(today), "%s", text);
	day_print(rq->context.today + 3, text);
	snprintf(later, sizeof(later), "%s", text);
	day_print(rq->context.today - 1, text);
	snprintf(past, sizeof(past), "%s", text);
	lab_close(rq);
	return 0;
}

static int64_t draft(const char *title, const char *audience)
{
	char body[400];

	snprintf(body, sizeof(body), "title=%s&title_en=EN+%s&body=text+of+it&%s&from_on=%s&until_on=%s", title, title, audience, today, later);
	return walk_new(DESK, clerk, "bulletin", body);
}

static int64_t told(int64_t id, int64_t person)
{
	return walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'bulletin' AND record = %lld AND person = %lld", (long long)id, (long long)person);
}

static void P011_draft_approved_by_another_published(void **unused)
{
	int64_t id = draft("Order", "audience=all");

	(void)unused;
	walk_step(DESK, clerk, "bulletin", id, "publish", "", 409);
	walk_step(DESK, clerk, "bulletin", id, "approve", "", 409);
	walk_step(DESK, desk, "bulletin", id, "approve", "", 403);
	assert_int_equal(told(id, lin), 0);
	walk_step(DESK, manager, "bulletin", id, "approve", "", 303);
	walk_step(DESK, clerk, "bulletin", id, "publish", "", 303);
	assert_true(walk_is("bulletin", id, "state = 'published' AND published_at IS NOT NULL"));
	assert_int_equal(told(id, lin), 1);
	assert_int_equal(told(id, gu), 1);
	/* In the reader's language. */
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox i JOIN person p ON p.id = i.person WHERE i.module = 'bulletin' AND i.record = %lld"
		" AND (p.lang = 'en') <> (i.subject LIKE '%%EN Order%%')", (long long)id), 0);
}

static int64_t published(const char *title, const char *audience)
{
	int64_t id = draft(title, audience);

	walk_step(DESK, manager, "bulletin", id, "approve", "", 303);
	walk_step(DESK, clerk, "bulletin", id, "publish", "", 303);
	return id;
}

static void P011_a_company_or_a_floor_only(void **unused)
{
	int64_t one = published("One", "audience=company&company=1"), floor;
	char path[60];

	(void)unused;
	assert_int_equal(told(one, lin), 1);
	assert_int_equal(told(one, gu), 0);
	snprintf(path, sizeof(path), "/bulletin/%lld", (long long)one);
	assert_int_equal(lab_ask(PORTAL, lin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, gu, path, NULL)->status, 404);
	floor = published("Floor", "audience=floor&floor=%E4%B8%89%E5%B1%82");       /* 三层 */
	assert_int_equal(told(floor, lin), 0);
	assert_int_equal(told(floor, lab_person("su.jianwei@yunshan.example")), 1);
	assert_int_equal(lab_ask(DESK, clerk, "/bulletin/new", "title=No&body=text&audience=company&from_on=2026-11-25")->status, 422);
}

static void P011_floors_stand_in_the_order_of_the_house(void **unused)
{
	const char *page, *at, *last;

	(void)unused;
	assert_int_equal(lab_ask(DESK, lab_person("bai.zhi@xuting.example"), "/bulletin/new", NULL)->status, 200);
	page = lab_ask(DESK, lab_person("bai.zhi@xuting.example"), "/bulletin/new", NULL)->text;
	last = strstr(page, "name=\"floor\"");
	assert_non_null(last);
	for (size_t i = 0; i < 3; i++) {
		at = strstr(last, i == 0 ? "value=\"一层\"" : i == 1 ? "value=\"二层\"" : "value=\"三层\"");
		assert_non_null(at);
		last = at;
	}
}

static void P011_a_receipt_in_the_portal_once(void **unused)
{
	int64_t id = published("Receipt", "audience=company&company=1");
	char path[60];

	(void)unused;
	for (int i = 0; i < 2; i++)
		walk_step(PORTAL, lin, "bulletin", id, "read", "", 303);
	walk_step(PORTAL, gu, "bulletin", id, "read", "", 404);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM bulletin_read WHERE bulletin = %lld", (long long)id), 1);
	snprintf(path, sizeof(path), "/bulletin/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, clerk, path, NULL)->status, 200);
	assert_true(lab_says("林书仪"));
	assert_true(lab_says("1人已读"));
}

static void P011_withdrawn_by_itself_after_its_period(void **unused)
{
	int64_t id = published("Period", "audience=all");
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/bulletin/%lld", (long long)id);
	walk_clock(2 * 86400);
	assert_true(walk_is("bulletin", id, "state = 'published'"));
	walk_clock(4 * 86400 + 3600);
	assert_true(walk_is("bulletin", id, "state = 'withdrawn'"));
	walk_clock(0);
	assert_int_equal(lab_ask(PORTAL, lin, path, NULL)->status, 404);
}

static void P011_prints_for_the_board(void **unused)
{
	int64_t id = published("Board", "audience=all");
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/bulletin/%lld/sheet", (long long)id);
	assert_int_equal(lab_ask(REPORT, lin, path, NULL)->status, 200);
	assert_true(lab_says("EN Board"));
}

static void P011_a_letter_is_not_filed_before_it_is_answered(void **unused)
{
	int64_t id = walk_new(DESK, desk, "letter", "sender=Song&company=1&subject=lights&summary=please");
	char path[60];

	(void)unused;
	walk_step(DESK, clerk, "letter", id, "put_away", "folder=A", 409);
	walk_step(DESK, clerk, "letter", id, "reply", "reply=yes+of+course", 409);
	snprintf(path, sizeof(path), "clerk=%lld", (long long)clerk);
	walk_step(DESK, manager, "letter", id, "assign", path, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'letter' AND record = %lld AND person = %lld", (long long)id, (long long)clerk), 1);
	snprintf(path, sizeof(path), "/letter/%lld/reply", (long long)id);
	assert_int_equal(lab_ask(REPORT, clerk, path, NULL)->status, 404);
	walk_step(DESK, clerk, "letter", id, "reply", "reply=yes+of+course", 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'letter' AND record = %lld AND person = %lld", (long long)id, (long long)lin), 1);
	assert_int_equal(lab_ask(REPORT, clerk, path, NULL)->status, 200);
	assert_true(lab_says("yes of course"));
	walk_step(DESK, clerk, "letter", id, "put_away", "folder=A", 303);
	assert_true(walk_is("letter", id, "state = 'filed' AND replied_at IS NOT NULL"));
	/* Their administrators find letter and answer in the portal, nobody else does. */
	assert_int_equal(lab_ask(REPORT, lin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(REPORT, gu, path, NULL)->status, 404);
	snprintf(path, sizeof(path), "/letter/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, lin, path, NULL)->status, 200);
	assert_true(lab_says("yes of course") && !lab_says("归档位置"));
	assert_int_equal(lab_ask(PORTAL, gu, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, lab_person("shen.yan@chengguang.example"), path, NULL)->status, 403);
	assert_int_equal(lab_ask(PORTAL, lin, "/letter", NULL)->status, 200);
	assert_true(lab_says("lights"));
}

/* Published at noon it is told at noon, not at midnight; one that is valid later is shown from then. */
static void P011_a_notice_is_told_when_it_is_published_and_not_before_it_is_valid(void **unused)
{
	int64_t id = published("Noon", "audience=all");

	(void)unused;
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox i JOIN bulletin b ON b.id = i.record WHERE i.module = 'bulletin'"
		" AND i.record = %lld AND i.made_at < b.made_at", (long long)id), 0);
}

static void P011_a_draft_is_sent_back_with_a_reason_and_its_author_told(void **unused)
{
	int64_t id = draft("Back", "audience=all");

	(void)unused;
	walk_step(DESK, manager, "bulletin", id, "return", "note=", 422);
	walk_step(DESK, clerk, "bulletin", id, "return", "note=mine", 409);
	walk_step(DESK, manager, "bulletin", id, "approve", "", 303);
	walk_step(DESK, manager, "bulletin", id, "return", "note=the+date+is+wrong", 303);
	assert_true(walk_is("bulletin", id, "state = 'draft' AND approved_by IS NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'bulletin' AND record = %lld AND kind = 'bulletin-returned'"
		" AND person = %lld", (long long)id, (long long)clerk), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'bulletin' AND record = %lld AND note = 'the date is wrong'",
		(long long)id), 1);
}

static void P011_a_letter_goes_to_another_clerk_and_its_reply_to_the_address_written_on_it(void **unused)
{
	int64_t id = walk_new(DESK, desk, "letter", "sender=Ms+Reed&contact=reed%40outside.example&subject=offices&summary=prices");
	char body[60];

	(void)unused;
	snprintf(body, sizeof(body), "clerk=%lld", (long long)manager);
	walk_step(DESK, manager, "letter", id, "assign", body, 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)clerk);
	walk_step(DESK, manager, "letter", id, "assign", body, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'letter' AND record = %lld AND person = %lld", (long long)id, (long long)clerk), 1);
	walk_step(DESK, clerk, "letter", id, "reply", "reply=our+prices+follow", 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'letter' AND record = %lld AND address = 'reed@outside.example'"
		" AND body LIKE '%%our prices follow%%' AND html NOT LIKE '%%/letter/%%'", (long long)id), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P011_draft_approved_by_another_published),
		cmocka_unit_test(P011_a_company_or_a_floor_only),
		cmocka_unit_test(P011_floors_stand_in_the_order_of_the_house),
		cmocka_unit_test(P011_a_receipt_in_the_portal_once),
		cmocka_unit_test(P011_withdrawn_by_itself_after_its_period),
		cmocka_unit_test(P011_prints_for_the_board),
		cmocka_unit_test(P011_a_notice_is_told_when_it_is_published_and_not_before_it_is_valid),
		cmocka_unit_test(P011_a_draft_is_sent_back_with_a_reason_and_its_author_told),
		cmocka_unit_test(P011_a_letter_goes_to_another_clerk_and_its_reply_to_the_address_written_on_it),
		cmocka_unit_test(P011_a_letter_is_not_filed_before_it_is_answered),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
