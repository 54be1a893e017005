/* notice_test.c -- mails: none for work that was rolled back, none twice, each tried again as promised. */
#define CORE_RAW
#include "quiet.h"
#include "refuse.h"
#include "walk.h"
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include "kit/clock.h"
#include "kit/file.h"
#include "kit/link.h"
#include "kit/notice.h"
#include "kit/personal.h"
#include "kit/reach.h"

static char directory[300];

struct told { const char *error, *link, *state; };
static const struct column told_columns[] = {
	TEXT_COLUMN(struct told, error, NULL), TEXT_COLUMN(struct told, link, NULL), TEXT_COLUMN(struct told, state, NULL), { 0 }
};
static const struct table told_table = { "told", sizeof(struct told), told_columns };
static const struct sql wipe_outbox = { "DELETE FROM outbox", NULL, NULL }, wipe_inbox = { "DELETE FROM inbox", NULL, NULL };

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	snprintf(directory, sizeof(directory), "%s/mail", getenv("FOYER_VAR") == NULL ? "/tmp" : getenv("FOYER_VAR"));
	walk_tick.smtp.directory = directory;
	return 0;
}

static int clean(void **state)
{
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	db_run(rq->db, &wipe_outbox, NULL);
	db_run(rq->db, &wipe_inbox, NULL);
	lab_keep(rq);
	walk_now(0);
	walk_tick.smtp.url = NULL;
	return 0;
}

static int files(void)
{
	DIR *d = opendir(directory);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL; )
		n += strstr(e->d_name, ".eml") != NULL;
	closedir(d);
	return n;
}

static void pass(void)
{
	bool full;

	assert_true(tick_mail(&walk_tick, &full));
}

static int64_t in_state(const char *state)
{
	char sql[120];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM outbox WHERE state = '%s'", state);
	return lab_number(sql);
}

/* lab_person() opens a request of its own, so it comes first. */
static int64_t tenant(void)
{
	static int64_t id;

	if (id == 0)
		id = lab_person("lin.shuyi@chengguang.example");
	return id;
}

static void tell_tenant(struct request *rq, const char *once, instant not_before)
{
	struct told row = { "no such box", "", "" };
	struct notice n = { .name = "dead", .bare = true, .row = &row, .table = &told_table,
		.once = once, .not_before = not_before };

	notice_person(rq, &n, tenant());
}

static void rolled_back_work_sends_nothing(void **state)
{
	int before = files();
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "a", NO_TIME);
	lab_close(rq);
	pass();
	assert_int_equal(files(), before);
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM inbox"), 0);
}

static void the_same_notice_is_sent_once(void **state)
{
	int before = files();

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct request *rq = lab_open(DESK, 0);
		tell_tenant(rq, "a", NO_TIME);
		tell_tenant(rq, "a", 0);
		lab_keep(rq);
		pass();
		pass();
	}
	assert_int_equal(files(), before + 1);
	assert_int_equal(in_state("sent"), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM inbox"), 1);
	/* What was sent is not kept in the outbox. */
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM outbox WHERE body <> '' OR html <> ''"), 0);
}

static void a_reminder_waits_and_is_taken_back(void **state)
{
	static const struct module module = { .name = "told" };
	struct told row = { "", "", "" };
	struct notice n = { .name = "dead", .module = &module, .record = 7, .row = &row, .table = &told_table, .once = "early" };
	int before = files();
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	n.not_before = rq->context.now + 3600;
	notice_person(rq, &n, tenant());
	n.once = "late", n.not_before = rq->context.now + 7200, n.not_after = rq->context.now + 9000;
	notice_person(rq, &n, tenant());
	lab_keep(rq);
	pass();
	assert_int_equal(files(), before);
	walk_now(3700);
	pass();
	assert_int_equal(files(), before + 1);
	walk_now(9100);                 /* tick slept: the second one is of no use any more */
	pass();
	assert_int_equal(files(), before + 1);
	assert_int_equal(in_state("void"), 1);
	rq = lab_open(DESK, 0);
	n.once = "again", n.not_before = rq->context.now + 3600, n.not_after = 0;
	notice_person(rq, &n, tenant());
	notice_void(rq, &module, 7, NULL);
	lab_keep(rq);
	walk_now(100000);
	pass();
	assert_int_equal(files(), before + 1);
	assert_int_equal(in_state("void"), 2);
}

static void a_server_that_is_away_is_tried_again_later_and_in_the_end_given_up(void **state)
{
	static const int64_t at[] = { 0, 61, 362, 1263, 4864, 19265, 48066, 134467 };
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "b", NO_TIME);
	lab_keep(rq);
	walk_tick.smtp.url = "smtp://127.0.0.1:9";
	for (size_t i = 0; i < COUNT(at); i++) {
		assert_int_equal(in_state("waiting"), 1);
		walk_now(at[i] - 2 < 0 ? 0 : at[i] - 2);
		if (i > 0)
			pass();          /* not yet */
		walk_now(at[i] + (i > 0) * 8);
		pass();
		assert_int_equal(lab_number("SELECT tries AS number FROM outbox WHERE once LIKE 'dead%' ORDER BY id LIMIT 1"), i + 1);
		pass();
		assert_int_equal(lab_number("SELECT tries AS number FROM outbox WHERE once LIKE 'dead%' ORDER BY id LIMIT 1"), i + 1);
	}
	assert_int_equal(in_state("dead"), 1);
	assert_true(lab_number("SELECT COUNT(*) AS number FROM inbox WHERE kind = 'dead'") >= 2);   /* the tenant's, an administrator's */
}

