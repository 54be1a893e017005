/* long_call_test.c -- P022: slip, rate, deposit, call, meter, bill; R04 and R02. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "long_call/long_call.h"

static int64_t desk, tenant, stranger, company;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	tenant = lab_person("lin.shuyi@chengguang.example");
	stranger = lab_person("gu.qinghe@nanrong.example");
	company = lab_company("澄光仪器");
	return 0;
}

static int64_t slip(void)
{
	char body[200];

	snprintf(body, sizeof(body), "guest=Lin&company=%lld&room_no=5203&country=852&city=Hong+Kong&phone=0000-2810", (long long)company);
	return walk_new(DESK, desk, "long_call", body);
}

static void step(int64_t id, const char *name, const char *body, int status)
{
	walk_step(DESK, desk, "long_call", id, name, body, status);
}

static int64_t called(void)
{
	int64_t id = slip();

	step(id, "rate", "", 303);
	step(id, "deposit", "deposit=50", 303);
	step(id, "connect", "", 303);
	step(id, "end", "", 303);
	return id;
}

static void P022_R04_no_call_before_the_rate_is_told_and_the_deposit_taken(void **unused)
{
	int64_t id = slip();

	(void)unused;
	assert_true(walk_is("long_call", id, "state = 'slip_filled' AND rate = 320"));
	step(id, "connect", "", 409);
	assert_true(lab_says("未报话费、未收押金，不得接通。"));
	step(id, "deposit", "deposit=50", 409);
	step(id, "rate", "", 303);
	step(id, "connect", "", 409);
	assert_true(lab_says("未报话费、未收押金，不得接通"));
	step(id, "deposit", "deposit=0", 422);
	step(id, "deposit", "deposit=50", 303);
	step(id, "connect", "", 303);
	assert_true(walk_is("long_call", id, "state = 'connected' AND deposit = 5000 AND started_at IS NOT NULL"));
}

static void P022_an_empty_slip_is_greeted_and_filled_in_truthfully(void **unused)
{
	int64_t id = walk_new(DESK, desk, "long_call", "guest=Ho");

	(void)unused;
	assert_true(walk_is("long_call", id, "state = 'greeted'"));
	step(id, "rate", "", 409);
	step(id, "fill", "guest=Ho&country=49&city=Hamburg&phone=", 422);
	step(id, "fill", "guest=Ho&country=999&city=Hamburg&phone=0000-403", 422);
	step(id, "fill", "guest=Ho&country=49&city=Hamburg&phone=0000-403", 303);
	assert_true(walk_is("long_call", id, "state = 'slip_filled' AND rate = 680 AND city = 'Hamburg'"));
}

static void P022_a_minute_begun_is_charged_and_the_deposit_settled(void **unused)
{
	int64_t id = called();

	(void)unused;
	step(id, "bill", "minutes=0&seconds=0", 422);
	step(id, "bill", "minutes=3&seconds=1", 303);
	assert_true(walk_is("long_call", id, "state = 'billed' AND metered = 181 AND amount = 4 * 320 AND refund = 5000 - 4 * 320 AND to_pay = 0"));
	step(id, "log", "", 409);
	step(id, "cash", "", 303);
	step(id, "log", "", 303);
	assert_true(walk_is("long_call", id, "state = 'logged'"));
	id = called();
	step(id, "bill", "minutes=20", 303);
	assert_true(walk_is("long_call", id, "amount = 6400 AND refund = 0 AND to_pay = 1400"));
}

static void P022_R02_no_account_without_card_or_when_the_signature_differs(void **unused)
{
	int64_t id = called();
	char body[120];

	(void)unused;
	step(id, "bill", "minutes=2", 303);
	snprintf(body, sizeof(body), "company=%lld", (long long)company);
	step(id, "account", body, 409);
	assert_true(lab_says("不能记账"));
	snprintf(body, sizeof(body), "company=%lld&card_no=HYK-1", (long long)company);
	step(id, "account", body, 409);
	assert_true(lab_says("签名与卡上不符"));
	assert_true(walk_is("long_call", id, "state = 'billed' AND card_no = ''"));
	snprintf(body, sizeof(body), "company=%lld&card_no=HYK-1&agrees=1", (long long)company);
	step(id, "account", body, 303);
	assert_true(walk_is("long_call", id, "state = 'account' AND card_no = 'HYK-1' AND refund = 5000 AND to_pay = 0 AND payment = 'account' AND paid = 640"));
}

static void P022_a_guest_from_outside_has_no_account(void **unused)
{
	int64_t id = walk_new(DESK, desk, "long_call", "guest=Ho&country=49&city=Hamburg&phone=0000-403");

	(void)unused;
	step(id, "rate", "", 303);
	step(id, "deposit", "deposit=100", 303);
	step(id, "cancel", "reason=changed+his+mind", 303);
	assert_true(walk_is("long_call", id, "state = 'cancelled' AND refund = 10000"));
	id = called();
	step(id, "bill", "minutes=1", 303);
	step(id, "account", "company=&card_no=HYK-1&agrees=1", 409);
	assert_true(lab_says("谁的账"));
}

static void P022_slip_bill_and_book_print_and_the_company_sees_its_own(void **unused)
{
	int64_t id = called();
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/long_call/%lld/bill", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 404);
	step(id, "bill", "minutes=2&seconds=30", 303);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("3 × ¥3.20 = ¥9.60") && lab_says("玖元陆角"));
	assert_int_equal(lab_ask(REPORT, tenant, path, NULL)->status, 200);
	assert_int_equal(lab_ask(REPORT, stranger, path, NULL)->status, 404);
	snprintf(path, sizeof(path), "/long_call/%lld/slip", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("长途电话挂号单"));
	assert_int_equal(lab_ask(REPORT, desk, "/long_call/book", NULL)->status, 200);
	assert_true(lab_says("Hong Kong"));
	snprintf(path, sizeof(path), "/long_call/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, stranger, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, tenant, path, NULL)->status, 200);
}

/* A24: what was paid and how is still there when the call is logged, in record, list and book; nothing is "still to pay". */
static void A24_the_payment_stays_on_record_and_nothing_is_left_to_pay_P022(void **unused)
{
	int64_t id = called();
	char path[60];

	(void)unused;
	step(id, "bill", "minutes=20", 303);
	step(id, "cash", "", 303);
	step(id, "log", "", 303);
	assert_true(walk_is("long_call", id, "state = 'logged' AND payment = 'cash' AND paid = 1400 AND to_pay = 0 AND amount = 6400"));
	snprintf(path, sizeof(path), "/long_call/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("现金") && lab_says("¥14.00"));
	assert_false(lab_says("<dt>应补"));
	snprintf(path, sizeof(path), "/long_call/%lld/bill", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("现金") && lab_says("¥14.00"));
	assert_int_equal(lab_ask(DESK, desk, "/long_call?q=Lin", NULL)->status, 200);
	assert_true(lab_says(">现金<"));
	assert_int_equal(lab_ask(DESK, desk, "/long_call?q=Lin&as=csv", NULL)->status, 200);
	assert_true(lab_says("现金"));
}

/* Each day of a book ends in the sum of its money. */
static void A24_the_book_adds_up_what_was_charged_P022(void **unused)
{
	char words[80];
	int64_t fen = walk_count("SELECT SUM(amount) FROM long_call WHERE DATE(made_at + INTERVAL 8 HOUR) = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)");

	(void)unused;
	assert_int_equal(lab_ask(REPORT, desk, "/long_call/book", NULL)->status, 200);
	snprintf(words, sizeof(words), "<td class=\"money\">¥%lld.%02lld</td>", (long long)(fen / 100), (long long)(fen % 100));
	assert_true(fen > 0 && fen < 100000);
	if (!lab_says(words))
		fail_msg("the book does not say %s", words);
}

static void P022_who_reads_English_reads_the_country_in_English(void **unused)
{
	int64_t english = desk;

	(void)unused;
	slip();
	lab_run("UPDATE person SET lang = 'en' WHERE email = 'bai.zhi@xuting.example'");
	assert_int_equal(lab_ask(DESK, english, "/long_call", NULL)->status, 200);
	assert_true(lab_says("Japan") && !lab_says("日本"));
	assert_int_equal(lab_ask(DESK, english, "/fax_sent", NULL)->status, 200);
	assert_true(lab_says("Mainland China") && !lab_says("国内"));
	lab_run("UPDATE person SET lang = 'zh' WHERE email = 'bai.zhi@xuting.example'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P022_R04_no_call_before_the_rate_is_told_and_the_deposit_taken),
		cmocka_unit_test(P022_an_empty_slip_is_greeted_and_filled_in_truthfully),
		cmocka_unit_test(P022_a_minute_begun_is_charged_and_the_deposit_settled),
		cmocka_unit_test(P022_R02_no_account_without_card_or_when_the_signature_differs),
		cmocka_unit_test(P022_a_guest_from_outside_has_no_account),
		cmocka_unit_test(A24_the_payment_stays_on_record_and_nothing_is_left_to_pay_P022),
		cmocka_unit_test(A24_the_book_adds_up_what_was_charged_P022),
		cmocka_unit_test(P022_who_reads_English_reads_the_country_in_English),
		cmocka_unit_test(P022_slip_bill_and_book_print_and_the_company_sees_its_own),
	};

	return cmocka_run_group_tests(tests, start, walk_stop);
}
