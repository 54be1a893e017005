/* question_test.c -- P004: noted, the superior asked at once, the customer told. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "kit/record.h"
#include "question/question.h"

static int64_t desk, leader;
static struct request *rq;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	leader = lab_person("ji.nanxing@xuting.example");
	return 0;
}
static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }
static int quiet(void **unused) { (void)unused; return 0; }

static struct question *note(int64_t superior)
{
	struct question *q = record_blank(rq, &question_module);

	q->r.id = 0;
	q->r.company = 0;
	q->question = "Is the garden open for a wedding?";
	q->asker = "Somebody";
	q->contact = "0000-1234-5678";
	q->superior = superior;
	assert_int_not_equal(lab_make(rq, &question_module, &question_sql[QUESTION_MAKE], q), 0);
	return q;
}

static int64_t inbox(int64_t person, int64_t record)
{
	static const struct column columns[] = { { "id", TYPE_INT, 0, NULL, NULL }, { 0 } };
	static const struct table table = { "n", sizeof(int64_t), columns };
	const char *text = arena_printf(&rq->arena, "SELECT COUNT(*) AS id FROM inbox WHERE module = 'question'"
		" AND record = %lld AND person = %lld", (long long)record, (long long)person);

	return *(const int64_t *)db_list(rq->db, text, (struct pairs){ 0 }, &table).list;
}

static bool take_as(struct question *q, const char *step, unsigned roles)
{
	rq->refused = NULL;
	rq->faults = NULL;
	return record_take(rq, &question_module, q, record_copy(rq, &question_table, q), step, roles);
}

static void p004_noting_a_question_asks_the_superior_at_once(void **unused)
{
	struct question *q = note(leader);

	(void)unused;
	assert_string_equal(q->r.state, "escalated");
	assert_int_equal(inbox(leader, q->r.id), 1);
	assert_int_equal(q->r.due, rq->context.now + 60 * 60);
}

static void p004_r37_nobody_named_every_leader_is_asked(void **unused)
{
	struct question *q = note(0);

	(void)unused;
	assert_true(inbox(leader, q->r.id) == 1);
	assert_int_equal(inbox(desk, q->r.id), 0);
}

static void p004_the_desk_may_ask_again_while_no_answer_comes(void **unused)
{
	struct question *q = note(leader);

	(void)unused;
	lab_later(rq, 10 * 60);
	assert_true(take_as(q, "again", rq->user.roles));
	assert_string_equal(q->r.state, "escalated");
	assert_int_equal(inbox(leader, q->r.id), 2);
}

static void p004_who_answered_and_when_and_when_the_customer_was_told_is_kept(void **unused)
{
	struct question *q = note(0);

	(void)unused;
	lab_later(rq, 60);
	q->answer = "Yes.";
	rq->user.id = leader;
	rq->user.roles = ROLE_SHIFT_LEADER;
	assert_true(take_as(q, "clarify", ROLE_SHIFT_LEADER));
	assert_int_equal(q->superior, leader);
	assert_int_equal(q->answered_at, rq->context.now);
	lab_later(rq, 60);
	q->told_how = "phone";
	assert_true(take_as(q, "reply", ROLE_RECEPTIONIST));
	assert_true(db_one(rq->db, &question_sql[QUESTION_ANY], q, q));
	assert_int_equal(q->replied_at, rq->context.now);
	assert_int_equal(q->answered_at, rq->context.now - 60);
}

static void p004_the_customer_is_told_only_after_it_is_clarified(void **unused)
{
	struct question *q = note(leader);

	(void)unused;
	assert_false(take_as(q, "reply", rq->user.roles));
	assert_non_null(rq->refused);
	q->answer = "Yes, on Sundays.";
	assert_true(take_as(q, "clarify", ROLE_SHIFT_LEADER));
	assert_int_equal(inbox(desk, q->r.id), 1);
	q->told_how = "phone";
	assert_true(take_as(q, "reply", rq->user.roles));
	assert_string_equal(q->r.state, "replied");
	assert_false(take_as(q, "clarify", ROLE_SHIFT_LEADER));
}

static void p004_what_is_missing_is_said_beside_the_field_and_all_is_kept(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/question/new", "question=Is%20it%20open&asker=&contact=x")->status, 422);
	assert_true(lab_says("Is it open"));
	assert_true(lab_says("asker-n"));
	assert_true(lab_says("is-invalid"));
}

static void p004_the_whole_way_over_the_pages(void **unused)
{
	char path[300];

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/question/new",
		"question=Is%20the%20roof%20open&asker=Somebody&contact=0000-1")->status, 303);
	snprintf(path, sizeof(path), "/question/%lld", (long long)lab_number("SELECT MAX(id) FROM question"));
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("Is the roof open"));
	snprintf(path + strlen(path), sizeof(path) - strlen(path), "/clarify");
	assert_int_equal(lab_ask(DESK, leader, path, "answer=Until%20nine")->status, 303);
	assert_int_equal(lab_ask(DESK, leader, path, "answer=Until%20ten")->status, 409);
	assert_true(lab_says("Until ten"));      /* nothing typed is lost */
	assert_int_equal(lab_ask(DESK, desk, "/question?open=1&q=Somebody", NULL)->status, 200);
	assert_true(lab_says("Is the roof open"));
}

