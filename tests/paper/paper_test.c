/* paper_test.c -- P038 and P039: papers counted against the totals, kept for the absent; subscriptions. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "absence/absence.h"
#include "kit/record.h"
#include "paper/paper.h"

#define DAYS 86400

static int64_t desk, admin, member, other, company, nanrong, luzhou;
static struct request *rq;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	company = lab_company("澄光仪器");
	nanrong = lab_company("南榕设计");
	luzhou = lab_company("鹭洲能源");            /* away, by the sample */
	return 0;
}
static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }

static void says(const char *words)
{
	if (rq->refused == NULL || strstr(rq->refused, words) == NULL)
		fail_msg("the refusal is %s, not …%s…", rq->refused == NULL ? "none" : rq->refused, words);
}

static struct subscription *subscribe(int64_t whose, const char *title, int64_t copies, const char *origin, int from, int days)
{
	struct subscription *s = record_blank(rq, &subscription_module);

	s->r.id = 0;
	s->r.company = whose;
	s->title = title;
	s->copies = copies;
	s->origin = origin;
	s->from_on = rq->context.today + from;
	s->until_on = s->from_on + days;
	assert_int_not_equal(lab_make(rq, &subscription_module, &subscription_sql[SUBSCRIPTION_MAKE], s), 0);
	return s;
}
static bool subscription_takes(struct subscription *s, const char *step, unsigned roles)
{
	rq->refused = NULL;
	return record_take(rq, &subscription_module, s, record_copy(rq, &subscription_table, s), step, roles);
}
static bool newspaper_takes(struct newspaper *n, const char *step)
{
	rq->refused = NULL;
	return record_take(rq, &newspaper_module, n, record_copy(rq, &newspaper_table, n), step, ROLE_RECEPTIONIST);
}

/* The subscribed total of a title on a day. */
static int64_t total(const char *title, int later)
{
	struct newspaper *n = record_blank(rq, &newspaper_module);

	n->r.id = 0;
	n->came_on = rq->context.today + later;
	EACH_ROW(struct newspaper, t, db_all(rq->db, &newspaper_sql[NEWSPAPER_TITLES], n))
		if (strcmp(t->title, title) == 0)
			return t->subscribed;
	return 0;
}

/* The papers of a day as they came: every title complete but `short_of`, which is `less` short. */
static struct newspaper *count(int later, const char *short_of, int64_t less)
{
	struct newspaper *n = record_blank(rq, &newspaper_module);

	n->r.id = 0;
	n->came_on = rq->context.today + later;
	assert_int_not_equal(lab_make(rq, &newspaper_module, &newspaper_sql[NEWSPAPER_MAKE], n), 0);
	assert_string_equal(n->r.state, "arrived");
	EACH_ROW(struct newspaper, t, db_all(rq->db, &newspaper_sql[NEWSPAPER_TITLES], n)) {
		struct newspaper line = *t;
		line.r.id = n->r.id;
		line.came = t->subscribed - (strcmp(t->title, short_of) == 0 ? less : 0);
		n->subscribed += t->subscribed;
		n->came += line.came;
		n->wrong += line.came != t->subscribed;
		db_run(rq->db, &newspaper_sql[NEWSPAPER_COUNT], &line);
	}
	assert_true(newspaper_takes(n, "reconcile"));
	return n;
}

static int64_t kept(int64_t whose)
{
	struct newspaper_custody *c = record_blank(rq, &newspaper_custody_module);

	c->r.company = whose;
	return db_one(rq->db, &newspaper_custody_sql[CUSTODY_OF], c, c) ? c->copies : 0;
}

static void P039_requested_ordered_recorded_active_expired_in_this_order(void **unused)
{
	struct subscription *s = subscribe(company, "试刊早报", 2, "additional", 2, 30);

	(void)unused;
	assert_string_equal(s->r.state, "requested");
	assert_false(subscription_takes(s, "record", ROLE_RECEPTIONIST));
	assert_false(subscription_takes(s, "activate", ROLE_CLOCK));
	s->price = 19200;
	s->fee = 1000;
	assert_true(subscription_takes(s, "order", ROLE_RECEPTIONIST));
	assert_int_equal(s->total, 20200);
	assert_int_equal(s->ordered_at, rq->context.now);
	s->receipt_no = "YF1";
	assert_true(subscription_takes(s, "record", ROLE_RECEPTIONIST));
	assert_string_equal(s->r.state, "recorded");
	assert_false(subscription_takes(s, "activate", ROLE_RECEPTIONIST));
	says("起订日");
	assert_int_equal(total("试刊早报", 2), 0);
	lab_later(rq, 2 * DAYS + 60);
	assert_true(subscription_takes(s, "activate", ROLE_CLOCK));
	assert_int_equal(total("试刊早报", 2), 2);                   /* the quota is raised */
	s->pay_how = "cash";
	assert_true(subscription_takes(s, "pay", ROLE_RECEPTIONIST));
	assert_int_equal(s->paid_at, rq->context.now);
	assert_false(subscription_takes(s, "pay", ROLE_RECEPTIONIST));
	assert_int_equal(s->r.due % DAYS, 16 * 3600);               /* the midnight after its last day */
	assert_false(subscription_takes(s, "expire", ROLE_RECEPTIONIST));
	assert_true(subscription_takes(s, "expire", ROLE_CLOCK));
	assert_int_equal(total("试刊早报", 33), 0);
}

