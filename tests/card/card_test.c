/* card_test.c -- P008: no card without the whole form (R32), due, overdue, lost, blocked. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "card/card.h"

static int64_t desk, guard, admin;
static char due[40];

#define WHOLE "company=1&borrower=Wu&phone=13000000000&room_no=5203&id_kind=id_card&id_number=000000199001015678&areas=gate&areas=lift&purpose=night"

static int start(void **state)
{
	struct request *rq;
	struct civil c;

	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	guard = lab_person("ding.lang@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	rq = lab_open(DESK, desk);
	c = instant_civil(rq->context.now + 8 * 3600 + 2 * 3600);
	snprintf(due, sizeof(due), "due_at=%04d-%02d-%02dT%02d%%3A%02d", c.year, c.month, c.day, c.hour, c.minute);
	lab_close(rq);
	return 0;
}

static void lend(int64_t id, const char *card, int status)
{
	char body[200];

	snprintf(body, sizeof(body), "card_no=%s&%s&deposit=%s", card, due, status == 303 ? "50" : "0");
	walk_step(DESK, desk, "card", id, "lend", body, status);
}

static void P008_no_card_without_the_whole_form_R32(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", "company=1&borrower=Wu");

	(void)unused;
	assert_true(walk_is("card_loan", id, "state = 'requested'"));
	lend(id, "MK0020", 409);
	assert_true(lab_says("资料不全不得借卡"));
	assert_true(lab_says("证件号码"));
	walk_step(DESK, desk, "card", id, "fill", "company=1&borrower=Wu&phone=13000000000", 409);
	assert_true(walk_is("access_card", 20, "state = 'ready'"));
	walk_step(DESK, desk, "card", id, "fill", WHOLE, 303);
	assert_true(walk_is("card_loan", id, "state = 'form_filled'"));
	lend(id, "MK0020", 303);
	assert_true(walk_is("card_loan", id, "state = 'lent' AND due = due_at AND deposit = 5000"));
	assert_true(walk_is("access_card", 20, "state = 'lent' AND company = 1"));
	assert_true(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'card' AND record = %lld AND person = %lld", (long long)id, (long long)admin) == 1);
}

static void A15_a_card_that_does_not_open_what_was_asked_is_not_lent_and_the_form_ticks_what_it_opens(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", WHOLE "&areas=night");

	(void)unused;
	lend(id, "MK0022", 422);                 /* gate, lift, meeting */
	assert_true(lab_says("门卡MK0022不能开通"));
	assert_true(walk_is("card_loan", id, "state = 'form_filled'"));
	lend(id, "MK0024", 303);
	assert_true(walk_is("card_loan", id, "state = 'lent' AND areas = (SELECT areas FROM access_card WHERE card_no = 'MK0024')"));
}

static void P008_a_card_is_lent_once_and_only_if_it_is_in_the_register(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", WHOLE);

	(void)unused;
	lend(id, "MK0020", 409);
	lend(id, "NONE1", 409);
	lend(id, "MK0040", 409);
	assert_true(walk_is("card_loan", id, "state = 'form_filled' AND card IS NULL"));
	walk_step(DESK, desk, "card", id, "refuse", "report=no+free+card", 303);
}

static void P008_overdue_by_the_clock_and_the_deposit_goes_back_with_the_card(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", WHOLE);

	(void)unused;
	lend(id, "MK0022", 303);
	walk_clock(3600);
	assert_true(walk_is("card_loan", id, "state = 'lent'"));
	walk_clock(2 * 3600 + 120);
	assert_true(walk_is("card_loan", id, "state = 'overdue'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE record = %lld AND kind = 'card-overdue' AND person = %lld",
		(long long)id, (long long)admin), 1);
	walk_step(DESK, desk, "card", id, "back", "", 409);
	walk_step(DESK, desk, "card", id, "back", "deposit_back=1", 303);
	assert_true(walk_is("card_loan", id, "state = 'returned' AND returned_at IS NOT NULL"));
	assert_true(walk_is("access_card", 22, "state = 'ready' AND company IS NULL"));
	walk_clock(0);
}

static void P008_a_lost_card_is_blocked_and_the_guards_know_at_once(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", WHOLE);

	(void)unused;
	lend(id, "MK0023", 303);
	walk_step(PORTAL, admin, "card", id, "lose", "report=left+in+a+taxi", 303);
	assert_true(walk_is("access_card", 23, "state = 'lost'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE record = %lld AND kind = 'card-lost' AND person = %lld AND urgent",
		(long long)id, (long long)guard), 1);
	walk_step(DESK, guard, "card", id, "block", "", 409);    /* what becomes of the deposit? */
	walk_step(DESK, guard, "card", id, "block", "deposit_kept=1&deposit_back=1", 409);
	walk_step(DESK, guard, "card", id, "block", "deposit_kept=1", 303);
	assert_true(walk_is("card_loan", id, "deposit_kept = 1 AND deposit_back = 0"));
	assert_true(walk_is("card_loan", id, "state = 'blocked'"));
	assert_true(walk_is("access_card", 23, "state = 'blocked'"));
	lend(walk_new(DESK, desk, "card", WHOLE), "MK0023", 409);
	walk_step(DESK, guard, "stock", 23, "recode", "", 303);
	assert_true(walk_is("access_card", 23, "state = 'ready'"));
}

