/* delay_test.c -- guessing gets slower, its victim does not; links work once. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "kit/session.h"
#include "kit/ticket.h"
#include "login/login.h"
#include "edge/secret.h"

static int64_t tenant;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	tenant = lab_person("shen.yan@chengguang.example");
	return tenant == 0;
}

static struct request *from(const char *address)
{
	struct request *rq = lab_open(PORTAL, 0);

	rq->address = address;
	return rq;
}

/* Wrong tries until one must wait; how many were free. */
static int tries_until_wait(struct request *rq, const char *login, int *wait)
{
	int n = 0;

	while ((*wait = delay_enter(rq, login, false)) == 0 && n < 100)
		n++;
	return n;
}

static void the_delay_grows_up_to_a_minute(void **unused)
{
	static const int grows[] = { 1, 2, 4, 8, 16, 32, 60, 60 };
	struct request *rq = from("10.9.9.1");
	int wait;

	(void)unused;
	assert_int_equal(tries_until_wait(rq, "grows@example.com", &wait), 5);
	for (size_t i = 0; i < COUNT(grows); i++) {
		assert_int_equal(wait, grows[i]);
		lab_later(rq, grows[i] - 1);
		assert_in_range(delay_enter(rq, "grows@example.com", false), 1, 1);
		lab_later(rq, 1);
		assert_int_equal(delay_enter(rq, "grows@example.com", false), 0);
		wait = delay_enter(rq, "grows@example.com", false);
	}
	lab_later(rq, 3600);
	assert_int_equal(delay_enter(rq, "grows@example.com", false), 0);
	lab_close(rq);
}

static void tries_while_waiting_make_it_no_longer(void **unused)
{
	struct request *rq = from("10.9.9.2");
	int wait;

	(void)unused;
	tries_until_wait(rq, "patient@example.com", &wait);
	for (int i = 0; i < 50; i++)
		assert_int_equal(delay_enter(rq, "patient@example.com", false), 1);
	lab_later(rq, 1);
	assert_int_equal(delay_enter(rq, "patient@example.com", false), 0);
	lab_close(rq);
}

static void a_guesser_elsewhere_does_not_keep_the_owner_out(void **unused)
{
	struct request *rq = from("10.9.9.3");
	int wait;

	(void)unused;
	for (int minute = 0; minute < 30; minute++) {
		tries_until_wait(rq, "owner@example.com", &wait);
		lab_later(rq, 61);
	}
	tries_until_wait(rq, "owner@example.com", &wait);
	rq->address = "10.8.8.8";
	assert_int_equal(delay_enter(rq, "owner@example.com", false), 0);
	lab_close(rq);
}

static void a_known_device_does_not_wait_for_others_guesses(void **unused)
{
	struct request *rq = from("10.9.9.4");
	int wait;

	(void)unused;
	tries_until_wait(rq, "known@example.com", &wait);
	assert_true(delay_enter(rq, "known@example.com", false) > 0);
	assert_int_equal(delay_enter(rq, "known@example.com", true), 0);
	delay_clear(rq, "known@example.com", true);
	for (int i = 0; i < 10; i++)
		assert_int_equal(delay_enter(rq, "known@example.com", true), 0);
	assert_true(delay_enter(rq, "known@example.com", true) > 0);
	lab_close(rq);
}

/* Fault D3: 31 tries on invented names shut out every tenant and the reception. */
static void wrong_names_from_an_address_keep_nobody_there_out(void **unused)
{
	struct request *rq = from("10.9.9.5");

	(void)unused;
	for (int n = 0; n < 300; n++)
		assert_int_equal(delay_enter(rq, arena_printf(&rq->arena, "person%d@example.com", n), false), 0);
	assert_int_equal(delay_enter(rq, "somebody@example.com", false), 0);
	lab_close(rq);
}

static void wishes_and_codes_of_an_address_are_counted_each_for_itself(void **unused)
{
	struct request *rq = from("10.9.9.7");
	int n = 0;

	(void)unused;
	while (n < 60 && delay_address(rq, "wish") == 0)
		n++;
	assert_int_equal(n, 30);
	assert_int_equal(delay_address(rq, "code"), 0);
	assert_int_equal(delay_enter(rq, "somebody@example.com", false), 0);
	lab_later(rq, 600);
	assert_int_equal(delay_address(rq, "wish"), 0);
	lab_close(rq);
}

static void a_right_password_forgets_the_wrong_ones(void **unused)
{
	struct request *rq = from("10.9.9.6");

	(void)unused;
	for (int round = 0; round < 6; round++) {
		for (int i = 0; i < 5; i++)
			assert_int_equal(delay_enter(rq, "clumsy@example.com", false), 0);
		delay_clear(rq, "clumsy@example.com", false);
	}
	lab_close(rq);
}