static void P039_what_the_company_ordered_itself_counts_at_once(void **unused)
{
	int64_t before = total("云汀日报", 0);
	struct subscription *s = subscribe(company, "云汀日报", 3, "post", -1, 100);

	(void)unused;
	assert_string_equal(s->r.state, "active");
	assert_string_equal(s->post_no, "51-1");                    /* of the title we know */
	assert_int_equal(total("云汀日报", 0), before + 3);
}

static void P039_one_title_has_one_post_code_number(void **unused)
{
	struct subscription *s = record_blank(rq, &subscription_module);

	(void)unused;
	s->r.id = 0;
	s->r.company = company;
	s->title = "另一份报";
	s->post_no = "51-1";
	s->copies = 1;
	s->from_on = s->until_on = rq->context.today;
	assert_int_equal(lab_make(rq, &subscription_module, &subscription_sql[SUBSCRIPTION_MAKE], s), 0);
	assert_non_null(rq->faults);
	assert_non_null(strstr(rq->faults->text, "云汀日报"));
}

static void P038_matching_totals_go_through_sorting_into_the_boxes(void **unused)
{
	struct newspaper *n = count(1, "", 0);

	(void)unused;
	assert_string_equal(n->r.state, "reconciled");
	assert_int_equal(n->came, n->subscribed);
	assert_false(newspaper_takes(n, "box"));
	assert_true(newspaper_takes(n, "sort"));
	assert_string_equal(n->r.state, "sorted");
	assert_false(newspaper_takes(n, "differ"));
	assert_true(newspaper_takes(n, "box"));
	assert_string_equal(n->r.state, "in_boxes");
}

static void P038_a_difference_goes_to_the_post_office_before_the_boxes(void **unused)
{
	struct newspaper *n = count(1, "云汀日报", 2);

	(void)unused;
	assert_int_equal(n->wrong, 1);
	assert_int_equal(n->came, n->subscribed - 2);
	assert_true(newspaper_takes(n, "sort"));
	assert_string_equal(n->r.state, "discrepancy");             /* noted by itself */
	assert_int_equal(n->r.due, rq->context.now + 3600);
	assert_false(newspaper_takes(n, "box"));
	n->contact_how = "phone";
	n->contact_who = "蒲师傅";
	n->contact_answer = "明早补送";
	assert_true(newspaper_takes(n, "contact"));
	assert_string_equal(n->r.state, "post_contacted");
	assert_int_equal(n->contacted_by, desk);
	assert_int_equal(n->contacted_at, rq->context.now);
	assert_true(newspaper_takes(n, "box"));
}

static void P038_papers_of_who_is_away_are_kept_and_all_handed_over(void **unused)
{
	struct newspaper *n;
	struct newspaper_custody *c = record_blank(rq, &newspaper_custody_module);
	int64_t before = kept(luzhou), here = kept(nanrong);

	(void)unused;
	n = count(1, "", 0);
	assert_true(newspaper_takes(n, "sort"));
	assert_true(newspaper_takes(n, "box"));
	assert_int_equal(kept(luzhou), before + 1);                 /* one daily paper more */
	assert_int_equal(kept(nanrong), here);
	c->r.company = luzhou;
	assert_true(db_one(rq->db, &newspaper_custody_sql[CUSTODY_OF], c, c));
	c->receiver = "董怀瑾";
	assert_true(record_take(rq, &newspaper_custody_module, c, record_copy(rq, &newspaper_custody_table, c), "hand_over", ROLE_RECEPTIONIST));
	assert_string_equal(c->r.state, "all_handed_over");
	assert_int_equal(c->handed_copies, before + 1);
	assert_int_equal(kept(luzhou), 0);
}

static void P038_who_goes_short_is_named_and_nobody_has_none_while_another_has_two(void **unused)
{
	struct newspaper *n = count(1, "云汀日报", 2);
	struct rows shares = newspaper_shares(rq, n);
	int64_t less = 0, most = 0, short_of_one = 0;

	(void)unused;
	EACH_ROW(struct newspaper, s, shares) {
		less += s->subscribed - s->allotted;
		if (strcmp(s->title, "云汀日报") == 0 && s->allotted > most)
			most = s->allotted;
		if (strcmp(s->title, "云汀日报") != 0)
			assert_int_equal(s->allotted, s->subscribed);
	}
	assert_int_equal(less, 2);
	EACH_ROW(struct newspaper, s, shares)
		short_of_one += strcmp(s->title, "云汀日报") == 0 && s->allotted < s->subscribed && s->allotted < most - 1;
	assert_int_equal(short_of_one, 0);
	n = count(2, "云汀日报", total("云汀日报", 2));               /* none came: all are short */
	EACH_ROW(struct newspaper, s, newspaper_shares(rq, n))
		if (strcmp(s->title, "云汀日报") == 0)
			assert_int_equal(s->allotted, 0);
}

