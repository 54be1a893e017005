/* thumb.c -- makes the two smaller pictures of a photograph:
**
**     thumb FROM LARGE SMALL      JPEG of at most 1600 and 480 pixels on the longer side
**
** A process of its own with little: 512 MiB, 10 seconds of work, 20 of time, three
** files.  Exit status 0 only when both were written. */
#define CORE_RAW
#include "edge/picture.h"
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define LARGE 1600
#define SMALL 480

static void limit(int what, rlim_t most)
{
	setrlimit(what, &(struct rlimit){ most, most });
}

static bool write_one(const struct picture *p, int most, const char *path)
{
	struct picture smaller;
	char half[1024];
	bool good;

	if (!picture_shrink(p, most, &smaller))
		return false;
	snprintf(half, sizeof(half), "%s.new", path);
	good = picture_write(half, &smaller) && rename(half, path) == 0;
	if (!good)
		unlink(half);
	picture_drop(&smaller);
	return good;
}

int main(int argc, char **argv)
{
	struct picture p;
	bool good;

	if (argc != 4) {
		fprintf(stderr, "usage: thumb FROM LARGE SMALL\n");
		return 2;
	}
#if !defined(__SANITIZE_ADDRESS__)
	limit(RLIMIT_AS, 512ul * 1024 * 1024);
#endif
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, 10);
	limit(RLIMIT_FSIZE, 16ul * 1024 * 1024);
	limit(RLIMIT_NOFILE, 8);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	alarm(20);
	if (!picture_read(argv[1], LARGE, &p))
		return 1;
	/* In this order: who finds the large one finds both. */
	good = write_one(&p, SMALL, argv[3]) && write_one(&p, LARGE, argv[2]);
	picture_drop(&p);
	return good ? 0 : 1;
}
