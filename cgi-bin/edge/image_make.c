/* image_make.c -- start thumb and look after it; it limits itself. */
#define CORE_RAW
#include "edge/image.h"
#include "edge/log.h"
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define NICE 10                          /* people are served first */
#define NO_PROGRAM 127

static pid_t child;
static enum image_state state;

enum image_state image_state(void)
{
	int status;

	if (child == 0 || waitpid(child, &status, WNOHANG) != child)
		return state;
	child = 0;
	state = WIFEXITED(status) && WEXITSTATUS(status) == 0 ? IMAGE_MADE : IMAGE_NEVER;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_PROGRAM) {
		log_line(NULL, "thumb cannot be started");
		state = IMAGE_NONE;
	}
	return state;
}

bool image_start(const char *hash)
{
	const char *bin = getenv("FOYER_BIN");
	char program[512], from[512], large[512], small[512];

	if (image_state() == IMAGE_BUSY || bin == NULL || !image_path(hash, "", from, sizeof(from)) || access(from, R_OK) != 0 ||
	    !image_path(hash, ".l.jpg", large, sizeof(large)) || !image_path(hash, ".s.jpg", small, sizeof(small)))
		return false;
	snprintf(program, sizeof(program), "%s/thumb", bin);
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (nice(NICE) == -1)
			_exit(NO_PROGRAM);
		execl(program, "thumb", from, large, small, (char *)NULL);
		_exit(NO_PROGRAM);
	}
	if (child < 0)
		child = 0;
	state = child > 0 ? IMAGE_BUSY : IMAGE_NONE;
	return child > 0;
}
