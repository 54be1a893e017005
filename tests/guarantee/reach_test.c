/* reach_test.c -- guarantee 4: "told" is what reached somebody; what did not comes back (K2, B2, B10). */
#define CORE_RAW
#include "walk.h"
#include "../booking/bookings.h"
#include "kit/password.h"

static int64_t desk;

static int begin(void **state)
{
	struct request *rq;

	if (walk_start(state) != 0)
		return -1;
	(void)start;
	desk = bai = lab_person("bai.zhi@xuting.example");
	lin = lab_person("lin.shuyi@chengguang.example");
	gu = lab_person("gu.qinghe@nanrong.example");
	ji = lab_person("ji.yao@xuting.example");
	rq = lab_open(DESK, desk);
	day_print(rq->context.today + 40, soon);
	lab_close(rq);
	walk_tick.smtp.directory = getenv("FOYER_VAR");
	return desk == 0 ? -1 : 0;
}

static void send_all(void)
{
	bool full = true;

	while (full)
		assert_true(tick_mail(&walk_tick, &full));
}

/* As a server that refuses the address for good: what lies in the outbox for that record. */
static void dies_of(const char *module, int64_t record)
{
	struct number { int64_t id; const char *module; };
	static const struct column columns[] = { INT_COLUMN(struct number, id, NULL),
		TEXT_COLUMN(struct number, module, NULL), { 0 } };
	static const struct table table = { "outbox", sizeof(struct number), columns };
	static const struct sql bad = { "UPDATE outbox SET address = 'no such address' WHERE module = :module AND record = :id"
		" AND state = 'waiting' AND next_at <= UTC_TIMESTAMP()", &table, NULL };
	struct request *rq = lab_open(DESK, 0);

	db_run(rq->db, &bad, &(struct number){ record, module });
	lab_keep(rq);
	send_all();
}

static void dies(int64_t booking)
{
	dies_of("booking", booking);
}

static int64_t told(const char *kind, int64_t id, int64_t person)
{
	return walk_count("SELECT COUNT(*) FROM inbox WHERE kind = '%s' AND record = %lld AND person = %lld", kind, (long long)id,
		(long long)person);
}

static void K2_a_mail_that_died_comes_back_to_the_record_to_who_made_it_and_to_the_desk(void **unused)
{
	char page[60];
	int64_t id;

	(void)unused;
	send_all();
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(ROOM("202"), soon, "08:00", "09:00", lab_person("shen.yan@chengguang.example"),
		"died"))->status, 303);
	id = newest();
	dies(id);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE record = %lld AND module = 'booking' AND state = 'dead'", (long long)id), 1);
	assert_int_equal(told("mail-died", id, desk), 1);
	assert_int_equal(told("mail-died", id, lin), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'booking' AND record = %lld AND step = 'mail_died'", (long long)id), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'booking' AND record = %lld AND rule = 'telephone' AND met_at IS NULL",
		(long long)id), 1);
	snprintf(page, sizeof(page), "/booking/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, lin, page, NULL)->status, 200);
	assert_true(lab_says("未告知") && lab_says("地址无效"));
	assert_false(lab_says("/told\""));
	assert_int_equal(lab_ask(PORTAL, gu, page, NULL)->status, 404);
	assert_int_equal(lab_ask(DESK, desk, page, NULL)->status, 200);
	assert_true(lab_says("/told\""));
	/* the paper does not say that they were told, until they were: by whom, and how */
	snprintf(page, sizeof(page), "/booking/%lld/form", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, page, NULL)->status, 200);
	assert_true(lab_says("邮件未送达"));
	assert_false(lab_says("邮件　"));
	walk_step(PORTAL, lin, "booking", id, "told", "whom=Shen", 404);
	walk_step(DESK, desk, "booking", id, "told", "whom=", 422);
	walk_step(DESK, desk, "booking", id, "told", "whom=Shen+Yan", 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'booking' AND record = %lld AND rule = 'telephone' AND met_at IS NULL",
		(long long)id), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE record = %lld AND module = 'booking' AND state = 'dead'", (long long)id), 0);
	assert_int_equal(lab_ask(REPORT, desk, page, NULL)->status, 200);
	assert_true(lab_says("电话　白芷"));
}

static int64_t left_to_call(const char *module, int64_t id)
{
	return walk_count("SELECT COUNT(*) FROM clock WHERE module = '%s' AND record = %lld AND rule = 'telephone'"
		" AND met_at IS NULL", module, (long long)id);
}

