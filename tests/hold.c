/* hold.c -- hold SECONDS COMMAND...: runs COMMAND, and nothing of it outlives this.
**
** Whatever COMMAND starts, also what made itself a session of its own, becomes a child of this process when its
** parent has gone (PR_SET_CHILD_SUBREAPER).  When COMMAND takes longer than SECONDS, or this is asked to end or
** loses its own parent, COMMAND is told to end (SIGTERM) and gets GRACE seconds to tidy; then, and also when COMMAND
** ended by itself, all that is left is killed.
** Exit status: that of COMMAND, 128 + its signal, 124 when the time was up, 125 when it could not be started.
*/
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GRACE 30

/* Kills every child, those that are handed down while this runs included. */
static void kill_all(void)
{
	char file[64];
	long pid;

	snprintf(file, sizeof(file), "/proc/self/task/%ld/children", (long)getpid());
	for (int round = 0; round < 1000; round++) {
		FILE *list = fopen(file, "re");
		int found = 0;
		while (list != NULL && fscanf(list, "%ld", &pid) == 1)
			found++, kill((pid_t)pid, SIGKILL);
		if (list != NULL)
			fclose(list);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		if (found == 0)
			return;
		nanosleep(&(struct timespec){ 0, 10 * 1000 * 1000 }, NULL);
	}
}

/* Reaps until `command` has gone or the seconds are over; true and its status when it has gone. */
static int gone(pid_t command, const sigset_t *set, time_t seconds, int *status, int *asked)
{
	struct timespec t, end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	for (;;) {
		for (pid_t pid; (pid = waitpid(-1, status, WNOHANG)) != 0;) {
			if (pid == command)
				return 1;
			if (pid < 0)
				break;
		}
		clock_gettime(CLOCK_MONOTONIC, &t);
		if (t.tv_sec >= end.tv_sec)
			return 0;
		switch (sigtimedwait(set, NULL, &(struct timespec){ end.tv_sec - t.tv_sec, 0 })) {
		case SIGTERM: case SIGINT: case SIGHUP:
			*asked = 1;
			return 0;
		}
	}
}

int main(int argc, char **argv)
{
	sigset_t set, old;
	pid_t command;
	int status = 0, asked = 0, late, ended;

	if (argc < 3 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0 || prctl(PR_SET_PDEATHSIG, SIGTERM) != 0) {
		fprintf(stderr, "usage: hold SECONDS COMMAND...\n");
		return 125;
	}
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, &old);
	command = fork();
	if (command == 0) {
		setpgid(0, 0);
		sigprocmask(SIG_SETMASK, &old, NULL);
		execvp(argv[2], argv + 2);
		fprintf(stderr, "hold: %s cannot be started\n", argv[2]);
		_exit(125);
	}
	if (command < 0)
		return 125;
	setpgid(command, command);
	ended = gone(command, &set, atol(argv[1]), &status, &asked);
	late = !ended && !asked;
	if (!ended) {
		kill(-command, SIGTERM);
		ended = gone(command, &set, GRACE, &status, &asked);
	}
	kill_all();
	if (late)
		return 124;
	if (asked || !ended)
		return 143;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
