/* image.c -- start thumb and wait for it; it limits itself. */
#define CORE_RAW
#include "edge/image.h"
#include <sys/wait.h>
#include <unistd.h>

static bool path_of(const char *hash, const char *end, char *to, size_t room)
{
	const char *var = getenv("FOYER_VAR");

	if (var == NULL || strlen(hash) != 64 || strspn(hash, "0123456789abcdef") != 64)
		return false;
	return snprintf(to, room, "%s/file/%.2s/%s%s", var, hash, hash, end) < (int)room;
}

bool image_ready(const char *hash)
{
	char path[512];

	return path_of(hash, ".l.jpg", path, sizeof(path)) && access(path, R_OK) == 0;
}

bool image_make(const char *hash)
{
	const char *bin = getenv("FOYER_BIN");
	char program[512], from[512], large[512], small[512];
	int status = 1;
	pid_t child;

	if (bin == NULL || !path_of(hash, "", from, sizeof(from)) ||
	    !path_of(hash, ".l.jpg", large, sizeof(large)) || !path_of(hash, ".s.jpg", small, sizeof(small)))
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
