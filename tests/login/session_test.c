/* session_test.c -- who is let in, for how long, and what is refused. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/password.h"
#include "kit/session.h"
#include "edge/secret.h"

#define HOUR 3600
static int64_t tenant, other, clerk;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	tenant = lab_person("lin.shuyi@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	clerk = lab_person("bai.zhi@xuting.example");
	return tenant == 0 || other == 0 || clerk == 0;
}

static void a_session_knows_its_person_company_site_and_roles(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);

	(void)unused;
	assert_int_equal(rq->user.roles, ROLE_MEMBER | ROLE_COMPANY_ADMIN);
	assert_int_equal(rq->user.company, rq->context.my_company);
	assert_int_equal(rq->user.company, lab_company("澄光仪器"));
	assert_string_equal(rq->site.zone, "Asia/Shanghai");
	lab_close(rq);
	rq = lab_open(DESK, clerk);
	assert_true(rq->user.roles & ROLE_RECEPTIONIST);
	assert_int_equal(rq->user.company, 0);
	lab_close(rq);
}

static void a_session_is_one_statement(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);
	unsigned before = db_queries(rq->db);

	(void)unused;
	session_read(rq);
	assert_int_equal(db_queries(rq->db), before + 1);
	lab_close(rq);
}

static void a_session_ends_when_it_lies_idle(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);

	(void)unused;
	rq->context.now += 12 * HOUR - 5;
	session_read(rq);
	assert_int_equal(rq->user.id, tenant);
	rq->context.now += 12 * HOUR + 5;
	session_read(rq);
	assert_int_equal(rq->user.id, 0);
	assert_int_equal(rq->user.roles, ROLE_GUEST);
	lab_close(rq);
}

static void a_session_ends_some_day_even_in_use(void **unused)
{
	struct request *rq = lab_open(DESK, clerk);
	int hours = 0;

	(void)unused;
	for (; rq->user.id == clerk && hours < 40; hours++) {
		rq->context.now += HOUR;
		session_read(rq);
	}
	assert_in_range(hours, 15, 17);
	lab_close(rq);
}

static void a_cookie_of_one_program_is_none_of_the_other(void **unused)
{
	static const struct program desk = { "desk", DESK, ROLE_STAFF | ROLE_GUEST, NULL, NULL, NULL };
	struct request *rq = lab_open(PORTAL, tenant);
	struct pair *cookie = take(rq, struct pair);

	(void)unused;
	*cookie = (struct pair){ "foyer_desk", rq->cookies.list[0].value };
	rq->program = &desk;
	session_read(rq);
	assert_int_equal(rq->user.id, 0);
	rq->cookies = (struct pairs){ cookie, 1 };
	session_read(rq);
	assert_int_equal(rq->user.id, 0);
	lab_close(rq);
}

static bool sent(struct request *rq, const char *csrf, const char *fetch_site, const char *origin)
{
	struct pair *p = take(rq, struct pair);

	*p = (struct pair){ "csrf", csrf };
	rq->body = (struct pairs){ p, csrf == NULL ? 0 : 1 };
	rq->fetch_site = fetch_site;
	rq->origin = origin;
	return session_csrf_fits(rq);
}

static void only_our_own_forms_are_taken(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);
	const char *made = secret_token(&rq->arena);
	char mine[SECRET_TOKEN + 1];

	(void)unused;
	snprintf(mine, sizeof(mine), "%s", rq->user.csrf);
	assert_true(sent(rq, mine, "same-origin", ""));
	assert_true(sent(rq, mine, "", "http://127.0.0.1"));
	assert_true(sent(rq, mine, "", ""));
	assert_false(sent(rq, mine, "cross-site", "http://127.0.0.1"));
	assert_false(sent(rq, mine, "same-site", ""));
	assert_false(sent(rq, mine, "", "http://evil.example"));
	assert_false(sent(rq, mine, "", "http://127.0.0.1.evil.example"));
	assert_false(sent(rq, mine, "", "null"));
	assert_false(sent(rq, NULL, "same-origin", ""));
	assert_false(sent(rq, "", "same-origin", ""));
	assert_false(sent(rq, made, "same-origin", ""));
	lab_close(rq);
	rq = lab_open(PORTAL, other);
	assert_false(sent(rq, mine, "same-origin", ""));
	lab_close(rq);
	rq = lab_open(PORTAL, 0);
	assert_false(sent(rq, "", "same-origin", ""));
	assert_true(sent(rq, rq->user.csrf, "same-origin", ""));
	lab_close(rq);
}

static void ways_back_stay_in_the_house(void **unused)
{
	static const char *const good[] = { "/portal/booking/7", "/desk/company?q=a&state=new", "/report/booking/7/order",
		"/portal/booking?q=%E6%9C%9D" };
	static const char *const bad[] = { "", "//evil.example", "/\\evil", "https://evil.example", "https:evil", "/portal//evil",
		"/portal/../../evil", "/portal/%2e%2e//evil", "/portal/%2E%2E/x", "/portal/%5cevil", "javascript:alert(1)", "portal/",
		"/portal/\r\nSet-Cookie: a=b", "/portal/<script>", "/static/x", "/portal/a b", "/portal/\"", "/portal/'", "@evil",
		"/portal", "/desk", "\t//evil", "/feed/x", "/portal/朝" };
	struct request *rq = lab_open(PORTAL, 0);

	(void)unused;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_string_equal(session_back(rq, good[i]), good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_string_equal(session_back(rq, bad[i]), "/portal/");
	assert_string_equal(session_back(rq, NULL), "/portal/");
	lab_close(rq);
}

static void the_desk_is_open_from_the_house_only(void **unused)
{
	struct request *rq = lab_open(DESK, clerk);

	(void)unused;
	rq->site.desk_from = "10.20.0.0/16";
	assert_false(session_desk_address(rq));
	rq->address = "10.20.3.4";
	assert_true(session_desk_address(rq));
	lab_close(rq);
}

static void one_may_end_own_log_ins_and_nobody_elses(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);
	int64_t session = rq->user.session;
	char path[] = "/me/end", body[60];

	(void)unused;
	lab_keep(rq);
	snprintf(body, sizeof(body), "session=%lld", (long long)session);
	assert_int_equal(lab_ask(PORTAL, other, path, body)->status, 303);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM session WHERE id = %lld", (long long)session);
	assert_int_equal(lab_number(body), 1);
	snprintf(body, sizeof(body), "session=%lld", (long long)session);
	assert_int_equal(lab_ask(PORTAL, tenant, path, body)->status, 303);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM session WHERE id = %lld", (long long)session);
	assert_int_equal(lab_number(body), 0);
}

static void a_new_password_ends_all_log_ins_but_this(void **unused)
{
	struct request *rq = lab_open(PORTAL, other);
	char count[120];

	(void)unused;
	lab_keep(rq);
	rq = lab_open(PORTAL, other);
	snprintf(count, sizeof(count), "SELECT COUNT(*) FROM session WHERE person = %lld", (long long)other);
	assert_true(password_set(rq, other, "three quiet herons"));
	lab_keep(rq);
	assert_int_equal(lab_number(count), 1);
	rq = lab_open(DESK, clerk);
	assert_true(password_set(rq, other, "four quiet herons"));
	lab_keep(rq);
	assert_int_equal(lab_number(count), 0);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'password' AND address = 'gu.qinghe@nanrong.example'"), 2);
}

static void passwords_are_long_and_not_the_first_guess(void **unused)
{
	static const char *const bad[] = { "", "short", "nine char", "1234567890", "password123", "aaaaaaaaaaaaaa", "abcdefghijklm",
		"lin.shuyi@chengguang.example", "lin.shuyi12", "QwertyUiop", "1 2 3 4 5 6 7 8 9 0", "ababababab" };
	static const char *const good[] = { "moon-gate-2026", "three quiet herons", "十只白鹭飞过青山呀呀", "ten chars!!", "    spaces count   " };
	struct request *rq = lab_open(PORTAL, tenant);

	(void)unused;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (password_wrong(rq, bad[i], "lin.shuyi@chengguang.example", "林书仪") == NULL)
			fail_msg("\"%s\" is taken", bad[i]);
	for (size_t i = 0; i < COUNT(good); i++)
		if (password_wrong(rq, good[i], "lin.shuyi@chengguang.example", "林书仪") != NULL)
			fail_msg("\"%s\" is refused", good[i]);
	lab_close(rq);
}

static void language_and_theme_are_kept_per_person(void **unused)
{
	struct request *rq;

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, tenant, "/me/language", "to=en&back=/portal/me")->status, 303);
	assert_int_equal(lab_ask(PORTAL, tenant, "/me/theme", "to=dark&back=//evil")->status, 303);
	rq = lab_open(PORTAL, tenant);
	assert_string_equal(rq->user.lang, "en");
	assert_string_equal(rq->user.theme, "dark");
	lab_close(rq);
	assert_string_equal(lab_ask(PORTAL, tenant, "/me/theme", "to=&back=//evil")->location, "/portal/");
	rq = lab_open(PORTAL, tenant);
	assert_string_equal(rq->user.theme, "");
	lab_close(rq);
	assert_int_equal(lab_ask(PORTAL, tenant, "/me/language", "to=zh-CN")->status, 303);
	assert_int_equal(lab_ask(PORTAL, tenant, "/me", NULL)->status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_knows_its_person_company_site_and_roles),
		cmocka_unit_test(a_session_is_one_statement),
		cmocka_unit_test(a_session_ends_when_it_lies_idle),
		cmocka_unit_test(a_session_ends_some_day_even_in_use),
		cmocka_unit_test(a_cookie_of_one_program_is_none_of_the_other),
		cmocka_unit_test(only_our_own_forms_are_taken),
		cmocka_unit_test(ways_back_stay_in_the_house),
		cmocka_unit_test(the_desk_is_open_from_the_house_only),
		cmocka_unit_test(one_may_end_own_log_ins_and_nobody_elses),
		cmocka_unit_test(a_new_password_ends_all_log_ins_but_this),
		cmocka_unit_test(passwords_are_long_and_not_the_first_guess),
		cmocka_unit_test(language_and_theme_are_kept_per_person),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