/* The line of that reader: of which record, that its link opens, and words of its subject and text. */
static void assert_line(int64_t person, const char *module, int64_t id, const char *name, const char *todo)
{
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'mail-died' AND person = %lld AND module = '%s'"
		" AND record = %lld AND opens AND subject LIKE '未告知%%%s' AND body LIKE '%%%s%%'",
		(long long)person, module, (long long)id, name, todo), 1);
}

/* It was on no record, the desk heard nothing, and who had invited read a line without a name. */
static void K2_a_bounced_invitation_is_on_the_person_and_comes_back_to_who_invited_and_to_the_desk(void **unused)
{
	int64_t id;
	char page[60];

	(void)unused;
	send_all();
	assert_int_equal(lab_ask(PORTAL, lin, "/person/new", "name=Wu+Hui&email=wu.hui@chengguang.example&lang=zh")->status, 303);
	id = lab_person("wu.hui@chengguang.example");
	dies_of("person", id);
	assert_line(lin, "person", id, "Wu Hui", "请用别的方式告知对方");
	assert_line(desk, "person", id, "Wu Hui", "请打电话告知");
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'person' AND record = %lld"
		" AND step = 'mail_died'", (long long)id), 1);
	assert_int_equal(left_to_call("person", id), 1);
	snprintf(page, sizeof(page), "/person/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, lin, page, NULL)->status, 200);
	assert_true(lab_says("未告知") && lab_says("地址无效"));
	assert_false(lab_says("/told\""));
	assert_int_equal(lab_ask(DESK, desk, page, NULL)->status, 200);
	assert_true(lab_says("未告知") && lab_says("/told\""));
	/* sent anew, the old one is nobody's to call about */
	walk_step(PORTAL, lin, "person", id, "invite", "", 303);
	assert_int_equal(left_to_call("person", id), 0);
	assert_int_equal(lab_ask(DESK, desk, page, NULL)->status, 200);
	assert_false(lab_says("未告知"));
	dies_of("person", id);
	assert_int_equal(left_to_call("person", id), 1);
}

static void K2_a_colleagues_bounced_invitation_comes_back_to_the_administrators(void **unused)
{
	int64_t admin = lab_person("xiang.qing@xuting.example"), other, id;
	char page[60];

	(void)unused;
	assert_int_not_equal(admin, 0);
	assert_int_equal(lab_ask(DESK, admin, "/staff/new", "name=Wu+Xi&email=wu.xi@xuting.example&lang=zh")->status, 303);
	id = lab_person("wu.xi@xuting.example");
	dies_of("staff", id);
	assert_line(admin, "staff", id, "Wu Xi", "请打电话告知");
	other = walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'mail-died' AND module = 'staff' AND record = %lld", (long long)id);
	assert_int_equal(other, walk_count("SELECT COUNT(DISTINCT r.person) FROM person_role r JOIN person p ON p.id = r.person"
		" AND p.state = 'active' WHERE r.role = 'admin'"));
	snprintf(page, sizeof(page), "/staff/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, admin, page, NULL)->status, 200);
	assert_true(lab_says("未告知") && lab_says("/told\""));
}

/* About nothing but its reader it has no record, and is called by what it said. */
static void K2_the_line_of_a_mail_of_no_record_names_the_mail(void **unused)
{
	static const struct sql bad = { "UPDATE outbox SET address = 'no such address' WHERE kind = 'password'"
		" AND state = 'waiting'", NULL, NULL };
	struct request *rq = lab_open(PORTAL, gu);

	(void)unused;
	assert_true(password_set(rq, gu, "three quiet herons wade"));
	db_run(rq->db, &bad, NULL);
	lab_keep(rq);
	send_all();
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'mail-died' AND person = %lld AND record = 0"
		" AND subject LIKE '未告知%%邮件%%密码%%' AND body NOT LIKE '%%在记录上%%'", (long long)gu), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM inbox WHERE kind = 'mail-died' AND subject REGEXP '[:：] *$'"), 0);
}

