/* staff_test.c -- the house's own people, their departments and roles. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "login/login.h"
#include "staff/staff.h"

static int64_t admin, clerk, front_desk, administration;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	admin = lab_person("xiang.qing@xuting.example");
	clerk = lab_person("bai.zhi@xuting.example");
	front_desk = lab_number("SELECT MIN(r.department) FROM person_role r JOIN person p ON p.id = r.person"
		" WHERE p.email = 'bai.zhi@xuting.example' AND r.role = 'receptionist'");
	administration = lab_number("SELECT MIN(department) FROM person_role WHERE role = 'admin'");
	return admin == 0 || clerk == 0;
}

static const struct answer *ask(int64_t who, const char *module, int64_t id, const char *step, const char *body)
{
	static char path[80];

	snprintf(path, sizeof(path), "/%s/%lld%s%s", module, (long long)id, *step == '\0' ? "" : "/", step);
	return lab_ask(DESK, who, path, body);
}

static unsigned roles_of(int64_t person)
{
	struct request *rq = lab_open(DESK, person);
	unsigned roles = rq->user.roles;

	lab_close(rq);
	return roles;
}

static void only_the_administrator_keeps_staff(void **unused)
{
	static const char *const pages[] = { "/staff", "/staff/new", "/department", "/department/new" };

	(void)unused;
	for (size_t i = 0; i < COUNT(pages); i++) {
		assert_int_equal(lab_ask(DESK, clerk, pages[i], NULL)->status, 403);
		assert_int_equal(lab_ask(DESK, admin, pages[i], NULL)->status, 200);
	}
	assert_int_equal(ask(clerk, "staff", clerk, "roles", "department=1&role=admin")->status, 403);
	assert_int_equal(roles_of(clerk) & ROLE_ADMIN, 0);
}

static void roles_are_given_and_taken_and_count_at_the_next_request(void **unused)
{
	char body[80];

	(void)unused;
	snprintf(body, sizeof(body), "department=%lld&role=finance_clerk", (long long)front_desk);
	assert_int_equal(ask(admin, "staff", clerk, "roles", body)->status, 303);
	assert_int_equal(ask(admin, "staff", clerk, "roles", body)->status, 303);
	assert_true(roles_of(clerk) & ROLE_FINANCE);
	assert_true(roles_of(clerk) & ROLE_RECEPTIONIST);
	strcat(body, "&take=1");
	assert_int_equal(ask(admin, "staff", clerk, "roles", body)->status, 303);
	assert_false(roles_of(clerk) & ROLE_FINANCE);
	assert_int_equal(ask(admin, "staff", clerk, "", NULL)->status, 200);
	assert_true(lab_says("授予角色"));
	assert_true(lab_says("收回角色"));
}

static void unknown_roles_and_departments_are_refused(void **unused)
{
	(void)unused;
	assert_int_equal(ask(admin, "staff", clerk, "roles", "department=999999&role=admin")->status, 422);
	assert_int_equal(ask(admin, "staff", clerk, "roles", "department=1&role=emperor")->status, 422);
	assert_int_equal(ask(admin, "staff", lab_person("lin.shuyi@chengguang.example"), "roles", "department=1&role=admin")->status, 404);
}

static void a_role_in_a_disabled_department_gives_no_rights(void **unused)
{
	int64_t id = lab_number("SELECT MAX(id) FROM person WHERE email = 'qin.sang@xuting.example'");
	int64_t audit = lab_number("SELECT id FROM department WHERE code = 'audit'");
	char body[80];

	(void)unused;
	snprintf(body, sizeof(body), "department=%lld&role=guard", (long long)audit);
	assert_int_equal(ask(admin, "staff", id, "roles", body)->status, 303);
	assert_true(roles_of(id) & ROLE_GUARD);
	assert_int_equal(ask(admin, "department", audit, "disable", "")->status, 303);
	assert_false(roles_of(id) & ROLE_GUARD);
	assert_int_equal(ask(admin, "department", audit, "enable", "")->status, 303);
	assert_true(roles_of(id) & ROLE_GUARD);
	strcat(body, "&take=1");
	assert_int_equal(ask(admin, "staff", id, "roles", body)->status, 303);
}

static void the_house_keeps_an_administrator(void **unused)
{
	char body[80];

	(void)unused;
	snprintf(body, sizeof(body), "department=%lld&role=admin&take=1", (long long)administration);
	assert_int_equal(ask(admin, "staff", admin, "disable", "")->status, 409);
	if (lab_number("SELECT COUNT(DISTINCT person) FROM person_role WHERE role = 'admin'") == 1) {
		assert_int_equal(ask(admin, "staff", admin, "roles", body)->status, 422);
		assert_int_equal(ask(admin, "department", administration, "disable", "")->status, 409);
	}
	assert_true(roles_of(admin) & ROLE_ADMIN);
}

static void a_member_of_staff_is_invited_disabled_and_invited_again(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, admin, "/staff/new", "name=New+One&email=new.one@xuting.example&lang=zh")->status, 303);
	id = lab_person("new.one@xuting.example");
	assert_true(id > 0);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'invite' AND address = 'new.one@xuting.example'"
		" AND body LIKE '%/desk/login/link?t=%'"), 1);
	assert_int_equal(ask(admin, "staff", id, "disable", "")->status, 303);
	assert_int_equal(ask(admin, "staff", id, "invite", "")->status, 409);
	assert_int_equal(ask(admin, "staff", id, "enable", "")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM ticket t JOIN person p ON p.id = t.person WHERE p.email = 'new.one@xuting.example'"
		" AND t.used_at IS NULL"), 1);
}

static void a_department_has_a_code_of_its_own(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, admin, "/department/new", "code=front_desk&name=Again")->status, 422);
	assert_int_equal(lab_ask(DESK, admin, "/department/new", "code=Front+Desk&name=Again")->status, 422);
	assert_int_equal(lab_ask(DESK, admin, "/department/new", "code=garden&name=Garden")->status, 303);
	assert_int_equal(lab_ask(DESK, admin, "/department/new", "code=garden&name=Garden")->status, 422);
}

/* Rolled back, so that the sample keeps its administrator. */
static void the_first_administrator_comes_by_a_code_and_only_when_there_is_none(void **unused)
{
	static const struct sql none = { "DELETE FROM person_role WHERE role = 'admin'", NULL, NULL };
	struct request *rq = lab_open(DESK, 0);
	const char *code;

	(void)unused;
	assert_null(login_first_code(rq));
	db_run(rq->db, &none, NULL);
	code = login_first_code(rq);
	assert_non_null(code);
	assert_int_equal(strlen(code), 12);
	lab_close(rq);
	assert_int_equal(lab_ask(DESK, 0, "/login/first", NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, 0, "/login/first", NULL)->status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_administrator_keeps_staff),
		cmocka_unit_test(roles_are_given_and_taken_and_count_at_the_next_request),
		cmocka_unit_test(unknown_roles_and_departments_are_refused),
		cmocka_unit_test(a_role_in_a_disabled_department_gives_no_rights),
		cmocka_unit_test(the_house_keeps_an_administrator),
		cmocka_unit_test(a_member_of_staff_is_invited_disabled_and_invited_again),
		cmocka_unit_test(a_department_has_a_code_of_its_own),
		cmocka_unit_test(the_first_administrator_comes_by_a_code_and_only_when_there_is_none),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