static void the_device_is_remembered_after_log_in_and_forgotten_after_a_new_password(void **unused)
{
	struct request *rq = lab_open(PORTAL, tenant);

	(void)unused;
	assert_true(session_knows(rq, tenant));
	assert_false(session_knows(rq, tenant + 1));
	session_end_all(rq, tenant, false);
	assert_false(session_knows(rq, tenant));
	lab_close(rq);
}

static void a_ticket_works_once_in_its_time_and_the_newest_counts(void **unused)
{
	struct request *rq = lab_open(PORTAL, 0);
	const char *first = ticket_make(rq, "reset", tenant, 1), *second = ticket_make(rq, "reset", tenant, 1);
	struct ticket t;

	(void)unused;
	assert_false(ticket_read(rq, first, &t));
	assert_true(ticket_read(rq, second, &t));
	assert_int_equal(t.person, tenant);
	assert_true(ticket_use(rq, &t));
	assert_false(ticket_use(rq, &t));
	assert_false(ticket_read(rq, second, &t));
	second = ticket_make(rq, "reset", tenant, 1);
	assert_true(ticket_read(rq, second, &t));
	lab_later(rq, 3601);
	assert_false(ticket_read(rq, second, &t));
	assert_false(ticket_read(rq, "", &t));
	assert_false(ticket_read(rq, NULL, &t));
	assert_false(ticket_read(rq, secret_token(&rq->arena), &t));
	lab_close(rq);
}

static void asking_for_a_new_password_says_the_same_to_all(void **unused)
{
	static char text[2][20000];
	const char *const who[] = { "shen.yan@chengguang.example", "nobody@nowhere.example" };

	(void)unused;
	for (int i = 0; i < 2; i++) {
		char body[80], *p, *q;
		snprintf(body, sizeof(body), "email=%s", who[i]);
		assert_int_equal(lab_ask(PORTAL, 0, "/login/reset", body)->status, 200);
		snprintf(text[i], sizeof(text[i]), "%s", lab_ask(PORTAL, 0, "/login/reset", body)->text);
		while ((p = strstr(text[i], "value=\"")) != NULL) {       /* tokens differ */
			p[0] = '#';
			for (q = p + 7; *q != '"' && *q != '\0'; q++)
				*q = '#';
		}
	}
	assert_string_equal(text[0], text[1]);
}

static void tick_mails_the_link_and_only_to_those_who_are(void **unused)
{
	struct request *rq = lab_open(DESK, 0);

	(void)unused;
	while (login_tick(rq) > 0)
		continue;
	lab_keep(rq);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM reset_wish"), 0);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'reset' AND address LIKE '%nowhere%'"), 0);
	assert_true(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'reset' AND address = 'shen.yan@chengguang.example'"
		" AND body LIKE '%/portal/login/link?t=%'") >= 1);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM inbox WHERE body LIKE '%login/link%'"), 0);
}

static void at_most_three_links_an_hour_go_to_one_person(void **unused)
{
	int64_t before = lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'reset' AND address = 'xu.zhiyao@nanrong.example'");
	struct request *rq;

	(void)unused;
	for (int i = 0; i < 5; i++) {
		assert_int_equal(lab_ask(PORTAL, 0, "/login/reset", "email=xu.zhiyao@nanrong.example")->status, 200);
		rq = lab_open(DESK, 0);
		login_tick(rq);
		lab_keep(rq);
	}
	assert_int_equal(lab_number("SELECT COUNT(*) FROM outbox WHERE kind = 'reset' AND address = 'xu.zhiyao@nanrong.example'"),
		before + 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_delay_grows_up_to_a_minute),
		cmocka_unit_test(tries_while_waiting_make_it_no_longer),
		cmocka_unit_test(a_guesser_elsewhere_does_not_keep_the_owner_out),
		cmocka_unit_test(a_known_device_does_not_wait_for_others_guesses),
		cmocka_unit_test(wrong_names_from_an_address_keep_nobody_there_out),
		cmocka_unit_test(wishes_and_codes_of_an_address_are_counted_each_for_itself),
		cmocka_unit_test(a_right_password_forgets_the_wrong_ones),
		cmocka_unit_test(the_device_is_remembered_after_log_in_and_forgotten_after_a_new_password),
		cmocka_unit_test(a_ticket_works_once_in_its_time_and_the_newest_counts),
		cmocka_unit_test(asking_for_a_new_password_says_the_same_to_all),
		cmocka_unit_test(tick_mails_the_link_and_only_to_those_who_are),
		cmocka_unit_test(at_most_three_links_an_hour_go_to_one_person),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
