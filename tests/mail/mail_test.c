/* mail_test.c -- P035, P036, P037: every rule, number and refusal of arriving mail. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "mail/mail.h"
#include "proxy/proxy.h"

static int64_t desk, leader, supervisor, admin, member, other, chengguang, nanrong, guizhou, qingyuan, lumian;
static struct request *rq;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	leader = lab_person("ji.nanxing@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	chengguang = lab_company("澄光仪器");
	nanrong = lab_company("南榕设计");
	guizhou = lab_company("归舟物流");
	qingyuan = lab_company("青垣建筑");
	lumian = lab_company("鹿眠家居");
	supervisor = lab_person("song.qingshang@xuting.example");
	return 0;
}
static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }
static int quiet(void **unused) { (void)unused; return 0; }

static struct mail *item(const char *kind, int64_t company, const char *addressee)
{
	struct mail *m = record_blank(rq, &mail_module);

	m->r.id = 0;
	m->r.company = company;
	m->kind = kind;
	m->addressee = addressee;
	return m;
}

static struct mail *arrive(const char *kind, int64_t company, const char *addressee)
{
	struct mail *m = item(kind, company, addressee);

	assert_int_not_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	return m;
}

static bool take_as(struct mail *m, const char *step, unsigned roles)
{
	rq->refused = NULL;
	rq->faults = NULL;
	return record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), step, roles);
}
static bool desk_takes(struct mail *m, const char *step) { return take_as(m, step, rq->user.roles); }

static void in_state(const struct mail *m, const char *state) { assert_string_equal(m->r.state, state); }
static void says(const char *words)
{
	if (rq->refused == NULL || strstr(rq->refused, words) == NULL)
		fail_msg("the refusal is %s, not …%s…", rq->refused == NULL ? "none" : rq->refused, words);
}

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };

/* What a statement counts, inside the test's own transaction. */
static int64_t count(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int64_t count(const char *format, ...)
{
	char text[600];
	va_list ap;
	struct rows rows;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT (%s) AS number", text), (struct pairs){ 0 }, &number_table);
	assert_int_equal(rows.count, 1);
	return ((const struct number *)rows.list)->number;
}
static int64_t told(const struct mail *m, int64_t person)
{
	return count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND person = %lld",
		(long long)m->r.id, (long long)person);
}

static void sign(struct mail *m, const char *who)
{
	m->collector = who;
	m->id_kind = "id_card";
	m->id_last = "4127";
	m->signature = "M10,10L200,100";
}

/* ---- P035 */
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
	assert_int_not_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
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

/* ---- P036 */
static void P036_accountable_mail_is_notified_at_once(void **unused)
{
	struct mail *m = arrive("ems", chengguang, "lsy");

	(void)unused;
	in_state(m, "notified");
	assert_int_equal(m->notified_at, rq->context.now);
	assert_string_equal(m->addressee, "林书仪");
	assert_int_equal(told(m, admin), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE module = 'mail' AND record = %lld", (long long)m->r.id), 1);
}

static void P036_when_nobody_comes_it_stands_in_the_mail_log_and_reminds(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'notified'"
		" AND step = 'pend' AND met_at IS NULL", (long long)m->r.id), 1);
	lab_later(rq, m->r.due - rq->context.now);
	assert_true(take_as(m, "pend", ROLE_CLOCK));
	in_state(m, "logged_pending");
	lab_later(rq, m->r.due - rq->context.now);
	assert_true(take_as(m, "remind", ROLE_CLOCK));
	in_state(m, "logged_pending");
	assert_true(m->r.due > rq->context.now);
	assert_int_equal(told(m, admin), 2);
}

static void R08_nothing_accountable_without_paper_and_signature(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	sign(m, "林书仪");
	m->id_kind = "";
	assert_false(desk_takes(m, "collect"));
	says("先验证件");
	sign(m, "林书仪");
	m->id_last = "12";
	assert_false(desk_takes(m, "collect"));
	says("先验证件");
	sign(m, "林书仪");
	m->signature = "";
	assert_false(desk_takes(m, "collect"));
	says("签收才能交付");
	in_state(m, "notified");
	m->on_sheet = 1;
	assert_true(desk_takes(m, "collect"));
	in_state(m, "collected");
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND met_at IS NULL", (long long)m->r.id), 0);
}

static void P036_addressee_or_person_of_the_company_collects_nobody_else(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	sign(m, "顾清和");
	assert_false(desk_takes(m, "collect"));
	says("授权");
	sign(m, "沈砚");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector_as, "person");
	assert_int_equal(count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND person = %lld AND subject LIKE '%%领取%%'",
		(long long)m->r.id, (long long)admin), 1);
	m = arrive("registered", chengguang, "外聘 王工");
	sign(m, "外聘 王工");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector_as, "addressee");
}

