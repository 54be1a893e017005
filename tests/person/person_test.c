/* person_test.c -- the people of a company: invited, removed, and nobody else's business. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/pick.h"
#include "kit/ticket.h"
#include "person/person.h"

static int64_t admin, member, other_admin, clerk, other_member;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other_admin = lab_person("gu.qinghe@nanrong.example");
	other_member = lab_person("xu.zhiyao@nanrong.example");
	clerk = lab_person("bai.zhi@xuting.example");
	return admin == 0 || member == 0 || other_admin == 0 || clerk == 0;
}

static const char *path(int64_t id, const char *step)
{
	static char text[80];

	snprintf(text, sizeof(text), "/person/%lld%s%s", (long long)id, *step == '\0' ? "" : "/", step);
	return text;
}

static const struct answer *ask(enum audience a, int64_t who, int64_t id, const char *step, const char *body)
{
	return lab_ask(a, who, path(id, step), body);
}

static void people_of_another_company_are_not_found(void **unused)
{
	(void)unused;
	assert_int_equal(ask(PORTAL, admin, member, "", NULL)->status, 200);
	assert_int_equal(ask(PORTAL, admin, other_member, "", NULL)->status, 404);
	assert_int_equal(ask(PORTAL, admin, other_member, "edit", NULL)->status, 404);
	assert_int_equal(ask(PORTAL, admin, other_member, "remove", "")->status, 404);
	assert_int_equal(ask(PORTAL, admin, clerk, "", NULL)->status, 404);
	assert_int_equal(ask(PORTAL, admin, clerk, "remove", "")->status, 404);
	assert_int_equal(lab_ask(PORTAL, admin, "/person", NULL)->status, 200);
	assert_true(lab_says("沈砚"));
	assert_false(lab_says("顾清和"));
	assert_int_equal(lab_ask(PORTAL, admin, "/person?company=2", NULL)->status, 200);
	assert_false(lab_says("顾清和"));
}

static void members_do_not_manage_people(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(PORTAL, member, "/person", NULL)->status, 403);
	assert_int_equal(lab_ask(PORTAL, member, "/person/new", "name=A&email=a@b.example&lang=zh")->status, 403);
	assert_int_equal(ask(PORTAL, member, admin, "remove", "")->status, 403);
}

static void an_invited_person_gets_a_mail_and_belongs_to_the_company_of_who_invites(void **unused)
{
	int64_t id;
	struct request *rq;

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, admin, "/person/new", "name=%E6%9B%BE%E5%B0%8F%E9%B8%A5&email=New.One@Chengguang.example&lang=zh"
		"&mobile=%2B86+139-0000-1234&company=2&state=active&is_company_admin=0&site=9")->status, 303);
	id = lab_person("new.one@chengguang.example");
	assert_true(id > 0);
	rq = lab_open(PORTAL, admin);
	{
		struct person p;
		table_blank(&person_table, &p);
		p.r.id = id;
		assert_true(db_one(rq->db, &person_sql[PERSON_MINE], &p, &p));
		assert_string_equal(p.r.state, "invited");
		assert_string_equal(p.mobile, "13900001234");
		assert_string_equal(p.initials, "zxo");
	}
	lab_close(rq);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'invite' AND address = 'new.one@chengguang.example'"), 1);
	assert_int_equal(lab_ask(PORTAL, admin, "/person/new", "name=B&email=new.one@chengguang.example&lang=zh")->status, 422);
	assert_int_equal(lab_ask(PORTAL, other_admin, "/person/new", "name=B&email=b@b.example&lang=zh&mobile=13900001234")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/person/new", "name=&email=rubbish&lang=xx")->status, 422);
	assert_int_equal(ask(PORTAL, admin, id, "invite", "")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM ticket WHERE kind = 'invite' AND used_at IS NULL AND person ="
		" (SELECT id FROM person WHERE email = 'new.one@chengguang.example')"), 1);
}

static void an_invitation_lets_in_once_with_a_password(void **unused)
{
	struct request *rq = lab_open(PORTAL, 0);
	int64_t id = 0;
	char body[300], get[120];

	(void)unused;
	lab_close(rq);
	id = lab_person("new.one@chengguang.example");
	rq = lab_open(PORTAL, 0);
	{
		const char *token = ticket_make(rq, "invite", id, 1);
		snprintf(get, sizeof(get), "/login/link?t=%s", token);
		snprintf(body, sizeof(body), "token=%s&password=three+quiet+herons&again=", token);
	}
	lab_keep(rq);
	assert_int_equal(lab_ask(PORTAL, 0, get, NULL)->status, 200);
	assert_true(lab_says("new.one@chengguang.example"));
	assert_int_equal(lab_ask(DESK, 0, get, NULL)->status, 200);
	assert_false(lab_says("new.one@chengguang.example"));
	assert_int_equal(lab_ask(PORTAL, 0, "/login/link", body)->status, 422);
	strcat(body, "three+quiet+herons");
	assert_int_equal(lab_ask(PORTAL, 0, "/login/link", body)->status, 303);
	assert_int_equal(lab_ask(PORTAL, 0, "/login/link", body)->status, 200);
	assert_int_equal(lab_ask(PORTAL, 0, get, NULL)->status, 200);
	assert_false(lab_says("new.one@chengguang.example"));
	rq = lab_open(PORTAL, id);
	assert_int_equal(rq->user.id, id);
	lab_close(rq);
}

static void who_is_removed_is_out_at_once(void **unused)
{
	int64_t id = lab_person("new.one@chengguang.example");
	char count[120];
	struct request *rq = lab_open(PORTAL, id);

	(void)unused;
	lab_keep(rq);
	assert_int_equal(ask(PORTAL, admin, id, "remove", "")->status, 303);
	snprintf(count, sizeof(count), "SELECT COUNT(*) FROM session WHERE person = %lld", (long long)id);
	assert_int_equal(lab_number(count), 0);
	assert_int_equal(ask(PORTAL, admin, id, "remove", "")->status, 409);
	assert_int_equal(ask(PORTAL, admin, id, "restore", "")->status, 303);
	assert_int_equal(ask(DESK, clerk, id, "remove", "")->status, 303);
	assert_int_equal(ask(DESK, clerk, id, "", NULL)->status, 200);
	assert_true(lab_says("林书仪"));      /* its history names who did it */
}

