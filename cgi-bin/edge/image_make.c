/* image_make.c -- start thumb and wait for it; it limits itself. */
#define CORE_RAW
#include "edge/image.h"
#include <sys/wait.h>
#include <unistd.h>

bool image_make(const char *hash)
{
	const char *bin = getenv("FOYER_BIN");
	char program[512], from[512], large[512], small[512];
	int status = 1;
	pid_t child;

	if (bin == NULL || !image_path(hash, "", from, sizeof(from)) ||
	    !image_path(hash, ".l.jpg", large, sizeof(large)) || !image_path(hash, ".s.jpg", small, sizeof(small)))
		return false;
	snprintf(program, sizeof(program), "%s/thumb", bin);
	child = fork();
	if (child == 0) {
		execl(program, "thumb", from, large, small, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0)
		continue;
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
