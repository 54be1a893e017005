/* publish.c -- files for nginx under $FOYER_VAR/public; see publish.h. */
#define CORE_RAW
#include "edge/publish.h"
#include "edge/image.h"
#include "edge/log.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 4096                        /* files of a set */

static char *kept[MOST];
static size_t count;

void publish_begin(void)
{
	while (count > 0)
		free(kept[--count]);
}

static bool fault(const char *path)
{
	log_line("publish", "%s: %s", path, strerror(errno));
	return false;
}

static bool plain(const char *path)
{
	return *path != '/' && strstr(path, "..") == NULL && path[strspn(path,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")] == '\0';
}

/* The full name in `to`, its folders made; noted as one of the set. */
static bool place(char *to, size_t room, const char *path)
{
	const char *var = getenv("FOYER_VAR");
	int n = snprintf(to, room, "%s/public/%s", var == NULL ? "var" : var, path);

	if (!plain(path) || n < 0 || (size_t)n >= room || count == MOST) {
		errno = EINVAL;
		return false;
	}
	for (char *s = to + 1; (s = strchr(s, '/')) != NULL; s++) {
		*s = '\0';
		if (mkdir(to, 0755) != 0 && errno != EEXIST)
			return false;
		*s = '/';
	}
	return (kept[count] = strdup(path)) != NULL && ++count > 0;
}

static bool same(const char *name, const char *text, size_t length)
{
	char block[65536];
	struct stat st;
	ssize_t n;
	size_t at = 0;
	int fd = open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st) != 0 || st.st_size != (off_t)length) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	while ((n = read(fd, block, sizeof(block))) > 0) {
		if (at + (size_t)n > length || memcmp(block, text + at, (size_t)n) != 0)
			break;
		at += (size_t)n;
	}
	close(fd);
	return n == 0 && at == length;
}

static bool fill(const char *name, const char *text, size_t length)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (fd < 0)
		return false;
	while (length > 0) {
		ssize_t n = write(fd, text, length);
		if (n < 0) {
			close(fd);
			return false;
		}
		text += n;
		length -= (size_t)n;
	}
	return close(fd) == 0;
}

bool publish_file(const char *path, const char *text, size_t length)
{
	char name[PATH_MAX], fresh[PATH_MAX + 5];

	if (!place(name, sizeof(name), path))
		return fault(path);
	if (same(name, text, length))
		return true;
	snprintf(fresh, sizeof(fresh), "%s.new", name);
	return (fill(fresh, text, length) && rename(fresh, name) == 0) || fault(name);
}

/* A picture never changes under its hash: once copied it stays. */
bool publish_photo(const char *path, const char *hash)
{
	char name[PATH_MAX], fresh[PATH_MAX + 5], from[PATH_MAX], block[65536];
	const char *var = getenv("FOYER_VAR");
	bool good = true;
	ssize_t n = 0;
	int in, out;

	if (strlen(hash) < 3 || hash[strspn(hash, "0123456789abcdef")] != '\0' || !place(name, sizeof(name), path))
		return fault(path);
	if (access(name, F_OK) == 0)
		return true;
	snprintf(from, sizeof(from), "%s/file/%.2s/%s.l.jpg", var == NULL ? "var" : var, hash, hash);
	snprintf(fresh, sizeof(fresh), "%s.new", name);
	in = open(from, O_RDONLY | O_CLOEXEC);
	out = in < 0 ? -1 : open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	while (out >= 0 && good && (n = read(in, block, sizeof(block))) > 0)
		good = write(out, block, (size_t)n) == n;
	if (in >= 0)
		close(in);
	if (out >= 0)
		good = close(out) == 0 && good && n == 0;
	return (out >= 0 && good && rename(fresh, name) == 0) || fault(from);
}

static bool in_set(const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(kept[i], path) == 0)
			return true;
	return false;
}

/* Remove what no page of the set is, at most one folder deeper than the set goes. */
static void sweep(const char *top, const char *below, int deep)
{
	char name[PATH_MAX], path[PATH_MAX];
	struct dirent *e;
	struct stat st;
	DIR *d;

	snprintf(name, sizeof(name), "%s/%s", top, below);
	d = opendir(name);
	while (d != NULL && (e = readdir(d)) != NULL) {
		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%.2000s%s%s", below, *below == '\0' ? "" : "/", e->d_name);
		snprintf(name, sizeof(name), "%.1800s/%.2200s", top, path);
		if (lstat(name, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode) && deep > 0)
			sweep(top, path, deep - 1);
		else if (S_ISREG(st.st_mode) && !in_set(path))
			unlink(name);
	}
	if (d != NULL)
		closedir(d);
}

void publish_end(void)
{
	const char *var = getenv("FOYER_VAR");
	char top[PATH_MAX];

	snprintf(top, sizeof(top), "%s/public", var == NULL ? "var" : var);
	sweep(top, "", 4);
	publish_begin();
}