static void P008_a_card_is_lent_longer_and_a_guest_needs_no_company(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", "borrower=Guest&phone=13012345678&id_kind=passport&id_number=P1&areas=gate&purpose=visit");
	char body[60];

	(void)unused;
	assert_true(walk_is("card_loan", id, "state = 'form_filled' AND company IS NULL"));
	lend(id, "MK0031", 303);
	walk_clock(2 * 3600 + 120);
	assert_true(walk_is("card_loan", id, "state = 'overdue'"));
	walk_step(DESK, desk, "card", id, "longer", due, 422);   /* has passed */
	snprintf(body, sizeof(body), "due_at=%lld-%02lld-%02lldT10%%3A00", (long long)walk_count("SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 80 HOUR)"),
		(long long)walk_count("SELECT MONTH(UTC_TIMESTAMP() + INTERVAL 80 HOUR)"), (long long)walk_count("SELECT DAY(UTC_TIMESTAMP() + INTERVAL 80 HOUR)"));
	walk_step(DESK, desk, "card", id, "longer", body, 303);
	assert_true(walk_is("card_loan", id, "state = 'lent' AND due = due_at AND due > UTC_TIMESTAMP() + INTERVAL 2 DAY"));
	walk_clock(0);
	assert_int_equal(lab_ask(DESK, desk, "/card?q=130-1234", NULL)->status, 200);
	assert_true(lab_says("MK0031"));
}

static void P008_a_tenant_asks_and_sees_only_the_own_cards(void **unused)
{
	int64_t id = walk_new(PORTAL, admin, "card", "borrower=Lin&purpose=weekend");
	char path[60];

	(void)unused;
	assert_true(walk_is("card_loan", id, "company = 1 AND state = 'requested'"));
	walk_step(PORTAL, admin, "card", id, "lend", "card_no=MK0025", 403);
	snprintf(path, sizeof(path), "/card/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, lab_person("gu.qinghe@nanrong.example"), path, NULL)->status, 404);
}

/* A14: asked for in the portal, the form and the book name who handed the card out, not who asked. */
static void A14_form_and_book_name_who_handed_the_card_out_P008(void **unused)
{
	int64_t id = walk_new(PORTAL, admin, "card", "borrower=Lin&purpose=weekend");
	char path[60];

	(void)unused;
	walk_step(DESK, desk, "card", id, "fill", WHOLE, 303);
	lend(id, "MK0033", 303);
	snprintf(path, sizeof(path), "/card/%lld/form", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("白芷") && !lab_says("林书仪"));
	assert_int_equal(lab_ask(REPORT, desk, "/card/book", NULL)->status, 200);
	assert_true(lab_says("白芷"));
}

static void P008_a_card_is_in_the_register_once(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, guard, "/stock/new", "card_no=MK0001&areas=gate")->status, 409);
	assert_true(walk_new(DESK, guard, "stock", "card_no=MK9001&areas=gate") > 0);
}

static void P008_the_number_of_the_document_goes_after_the_retention(void **unused)
{
	int64_t id = walk_new(DESK, desk, "card", WHOLE);

	(void)unused;
	lend(id, "MK0026", 303);
	walk_step(DESK, desk, "card", id, "back", "deposit_back=1", 303);
	walk_clock(91 * 86400);
	assert_true(walk_is("card_loan", id, "id_number = ''"));
	walk_clock(0);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P008_no_card_without_the_whole_form_R32),
		cmocka_unit_test(A15_a_card_that_does_not_open_what_was_asked_is_not_lent_and_the_form_ticks_what_it_opens),
		cmocka_unit_test(P008_a_card_is_lent_once_and_only_if_it_is_in_the_register),
		cmocka_unit_test(P008_overdue_by_the_clock_and_the_deposit_goes_back_with_the_card),
		cmocka_unit_test(P008_a_lost_card_is_blocked_and_the_guards_know_at_once),
		cmocka_unit_test(P008_a_card_is_lent_longer_and_a_guest_needs_no_company),
		cmocka_unit_test(P008_a_tenant_asks_and_sees_only_the_own_cards),
		cmocka_unit_test(A14_form_and_book_name_who_handed_the_card_out_P008),
		cmocka_unit_test(P008_a_card_is_in_the_register_once),
		cmocka_unit_test(P008_the_number_of_the_document_goes_after_the_retention),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
