/* log.c -- one line per request on stderr, whatever bytes it holds. */
#define CORE_RAW
#include "edge/log.h"
#include "core/request.h"
#include <time.h>
#include <unistd.h>

#define LINE_MOST 1024
#define PART_MOST 40                 /* a longer part of a path may be a token */

struct line { char text[LINE_MOST]; size_t n; };

static void put(struct line *l, const char *s, size_t n)
{
	if (n > LINE_MOST - 2 - l->n)
		n = LINE_MOST - 2 - l->n;
	memcpy(l->text + l->n, s, n);
	l->n += n;
}

/* Control bytes (C1 and the two line separators too), quotes and backslashes
** are written as \xNN: nobody can forge a line or reach the terminal. */
static void put_foreign(struct line *l, const char *s, size_t most)
{
	for (size_t i = 0; i < most && s[i] != '\0'; i++) {
		unsigned char c = (unsigned char)s[i], d = (unsigned char)s[i + (c != 0)];
		bool odd = c < 0x20 || c == 0x7f || c == '"' || c == '\\' ||
			(c == 0xC2 && d >= 0x80 && d < 0xA0) ||
			(c == 0xE2 && d == 0x80 && ((unsigned char)s[i + 2] & 0xFE) == 0xA8);
		char hex[5];
		if (odd) {
			snprintf(hex, sizeof(hex), "\\x%02x", c);
			put(l, hex, 4);
		} else {
			put(l, s + i, 1);
		}
	}
}

/* A path, with parts that may be secrets cut. */
static void put_path(struct line *l, const char *path)
{
	while (*path != '\0') {
		size_t n = strcspn(path, "/");
		if (n >= PART_MOST) {
			put_foreign(l, path, 6);
			put(l, "...", 3);
		} else {
			put_foreign(l, path, n);
		}
		path += n;
		if (*path == '/') {
			put(l, "/", 1);
			path++;
		}
	}
}

static void begin(struct line *l, const char *id)
{
	time_t now = time(NULL);
	struct tm m;

	gmtime_r(&now, &m);
	l->n = strftime(l->text, sizeof(l->text), "%Y-%m-%dT%H:%M:%SZ ", &m);
	put_foreign(l, id == NULL || *id == '\0' ? "-" : id, 64);
	put(l, " ", 1);
}

/* One write(): lines of several workers do not mix. */
static void end(struct line *l)
{
	l->text[l->n++] = '\n';
	if (write(STDERR_FILENO, l->text, l->n) < 0)
		return;                  /* nowhere left to say it */
}

void log_request(const struct request *rq, int status, double ms, size_t bytes)
{
	struct line l;
	char rest[128];

	begin(&l, rq->id);
	put(&l, rq->head ? "HEAD /" : rq->method == POST ? "POST /" : "GET /",
		rq->head || rq->method == POST ? 6 : 5);
	put_foreign(&l, rq->program->name, 32);
	put_path(&l, rq->path == NULL ? "" : rq->path);
	snprintf(rest, sizeof(rest), " %lld %d %.1f %u %zu", (long long)rq->user.id,
		status, ms, rq->queries, bytes);
	put(&l, rest, strlen(rest));
	end(&l);
}

void log_line(const char *id, const char *format, ...)
{
	struct line l;
	char text[LINE_MOST];
	va_list ap;

	begin(&l, id);
	va_start(ap, format);
	if (vsnprintf(text, sizeof(text), format, ap) < 0)
		text[0] = '\0';
	va_end(ap);
	put_foreign(&l, text, sizeof(text));
	end(&l);
}
