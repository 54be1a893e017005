/* serve.c -- the only file that knows FastCGI: accept, answer, leave.
**
** A worker has one thread and takes one connection after the other from the
** socket it was started with (descriptor 0, shared with its brothers).  It
** accepts by itself: the library's own loop cannot be stopped without losing a
** request.  Limits: 30 s to read or write, 1 MiB of urlencoded body, 25 MiB of
** files, 8 MiB of memory for the request and as much for its answer, 20,000
** requests; then it leaves, and so it does after any 500 (see style: crash-only).
**
** While the store is away each request is answered 503 at once. */
#define CORE_RAW
#include "edge/serve.h"
#include "edge/answer.h"
#include "edge/ask.h"
#include "edge/db.h"
#include "edge/jail.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/secret.h"
#include "edge/upload.h"
#include "edge/words.h"
#include "edge/zone.h"
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define ARENA_MOST (8 * 1024 * 1024)
#define REQUESTS_MOST 20000
#define START_MS 15000               /* for the store to be there */
#define RETRY_MS 200
#define NOT_A_SOCKET (1 << 20)       /* the library must never accept by itself */

struct worker {
	const struct program *program;
	struct db *db;                   /* NULL: not there yet */
	struct arena asked;              /* what came; stays while an answer is tried again */
	struct request rq;
	struct request fresh;            /* rq before anybody worked on it */
	bool begun, ran;                 /* a transaction is open; was opened for this request */
	const char *head, *body;
	size_t head_length, body_length;
	FCGX_Request wire;
};

static volatile sig_atomic_t stopped;

static void stop(int sig)
{
	(void)sig;
	stopped = 1;
}

static double milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

static int read_wire(void *of, char *to, int most)
{
	return FCGX_GetStr(to, most, ((FCGX_Request *)of)->in);
}

/* The whole answer as bytes, before anything is committed or sent. */
static void print(struct worker *w, int status)
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
static void refresh(struct worker *w, jmp_buf *out)
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
static int read_request(struct worker *w)
{
	struct wire wire = { w->wire.envp, read_wire, &w->wire };
	jmp_buf out;
	int status;

	refresh(w, &out);
	if (setjmp(out) == 0)
		status = ask_read(&w->rq, &w->asked, &wire);
	else
		status = w->asked.status;
	w->fresh = w->rq;
	return status;
}

/* One try in one transaction: its status, STATUS_AGAIN, or what it was left with. */
static int attempt(struct worker *w, int number)
{
	struct request *rq = &w->rq;
	jmp_buf out;
	int status;

	refresh(w, &out);
	rq->db = w->db;
	rq->attempt = number;
	if (setjmp(out) != 0)
		return rq->arena.status;
	db_begin(w->db, rq->method == POST, &rq->arena, &rq->context);
	w->begun = w->ran = true;
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
static int failed(struct worker *w, int status)
{
	jmp_buf out;
	unsigned queries = w->rq.queries;

	refresh(w, &out);
	w->rq.queries = queries;         /* of the last try */
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

static struct db *open_store(void)
{
	const char *host = getenv("FOYER_DB"), *user = getenv("FOYER_DB_USER");
	const char *password = getenv("FOYER_DB_PASSWORD"), *name = getenv("FOYER_DB_NAME");

	return db_open(host == NULL ? "" : host, user, password, name == NULL ? "foyer" : name);
}

/* The store went away and came back since the last request.  Nothing of this one
** has run yet, so it may be tried on a new connection. */
static bool reopened(struct worker *w)
{
	if (w->ran || db_alive(w->db))
		return false;
	db_close(w->db);
	w->db = open_store();
	w->ran = true;                   /* once */
	return w->db != NULL;
}

/* Work it out, again after a deadlock.  *fit: this worker may go on. */
static int work(struct worker *w, bool *fit)
{
	int status = read_request(w);
	bool tried = status == 0 && w->db != NULL;

	if (status == 0 && w->db == NULL)
		status = 503;
	for (int i = 0; tried && (i == 0 || (status == STATUS_AGAIN && i < DB_ATTEMPTS)); i++) {
		if (i > 0)
			pause_ms((long)secret_below(20u << i) + 1);
		status = attempt(w, i);
		if (w->begun && !db_end(w->db, false))
			*fit = false;
		w->begun = false;
		if (reopened(w))
			status = STATUS_AGAIN;
		tried = w->db != NULL;
	}
	if (tried) {
		w->rq.queries = db_queries(w->db);
		*fit = *fit && status != 500 && db_alive(w->db);
	}
	if (w->head != NULL)
		return status;
	return failed(w, status == STATUS_AGAIN ? 503 : status);
}

/* Returns whether this worker is fit to answer another. */
static bool one(struct worker *w)
{
	double began = milliseconds();
	bool fit = true;
	int status;
	size_t sent;

	arena_reset(&w->asked);
	w->fresh = (struct request){ .program = w->program, .lang = "zh",
		.id = "-", .path = "/", .query_text = "", .host = "", .address = "", .agent = "",
		.context = { .now = zone_now() } };
	w->rq.user.id = 0;
	w->rq.lang = "zh";
	w->begun = w->ran = false;
	status = work(w, &fit);
	sent = w->rq.head ? 0 : w->body_length;
	FCGX_PutStr(w->head, (int)w->head_length, w->wire.out);
	if (sent > 0)
		FCGX_PutStr(w->body, (int)sent, w->wire.out);
	FCGX_Finish_r(&w->wire);
	log_request(&w->rq, status, milliseconds() - began, sent);
	upload_drop(&w->rq);
	page_close_all();
	arena_reset(&w->rq.arena);
	return fit;
}

/* The next connection; -1: it is time to stop, -2: nobody came within `ms`. */
static int next_connection(long ms)
{
	struct timeval most = { .tv_sec = 30 };
	sigset_t none;

	sigemptyset(&none);
	while (!stopped) {
		struct pollfd p = { .fd = 0, .events = POLLIN };
		struct timespec wait = { ms / 1000, ms % 1000 * 1000000 };
		int n = ppoll(&p, 1, ms < 0 ? NULL : &wait, &none), fd;
		if (n == 0)
			return -2;
		if (n < 0 || stopped)
			continue;
		fd = accept4(0, NULL, NULL, SOCK_CLOEXEC);
		if (fd >= 0) {
			setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof(most));
			setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof(most));
			return fd;
		}
		if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED)
			pause_ms(20);            /* no descriptors, no memory */
	}
	return -1;
}