/* A19: the desk takes an answer down only as somebody's, who hears of it at once. */
static void A19_the_desk_does_not_answer_by_guess_whose_answer_it_is_said_to_be_is_told_P004(void **unused)
{
	char path[100], body[200];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/question/new", "question=May%20we%20paint&asker=Guess&contact=0000-2")->status, 303);
	id = lab_number("SELECT MAX(id) FROM question");
	snprintf(path, sizeof(path), "/question/%lld/clarify", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, "answer=I%20guess%20so")->status, 422);
	snprintf(body, sizeof(body), "answer=I%%20guess%%20so&superior=%lld", (long long)desk);
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 422);          /* a receptionist is no superior */
	snprintf(body, sizeof(body), "answer=With%%20chalk&superior=%lld", (long long)leader);
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 303);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM inbox WHERE module = 'question' AND record = %lld AND kind = 'question-said' AND person = %lld"
		" AND body LIKE '%%With chalk%%' AND body LIKE '%%白芷%%'", (long long)id, (long long)leader);
	assert_int_equal(lab_number(body), 1);
}

static void P004_another_superior_is_asked_and_told(void **unused)
{
	int64_t other = lab_person("song.qingshang@xuting.example"), id;
	char path[100], body[200];

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/question/new", "question=May%20we%20sing&asker=Choir&contact=0000-3")->status, 303);
	id = lab_number("SELECT MAX(id) FROM question");
	snprintf(path, sizeof(path), "/question/%lld/other", (long long)id);
	snprintf(body, sizeof(body), "superior=%lld", (long long)other);
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 303);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM inbox i JOIN question q ON q.id = i.record WHERE i.module = 'question' AND i.record = %lld"
		" AND i.person = %lld AND q.superior = i.person", (long long)id, (long long)other);
	assert_true(lab_number(body) >= 1);
	snprintf(path, sizeof(path), "/question/%lld/amend", (long long)id);     /* and how to reach who asks is corrected */
	assert_int_equal(lab_ask(DESK, desk, path, "contact=0000-4444")->status, 303);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
#define WHOLE(f) cmocka_unit_test_setup(f, quiet)
	const struct CMUnitTest all[] = {
		TEST(p004_noting_a_question_asks_the_superior_at_once),
		TEST(p004_r37_nobody_named_every_leader_is_asked),
		TEST(p004_the_desk_may_ask_again_while_no_answer_comes),
		TEST(p004_who_answered_and_when_and_when_the_customer_was_told_is_kept),
		TEST(p004_the_customer_is_told_only_after_it_is_clarified),
		WHOLE(p004_what_is_missing_is_said_beside_the_field_and_all_is_kept),
		WHOLE(A19_the_desk_does_not_answer_by_guess_whose_answer_it_is_said_to_be_is_told_P004),
		WHOLE(P004_another_superior_is_asked_and_told),
		WHOLE(p004_the_whole_way_over_the_pages),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
