/* work.c -- one setjmp per try: whatever gives up lands here. */
#define CORE_RAW
#include "edge/work.h"
#include "edge/answer.h"
#include "edge/ask.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/pause.h"
#include "edge/secret.h"
#include "edge/slow.h"
#include "edge/spool.h"
#include "edge/upload.h"
#include "edge/zone.h"
#include <time.h>

#define REOPEN_MS 1000                   /* longer, and the store is frozen, not replaced */
#define QUICK_STATEMENT 2                /* seconds; a page that needs longer must find a place among the slow */
#define QUICK_MS 3000                    /* all of it */
#define ARENA_MOST (8 * 1024 * 1024)

void work_start(struct work *w, const struct program *p)
{
	db_for_people();
	w->program = p;
	w->rq.arena.limit = w->asked.limit = ARENA_MOST;
}

bool work_connect(struct work *w)
{
	const char *host = getenv("FOYER_DB"), *user = getenv("FOYER_DB_USER");
	const char *password = getenv("FOYER_DB_PASSWORD"), *name = getenv("FOYER_DB_NAME");

	w->db = db_open(host == NULL ? "" : host, user, password, name == NULL ? "foyer" : name);
	return w->db != NULL;
}

/* Seconds for a statement of this try: sheets are of whole days and months, nobody waits longer for a page. */
static int patience(const struct work *w)
{
	return w->quick ? QUICK_STATEMENT : w->program->audience == REPORT ? 15 : 5;
}

/* A reader's request that has taken long already goes on only among the slow (slow.h). */
static bool go_on(void *of)
{
	struct work *w = of;

	if (!w->slow && pause_clock() - w->began > QUICK_MS && !(w->slow = slow_enter())) {
		w->busy = true;
		return false;
	}
	return true;
}

/* A statement of the quick try took too long: may it be tried among the slow? */
static bool slower(struct work *w, int status)
{
	if (status != 503 || !w->quick || w->busy || w->db == NULL || !db_slow(w->db))
		return false;
	w->slow = w->slow || slow_enter();
	w->busy = !w->slow;
	w->quick = false;
	return w->slow;
}

/* The whole answer as bytes, before anything is committed or sent. */
static void print(struct work *w, int status)
{
	struct request *rq = &w->rq;

	w->body = "";
	w->body_length = 0;
	if (rq->raw != NULL) {
		w->body = rq->raw;
		w->body_length = rq->raw_length;
	} else if (rq->accel == NULL && status != 303 && status != 304 && status != 204) {
		w->body = rq->page == NULL || rq->template == NULL ? NULL
			: page_print(rq->bare ? rq->page : page_root(rq->page), rq->lang,
				rq->template, &w->body_length);
		if (w->body == NULL) {
			log_line(rq->id, "cannot print %s", rq->template == NULL ? "nothing" : rq->template);
			give_up(&rq->arena, 500);
		}
	}
	w->head = answer_head(rq, status, w->body_length, &w->head_length);
}

/* rq as it came, with an empty arena and no pages. */
static void refresh(struct work *w, jmp_buf *out)
{
	struct arena kept = w->rq.arena;
	int64_t user = w->rq.user.id;
	bool english = strcmp(w->rq.lang, "en") == 0;

	page_close_all();
	w->head = NULL;
	w->rq = w->fresh;
	w->rq.arena = kept;
	w->rq.user.id = user;            /* for the log, and for the page of a failure */
	w->rq.lang = english ? "en" : "zh";
	arena_reset(&w->rq.arena);
	w->rq.arena.out = out;
	w->asked.out = out;
}

/* 0, or the status of the refusal. */
static int read_request(struct work *w, const struct wire *wire)
{
	jmp_buf out;
	int status;

	refresh(w, &out);
	if (setjmp(out) == 0)
		status = ask_read(&w->rq, &w->asked, wire);
	else
		status = w->asked.status;
	w->fresh = w->rq;
	return status;
}

