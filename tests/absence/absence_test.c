/* absence_test.c -- P027: what comes for tenants who are away is dealt with as they said. */
#include "away.h"

static struct mail *letter(const char *kind, int64_t whose, const char *addressee)
{
	struct mail *m = record_blank(rq, &mail_module);

	m->r.id = 0;
	m->r.company = whose;
	m->kind = kind;
	m->addressee = addressee;
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	return m;
}
static const char *action(const char *what, int64_t person)
{
	return absence_instruction(rq, company, person, what).action;
}

static void P027_an_instruction_holds_for_its_period_and_its_person_only(void **unused)
{
	struct absence *a;

	(void)unused;
	assert_string_equal(action("mail", 0), "");
	a = away(company, member, "mail", "forward");
	assert_string_equal(action("mail", member), "forward");
	assert_string_equal(absence_instruction(rq, company, member, "mail").place, "澜江市白石巷9号");
	assert_string_equal(action("mail", admin), "");
	assert_string_equal(action("mail", 0), "");
	rq->context.today += 4;
	assert_string_equal(action("mail", member), "");
	rq->context.today -= 4;
	assert_int_equal(a->r.due % DAYS, 16 * 3600);               /* midnight of the house */
	away(company, 0, "fax", "phone");
	assert_string_equal(action("fax", 0), "phone");
	assert_string_equal(action("mail", member), "forward");     /* their own word comes first */
	assert_string_equal(action("mail", admin), "keep");
}

static void P027_mail_is_forwarded_as_they_said(void **unused)
{
	struct mail *m;
	struct absence_item *i;

	(void)unused;
	away(company, 0, "mail", "forward");
	m = letter("ems", company, "");
	assert_string_equal(m->instruction, "forward");
	assert_string_equal(m->instruction_note, "澜江市白石巷9号");
	i = item(&mail_module, m->r.id);
	assert_non_null(i);
	assert_string_equal(i->r.state, "item_received");
	assert_string_equal(i->action, "forward");
	assert_int_equal(i->r.due, rq->context.now + 3600);
	assert_true(takes(i, "forward"));
	m->r.was = m->r.state;
	assert_true(db_one(rq->db, &mail_sql[MAIL_ANY], m, m));
	assert_string_equal(m->r.state, "forwarded");               /* the item of mail went on too */
	assert_true(takes(i, "close"));
}

static void P027_what_is_signed_for_is_kept_and_handed_over_against_its_signature(void **unused)
{
	struct mail *m;
	struct absence_item *i;

	(void)unused;
	away(company, 0, "mail", "deliver");
	m = letter("registered", company, "");
	assert_string_equal(m->instruction, "hold");
	i = item(&mail_module, m->r.id);
	assert_string_equal(i->action, "keep");
	assert_string_equal(i->r.state, "kept");
	rq->refused = NULL;
	i->key_no = "万能02";
	i->holder = supervisor;
	i->in_at = rq->context.now;
	assert_false(takes(i, "deliver"));
	m->id_kind = "id_card";
	m->id_last = "4127";
	m->collector = "林书仪";
	m->on_sheet = 1;
	assert_true(record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), "collect", ROLE_RECEPTIONIST));
	assert_string_equal(reread(i)->r.state, "handed_over");
}

static void P027_a_room_is_entered_by_holders_of_the_master_key_only(void **unused)
{
	struct mail *m;
	struct absence_item *i;

	(void)unused;
	away(company, 0, "mail", "deliver");
	m = letter("letter", company, "");
	assert_string_equal(m->instruction, "deliver");
	assert_false(record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), "deliver", ROLE_RECEPTIONIST));
	says("外出");                                                /* only from the absence, with the entry logged */
	i = item(&mail_module, m->r.id);
	i->key_no = "万能02";
	i->in_at = rq->context.now - 300;
	i->out_at = rq->context.now - 200;
	assert_false(takes(i, "deliver"));                          /* the receptionist holds none */
	says("宋清商");
	i->holder = admin;
	assert_false(takes(i, "deliver"));
	i->holder = keeper_supervisor;           /* another department's supervisor */
	assert_false(takes(i, "deliver"));
	i->holder = supervisor;
	i->in_at = rq->context.now + 600;
	assert_false(takes(i, "deliver"));
	i->in_at = rq->context.now - 100;
	assert_false(takes(i, "deliver"));
	says("早于");
	i->in_at = rq->context.now - 300;
	assert_true(takes(i, "deliver"));
	assert_string_equal(i->r.state, "delivered_to_room");
	assert_int_not_equal(i->entry, 0);
	assert_true(db_one(rq->db, &mail_sql[MAIL_ANY], m, m));
	assert_string_equal(m->r.state, "delivered_to_room");
	assert_string_equal(absence_may_enter(rq, manager), "dept_manager");
	assert_string_equal(absence_may_enter(rq, cleaner), "cleaner");
	assert_null(absence_may_enter(rq, desk));
}