static void P038_each_title_is_counted_once_on_one_screen(void **unused)
{
	char body[600];
	struct request *now = lab_open(DESK, desk);
	struct newspaper *n = record_blank(now, &newspaper_module);
	struct rows titles;
	size_t used = 0;

	(void)unused;
	n->r.id = 0;
	n->came_on = now->context.today;
	titles = db_all(now->db, &newspaper_sql[NEWSPAPER_TITLES], n);
	assert_true(titles.count > 3);
	EACH_ROW(struct newspaper, t, titles)
		if (paper_due(t->rhythm, n->came_on))
			used += (size_t)snprintf(body + used, sizeof(body) - used, "&came.%lld=%lld", (long long)t->paper, (long long)t->subscribed);
	lab_close(now);
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day", NULL)->status, 200);
	assert_true(lab_says("云汀日报"));
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day", "came.1=")->status, 422);        /* 0 when none came */
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day", "came.1=x&came.2=1")->status, 422);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM newspaper WHERE came_on = DATE(NOW() + INTERVAL 8 HOUR)"), 0);
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day", body + 1)->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM newspaper WHERE state = 'reconciled' AND came = subscribed AND came > 0"), 1);
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day", body + 1)->status, 303);         /* again: corrected, not doubled */
	assert_int_equal(lab_number("SELECT COUNT(*) FROM newspaper WHERE state = 'reconciled'"), 1);
	assert_int_equal(lab_ask(DESK, desk, "/newspaper/day?day=2999-01-01", NULL)->status, 404);
}

static void P038_lists_and_registers_print(void **unused)
{
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/newspaper/%lld/distribution", (long long)lab_number("SELECT MAX(id) FROM newspaper WHERE wrong > 0"));
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("报刊分发清单"));
	assert_true(lab_says("短缺"));
	assert_true(lab_says("代管"));
	snprintf(path, sizeof(path), "/newspaper/%lld/discrepancy", (long long)lab_number("SELECT MAX(id) FROM newspaper WHERE wrong > 0"));
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("-2"));
	assert_true(lab_says("蒲师傅"));
	assert_int_equal(lab_ask(REPORT, desk, "/subscription/register?state=active", NULL)->status, 200);
	assert_true(lab_says("增订记录"));
	assert_true(lab_says("仪器世界"));
	assert_false(lab_says("云汀日报"));                          /* not ordered through us */
	assert_int_equal(lab_ask(REPORT, desk, "/subscription/quota", NULL)->status, 200);
	assert_true(lab_says("南榕设计×1"));
}

static void P039_tenants_ask_and_see_their_own(void **unused)
{
	char from[11], to[11], body[200], path[60];
	struct request *now = lab_open(DESK, 0);

	(void)unused;
	day_print(now->context.today + 10, from);
	day_print(now->context.today + 100, to);
	lab_close(now);
	snprintf(body, sizeof(body), "title=工商周刊&post_no=&rhythm=&copies=0&from_on=%s&until_on=%s&note=", from, to);
	assert_int_equal(lab_ask(PORTAL, member, "/subscription/new", body)->status, 422);
	snprintf(body, sizeof(body), "title=工商周刊&post_no=&rhythm=&copies=1&from_on=%s&until_on=%s&note=", to, from);
	assert_int_equal(lab_ask(PORTAL, member, "/subscription/new", body)->status, 422);
	snprintf(body, sizeof(body), "title=工商周刊&post_no=&rhythm=&copies=1&from_on=%s&until_on=%s&note=&origin=post&company=2", from, to);
	assert_int_equal(lab_ask(PORTAL, member, "/subscription/new", body)->status, 303);
	assert_int_equal(lab_number("SELECT company FROM subscription ORDER BY id DESC LIMIT 1"), company);
	assert_int_equal(lab_number("SELECT origin = 'additional' AND state = 'requested' FROM subscription ORDER BY id DESC LIMIT 1"), 1);
	snprintf(path, sizeof(path), "/subscription/%lld", (long long)lab_number("SELECT MAX(id) FROM subscription"));
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, other, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, lab_number("SELECT MIN(id) FROM person WHERE company = 20"), "/subscription", NULL)->status, 200);
	assert_true(lab_says("前台代管中"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
	const struct CMUnitTest all[] = {
		TEST(P039_requested_ordered_recorded_active_expired_in_this_order),
		TEST(P039_what_the_company_ordered_itself_counts_at_once),
		TEST(P039_one_title_has_one_post_code_number),
		TEST(P038_matching_totals_go_through_sorting_into_the_boxes),
		TEST(P038_a_difference_goes_to_the_post_office_before_the_boxes),
		TEST(P038_papers_of_who_is_away_are_kept_and_all_handed_over),
		TEST(P038_who_goes_short_is_named_and_nobody_has_none_while_another_has_two),
		cmocka_unit_test(P038_each_title_is_counted_once_on_one_screen),
		cmocka_unit_test(P038_lists_and_registers_print),
		cmocka_unit_test(P039_tenants_ask_and_see_their_own),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