static void P036_a_proxy_needs_authority_for_the_kind_its_period_and_its_paper(void **unused)
{
	struct mail *m = arrive("money_order", chengguang, "林书仪");

	(void)unused;
	sign(m, "闻小满");
	assert_false(desk_takes(m, "collect"));
	says("不包括这类邮件");
	m = arrive("ems", chengguang, "林书仪");
	sign(m, "闻小满");
	m->id_last = "9999";
	assert_false(desk_takes(m, "collect"));
	says("不符");
	sign(m, "wxm");
	assert_true(desk_takes(m, "collect"));
	assert_string_equal(m->collector, "闻小满");
	assert_string_equal(m->collector_as, "proxy");
	m = arrive("courier", guizhou, "周叙");
	sign(m, "孙既白");
	m->id_last = "7702";
	assert_false(desk_takes(m, "collect"));
	says("终止");
	m = arrive("ems", chengguang, "林书仪");
	lab_later(rq, 86400 * 61);
	sign(m, "闻小满");
	assert_false(desk_takes(m, "collect"));
	says("终止");
}

static void P036_court_letters_alarm_two_people(void **unused)
{
	struct mail *m = arrive("court", chengguang, "沈砚");

	(void)unused;
	in_state(m, "notified");
	assert_int_equal(told(m, admin), 1);
	assert_int_equal(told(m, member), 1);
	assert_int_equal(told(m, leader), 1);
	assert_int_equal(told(m, desk), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule IN ('alarm_company', 'alarm_desk')"
		" AND step = 'escalate' AND met_at IS NULL", (long long)m->r.id), 2);
	assert_true(desk_takes(m, "desk_knows"));
	assert_false(desk_takes(m, "told_company"));
	says("两人");
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule LIKE 'alarm%%' AND met_at IS NULL", (long long)m->r.id), 1);
	rq->user.id = member;
	assert_true(take_as(m, "know", ROLE_MEMBER));
	assert_int_equal(m->company_knows, member);
	assert_int_equal(count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule LIKE 'alarm%%' AND met_at IS NULL", (long long)m->r.id), 0);
}

static void P036_an_alarm_not_acknowledged_in_two_opening_hours_escalates(void **unused)
{
	struct mail *m;
	int64_t due;

	(void)unused;
	rq->context.now = civil_instant((struct civil){ 2026, 11, 27, 12, 0, 0 });   /* Friday 20:00 in the house, open until 21:00 */
	m = arrive("tax", chengguang, "林书仪");
	due = count("SELECT UNIX_TIMESTAMP(due) FROM clock WHERE module = 'mail' AND record = %lld AND rule = 'alarm_desk'", (long long)m->r.id);
	assert_int_equal(due, civil_instant((struct civil){ 2026, 11, 30, 1, 0, 0 }));  /* Monday 09:00 */
	assert_true(take_as(m, "escalate", ROLE_CLOCK));
	in_state(m, "notified");
	assert_int_equal(m->escalated_at, rq->context.now);
	assert_int_equal(told(m, supervisor), 1);
}

/* ---- P037 */
static struct mail *unknown(const char *name)
{
	struct mail *m = item("letter", 0, name);

	m->r.state = "not_in_roster";
	assert_int_not_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	return m;
}

static void P037_an_unknown_addressee_is_stamped_held_three_days_and_returned(void **unused)
{
	struct mail *m = unknown("盛和贸易"), *n = unknown("高凡");

	(void)unused;
	in_state(m, "not_in_roster");
	assert_true(desk_takes(m, "stamp"));
	in_state(m, "stamped");
	assert_true(desk_takes(m, "hold"));
	in_state(m, "held");
	assert_int_equal(m->r.due - rq->context.now, 3 * 86400);
	assert_string_equal(m->place, "信格");
	lab_later(rq, 3 * 86400 - 60);
	assert_false(desk_takes(m, "return_post"));             /* R07 */
	says("满3日");
	in_state(m, "held");
	assert_true(desk_takes(n, "stamp") && desk_takes(n, "hold"));
	lab_later(rq, 60);
	assert_false(desk_takes(n, "return_post"));
	assert_true(desk_takes(m, "return_post"));
	in_state(m, "returned_to_post");
	assert_int_equal(strncmp(m->list_no, "TH-", 3), 0);
}

