/* peers.c -- who has a store holds a lock for reading on a file, which goes with the process. */
#define CORE_RAW
#include "edge/peers.h"
#include "edge/log.h"
#include <fcntl.h>

static int file = -1;

void peers_start(const char *name)
{
	const char *var = getenv("FOYER_VAR");
	char path[512];

	snprintf(path, sizeof(path), "%s/run/%s.store", var == NULL ? "var" : var, name);
	file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (file < 0)
		log_line(NULL, "cannot open %s", path);
}

void peers_tell(bool store)
{
	static bool told;
	struct flock lock = { .l_type = store ? F_RDLCK : F_UNLCK, .l_whence = SEEK_SET };

	if (store == told || fcntl(file, F_SETLK, &lock) != 0)
		return;
	told = store;
}

bool peers_any(void)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}
