/* slow.c -- a place is a byte of a file, whoever has it holds a lock on it; see slow.h. */
#define CORE_RAW
#include "edge/slow.h"
#include "edge/log.h"
#include <fcntl.h>

static int file = -1;
static long places;
static bool inside;

void slow_start(const char *name)
{
	const char *var = getenv("FOYER_VAR"), *brothers = getenv("FOYER_BROTHERS");
	char path[512];

	places = brothers == NULL ? 0 : strtol(brothers, NULL, 10) - 1;
	if (brothers == NULL)
		return;
	if (places < 1)
		places = 1;                  /* of one worker: then it is no use, and does no harm */
	snprintf(path, sizeof(path), "%s/run/%s.slow", var == NULL ? "var" : var, name);
	file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0)
		log_line(NULL, "cannot open %s", path);
}

bool slow_enter(void)
{
	for (long i = 0; i < places && file >= 0 && !inside; i++) {
		struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = i, .l_len = 1 };
		inside = fcntl(file, F_SETLK, &lock) == 0;
	}
	return inside || file < 0;
}

void slow_leave(void)
{
	struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

	if (inside)
		(void)fcntl(file, F_SETLK, &lock);
	inside = false;
}