/* Fault D8: it became a dead letter, and nobody was told. */
static void a_mail_that_a_dying_tick_had_in_hand_is_sent_again(void **state)
{
	static const struct sql died = { "UPDATE outbox SET state = 'sending', tries = 1,"
		" tried_at = UTC_TIMESTAMP() - INTERVAL 5 MINUTE", NULL, NULL };
	static const struct sql dying = { "UPDATE outbox SET state = 'sending', tried_at = UTC_TIMESTAMP()", NULL, NULL };
	int before = files();
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "c", NO_TIME);
	db_run(rq->db, &dying, NULL);
	lab_keep(rq);
	pass();
	assert_int_equal(in_state("sending"), 1);        /* somebody may still be at it */
	rq = lab_open(DESK, 0);
	db_run(rq->db, &died, NULL);
	lab_keep(rq);
	walk_tick.smtp.url = "smtp://127.0.0.1:9";
	pass();
	assert_int_equal(in_state("waiting"), 1);
	assert_int_equal(lab_number("SELECT tries AS number FROM outbox"), 2);
	walk_tick.smtp.url = NULL;
	walk_now(400);
	pass();
	assert_int_equal(in_state("sent"), 1);
	assert_int_equal(files(), before + 1);
}

static void a_mail_that_kills_tick_each_time_dies_and_an_administrator_hears_of_it(void **state)
{
	static const struct sql died = { "UPDATE outbox SET state = 'sending', tries = 8,"
		" tried_at = UTC_TIMESTAMP() - INTERVAL 5 MINUTE WHERE once LIKE 'dead%'", NULL, NULL };
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "k", NO_TIME);
	db_run(rq->db, &died, NULL);
	lab_keep(rq);
	pass();
	assert_int_equal(in_state("dead"), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) AS number FROM outbox WHERE error LIKE '%tick stopped%'"), 1);
	assert_true(lab_number("SELECT COUNT(*) AS number FROM inbox WHERE kind = 'dead'") >= 2);
}

/* Nothing is sent that is not on record as taken (F1). */
static void a_store_that_refuses_commits_sends_no_mail_and_says_so(void **state)
{
	int before = files();
	unsigned sent = walk_tick.sent;
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "r", NO_TIME);
	lab_keep(rq);
	quiet(true);
	refuse_commits(1213);
	pass();
	refuse_commits(0);
	quiet(false);
	assert_true(refused_count() >= DB_ATTEMPTS);
	assert_int_equal(in_state("waiting"), 1);
	assert_int_equal(lab_number("SELECT tries AS number FROM outbox WHERE once LIKE 'dead%' LIMIT 1"), 0);
	assert_int_equal(walk_tick.sent, sent);
	assert_int_equal(files(), before);
	pass();
	assert_int_equal(files(), before + 1);
}

static void one_bad_address_does_not_hold_up_others(void **state)
{
	static const struct sql spoil = { "UPDATE outbox SET address = 'nobody' ORDER BY id LIMIT 1", NULL, NULL };
	int before = files();
	struct request *rq;

	(void)state;
	tenant();
	rq = lab_open(DESK, 0);
	tell_tenant(rq, "d", NO_TIME);
	tell_tenant(rq, "e", NO_TIME);
	db_run(rq->db, &spoil, NULL);
	lab_keep(rq);
	pass();
	assert_int_equal(in_state("dead"), 1);
	assert_int_equal(in_state("sent"), 1);
	assert_int_equal(files(), before + 1);
}

static void statements_of_the_kit_prepare(void **state)
{
	extern const struct sql clock_sql[], notice_sql[], notice_back_sql[], held_sql[];
	const struct sql *lists[] = { clock_sql, notice_sql, reach_sql, personal_sql, notice_back_sql, held_sql, tick_sql,
		tick_mail_sql, tick_clock_sql, tick_purge_sql, file_tick_sql };
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++)
		for (const struct sql *s = lists[i]; s->text != NULL; s++) {
			const char *wrong = db_check(rq->db, s);
			if (wrong != NULL)
				fail_msg("%s in: %s", wrong, s->text);
		}
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statements_of_the_kit_prepare),
		cmocka_unit_test_setup(rolled_back_work_sends_nothing, clean),
		cmocka_unit_test_setup(the_same_notice_is_sent_once, clean),
		cmocka_unit_test_setup(a_reminder_waits_and_is_taken_back, clean),
		cmocka_unit_test_setup(a_server_that_is_away_is_tried_again_later_and_in_the_end_given_up, clean),
		cmocka_unit_test_setup(a_mail_that_a_dying_tick_had_in_hand_is_sent_again, clean),
		cmocka_unit_test_setup(a_mail_that_kills_tick_each_time_dies_and_an_administrator_hears_of_it, clean),
		cmocka_unit_test_setup(a_store_that_refuses_commits_sends_no_mail_and_says_so, clean),
		cmocka_unit_test_setup(one_bad_address_does_not_hold_up_others, clean),
	};
	return cmocka_run_group_tests(tests, start, walk_stop);
}
