/* reception_test.c -- P001: a customer from the greeting to the settled account; P004's notebook on paper. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, clerk;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	clerk = lab_person("liu.shuying@xuting.example");
	return 0;
}

static void P001_every_step_in_its_order(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Ms+Huo");
	char body[60];

	(void)unused;
	assert_true(walk_is("reception", id, "state = 'arrived' AND way = 'visit'"));
	walk_step(DESK, desk, "reception", id, "inform", "told=price", 409);
	walk_step(DESK, desk, "reception", id, "greet", "service=room", 303);
	walk_step(DESK, desk, "reception", id, "inform", "", 422);
	walk_step(DESK, desk, "reception", id, "inform", "told=price&told=rooms", 303);
	walk_step(DESK, desk, "reception", id, "register", "company=1&phone=13000000000", 422);      /* not checked */
	walk_step(DESK, desk, "reception", id, "register", "phone=13000000000&checked=1", 422);      /* not on record */
	walk_step(DESK, desk, "reception", id, "register", "company=1&phone=13000000000&checked=1", 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)clerk);
	walk_step(DESK, desk, "reception", id, "assign", body, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'reception' AND record = %lld AND person = %lld",
		(long long)id, (long long)clerk), 1);
	walk_step(DESK, clerk, "reception", id, "serve", "outcome=copied", 303);
	walk_step(DESK, desk, "reception", id, "settle", "amount=12.50", 409);
	walk_step(DESK, desk, "reception", id, "settle", "amount=12.50&receipt=SJ-1", 303);
	assert_true(walk_is("reception", id, "state = 'settled' AND amount = 1250 AND company = 1"));
}

static void P001_the_branch_leads_to_a_booking_of_the_registered_customer(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Mr+Ge&service=room");
	char path[60];

	(void)unused;
	assert_true(walk_is("reception", id, "state = 'greeted'"));
	walk_step(DESK, desk, "reception", id, "inform", "told=rooms", 303);
	walk_step(DESK, desk, "reception", id, "register", "company=7&phone=13000000000&checked=1", 303);
	snprintf(path, sizeof(path), "/reception/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("/desk/booking/new?company=7"));
	walk_step(DESK, desk, "reception", id, "book", "", 409);         /* nothing is booked yet */
	lab_run("UPDATE booking SET company = 7, made_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR WHERE starts_at > UTC_TIMESTAMP() + INTERVAL 1 DAY ORDER BY id LIMIT 1");
	walk_step(DESK, desk, "reception", id, "book", "", 303);
	assert_true(walk_is("reception", id, "state = 'booking' AND outcome LIKE 'HY-%'"));
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("href=\"/desk/booking/") && lab_says("打开预订"));
	walk_step(DESK, desk, "reception", id, "serve", "outcome=booked", 303);
}

static void P001_another_colleague_is_appointed_told_and_named_in_the_history(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Mr+Yan&service=room"), other = lab_person("ji.nanxing@xuting.example");
	char body[60];

	(void)unused;
	walk_step(DESK, desk, "reception", id, "inform", "told=rooms", 303);
	walk_step(DESK, desk, "reception", id, "register", "company=7&phone=13000000000&checked=1", 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)clerk);
	walk_step(DESK, desk, "reception", id, "assign", body, 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)other);
	walk_step(DESK, desk, "reception", id, "assign", body, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'reception' AND record = %lld AND person = %lld",
		(long long)id, (long long)other), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'reception' AND record = %lld AND step = 'assign'"
		" AND changes LIKE '%%纪南星%%'", (long long)id), 1);
}

static void P001_what_is_not_charged_yet_has_no_amount_in_the_list(void **unused)
{
	(void)unused;
	(void)walk_new(DESK, desk, "reception", "customer=Nothing+yet");
	assert_int_equal(lab_ask(DESK, desk, "/reception?q=Nothing", NULL)->status, 200);
	assert_true(lab_says("Nothing yet") && !lab_says("¥0.00"));
}

static void P001_only_an_enquiry_ends_without_registration(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Guest&service=enquiry");

	(void)unused;
	walk_step(DESK, desk, "reception", id, "leave", "outcome=showed+the+way", 303);
	assert_true(walk_is("reception", id, "state = 'left' AND company IS NULL"));
}