static void P027_an_entry_names_who_which_key_when_and_why(void **unused)
{
	struct room_entry *e = record_blank(rq, &room_entry_module);

	(void)unused;
	e->r.id = 0;
	e->r.company = company;
	e->key_no = "万能03";
	e->reason = "约定的清洁";
	e->in_at = rq->context.now;
	assert_int_equal(absence_enter(rq, e), 0);                  /* me: a receptionist */
	says("万能钥匙");
	rq->refused = NULL;
	e->holder = cleaner;
	assert_int_not_equal(absence_enter(rq, e), 0);
	assert_string_equal(e->r.state, "in_room");
	assert_string_equal(e->holder_role, "cleaner");
	assert_int_equal(e->r.due, rq->context.now + 30 * 60);
	lab_later(rq, 600);
	e->out_at = NO_TIME;
	assert_true(record_take(rq, &room_entry_module, e, record_copy(rq, &room_entry_table, e), "out", ROLE_RECEPTIONIST));
	assert_int_equal(e->out_at, rq->context.now);
}

static void P027_a_fax_is_told_by_telephone_and_an_object_kept(void **unused)
{
	struct fax *f = record_blank(rq, &fax_module);
	struct deposit *d = record_blank(rq, &deposit_module);
	struct absence_item *i;

	(void)unused;
	away(company, 0, "fax", "phone");
	f->r.id = d->r.id = 0;
	f->r.company = d->r.company = company;
	f->pages = 3;
	f->sender = "华岳能源";
	assert_int_not_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	i = item(&fax_module, f->r.id);
	assert_string_equal(i->action, "phone");
	assert_string_equal(i->place, "0000-6230-9911");
	i->told_whom = "林书仪";
	assert_true(takes(i, "phone"));
	assert_true(db_one(rq->db, &fax_sql[FAX_ANY], f, f));
	assert_string_equal(f->r.state, "notified");
	assert_string_equal(f->told_how, "phone");
	assert_string_equal(f->told_whom, "林书仪");
	d->depositor = "柴桑";
	d->description = "样品盒";
	d->pieces = 1;
	assert_int_not_equal(lab_make(rq, &deposit_module, &deposit_sql[DEPOSIT_MAKE], d), 0);
	i = item(&deposit_module, d->r.id);
	assert_string_equal(i->r.state, "kept");
	assert_false(takes(i, "phone"));                            /* an object cannot be read out */
}

static void P027_a_message_slip_goes_to_the_room_with_the_entry_logged(void **unused)
{
	struct call *c = record_blank(rq, &call_module);
	struct absence_item *i;

	(void)unused;
	away(company, 0, "message", "deliver");
	c->r.id = 0;
	c->r.company = company;
	c->caller = "华岳能源 段先生";
	c->say = "called";
	c->r.state = "no_answer";
	assert_int_not_equal(lab_make(rq, &call_module, &call_sql[CALL_MAKE], c), 0);
	assert_true(record_take(rq, &call_module, c, record_copy(rq, &call_table, c), "message", ROLE_OPERATOR));
	c->delivered_how = "slip";
	assert_false(record_take(rq, &call_module, c, record_copy(rq, &call_table, c), "deliver", ROLE_OPERATOR));
	says("万能钥匙");
	i = item(&call_module, c->r.id);
	i->holder = cleaner;
	i->key_no = "万能03";
	assert_true(takes(i, "deliver"));
	assert_true(db_one(rq->db, &call_sql[CALL_ANY], c, c));
	assert_string_equal(c->r.state, "message_delivered");
	assert_string_equal(c->delivered_how, "slip");
}

static void P027_the_absence_ends_by_the_clock_and_what_is_kept_is_handed_over(void **unused)
{
	struct absence *a = away(company, 0, "mail", "keep");
	struct mail *m = letter("letter", company, "");
	struct absence_item *i = item(&mail_module, m->r.id);

	(void)unused;
	assert_string_equal(i->r.state, "kept");
	a = read_absence(a->r.id);
	assert_int_equal(a->kept, 1);
	lab_later(rq, 4 * DAYS);
	assert_true(record_take(rq, &absence_module, a, record_copy(rq, &absence_table, a), "close", ROLE_CLOCK));
	assert_string_equal(action("mail", 0), "");
	i->receiver = "林书仪";
	assert_true(takes(i, "hand_over"));
	assert_int_equal(read_absence(a->r.id)->kept, 0);
}

static void P027_nothing_is_noted_for_who_is_here(void **unused)
{
	struct mail *m = letter("letter", nanrong, "");

	(void)unused;
	assert_null(item(&mail_module, m->r.id));
	assert_null(absence_first(rq, &mail_module, m->r.id));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
	const struct CMUnitTest all[] = {
		TEST(P027_an_instruction_holds_for_its_period_and_its_person_only),
		TEST(P027_mail_is_forwarded_as_they_said),
		TEST(P027_what_is_signed_for_is_kept_and_handed_over_against_its_signature),
		TEST(P027_a_room_is_entered_by_holders_of_the_master_key_only),
		TEST(P027_an_entry_names_who_which_key_when_and_why),
		TEST(P027_a_fax_is_told_by_telephone_and_an_object_kept),
		TEST(P027_a_message_slip_goes_to_the_room_with_the_entry_logged),
		TEST(P027_the_absence_ends_by_the_clock_and_what_is_kept_is_handed_over),
		TEST(P027_nothing_is_noted_for_who_is_here),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