static void the_old_address_hears_of_a_new_one(void **unused)
{
	int64_t id = lab_person("new.one@chengguang.example");

	(void)unused;
	assert_int_equal(ask(PORTAL, admin, id, "edit", "name=New&email=newer.one@chengguang.example&lang=en")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'address' AND address = 'new.one@chengguang.example'"
		" AND body LIKE '%newer.one@chengguang.example%'"), 1);
}

static void invitations_are_not_sent_without_end(void **unused)
{
	int64_t id = lab_person("newer.one@chengguang.example");
	int sent = 0;

	(void)unused;
	ask(PORTAL, admin, id, "restore", "");
	while (sent < 10 && ask(PORTAL, admin, id, "invite", "")->status == 303)
		sent++;
	assert_true(sent < 5);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM ticket t JOIN person p ON p.id = t.person"
		" WHERE p.email = 'newer.one@chengguang.example' AND t.kind = 'invite'"), 5);
}

static void a_company_keeps_an_administrator(void **unused)
{
	(void)unused;
	assert_int_equal(ask(PORTAL, admin, admin, "remove", "")->status, 409);
	assert_int_equal(ask(DESK, clerk, admin, "remove", "")->status, 409);
	assert_int_equal(ask(PORTAL, admin, admin, "edit", "name=L&email=lin.shuyi@chengguang.example&lang=zh")->status, 422);
	assert_int_equal(ask(PORTAL, admin, member, "edit", "name=S&email=shen.yan@chengguang.example&lang=zh&is_company_admin=1")->status, 303);
	assert_int_equal(ask(DESK, clerk, admin, "remove", "")->status, 303);
	assert_int_equal(ask(PORTAL, member, member, "", NULL)->status, 200);
	assert_int_equal(ask(PORTAL, member, admin, "restore", "")->status, 303);
}

static void pickers_offer_tenants_their_own_people_only(void **unused)
{
	int64_t theirs = lab_company("南榕设计");
	struct request *rq = lab_open(PORTAL, member);

	(void)unused;
	assert_true(pick_person_name(rq, member, "") != NULL);
	assert_null(pick_person_name(rq, other_member, ""));
	assert_null(pick_company_name(rq, theirs));
	lab_close(rq);
	rq = lab_open(PORTAL, member);
	assert_int_equal(pick_person(rq, "顾清和", 0, ""), 0);
	assert_int_equal(pick_company(rq, "南榕设计"), 0);
	lab_close(rq);
	assert_int_equal(lab_ask(PORTAL, member, "/pick/person?q=g&company=2", NULL)->status, 200);
	assert_string_equal(lab_ask(PORTAL, member, "/pick/company?q=nrsj", NULL)->text, "[]\n");
	assert_int_equal(lab_ask(PORTAL, 0, "/pick/person?q=g", NULL)->status, 303);
}

static void pickers_at_the_desk_find_by_name_room_telephone_pinyin_and_initials(void **unused)
{
	static const char *const ways[] = { "澄光", "cgyq", "chengguang", "chengguang yi", "5203", "00005537", "0000-5537-1811", "KH-2601-0001" };

	(void)unused;
	for (size_t i = 0; i < COUNT(ways); i++) {
		char q[100], *p = q + sprintf(q, "/pick/company?q=");
		for (const char *s = ways[i]; *s != '\0'; s++)
			p += sprintf(p, "%%%02X", (unsigned)(unsigned char)*s);
		lab_ask(DESK, clerk, q, NULL);
		if (!lab_says("澄光仪器"))
			fail_msg("%s does not find it", ways[i]);
	}
	assert_string_equal(lab_ask(DESK, clerk, "/pick/company?q=%25", NULL)->text, "[]\n");
	assert_string_equal(lab_ask(DESK, clerk, "/pick/company?q=", NULL)->text, "[]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_of_another_company_are_not_found),
		cmocka_unit_test(members_do_not_manage_people),
		cmocka_unit_test(an_invited_person_gets_a_mail_and_belongs_to_the_company_of_who_invites),
		cmocka_unit_test(an_invitation_lets_in_once_with_a_password),
		cmocka_unit_test(who_is_removed_is_out_at_once),
		cmocka_unit_test(the_old_address_hears_of_a_new_one),
		cmocka_unit_test(invitations_are_not_sent_without_end),
		cmocka_unit_test(a_company_keeps_an_administrator),
		cmocka_unit_test(pickers_offer_tenants_their_own_people_only),
		cmocka_unit_test(pickers_at_the_desk_find_by_name_room_telephone_pinyin_and_initials),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