static void P037_what_goes_back_in_one_act_is_one_list(void **unused)
{
	struct mail *m = unknown("盛和贸易"), *n = unknown("高凡"), *later = unknown("汪晴");

	(void)unused;
	assert_true(desk_takes(m, "stamp") && desk_takes(m, "hold"));
	assert_true(desk_takes(n, "stamp") && desk_takes(n, "hold"));
	assert_true(desk_takes(later, "stamp") && desk_takes(later, "hold"));
	lab_later(rq, 3 * 86400);
	assert_true(desk_takes(m, "return_post") && desk_takes(n, "return_post"));
	assert_string_equal(m->list_no, n->list_no);
	lab_later(rq, 60);
	assert_true(desk_takes(later, "return_post"));
	assert_string_not_equal(later->list_no, m->list_no);
}

static void P037_somebody_claims_it_and_it_goes_the_way_of_its_kind(void **unused)
{
	struct mail *m = item("registered", 0, "澄光老厂");

	(void)unused;
	m->r.state = "not_in_roster";
	assert_int_not_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	m->r.company = chengguang;
	assert_true(desk_takes(m, "claim"));
	in_state(m, "notified");
	assert_int_equal(told(m, admin), 1);
}

/* ---- handling */
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
	assert_int_not_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	assert_int_equal(record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], again), 0);
	assert_non_null(rq->faults);
	assert_non_null(strstr(rq->faults->text, m->r.number));
}

/* ---- pages */
static int64_t newest(const char *where)
{
	char text[300];
	snprintf(text, sizeof(text), "SELECT IFNULL(MAX(id), 0) FROM mail WHERE %s", where);
	return lab_number(text);
}

static void an_item_is_logged_by_number_company_and_enter(void **unused)
{
	const struct answer *a = lab_ask(DESK, desk, "/mail/new", "item_no=EE555000111CN&company_text=cgyq");

	(void)unused;
	assert_int_equal(a->status, 303);
	assert_non_null(strstr(a->location, "/desk/mail/new?last="));
	assert_int_equal(newest("item_no = 'EE555000111CN' AND kind = 'ems' AND state = 'notified'"), newest("1"));
	assert_int_equal(lab_ask(DESK, desk, strstr(a->location, "/mail/new"), NULL)->status, 200);
	assert_true(lab_says("澄光仪器"));
	assert_true(lab_says("data-entry"));
}

static void what_is_nobody_of_the_roster_is_asked_for_or_logged_as_such(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=盛世无名公司")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=盛世无名公司&unknown=1")->status, 303);
	assert_int_equal(newest("addressee = '盛世无名公司' AND state = 'not_in_roster' AND company IS NULL"), newest("1"));
}

static void a_page_of_lines_is_logged_whole_or_not_at_all(void **unused)
{
	int64_t before = newest("1");

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/many", "item_no.1=XA600000001CN&company_text.1=cgyq&item_no.2=XA600000002CN&company_text.2=zzzzz")->status, 422);
	assert_true(lab_says("XA600000001CN"));
	assert_int_equal(newest("1"), before);
	assert_int_equal(lab_ask(DESK, desk, "/mail/many", "item_no.1=XA600000001CN&company_text.1=cgyq&company_text.2=nrsj&pieces.2=3&item_no.4=&addressee.4=无此人&unknown.4=1")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE item_no = 'XA600000001CN' OR pieces = 3 OR addressee = '无此人'"), 3);
}

static void one_signature_hands_over_all_ticked_items_of_a_company(void **unused)
{
	char body[300];
	int64_t a, b, c;

	(void)unused;
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000001CN&company_text=hclssws");
	a = newest("item_no = 'XA700000001CN'");
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000002CN&company_text=hclssws");
	b = newest("item_no = 'XA700000002CN'");
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000003CN&company_text=cgyq");
	c = newest("item_no = 'XA700000003CN'");
	snprintf(body, sizeof(body), "step=collect&id=%lld&id=%lld", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/bulk", body)->status, 303);
	snprintf(body, sizeof(body), "/mail/collect?id=%lld&id=%lld", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, body, NULL)->status, 200);
	assert_true(lab_says("XA700000001CN") && lab_says("陆望舒"));
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485&signature=M10,10L200,100", (long long)a, (long long)c);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 409);
	assert_true(lab_says("不同公司"));
	assert_int_equal(newest("item_no = 'XA700000001CN' AND state = 'notified'"), a);
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 422);
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485&signature=M10,10L200,100", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE item_no LIKE 'XA70000000%' AND state = 'collected' AND collector = '陆望舒' AND id_last = '1485'"), 2);
}

