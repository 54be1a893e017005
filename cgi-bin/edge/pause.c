/* pause.c -- for a program without requests: its signals, and waiting. */
#define CORE_RAW
#include "edge/pause.h"
#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t stopped;

static void stop(int sign)
{
	(void)sign;
	stopped = 1;
}

void pause_start(void)
{
	struct sigaction s = { .sa_handler = stop };

	sigemptyset(&s.sa_mask);
	sigaction(SIGTERM, &s, NULL);
	sigaction(SIGINT, &s, NULL);
	s.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &s, NULL);
}

void pause_ready(void)
{
	const char *text = getenv("FOYER_READY_FD");
	int fd = text == NULL ? -1 : (int)strtol(text, NULL, 10);

	if (fd <= 2)
		return;
	if (write(fd, "1", 1) != 1)
		fputs("the parent does not listen\n", stderr);
	close(fd);
	unsetenv("FOYER_READY_FD");
}

bool pause_stopped(void)
{
	return stopped != 0;
}

/* In short naps, so that a signal just before the sleep is seen, too. */
bool pause_for(int milliseconds)
{
	while (!stopped && milliseconds > 0) {
		int nap = milliseconds < 100 ? milliseconds : 100;
		struct timespec t = { 0, nap * 1000000L };
		nanosleep(&t, NULL);
		milliseconds -= nap;
	}
	return !stopped;
}

double pause_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}
