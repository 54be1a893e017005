/* parent.c -- keeps the programs alive: holds their sockets, starts, replaces and stops their workers.
**
**     parent NAME=COUNT ...        for example: parent portal=2 desk=2 report=1 feed=1 tick=1
**
** Looks for the programs in $FOYER_BIN: NAME.fcgi gets the listening socket $FOYER_VAR/run/NAME.sock as
** descriptor 0, a plain NAME gets none.  A worker says that it serves by writing one byte to $FOYER_READY_FD.
** A worker that ends is replaced, with a growing pause when it ends young.  SIGHUP replaces all workers by new
** ones one at a time (an old one goes when a new one serves; if the new one fails the old ones stay), SIGTERM
** and SIGINT stop all.  A stopped worker finishes what it does: it is asked each second and killed after 25.
*/
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROGRAMS_MOST 16
#define WORKERS_MOST 64      /* of one program, those that are going included */
#define BACKLOG 512
#define READY_FD 3
#define READY_MS 20000       /* a worker that does not serve by then is killed */
#define DRAIN_MS 25000       /* a worker that has not gone by then is killed */
#define YOUNG_MS 5000        /* dying younger than this is a crash that earns a pause */
#define PAUSE_LEAST 100
#define PAUSE_MOST 5000

struct worker {
	pid_t pid;           /* 0: this place is free */
	int pipe;            /* where its ready byte comes from, -1 when it has come */
	unsigned age;        /* which generation of the program it is of */
	int64_t since;       /* when it was started */
	int64_t asked, told; /* when it was first and last asked to stop, 0 if never */
};

struct program {
	char name[32], file[512];
	int count, socket;   /* socket is -1 for a program without one */
	unsigned age;        /* grows with each SIGHUP */
	int64_t not_before;  /* the next start waits until then */
	int pause;
	struct worker worker[WORKERS_MOST];
};

static struct program program[PROGRAMS_MOST];
static int programs;
static bool leaving;

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	fputs("parent: ", stderr);
	vfprintf(stderr, format, list);
	fputc('\n', stderr);
	va_end(list);
}

/* Returns a listening socket run/NAME.sock below $FOYER_VAR, where main() stands; -1 after saying why not. */
static int listen_at(const char *name)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(at.sun_path, sizeof at.sun_path, "run/%s.sock", name);
	unlink(at.sun_path);
	umask(0117);
	if (s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) != 0 || listen(s, BACKLOG) != 0) {
		say("cannot listen at %s: %s", at.sun_path, strerror(errno));
		return -1;
	}
	umask(077);
	return s;
}

/* In the child: becomes the program. */
static void become(const struct program *p, int ready)
{
	char user[64], fd[12], brothers[12];
	const char *prefix = getenv("FOYER_DB_PREFIX");
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if ((p->socket >= 0 && dup2(p->socket, 0) < 0) || dup2(ready, READY_FD) < 0)
		_exit(126);      /* in this order: the socket may be READY_FD itself */
	close_range(READY_FD + 1, ~0U, 0);
	snprintf(user, sizeof user, "%s%s", prefix == NULL ? "foyer_" : prefix, p->name);
	snprintf(fd, sizeof fd, "%d", READY_FD);
	snprintf(brothers, sizeof brothers, "%d", p->count);
	setenv("FOYER_DB_USER", user, 1);
	setenv("FOYER_READY_FD", fd, 1);
	setenv("FOYER_BROTHERS", brothers, 1);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execl(p->file, p->name, (char *)NULL);
	say("cannot start %s: %s", p->file, strerror(errno));
	_exit(127);
}

