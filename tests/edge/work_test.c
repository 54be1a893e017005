/* work_test.c -- one request, one transaction: what is kept, what is tried again,
** and who leaves.  On a real MariaDB, with a program of the test's own. */
#define CORE_RAW
#include "working.h"

static void what_succeeds_is_kept(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "do=200"), 200);
	body_is("done");
	assert_int_equal(ask("POST", "do=303"), 303);
	assert_int_equal(rows(), 2);
	assert_int_equal(w.rq.queries, 1);
}

static void what_is_refused_leaves_nothing(void **state)
{
	static const char *const statuses[] = { "do=400", "do=403", "do=404", "do=409", "do=422", "do=429" };

	(void)state;
	for (size_t i = 0; i < COUNT(statuses); i++) {
		assert_int_equal(ask("POST", statuses[i]), strtol(statuses[i] + 3, NULL, 10));
		body_is("done");                 /* the page the program made */
		assert_true(fit);
		work_done(&w);
	}
	assert_int_equal(rows(), 0);
}

static void what_was_committed_in_between_stays_though_the_answer_is_a_refusal(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "do=kept&x=1"), 200);
	assert_int_equal(rows(), 2);
}

static void a_get_cannot_write(void **state)
{
	(void)state;
	quiet(true);
	assert_int_equal(ask("GET", "do=clash"), 500);
	quiet(false);
	assert_false(fit);
}

static void a_clash_is_tried_again_from_the_start(void **state)
{
	struct thing t;

	(void)state;
	outside(&thing_named, 0);
	quiet(true);
	assert_int_equal(ask("POST", "do=clash"), 200);
	quiet(false);
	assert_int_equal(tries, 3);
	assert_true(fit);
	db_begin(thing_db, false, &thing_arena, &thing_context);
	db_one(thing_db, &reader, NULL, &t);
	db_end(thing_db, true);
	assert_int_equal(t.number, 4);
	assert_int_equal(rows(), 2);             /* the insert of one try only */
}

static void a_clash_without_end_is_503_and_the_worker_stays(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "do=always"), 503);
	assert_int_equal(tries, DB_ATTEMPTS);
	body_is("failed 503 en");
	assert_true(fit);
	assert_int_equal(rows(), 0);
}

/* Fault F1, H1: it said 303 "recorded" and kept nothing. */
static void a_commit_refused_on_every_try_is_never_said_as_done(void **state)
{
	static const char *const queries[] = { "do=200", "do=303", "do=page", "do=kept", "do=200&worse=1" };

	(void)state;
	quiet(true);
	for (size_t i = 0; i < COUNT(queries); i++) {
		refuse_commits(1213);
		assert_int_equal(ask("POST", queries[i]), 503);
		refuse_commits(0);
		assert_int_equal(tries, DB_ATTEMPTS);
		assert_int_equal(refused_count(), DB_ATTEMPTS);
		assert_non_null(strstr(w.head, "Status: 503"));
		assert_null(strstr(w.head, "Location:"));
		assert_null(strstr(w.body, "done"));
		assert_int_equal(rows(), 0);
		assert_true(fit);
		work_done(&w);
	}
	quiet(false);
	assert_int_equal(ask("POST", "do=200"), 200);    /* and the worker is as good as new */
	assert_int_equal(rows(), 1);
}

/* Nobody knows what a connection kept that broke within the commit. */
static void a_commit_that_breaks_off_is_never_said_as_done(void **state)
{
	(void)state;
	quiet(true);
	refuse_commits(2013);
	assert_int_equal(ask("POST", "do=303"), 503);
	refuse_commits(0);
	quiet(false);
	assert_int_equal(tries, 1);
	assert_non_null(strstr(w.head, "Status: 503"));
	assert_null(w.db);                       /* closed, so that its locks go */
	assert_int_equal(rows(), 0);
}

static void faults_of_the_machine_are_answered_and_the_worker_leaves(void **state)
{
	(void)state;
	quiet(true);
	assert_int_equal(ask("POST", "do=missing"), 500);
	body_is("failed 500 en");
	assert_false(fit);
	work_done(&w);
	assert_int_equal(ask("POST", "do=header"), 500);
	assert_false(fit);
	assert_null(strstr(w.head, "a\nb"));
	work_done(&w);
	assert_int_equal(ask("POST", "do=500"), 500);
	assert_false(fit);
	quiet(false);
	assert_int_equal(rows(), 0);
}

