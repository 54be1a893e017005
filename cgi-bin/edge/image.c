/* image.c -- where the smaller pictures of a photograph lie. */
#define CORE_RAW
#include "edge/image.h"
#include <unistd.h>

bool image_path(const char *hash, const char *end, char *to, size_t room)
{
	const char *var = getenv("FOYER_VAR");

	if (var == NULL || strlen(hash) != 64 || strspn(hash, "0123456789abcdef") != 64)
		return false;
	return snprintf(to, room, "%s/file/%.2s/%s%s", var, hash, hash, end) < (int)room;
}

bool image_ready(const char *hash)
{
	char path[512];

	return image_path(hash, ".l.jpg", path, sizeof(path)) && access(path, R_OK) == 0;
}
