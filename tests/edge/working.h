/* working.h -- what work_test.c begins with: a program of its own on a real store, asked and looked at. */
#ifndef WORKING_H
#define WORKING_H
#include "fake.h"
#include "quiet.h"
#include "refuse.h"
#include "thing.h"
#include "edge/ask.h"
#include "edge/page.h"
#include "edge/secret.h"
#include "edge/work.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

static struct work w;
static struct fake f;
static int tries;                    /* how often the program was asked */
static bool fit;

SQL(count, "SELECT COUNT(*) AS id FROM db_test", NULL, &thing_table);
SQL(reader, "SELECT id, number FROM db_test WHERE word = 'row'", NULL, &thing_table);
SQL(raise, "UPDATE db_test SET number = number + 1 WHERE word = 'row'", NULL, NULL);
SQL(whoami, "SELECT CONNECTION_ID() AS id", NULL, &thing_table);
SQL(slay, "KILL :id", &thing_table, NULL);

/* What others do meanwhile. */
static void outside(const struct sql *s, int64_t id)
{
	db_begin(thing_db, true, &thing_arena, &thing_context);
	db_run(thing_db, s, &(struct thing){ .id = id, .text = "row", .number = 1 });
	db_end(thing_db, true);
}

static int64_t rows(void)
{
	struct thing t;

	db_begin(thing_db, false, &thing_arena, &thing_context);
	db_one(thing_db, &count, NULL, &t);
	db_end(thing_db, true);
	return t.id;
}

static int answer(struct request *rq)
{
	const char *what = pairs_get(rq->query, "do");
	struct thing t = { .number = 1, .on = NO_DAY, .at = NO_TIME, .text = "x" };

	tries++;
	rq->lang = "en";
	rq->raw = "done";
	rq->raw_length = 4;
	if (rq->method == POST)
		db_make(rq->db, &thing_insert, &t);
	if (strcmp(what, "clash") == 0) {
		db_one(rq->db, &reader, NULL, &t);
		if (tries < 3)
			outside(&raise, 0);
		assert_int_equal(rq->attempt, tries - 1);
		db_run(rq->db, &raise, NULL);
	}
	if (strcmp(what, "always") == 0)
		give_up(&rq->arena, STATUS_AGAIN);
	if (strcmp(what, "kept") == 0) {
		db_end(rq->db, true);
		db_begin(rq->db, true, &rq->arena, &rq->context);
		db_make(rq->db, &thing_insert, &t);
	}
	if (strcmp(what, "slain") == 0) {
		db_one(rq->db, &whoami, NULL, &t);
		outside(&slay, t.id);
	}
	if (strcmp(what, "page") == 0) {
		rq->raw = NULL;
		rq->page = page_open("x");
		page_open("left open");
		rq->template = "page.html";
		page_text(rq->page, "text", "<b>");
	}
	if (strcmp(what, "missing") == 0) {
		rq->raw = NULL;
		rq->page = page_open("x");
		rq->template = "missing.html";
	}
	if (strcmp(what, "header") == 0)
		rq->cookie = "a\nb";
	if (strcmp(what, "same") == 0)
		rq->etag = "tag";
	return strtol(what, NULL, 10) > 0 ? (int)strtol(what, NULL, 10) : 200;
}

static void failed(struct request *rq, int status)
{
	if (pairs_get(rq->query, "worse") != NULL)
		give_up(&rq->arena, 500);
	rq->raw = arena_printf(&rq->arena, "failed %d %s", status, rq->lang);
	rq->raw_length = strlen(rq->raw);
}

static const struct program program = { "test", PORTAL, 1, NULL, answer, failed };

static int ask(const char *method, const char *query)
{
	fake_start(&f);
	fake_set(&f, "QUERY_STRING", query);
	if (strcmp(method, "POST") == 0)
		fake_post(&f, "application/x-www-form-urlencoded", "", 0);
	else
		fake_set(&f, "REQUEST_METHOD", method);
	fit = true;
	tries = 0;
	return work_answer(&w, &f.wire, &fit);
}

static void body_is(const char *text)
{
	assert_int_equal(w.body_length, strlen(text));
	assert_memory_equal(w.body, text, w.body_length);
	assert_non_null(w.head);
}

static int begin(void **state)
{
	thing_begin(state);
	db_end(thing_db, true);
	assert_true(w.db != NULL || work_connect(&w));
	return 0;
}

static int end(void **state)
{
	(void)state;
	work_done(&w);
	arena_reset(&thing_arena);
	return 0;
}
#endif