/* One try in one transaction: its status, STATUS_AGAIN, or what it was left with. */
static int attempt(struct work *w, int number)
{
	struct request *rq = &w->rq;
	jmp_buf out;
	int status;

	refresh(w, &out);
	rq->db = w->db;
	rq->attempt = number;
	if (setjmp(out) != 0) {
		w->head = NULL;          /* printed before the commit that was refused */
		return rq->arena.status;
	}
	db_limit(w->db, patience(w));
	db_ask(w->db, rq->method == POST ? NULL : go_on, w);
	db_begin(w->db, rq->method == POST, &rq->arena, &rq->context);
	w->begun = true;
	w->ran = w->ran || rq->method == POST;   /* what only read may be read again */
	status = w->program->answer(rq);
	if (status == 200 && answer_same(rq))
		status = 304;
	print(w, status);
	if (db_end(w->db, status < 400)) {
		w->begun = false;
		return status;
	}
	w->head = NULL;                  /* nobody knows whether it was kept: say nothing else */
	return 503;
}

/* The page of a status, without the store. */
static int failed(struct work *w, int status)
{
	jmp_buf out;
	unsigned queries = w->rq.queries;

	refresh(w, &out);
	w->rq.queries = queries;         /* of the last try */
	w->rq.slow = w->db != NULL && db_slow(w->db);
	w->rq.full = w->db != NULL && db_full(w->db);
	w->rq.busy = w->busy;
	if (setjmp(out) == 0) {
		w->program->failed(&w->rq, status);
		print(w, status);
		return status;
	}
	refresh(w, &out);
	if (setjmp(out) == 0) {
		w->rq.type = "text/plain; charset=utf-8";
		w->rq.raw = "Foyer cannot answer now. Please try again.\n";
		w->rq.raw_length = strlen(w->rq.raw);
		print(w, status);
	} else {
		w->head = "Status: 500\r\n\r\n";
		w->head_length = strlen(w->head);
	}
	return status;
}

/* A lost connection is closed at once, and what it holds in the store is free.  Perhaps the store
** only went away and came back since the last request: as long as nothing of this one has run
** it may be tried on a new connection. */
static bool reopened(struct work *w, double began)
{
	if (db_alive(w->db))
		return false;
	db_close(w->db);
	w->db = NULL;
	if (w->ran || pause_clock() - began > REOPEN_MS)
		return false;
	w->ran = true;                   /* once */
	return work_connect(w);
}

/* All tries of what was read; the status of the last. */
static int try_it(struct work *w, double began)
{
	int status = 503;

	for (int i = 0; w->db != NULL && (i == 0 || status == STATUS_AGAIN) && i < DB_ATTEMPTS; i++) {
		if (i > 0)
			nanosleep(&(struct timespec){ .tv_nsec = 1000000 * (1 + (long)secret_below(20u << (i < 5 ? i : 5))) }, NULL);
		status = attempt(w, i);
		if (w->begun)
			(void)db_end(w->db, false);      /* if it is lost, reopened() sees it */
		w->begun = false;
		w->rq.queries = db_queries(w->db);
		if (reopened(w, began) || slower(w, status))
			status = STATUS_AGAIN;
	}
	return status;
}

int work_answer(struct work *w, const struct wire *wire, bool *fit)
{
	double began = pause_clock();
	int status;

	w->fresh = (struct request){ .program = w->program, .lang = "zh", .id = "-", .path = "/",
		.query_text = "", .host = "", .address = "", .agent = "",
		.context = { .now = zone_now() } };
	w->rq.user.id = 0;
	w->rq.lang = "zh";
	w->begun = w->ran = w->slow = w->busy = false;
	status = read_request(w, wire);
	w->quick = w->rq.method != POST;
	w->began = pause_clock();
	if (status == 0)
		status = try_it(w, began);
	*fit = *fit && status != 500;
	if (w->head != NULL)
		return status;
	return failed(w, status == STATUS_AGAIN ? 503 : status);
}

void work_done(struct work *w)
{
	slow_leave();
	upload_drop(&w->rq);
	spool_drop();
	page_close_all();
	arena_reset(&w->rq.arena);
	arena_reset(&w->asked);
}

void work_stop(struct work *w)
{
	arena_close(&w->rq.arena);
	arena_close(&w->asked);
	if (w->db != NULL)
		db_close(w->db);
}
