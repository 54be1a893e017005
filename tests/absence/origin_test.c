/* origin_test.c -- P027: what is done for those away is done with the thing itself, where it is logged. */
#include "away.h"

static struct deposit *box(void)
{
	struct deposit *d = record_blank(rq, &deposit_module);

	d->r.id = 0;
	d->r.company = company;
	d->depositor = "柴桑";
	d->description = "样品盒";
	d->pieces = 1;
	assert_int_not_equal(lab_make(rq, &deposit_module, &deposit_sql[DEPOSIT_MAKE], d), 0);
	return d;
}

static void P027_an_object_brought_to_the_room_leaves_the_custody_of_the_desk_P009(void **unused)
{
	struct absence_item *i;
	struct deposit *d;

	(void)unused;
	away(company, 0, "object", "deliver");
	d = box();
	assert_true(db_one(rq->db, &deposit_sql[DEPOSIT_ANY], d, d));
	assert_false(record_take(rq, &deposit_module, d, record_copy(rq, &deposit_table, d), "to_room", ROLE_RECEPTIONIST));
	i = item(&deposit_module, d->r.id);
	i->holder = cleaner;
	i->key_no = "万能03";
	assert_true(takes(i, "deliver"));
	assert_true(db_one(rq->db, &deposit_sql[DEPOSIT_ANY], d, d));
	assert_string_equal(d->r.state, "collected");
	assert_string_equal(d->proof, "room");
}

static void P027_an_object_is_handed_over_against_its_tag_not_with_the_absence_P009(void **unused)
{
	struct absence_item *i;

	(void)unused;
	away(company, 0, "object", "keep");
	i = item(&deposit_module, box()->r.id);
	rq->module = &absence_item_module;
	i->receiver = "柴桑";
	assert_false(takes(i, "hand_over"));
	says(i->origin);
}

static void P027_a_message_and_a_fax_that_were_forwarded_are_delivered_P021_P024(void **unused)
{
	struct call *c = record_blank(rq, &call_module);
	struct fax *f = record_blank(rq, &fax_module);

	(void)unused;
	away(company, 0, "message", "forward");
	c->r.id = f->r.id = 0;
	c->r.company = company;
	c->caller = "段先生";
	c->say = "called";
	c->r.state = "no_answer";
	assert_int_not_equal(lab_make(rq, &call_module, &call_sql[CALL_MAKE], c), 0);
	assert_true(record_take(rq, &call_module, c, record_copy(rq, &call_table, c), "message", ROLE_OPERATOR));
	assert_true(takes(item(&call_module, c->r.id), "forward"));
	assert_true(db_one(rq->db, &call_sql[CALL_ANY], c, c));
	assert_string_equal(c->r.state, "message_delivered");
	assert_string_equal(c->delivered_how, "forward");
	f->r.company = company;
	f->pages = 1;
	assert_int_not_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	assert_true(takes(item(&fax_module, f->r.id), "forward"));
	assert_true(db_one(rq->db, &fax_sql[FAX_ANY], f, f));
	assert_string_equal(f->r.state, "notified");
	assert_string_equal(f->told_how, "forward");
}

static void A20_a_fax_brought_to_the_room_waits_no_more_to_be_collected_and_its_bill_is_settled_P027(void **unused)
{
	struct fax *f = record_blank(rq, &fax_module);
	struct absence_item *i;

	(void)unused;
	away(company, 0, "fax", "deliver");
	f->r.id = 0;
	f->r.company = company;
	f->pages = 2;
	assert_int_not_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	i = item(&fax_module, f->r.id);
	i->holder = cleaner;
	i->key_no = "万能03";
	assert_true(takes(i, "deliver"));
	assert_true(db_one(rq->db, &fax_sql[FAX_ANY], f, f));
	assert_string_equal(f->r.state, "in_room");      /* neither rung up about nor among those to be collected */
	assert_string_equal(f->told_how, "room");
	i = reread(i);                           /* who carried it may look at it, nobody else of the cleaners (P027) */
	{
		struct absence_item named = *i;
		int64_t me = rq->context.me;
		rq->context.me = cleaner;
		assert_true(db_one(rq->db, &absence_item_sql[ITEM_NAMED], &named, &named));
		rq->context.me = desk;
		assert_false(db_one(rq->db, &absence_item_sql[ITEM_NAMED], &named, &named));
		rq->context.me = me;
	}
	assert_int_equal(f->r.due, NO_TIME);
	rq->refused = NULL;
	assert_true(record_take(rq, &fax_module, f, record_copy(rq, &fax_table, f), "collect", ROLE_RECEPTIONIST));
	assert_string_equal(f->r.state, "collected");
}

static struct mail *kept_letter(void)
{
	struct mail *m = record_blank(rq, &mail_module);

	away(company, 0, "mail", "keep");
	m->r.id = 0;
	m->r.company = company;
	m->kind = "letter";
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	assert_string_equal(m->r.state, "sorted");
	return m;
}
static const char *in_the_log(struct mail *m)
{
	assert_true(db_one(rq->db, &mail_sql[MAIL_ANY], m, m));
	return m->r.state;
}

static void P027_a_letter_that_is_handed_over_is_collected_in_the_mail_log_too_P035(void **unused)
{
	struct mail *m = kept_letter();
	struct absence_item *i = item(&mail_module, m->r.id);

	(void)unused;
	i->receiver = "柴桑";
	assert_true(takes(i, "hand_over"));
	assert_string_equal(in_the_log(m), "collected");
	assert_string_equal(m->collector, "柴桑");
	assert_int_equal(m->gone_at, rq->context.now);
	assert_int_equal(m->gone_by, desk);
	assert_string_equal(m->collector_as, "");                   /* nobody has looked at a paper */
}

static void P027_a_letter_that_was_kept_and_opened_is_collected_too_P035(void **unused)
{
	struct mail *m = kept_letter();
	struct absence_item *i = item(&mail_module, m->r.id);

	(void)unused;
	m->instruction = "scan";
	assert_true(record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), "scan", ROLE_RECEPTIONIST));
	i->receiver = "柴桑";
	assert_true(takes(i, "hand_over"));
	assert_string_equal(in_the_log(m), "collected");
}

static void P027_a_letter_that_was_kept_and_is_forwarded_after_all_goes_on_in_the_mail_log_too_P035(void **unused)
{
	struct mail *m = kept_letter();
	struct absence_item *i = item(&mail_module, m->r.id);

	(void)unused;
	assert_string_equal(m->instruction, "hold");
	i->place = "澜江市白石巷9号";
	assert_true(takes(i, "forward"));
	assert_string_equal(in_the_log(m), "forwarded");
	assert_string_equal(m->instruction_note, "澜江市白石巷9号");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
	const struct CMUnitTest all[] = {
		TEST(P027_an_object_brought_to_the_room_leaves_the_custody_of_the_desk_P009),
		TEST(P027_an_object_is_handed_over_against_its_tag_not_with_the_absence_P009),
		TEST(P027_a_message_and_a_fax_that_were_forwarded_are_delivered_P021_P024),
		TEST(A20_a_fax_brought_to_the_room_waits_no_more_to_be_collected_and_its_bill_is_settled_P027),
		TEST(P027_a_letter_that_is_handed_over_is_collected_in_the_mail_log_too_P035),
		TEST(P027_a_letter_that_was_kept_and_opened_is_collected_too_P035),
		TEST(P027_a_letter_that_was_kept_and_is_forwarded_after_all_goes_on_in_the_mail_log_too_P035),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