static const char *path_of(int64_t id)
{
	static char path[60];

	snprintf(path, sizeof(path), "/reception/%lld", (long long)id);
	return path;
}

static void P001_the_page_leads_to_registration_P002_and_to_the_question_P004(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Ying&phone=13011112222");
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/reception/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("/desk/company/new?name=Ying"));
	assert_true(lab_says("/desk/question/new?asker=Ying"));
	walk_step(DESK, desk, "reception", id, "greet", "service=room", 303);
	assert_int_equal(lab_ask(DESK, desk, path_of(id), NULL)->status, 200);
	assert_true(lab_says("href=\"/prices\""));     /* what is introduced can be shown */
	walk_step(DESK, desk, "reception", id, "inform", "told=rooms", 303);
	{       /* a new customer leads back to the reception, and stands in its form */
		char back[120];
		const struct answer *a;
		snprintf(back, sizeof(back), "/company/new?reception=%lld", (long long)id);
		a = lab_ask(DESK, desk, back, "kind=guest&name=Ying+Trading&short_name=Yingtr&phone=13011112222");
		assert_int_equal(a->status, 303);
		snprintf(back, sizeof(back), "/reception/%lld/register?company=", (long long)id);
		assert_non_null(strstr(a->location, back));
		snprintf(back, sizeof(back), "%s", strstr(a->location, "/reception/"));
		assert_int_equal(lab_ask(DESK, desk, back, NULL)->status, 200);
		assert_true(lab_says("value=\"Yingtr\""));
	}
	snprintf(path, sizeof(path), "/reception/%lld/form", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("客户登记表"));
}

static void P001_what_is_charged_prints_as_the_detailed_fee_list(void **unused)
{
	int64_t id = walk_new(DESK, desk, "reception", "customer=Xie&service=copying");
	char body[60], path[60];

	(void)unused;
	walk_step(DESK, desk, "reception", id, "inform", "told=price", 303);
	walk_step(DESK, desk, "reception", id, "register", "company=1&phone=13000000000&checked=1", 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)clerk);
	walk_step(DESK, desk, "reception", id, "assign", body, 303);
	walk_step(DESK, desk, "reception", id, "serve", "outcome=copied", 303);
	walk_step(DESK, desk, "reception", id, "settle", "amount=12.50&fees=A4+copies", 422);           /* no amount */
	walk_step(DESK, desk, "reception", id, "settle", "amount=12.50&fees=A4+copies+12", 422);        /* another sum */
	walk_step(DESK, desk, "reception", id, "settle", "amount=1012.50&fees=A4+copies++12.50%0A%0A%E6%98%A0%E5%83%8F%E3%80%80%C2%A51,000%0A", 303);
	snprintf(path, sizeof(path), "/reception/%lld/fees", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("费用清单"));
	assert_true(lab_says("A4 copies<"));
	assert_true(lab_says("映像<"));
	assert_true(lab_says("1,000.00"));
	assert_true(lab_says("壹仟零壹拾贰元伍角"));
}

static void P004_the_open_questions_print(void **unused)
{
	(void)unused;
	(void)walk_new(DESK, desk, "question", "question=open+on+Sunday%3F&asker=Qi&contact=13000000000");
	assert_int_equal(lab_ask(REPORT, desk, "/question/open?open=1", NULL)->status, 200);
	assert_true(lab_says("open on Sunday?"));
	assert_false(lab_says("已答复"));
	assert_int_equal(lab_ask(REPORT, desk, "/question/book", NULL)->status, 200);
	assert_true(lab_says("open on Sunday?"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P001_every_step_in_its_order),
		cmocka_unit_test(P001_the_branch_leads_to_a_booking_of_the_registered_customer),
		cmocka_unit_test(P001_another_colleague_is_appointed_told_and_named_in_the_history),
		cmocka_unit_test(P001_what_is_not_charged_yet_has_no_amount_in_the_list),
		cmocka_unit_test(P001_only_an_enquiry_ends_without_registration),
		cmocka_unit_test(P001_the_page_leads_to_registration_P002_and_to_the_question_P004),
		cmocka_unit_test(P001_what_is_charged_prints_as_the_detailed_fee_list),
		cmocka_unit_test(P004_the_open_questions_print),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
