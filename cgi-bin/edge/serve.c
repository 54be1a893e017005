/* serve.c -- the only file that knows FastCGI: accept, answer, leave.
**
** A worker has one thread and takes one connection after the other from the
** socket it was started with (descriptor 0, shared with its brothers).  It
** accepts by itself: the library's own loop cannot be stopped without losing a
** request.  Limits: 30 s to read or write, 1 MiB of urlencoded body, 25 MiB of
** files, 8 MiB of memory for the request and as much for its answer, 20,000
** requests; then it leaves, and so it does after any 500 (see style: crash-only).
**
** A worker that lost the store leaves requests to a brother who has it (peers.h) until it is
** connected again; when none has it, each answers 503 at once.  So nobody waits longer than
** the store may be silent: 5 s (db_for_people()).
**
** A page that takes long (work.c: a statement of 2 s, 3 s in all) may do so in all workers but one; the next
** is asked to come again in a moment. */
#define CORE_RAW
#include "edge/serve.h"
#include "edge/ask.h"
#include "edge/heap.h"
#include "edge/jail.h"
#include "edge/log.h"
#include "edge/page.h"
#include "edge/pause.h"
#include "edge/peers.h"
#include "edge/reply.h"
#include "edge/secret.h"
#include "edge/slow.h"
#include "edge/words.h"
#include "edge/work.h"
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define REQUESTS_MOST 20000
#define START_MS 15000               /* for the store to be there */
#define RETRY_MS 200
#define NOT_A_SOCKET (1 << 20)       /* the library must never accept by itself */

static volatile sig_atomic_t stopped;

static void stop(int sig)
{
	(void)sig;
	stopped = 1;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

static int read_wire(void *of, char *to, int most)
{
	return FCGX_GetStr(to, most, ((FCGX_Request *)of)->in);
}

/* Returns whether this worker is fit to answer another. */
static bool one(struct work *w, FCGX_Request *f)
{
	double began = pause_clock();
	bool fit = true;
	int status = work_answer(w, &(struct wire){ f->envp, read_wire, f }, &fit);
	size_t sent = w->rq.head ? 0 : w->body_length;

	reply_send(f->ipcFd, f->requestId, (struct bytes){ w->head, w->head_length }, (struct bytes){ w->body, sent });
	FCGX_Free(f, 1);
	log_request(&w->rq, status, pause_clock() - began, sent);
	work_done(w);
	return fit;
}

/* The next connection; -1: it is time to stop, -2: nobody came within `ms`, or nobody was to
** be let in. */
static int next_connection(bool open, long ms)
{
	struct timeval most = { .tv_sec = 30 };
	sigset_t none;

	sigemptyset(&none);
	while (!stopped) {
		struct pollfd p = { .fd = open ? 0 : -1, .events = POLLIN };
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
static bool receive(FCGX_Request *f, int fd)
{
	f->ipcFd = fd;
	f->keepConnection = 1;           /* else Accept_r would close it first */
	if (FCGX_Accept_r(f) < 0) {
		FCGX_Free(f, 1);
		return false;
	}
	f->keepConnection = 0;           /* one request a connection */
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

/* Try to get the store back, at most every RETRY_MS and, when it keeps one waiting, for half of
** the time: in the other half, and first of all, those are told who waited for this worker. */
static void connect_again(struct work *w)
{
	static double next;
	static bool had;
	double began = pause_clock();

	if (w->db == NULL && had)
		next = began + RETRY_MS;
	else if (w->db == NULL && began >= next) {
		if (work_connect(w))
			say_ready();
		next = 2 * pause_clock() - began;
		if (next < began + RETRY_MS)
			next = began + RETRY_MS;
	}
	had = w->db != NULL;
	peers_tell(w->db != NULL);
}

static int loop(struct work *w, FCGX_Request *f)
{
	double began = pause_clock();
	bool had = w->db != NULL;        /* only who never met the store gives up */

	for (int served = 0; served < REQUESTS_MOST;) {
		int fd = next_connection(w->db != NULL || !peers_any(), w->db == NULL ? RETRY_MS : -1);
		if (fd == -1)
			break;
		if (fd >= 0 && receive(f, fd)) {
			served++;
			if (!one(w, f))
				return 1;
		}
		connect_again(w);
		had = had || w->db != NULL;
		if (!had && pause_clock() - began > START_MS)
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
	static struct work w;
	FCGX_Request f;
	int rc;

	heap_keep();
	if (secret_start() != 0 || !start_texts() || FCGX_Init() != 0 ||
	    FCGX_InitRequest(&f, NOT_A_SOCKET, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return 1;
	start_signals();
	ask_start();
	work_start(&w, p);
	fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK);
	peers_start(p->name);
	slow_start(p->name);
	connect_again(&w);
	jail();
	rc = loop(&w, &f);
	FCGX_Free(&f, 1);
	work_stop(&w);
	return rc;
}