/* Hand the connection to the library, which reads the parameters. */
static bool receive(struct worker *w, int fd)
{
	w->wire.ipcFd = fd;
	w->wire.keepConnection = 1;      /* else Accept_r would close it first */
	if (FCGX_Accept_r(&w->wire) < 0) {
		FCGX_Free(&w->wire, 1);
		return false;
	}
	w->wire.keepConnection = 0;      /* one request a connection */
	return true;
}

static void say_ready(void)
{
	const char *fd = getenv("FOYER_READY_FD");

	if (fd == NULL)
		return;
	if (write((int)strtol(fd, NULL, 10), "1", 1) != 1)
		log_line(NULL, "nobody hears that we are ready");
	close((int)strtol(fd, NULL, 10));
	unsetenv("FOYER_READY_FD");
}

static int loop(struct worker *w)
{
	double began = milliseconds();

	for (int served = 0; served < REQUESTS_MOST;) {
		int fd = next_connection(w->db == NULL ? RETRY_MS : -1);
		if (fd == -1)
			break;
		if (fd >= 0 && receive(w, fd)) {
			served++;
			if (!one(w))
				return 1;
		}
		if (w->db == NULL && (w->db = open_store()) != NULL)
			say_ready();
		if (w->db == NULL && milliseconds() - began > START_MS)
			return 1;
	}
	return 0;
}

static bool start_texts(void)
{
	const char *root = getenv("FOYER_TEMPLATES"), *locale = getenv("FOYER_LOCALE");
	char file[512];
	const struct words *zh;

	if (root == NULL || locale == NULL) {
		log_line(NULL, "FOYER_TEMPLATES and FOYER_LOCALE must be set");
		return false;
	}
	snprintf(file, sizeof(file), "%s/zh.mo", locale);
	if ((zh = words_load(file)) == NULL)
		return false;
	words_set("zh", zh);
	return page_load(root, "zh", zh, words_say) == 0 && page_load(root, "en", NULL, words_say) == 0;
}

static void start_signals(void)
{
	struct sigaction how = { .sa_handler = stop };
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGUSR1);
	sigprocmask(SIG_BLOCK, &ours, NULL);
	sigaction(SIGTERM, &how, NULL);
	sigaction(SIGINT, &how, NULL);
	sigaction(SIGUSR1, &how, NULL);
	signal(SIGPIPE, SIG_IGN);
}

int serve(const struct program *p)
{
	static struct worker w;
	int rc;

	w.program = p;
	w.rq.arena.limit = w.asked.limit = ARENA_MOST;
	if (secret_start() != 0 || !start_texts() || FCGX_Init() != 0 ||
	    FCGX_InitRequest(&w.wire, NOT_A_SOCKET, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return 1;
	start_signals();
	ask_start();
	fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
	if ((w.db = open_store()) != NULL)
		say_ready();
	jail();
	rc = loop(&w);
	FCGX_Free(&w.wire, 1);
	arena_close(&w.rq.arena);
	arena_close(&w.asked);
	if (w.db != NULL)
		db_close(w.db);
	return rc;
}
