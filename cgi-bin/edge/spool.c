/* spool.c -- see spool.h.  One is open at a time; one that a request left in the middle goes with the request. */
#define CORE_RAW
#include "edge/spool.h"
#include "edge/secret.h"
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SMALL (1024 * 1024)          /* bytes that are answered from memory */
#define OLD 600                      /* seconds until nginx has surely opened it */

struct spool {
	FILE *file;
	int slot;                        /* of the program's few, locked while it is written */
	char name[64], path[1024];
};
static struct spool open_one = { .slot = -1 };

static void directory(char *to, size_t room)
{
	const char *var = getenv("FOYER_VAR");

	snprintf(to, room, "%s/tmp/export", var == NULL ? "." : var);
	mkdir(to, 0700);
}

/* What was sent long ago. */
static void sweep(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	struct stat st;
	char path[1200];

	while (d != NULL && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		if (strspn(e->d_name, "0123456789abcdef") == 32 && stat(path, &st) == 0 && st.st_mtime + OLD < time(NULL))
			unlink(path);
	}
	if (d != NULL)
		closedir(d);
}

static int take_slot(const char *dir, const char *program)
{
	char path[1200];

	for (int n = 0; n < SPOOLS_MOST; n++) {
		int fd;
		snprintf(path, sizeof(path), "%s/slot-%s-%d", dir, program, n);
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
			return fd;
		if (fd >= 0)
			close(fd);
	}
	return -1;
}

void spool_drop(void)
{
	if (open_one.file != NULL)
		fclose(open_one.file);
	if (open_one.path[0] != '\0')
		unlink(open_one.path);
	if (open_one.slot >= 0)
		close(open_one.slot);
	open_one = (struct spool){ .slot = -1 };
}

struct spool *spool_open(struct request *rq, const char *kind)
{
	struct spool *s = &open_one;
	char dir[400];
	const char *token;

	spool_drop();
	directory(dir, sizeof(dir));
	sweep(dir);
	if ((s->slot = take_slot(dir, rq->program->name)) < 0)
		return NULL;
	token = secret_token(&rq->arena);
	token = secret_digest(&rq->arena, token, strlen(token));
	snprintf(s->name, sizeof(s->name), "%.32s.%s", token, kind);
	snprintf(s->path, sizeof(s->path), "%.390s/%.60s", dir, s->name);
	if ((s->file = fopen(s->path, "wbex")) == NULL)
		give_up(&rq->arena, 503);
	return s;
}

void spool_add(struct spool *s, const char *bytes, size_t n)
{
	(void)!fwrite(bytes, 1, n, s->file);     /* ferror() tells at the end */
}

const char *spool_path(struct spool *s)
{
	return s->path;
}

static void into_memory(struct spool *s, struct request *rq, size_t n)
{
	char *bytes = arena_take(&rq->arena, n + 1);
	FILE *f = fopen(s->path, "rb");
	bool whole = f != NULL && fread(bytes, 1, n, f) == n;

	if (f != NULL)
		fclose(f);
	if (!whole)
		give_up(&rq->arena, 503);
	rq->raw = bytes;
	rq->raw_length = n;
}

void spool_end(struct spool *s, struct request *rq)
{
	struct stat st;
	bool bad = ferror(s->file) != 0;

	bad |= fclose(s->file) != 0;
	s->file = NULL;
	if (bad || stat(s->path, &st) != 0)
		give_up(&rq->arena, 503);        /* the disk is full */
	if (st.st_size <= SMALL) {
		into_memory(s, rq, (size_t)st.st_size);
	} else {
		rq->accel = arena_printf(&rq->arena, "/protected/export/%s", s->name);
		s->path[0] = '\0';              /* it stays for nginx */
	}
	spool_drop();
}