static void start(struct program *p)
{
	struct worker *w = p->worker;
	int ends[2];

	while (w < p->worker + WORKERS_MOST && w->pid != 0)
		w++;
	if (w == p->worker + WORKERS_MOST || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
		return;
	*w = (struct worker){ .pid = fork(), .pipe = ends[0], .age = p->age, .since = now() };
	if (w->pid == 0)
		become(p, ends[1]);
	close(ends[1]);
	if (w->pid < 0) {
		close(ends[0]);
		w->pid = 0;
		p->not_before = now() + PAUSE_MOST;
	}
}

/* Asks w to go: now, again each second (a signal between a worker's check and its accept is lost), then kills it. */
static void stop(struct worker *w)
{
	int64_t t = now();

	if (w->asked == 0)
		w->asked = t;
	if (t - w->told < 1000)
		return;
	w->told = t;
	kill(w->pid, t - w->asked < DRAIN_MS ? SIGTERM : SIGKILL);
}

/* w of p has ended. */
static void ended(struct program *p, struct worker *w, int status)
{
	bool served = w->pipe < 0, clean = WIFEXITED(status) && WEXITSTATUS(status) == 0;

	if (w->pipe >= 0)
		close(w->pipe);
	w->pid = 0;
	if (w->asked != 0)
		return;
	if (!clean)
		say("%s ended by %s %d", p->name, WIFSIGNALED(status) ? "signal" : "status",
			WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	if (served && now() - w->since >= YOUNG_MS) {
		p->pause = 0;
		return;
	}
	p->pause = p->pause == 0 ? PAUSE_LEAST : p->pause * 2 < PAUSE_MOST ? p->pause * 2 : PAUSE_MOST;
	p->not_before = now() + p->pause;
	for (struct worker *o = p->worker; !served && o < p->worker + WORKERS_MOST; o++)
		if (o->pid != 0 && o->asked == 0 && o->pipe < 0 && o->age != p->age) {
			say("%s: the new one does not start, the old one goes on", p->name);
			for (struct worker *x = p->worker; x < p->worker + WORKERS_MOST; x++)
				if (x->asked == 0)
					x->age = p->age;
			return;
		}
}

static void reap(void)
{
	int status;

	for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
		for (int i = 0; i < programs; i++)
			for (struct worker *w = program[i].worker; w < program[i].worker + WORKERS_MOST; w++)
				if (w->pid == pid)
					ended(&program[i], w, status);
}

/* Does for p what is due: starts, replaces, stops.  Returns how many of its workers live. */
static int tend(struct program *p)
{
	int alive = 0, fresh = 0, old = 0, coming = 0, serving = 0;
	struct worker *victim = NULL;
	char byte;

	for (struct worker *w = p->worker; w < p->worker + WORKERS_MOST; w++) {
		if (w->pid == 0)
			continue;
		alive++;
		if (w->pipe >= 0 && read(w->pipe, &byte, 1) == 1) {
			close(w->pipe);
			w->pipe = -1;
		}
		if (w->pipe >= 0 && now() - w->since > READY_MS && w->asked == 0) {
			say("%s did not serve within %d s", p->name, READY_MS / 1000);
			kill(w->pid, SIGKILL);
			w->since = now();
		}
		if (leaving || w->asked != 0) {
			stop(w);
		} else if (w->age == p->age) {
			fresh++;
			serving += w->pipe < 0;
			coming += w->pipe >= 0;
		} else {
			old++;
			victim = w;
		}
	}
	if (victim != NULL && serving + old > p->count)
		stop(victim);
	while (!leaving && fresh < p->count && now() >= p->not_before && (old == 0 || coming == 0)) {
		start(p);
		fresh++, coming++, alive++;
	}
	return alive;
}

static bool declare(const char *word)
{
	struct program *p = &program[programs];
	const char *bin = getenv("FOYER_BIN");
	size_t n = strcspn(word, "=");

	if (programs == PROGRAMS_MOST || n == 0 || n >= sizeof p->name || word[n] != '=')
		return false;
	memcpy(p->name, word, n);
	p->count = (int)strtol(word + n + 1, NULL, 10);
	if (p->count < 1 || p->count > WORKERS_MOST / 2 || bin == NULL)
		return false;
	snprintf(p->file, sizeof p->file, "%s/%.*s.fcgi", bin, (int)n, word);
	p->socket = -1;
	if (access(p->file, X_OK) != 0)
		snprintf(p->file, sizeof p->file, "%s/%.*s", bin, (int)n, word);
	else if ((p->socket = listen_at(p->name)) < 0)
		return false;
	programs++;
	return true;
}

int main(int argc, char **argv)
{
	struct signalfd_siginfo got;
	struct pollfd wait = { .events = POLLIN };
	sigset_t set;
	int alive;

	if (getenv("FOYER_VAR") == NULL || chdir(getenv("FOYER_VAR")) != 0 || argc < 2) {
		say("usage: FOYER_BIN=... FOYER_VAR=... parent NAME=COUNT ...");
		return 2;
	}
	for (int i = 1; i < argc; i++)
		if (!declare(argv[i])) {
			say("cannot take %s", argv[i]);
			return 2;
		}
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	wait.fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	do {
		poll(&wait, 1, 50);
		while (read(wait.fd, &got, sizeof got) == (ssize_t)sizeof got)
			if (got.ssi_signo == SIGTERM || got.ssi_signo == SIGINT)
				leaving = true;
			else if (got.ssi_signo == SIGHUP)
				for (int i = 0; i < programs; i++)
					program[i].age++, program[i].not_before = 0;
		reap();
		alive = 0;
		for (int i = 0; i < programs; i++)
			alive += tend(&program[i]);
	} while (!leaving || alive > 0);
	return 0;
}