static void B10_the_booking_form_names_who_checked_and_when_the_mail_was_sent(void **unused)
{
	char page[60];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(ROOM("202"), soon, "12:00", "13:00", lin, "sent"))->status, 303);
	id = newest();
	snprintf(page, sizeof(page), "/booking/%lld/form", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, page, NULL)->status, 200);
	assert_false(lab_says("邮件　"));            /* not yet: it waits */
	assert_true(lab_says("网上自助"));
	send_all();
	assert_int_equal(lab_ask(REPORT, desk, page, NULL)->status, 200);
	assert_true(lab_says("邮件　"));
	/* refused and offered another by the keeper, taken by the customer: the keeper checked it */
	{
		static const struct sql ask = { "UPDATE room SET needs_approval = 1 WHERE number = '302'", NULL, NULL };
		struct request *rq = lab_open(DESK, ji);
		db_run(rq->db, &ask, NULL);
		lab_keep(rq);
	}
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", body(ROOM("302"), soon, "08:00", "10:00", lin, "asked"))->status, 303);
	id = newest();
	assert_int_equal(lab_ask(DESK, ji, path(id, "unavailable"), "was=requested&reason=kept+for+a+party")->status, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'booking-unavailable' AND record = %lld", (long long)id), 1);
	assert_int_equal(lab_ask(DESK, ji, path(id, "decline"), "was=unavailable&reason=kept+for+a+party")->status, 303);
	snprintf(page, sizeof(page), "/booking/%lld/form", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, page, NULL)->status, 200);
	assert_true(lab_says("季遥"));
}

/* B2: notified_at stood there, and nobody was. */
static void P036_B2_a_company_nobody_of_which_is_reached_is_telephoned_and_the_call_counts(void **unused)
{
	int64_t company = walk_new(DESK, desk, "company", "name=Alone+Ltd&short_name=Alone&phone=0000-1111-2222&kind=tenant&room_no=9901&initials=al"), id;
	char form[160], page[60];

	(void)unused;
	snprintf(form, sizeof(form), "item_no=XA777456789CN&company=%lld&kind=registered", (long long)company);
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", form)->status, 303);
	id = lab_number("SELECT MAX(id) FROM mail");
	assert_true(walk_is("mail", id, "state = 'received' AND notified_at IS NULL"));
	assert_int_equal(told("unreached", id, desk), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE kind = 'unreached' AND record = %lld AND body LIKE '%%0000-1111-2222%%'",
		(long long)id) > 0, 1);
	snprintf(page, sizeof(page), "/mail/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, page, NULL)->status, 200);
	assert_true(lab_says("0000-1111-2222"));
	walk_step(DESK, desk, "mail", id, "notify", "", 409);
	walk_step(DESK, desk, "mail", id, "told", "whom=Mr+Alone", 303);
	assert_true(walk_is("mail", id, "state = 'notified' AND notified_at IS NOT NULL AND told_whom = 'Mr Alone'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'telephone' AND met_at IS NULL",
		(long long)id), 0);
	/* said once: a second call that nobody waits for is no news */
	walk_step(DESK, desk, "mail", id, "told", "whom=Mr+Alone", 409);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'mail' AND record = %lld AND step = 'told'", (long long)id), 1);
}

/* The call is written at one place, and who was reached about a court's letter knows of it. */
static void P036_a_call_about_a_letter_of_a_court_is_the_companys_knowledge_and_has_one_place(void **unused)
{
	int64_t company = lab_number("SELECT id FROM company WHERE short_name = 'Alone'"), id;
	char form[160], page[60], step[60];

	(void)unused;
	snprintf(form, sizeof(form), "item_no=XA777456790CN&company=%lld&kind=" "court", (long long)company);
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", form)->status, 303);
	id = lab_number("SELECT MAX(id) FROM mail");
	snprintf(page, sizeof(page), "/mail/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, page, NULL)->status, 200);
	snprintf(step, sizeof(step), "/desk/mail/%lld/phoned\"", (long long)id);
	assert_true(lab_says("/told\"") && !lab_says(step));
	walk_step(DESK, desk, "mail", id, "told", "whom=Mr+Alone", 303);
	assert_true(walk_is("mail", id, "state = 'notified' AND company_knows IS NOT NULL AND desk_knows IS NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'alarm_company' AND met_at IS NULL",
		(long long)id), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'alarm_desk' AND met_at IS NULL",
		(long long)id), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(K2_a_mail_that_died_comes_back_to_the_record_to_who_made_it_and_to_the_desk),
		cmocka_unit_test(K2_a_bounced_invitation_is_on_the_person_and_comes_back_to_who_invited_and_to_the_desk),
		cmocka_unit_test(K2_a_colleagues_bounced_invitation_comes_back_to_the_administrators),
		cmocka_unit_test(K2_the_line_of_a_mail_of_no_record_names_the_mail),
		cmocka_unit_test(B10_the_booking_form_names_who_checked_and_when_the_mail_was_sent),
		cmocka_unit_test(P036_B2_a_company_nobody_of_which_is_reached_is_telephoned_and_the_call_counts),
		cmocka_unit_test(P036_a_call_about_a_letter_of_a_court_is_the_companys_knowledge_and_has_one_place),
	};
	return cmocka_run_group_tests(all, begin, walk_stop);
}