static void tenants_see_their_own_and_choose_for_it(void **unused)
{
	char path[100];
	int64_t id;

	(void)unused;
	lab_ask(DESK, desk, "/mail/new", "item_no=XA800000001CN&company_text=cgyq&addressee=lsy");
	id = newest("item_no = 'XA800000001CN'");
	snprintf(path, sizeof(path), "/mail/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, other, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 404);     /* addressed to another person */
	snprintf(path, sizeof(path), "/mail/%lld/choose", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=forward&instruction_note=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=destroy&instruction_note=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=scan&instruction_note=")->status, 303);
	assert_int_equal(newest("item_no = 'XA800000001CN' AND instruction = 'scan' AND state = 'notified'"), id);
	assert_int_equal(lab_ask(PORTAL, member, "/mail/choices", NULL)->status, 403);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=hold&ems=forward&courier=hold&official=hold&forward_to=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=scan&ems=hold&courier=hold&official=destroy&forward_to=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=hold&ems=hold&courier=hold&official=hold&forward_to=")->status, 303);
	lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=cgyq&kind=letter");
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE id = (SELECT MAX(id) FROM mail) AND instruction = 'scan'"), 1);
}

static void the_books_slips_lists_and_labels_print(void **unused)
{
	static const char *const sheets[] = { "/mail/log", "/mail/log?from=2020-01-01&to=2099-01-01", "/mail/age", "/mail/return", "/mail/labels", NULL };
	char path[100];
	int64_t id = newest("state IN ('notified', 'logged_pending')");

	(void)unused;
	for (const char *const *s = sheets; *s != NULL; s++)
		assert_int_equal(lab_ask(REPORT, desk, *s, NULL)->status, 200);
	assert_true(lab_says("查无此人"));
	snprintf(path, sizeof(path), "/mail/%lld/slip", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("邮件领取单"));
	snprintf(path, sizeof(path), "/mail/%lld/stamp", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 404);       /* it has an addressee */
	snprintf(path, sizeof(path), "/mail/%lld/stamp", (long long)newest("state = 'held'"));
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("查无此人"));
	assert_int_equal(lab_ask(REPORT, admin, "/mail/log", NULL)->status, 404);
}

static void the_register_answers_every_filter(void **unused)
{
	static const char *const queries[] = { "?q=cgyq", "?q=XA4481", "?q=YJ-2", "?kind=ems", "?state=held", "?age=3", "?wait=1", "?box=1",
		"?todo=1", "?law=1", "?check=1", "?nobody=1", "?back=1", "?list_no=TH-1", "?from=2026-01-01&to=2026-12-31", "?log=1&as=csv", NULL };
	char path[100];

	(void)unused;
	for (const char *const *q = queries; *q != NULL; q++) {
		snprintf(path, sizeof(path), "/mail%s", *q);
		assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	}
	assert_int_equal(lab_ask(DESK, desk, "/mail?q=XA4481", NULL)->status, 200);
	assert_true(lab_says("XA448120960CN"));
}

int main(void)
{
#define RULE(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
#define PAGE(f) cmocka_unit_test_setup(f, quiet)
	const struct CMUnitTest all[] = {
		RULE(P035_ordinary_mail_is_sorted_by_the_roster_then_placed_in_the_box),
		RULE(P035_a_room_that_does_not_agree_waits_until_it_was_checked),
		RULE(P035_number_and_sender_tell_the_kind),
		RULE(P035_the_addressee_alone_finds_the_company),
		RULE(P036_accountable_mail_is_notified_at_once),
		RULE(P036_when_nobody_comes_it_stands_in_the_mail_log_and_reminds),
		RULE(R08_nothing_accountable_without_paper_and_signature),
		RULE(P036_addressee_or_person_of_the_company_collects_nobody_else),
		RULE(P036_a_proxy_needs_authority_for_the_kind_its_period_and_its_paper),
		RULE(P036_court_letters_alarm_two_people),
		RULE(P036_an_alarm_not_acknowledged_in_two_opening_hours_escalates),
		RULE(P037_an_unknown_addressee_is_stamped_held_three_days_and_returned),
		RULE(P037_what_goes_back_in_one_act_is_one_list),
		RULE(P037_somebody_claims_it_and_it_goes_the_way_of_its_kind),
		RULE(arriving_mail_carries_what_the_company_chose),
		RULE(what_nobody_chose_is_neither_opened_forwarded_nor_destroyed),
		RULE(R08_accountable_mail_is_not_left_in_a_room_nor_destroyed),
		RULE(the_same_item_is_not_logged_twice),
		PAGE(an_item_is_logged_by_number_company_and_enter),
		PAGE(what_is_nobody_of_the_roster_is_asked_for_or_logged_as_such),
		PAGE(a_page_of_lines_is_logged_whole_or_not_at_all),
		PAGE(one_signature_hands_over_all_ticked_items_of_a_company),
		PAGE(tenants_see_their_own_and_choose_for_it),
		PAGE(the_books_slips_lists_and_labels_print),
		PAGE(the_register_answers_every_filter),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
