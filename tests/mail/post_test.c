/* post_test.c -- P040 outgoing mail, and the proxies of P036. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "post/post.h"
#include "proxy/proxy.h"

static int64_t desk, admin, member, other, company;
static struct request *rq;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("liu.shuying@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	company = lab_company("澄光仪器");
	return 0;
}
static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }

static struct post *ask(const char *kind)
{
	struct post *p = record_blank(rq, &post_module);

	p->r.id = 0;
	p->r.company = company;
	p->kind = kind;
	p->address = "澜江市白石巷9号";
	assert_int_not_equal(lab_make(rq, &post_module, &post_sql[POST_MAKE], p), 0);
	return p;
}
static bool takes(struct post *p, const char *step)
{
	rq->refused = NULL;
	return record_take(rq, &post_module, p, record_copy(rq, &post_table, p), step, ROLE_OPERATOR);
}

struct told { int64_t number; };
static const struct column told_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table told_table = { "told", sizeof(struct told), told_columns };

static int64_t read_by(const struct post *p, int64_t person)
{
	struct rows rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT COUNT(*) AS number FROM inbox WHERE module = 'post'"
		" AND record = %lld AND person = %lld", (long long)p->r.id, (long long)person), (struct pairs){ 0 }, &told_table);

	return ((const struct told *)rows.list)->number;
}

/* Fault B21: who asked is told, not their administrator; what the desk took down, the administrators. */
static void P040_who_asked_for_it_is_told_what_it_costs(void **unused)
{
	struct post *p;

	(void)unused;
	rq->user.id = member;
	p = ask("ems");
	rq->user.id = desk;
	p->postage = 1200;
	assert_true(takes(p, "weigh"));
	assert_int_equal(read_by(p, member), 1);
	assert_int_equal(read_by(p, admin), 0);
	p = ask("letter");
	p->postage = 120;
	assert_true(takes(p, "weigh"));
	assert_int_equal(read_by(p, admin), 1);
}

static void P040_requested_weighed_paid_handed_delivered_in_this_order(void **unused)
{
	struct post *p = ask("ems");

	(void)unused;
	assert_string_equal(p->r.state, "requested");
	assert_false(takes(p, "pay"));
	assert_false(takes(p, "hand"));
	p->postage = 2200;
	p->fee = 300;
	assert_true(takes(p, "weigh"));
	assert_int_equal(p->total, 2500);
	assert_false(takes(p, "hand"));
	p->pay_how = "cash";
	assert_true(takes(p, "pay"));
	assert_int_equal(p->paid_at, rq->context.now);
	assert_true(takes(p, "hand"));
	assert_int_equal(p->handed_by, desk);
	assert_false(takes(p, "cancel"));
	assert_true(takes(p, "deliver"));
	assert_string_equal(p->r.state, "delivered");
}

static int64_t newest(void) { return lab_number("SELECT MAX(id) FROM post"); }

static void P040_bulk_letters_are_counted_by_their_addresses(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(PORTAL, admin, "/post/new", "kind=bulk&address=&pieces=3&address_list=A 1号%0AB 2号")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/post/new", "kind=bulk&address=&pieces=&address_list=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/post/new", "kind=bulk&address=&pieces=&address_list=A 1号%0AB 2号%0A%0A")->status, 303);
	assert_int_equal(lab_number("SELECT pieces FROM post ORDER BY id DESC LIMIT 1"), 2);
	assert_int_equal(lab_number("SELECT company FROM post ORDER BY id DESC LIMIT 1"), company);
}

static void P040_a_registered_item_needs_its_tracking_number(void **unused)
{
	char path[60];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/post/new", "company_text=&sender=散客&kind=registered&address=北街1号&pieces=1")->status, 303);
	id = newest();
	snprintf(path, sizeof(path), "/post/%lld/weigh", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, "weight=120&carrier=邮政&postage=5.60&fee=2")->status, 303);
	snprintf(path, sizeof(path), "/post/%lld/pay", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, "pay_how=account")->status, 422);    /* a guest has no account */
	assert_int_equal(lab_ask(DESK, desk, path, "pay_how=cash")->status, 303);
	snprintf(path, sizeof(path), "/post/%lld/hand", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, "carrier=邮政&tracking_no=")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, path, "carrier=邮政&tracking_no=XA1")->status, 303);
	assert_int_equal(lab_number("SELECT total FROM post ORDER BY id DESC LIMIT 1"), 760);
}

static void P040_the_dispatch_list_prints_for_both(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(REPORT, desk, "/post/dispatch", NULL)->status, 200);
	assert_true(lab_says("寄件交接清单"));
	assert_true(lab_says("承运方"));
}

static void tenants_see_their_own_requests_only(void **unused)
{
	char path[60];

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, member, "/post/new", "kind=letter&address=北街1号&pieces=1")->status, 303);
	snprintf(path, sizeof(path), "/post/%lld", (long long)newest());
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, other, path, NULL)->status, 404);
	assert_int_equal(lab_ask(DESK, desk, "/post?q=cgyq&open=1", NULL)->status, 200);
}

#define PROXY "name=闻天&phone=&id_kind=id_card&id_last=4127&authority=ems&authority=courier&note="
static void P036_a_company_authorises_a_proxy_for_kinds_and_a_period(void **unused)
{
	char from[11], to[11], body[300];
	struct request *now = lab_open(DESK, 0);
	day today = now->context.today;

	(void)unused;
	lab_close(now);
	day_print(today, from);
	day_print(today + 10, to);
	snprintf(body, sizeof(body), PROXY "&from_on=%s&until_on=%s", to, from);
	assert_int_equal(lab_ask(PORTAL, admin, "/proxy/new", body)->status, 422);
	snprintf(body, sizeof(body), "name=闻天&id_kind=id_card&id_last=4127&from_on=%s&until_on=%s", from, to);
	assert_int_equal(lab_ask(PORTAL, admin, "/proxy/new", body)->status, 422);      /* for nothing */
	snprintf(body, sizeof(body), PROXY "&from_on=%s&until_on=%s", from, to);
	assert_int_equal(lab_ask(PORTAL, member, "/proxy/new", body)->status, 403);
	assert_int_equal(lab_ask(PORTAL, admin, "/proxy/new", body)->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM proxy WHERE name = '闻天' AND initials = 'wt' AND company = 1"), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM clock c JOIN proxy p ON p.id = c.record WHERE c.module = 'proxy'"
		" AND p.name = '闻天' AND c.step = 'expire' AND c.due = p.due AND DATE(c.due + INTERVAL 8 HOUR) = p.until_on + INTERVAL 1 DAY"), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup_teardown(P040_who_asked_for_it_is_told_what_it_costs, open_desk, shut),
		cmocka_unit_test_setup_teardown(P040_requested_weighed_paid_handed_delivered_in_this_order, open_desk, shut),
		cmocka_unit_test(P040_bulk_letters_are_counted_by_their_addresses),
		cmocka_unit_test(P040_a_registered_item_needs_its_tracking_number),
		cmocka_unit_test(P040_the_dispatch_list_prints_for_both),
		cmocka_unit_test(tenants_see_their_own_requests_only),
		cmocka_unit_test(P036_a_company_authorises_a_proxy_for_kinds_and_a_period),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
