/* quiet.c -- stderr aside for a while. */
#define CORE_RAW
#include "quiet.h"
#include <fcntl.h>
#include <unistd.h>

void quiet(bool yes)
{
	static int kept = -1;
	int null;

	fflush(stderr);
	if (yes) {
		kept = dup(STDERR_FILENO);
		null = open("/dev/null", O_WRONLY);
		dup2(null, STDERR_FILENO);
		close(null);
	} else {
		dup2(kept, STDERR_FILENO);
		close(kept);
	}
}
