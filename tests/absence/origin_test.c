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
	assert_int_not_equal(record_make(rq, &deposit_module, &deposit_sql[DEPOSIT_MAKE], d), 0);
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
	assert_int_not_equal(record_make(rq, &call_module, &call_sql[CALL_MAKE], c), 0);
	assert_true(record_take(rq, &call_module, c, record_copy(rq, &call_table, c), "message", ROLE_OPERATOR));
	assert_true(takes(item(&call_module, c->r.id), "forward"));
	assert_true(db_one(rq->db, &call_sql[CALL_ANY], c, c));
	assert_string_equal(c->r.state, "message_delivered");
	assert_string_equal(c->delivered_how, "forward");
	f->r.company = company;
	f->pages = 1;
	assert_int_not_equal(record_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	assert_true(takes(item(&fax_module, f->r.id), "forward"));
	assert_true(db_one(rq->db, &fax_sql[FAX_ANY], f, f));
	assert_string_equal(f->r.state, "notified");
	assert_string_equal(f->told_how, "forward");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
	const struct CMUnitTest all[] = {
		TEST(P027_an_object_brought_to_the_room_leaves_the_custody_of_the_desk_P009),
		TEST(P027_an_object_is_handed_over_against_its_tag_not_with_the_absence_P009),
		TEST(P027_a_message_and_a_fax_that_were_forwarded_are_delivered_P021_P024),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
