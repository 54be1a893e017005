/* mail_test.c -- P035 sorting by the roster, and what the companies chose. */
#include "mailroom.h"

static void P035_ordinary_mail_is_sorted_by_the_roster_then_placed_in_the_box(void **unused)
{
	struct mail *m = arrive("letter", chengguang, "");

	(void)unused;
	in_state(m, "sorted");
	assert_string_equal(m->place, "A-03");
	assert_int_equal(told(m, admin), 0);
	assert_true(desk_takes(m, "place"));
	in_state(m, "placed_in_box");
}

static void P035_a_room_that_does_not_agree_waits_until_it_was_checked(void **unused)
{
	struct mail *m = item("registered", chengguang, "");

	(void)unused;
	m->room = "5206";
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	in_state(m, "received");
	assert_string_equal(m->mismatch, "room");
	assert_int_equal(told(m, admin), 0);
	assert_int_equal(m->r.due - rq->context.now, 10 * 60);
	assert_true(desk_takes(m, "notify"));
	in_state(m, "notified");
}

static void P035_number_and_sender_tell_the_kind(void **unused)
{
	(void)unused;
	assert_string_equal(mail_kind_of("XA381477940CN", ""), "registered");
	assert_string_equal(mail_kind_of("EE781613010CN", ""), "ems");
	assert_string_equal(mail_kind_of("PB507218280CN", ""), "parcel_notice");
	assert_string_equal(mail_kind_of("HK120133640CN", ""), "money_order");
	assert_string_equal(mail_kind_of("SF02197740", ""), "courier");
	assert_string_equal(mail_kind_of("1099882706123", ""), "ems");
	assert_string_equal(mail_kind_of("EE109988270CN", "云汀市法院"), "court");
	assert_string_equal(mail_kind_of("", "云汀市税务局"), "tax");
	assert_string_equal(mail_kind_of("", ""), "letter");
	assert_string_equal(mail_item_no(rq, "xa 3814 7794-0 cn"), "XA381477940CN");
}

static void P035_the_addressee_alone_finds_the_company(void **unused)
{
	struct mail *m = arrive("letter", 0, "顾清和");

	(void)unused;
	assert_int_equal(m->r.company, nanrong);
	assert_int_equal(m->person, other);
}

static void arriving_mail_carries_what_the_company_chose(void **unused)
{
	struct mail *m = arrive("ems", qingyuan, "");

	(void)unused;
	assert_string_equal(m->instruction, "forward");
	assert_non_null(strstr(m->instruction_note, "望江路"));
	assert_true(desk_takes(m, "forward"));
	in_state(m, "forwarded");
	assert_int_equal(count("SELECT COUNT(*) FROM post WHERE mail = %lld AND state = 'requested'", (long long)m->r.id), 1);
	m = arrive("letter", lumian, "");
	assert_string_equal(m->instruction, "scan");
	assert_true(desk_takes(m, "scan"));
	in_state(m, "scanned");
	m = arrive("printed", lumian, "");
	assert_true(desk_takes(m, "destroy"));
	in_state(m, "destroyed");
}

static void what_nobody_chose_is_neither_opened_forwarded_nor_destroyed(void **unused)
{
	static const char *const steps[] = { "scan", "forward", "destroy", "send_back" };
	struct mail *m = arrive("letter", chengguang, "");

	(void)unused;
	for (size_t i = 0; i < COUNT(steps); i++)
		assert_false(desk_takes(m, steps[i]));
	in_state(m, "sorted");
}

static void R08_accountable_mail_is_not_left_in_a_room_nor_destroyed(void **unused)
{
	struct mail *m = arrive("registered", nanrong, "");

	(void)unused;
	assert_string_equal(m->instruction, "deliver");
	assert_false(desk_takes(m, "deliver"));
	says("领取单");
	m->instruction = "destroy";
	assert_false(desk_takes(m, "destroy"));
	in_state(m, "notified");
}

static void the_same_item_is_not_logged_twice(void **unused)
{
	struct mail *m = item("", chengguang, ""), *again = item("", chengguang, "");

	(void)unused;
	m->item_no = "XA 9911 2233 4 CN";
	again->item_no = "xa991122334cn";
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	assert_int_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], again), 0);
	assert_non_null(rq->faults);
	assert_non_null(strstr(rq->faults->text, m->r.number));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		RULE(P035_ordinary_mail_is_sorted_by_the_roster_then_placed_in_the_box),
		RULE(P035_a_room_that_does_not_agree_waits_until_it_was_checked),
		RULE(P035_number_and_sender_tell_the_kind),
		RULE(P035_the_addressee_alone_finds_the_company),
		RULE(arriving_mail_carries_what_the_company_chose),
		RULE(what_nobody_chose_is_neither_opened_forwarded_nor_destroyed),
		RULE(R08_accountable_mail_is_not_left_in_a_room_nor_destroyed),
		RULE(the_same_item_is_not_logged_twice),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