static void even_the_page_of_a_failure_may_fail(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "do=always&worse=1"), 503);
	assert_non_null(strstr(w.body, "try again"));
	assert_non_null(strstr(w.head, "503"));
}

static void a_connection_lost_in_between_is_503_and_the_worker_goes_on_without(void **state)
{
	(void)state;
	quiet(true);
	assert_int_equal(ask("POST", "do=slain"), 503);
	quiet(false);
	assert_true(fit);
	assert_null(w.db);
	body_is("failed 503 en");
	assert_int_equal(rows(), 0);
}

static void a_connection_lost_while_idle_is_made_again_unseen(void **state)
{
	struct thing t;

	(void)state;
	db_begin(w.db, false, &thing_arena, &thing_context);
	db_one(w.db, &whoami, NULL, &t);
	db_end(w.db, true);
	outside(&slay, t.id);
	quiet(true);
	assert_int_equal(ask("POST", "do=200"), 200);
	quiet(false);
	assert_true(fit);
	assert_int_equal(tries, 1);
	assert_int_equal(rows(), 1);
}

static void without_a_store_there_is_503_at_once(void **state)
{
	(void)state;
	db_close(w.db);
	w.db = NULL;
	assert_int_equal(ask("GET", "do=200"), 503);
	body_is("failed 503 zh");
	assert_true(fit);
	assert_int_equal(ask("BREW", "do=200"), 405);
	assert_non_null(strstr(w.head, "Allow: GET, HEAD, POST"));
}

static void a_refused_request_reaches_nobody(void **state)
{
	(void)state;
	fake_start(&f);
	fake_set(&f, "HTTP_HOST", "evil.example");
	fake_set(&f, "QUERY_STRING", "do=200");
	fit = true;
	tries = 0;
	assert_int_equal(work_answer(&w, &f.wire, &fit), 400);
	assert_int_equal(tries, 0);
	body_is("failed 400 zh");
	assert_true(fit);
}

static void pages_are_printed_and_all_are_closed(void **state)
{
	(void)state;
	assert_int_equal(ask("HEAD", "do=page"), 200);
	body_is("<p>&lt;b&gt;</p>");
	assert_true(w.rq.head);
	assert_non_null(strstr(w.head, "Content-Length: 16\r\n"));
}

static void what_the_browser_has_is_not_sent_again(void **state)
{
	(void)state;
	fake_start(&f);
	fake_set(&f, "QUERY_STRING", "do=same");
	fake_set(&f, "HTTP_IF_NONE_MATCH", "\"tag\"");
	fit = true;
	assert_int_equal(work_answer(&w, &f.wire, &fit), 304);
	assert_non_null(strstr(w.head, "ETag: \"tag\""));
}

#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_succeeds_is_kept),
		TEST(what_is_refused_leaves_nothing),
		TEST(what_was_committed_in_between_stays_though_the_answer_is_a_refusal),
		TEST(a_get_cannot_write),
		TEST(a_clash_is_tried_again_from_the_start),
		TEST(a_clash_without_end_is_503_and_the_worker_stays),
		TEST(a_commit_refused_on_every_try_is_never_said_as_done),
		TEST(a_commit_that_breaks_off_is_never_said_as_done),
		TEST(faults_of_the_machine_are_answered_and_the_worker_leaves),
		TEST(even_the_page_of_a_failure_may_fail),
		TEST(a_connection_lost_in_between_is_503_and_the_worker_goes_on_without),
		TEST(a_connection_lost_while_idle_is_made_again_unseen),
		TEST(without_a_store_there_is_503_at_once),
		TEST(a_refused_request_reaches_nobody),
		TEST(pages_are_printed_and_all_are_closed),
		TEST(what_the_browser_has_is_not_sent_again),
	};
	char root[64], path[128];
	FILE *page;
	int rc;

	snprintf(root, sizeof(root), "/tmp/work-%ld", (long)getpid());
	snprintf(path, sizeof(path), "%s/page.html", root);
	mkdir(root, 0700);
	page = fopen(path, "w");
	fputs("{{%AUTOESCAPE context=\"HTML\"}}<p>{{text}}</p>", page);
	fclose(page);
	if (secret_start() != 0 || page_load(root, "en", NULL, words_say) != 0)
		return 1;
	unlink(path);
	rmdir(root);
	setenv("FOYER_URL", "http://127.0.0.1:8080", 1);
	ask_start();
	work_start(&w, &program);
	rc = cmocka_run_group_tests(tests, thing_start, thing_stop);
	work_stop(&w);
	return rc;
}
