/* upload.c -- a multipart body: texts to the arena, files to the disk. */
#define CORE_RAW
#include "edge/upload.h"
#include "edge/magic.h"
#include "edge/secret.h"
#include "core/multipart.h"
#include "core/text.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TEXT_MOST (1024 * 1024)      /* bytes of all texts */
#define PAIRS_MOST 256
#define NAME_MOST 100                /* characters of a file name */
#define ENDING_MOST 8                /* bytes of its ending */
#define PIECE 65536

struct reading {
	struct request *rq;
	struct arena *arena;
	const char *var;
	int status;                      /* why the whole is refused */
	struct pair pairs[PAIRS_MOST];
	size_t count, texts;             /* bytes so far */
	/* the part in hand */
	const char *field;
	char *text;
	size_t length, room;
	struct upload *file;             /* NULL: a text */
	struct upload **next;
	unsigned files;
	int fd;
	struct secret_sum *sum;
};

/* The last part of a path of any system, without what troubles one; one that is too long is cut
** before its ending, which tells the kind. */
static const char *clean_name(struct arena *a, const char *given)
{
	char *name = arena_text(a, given, strlen(given)), *end;
	const char *dot;

	text_clean(name, strlen(name));
	for (char *p = name; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	name += strspn(name, ". ");
	for (char *p = name; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || strchr("<>:\"|?*", *p) != NULL)
			*p = '_';
	end = name + strlen(name);
	while (end > name && (end[-1] == ' ' || end[-1] == '.'))
		*--end = '\0';
	dot = strrchr(name, '.');
	if (dot != NULL && strlen(dot) <= ENDING_MOST && text_length(name) > NAME_MOST)
		name = arena_printf(a, "%s%s", text_cut(a, name, NAME_MOST - text_length(dot)), dot);
	else
		name = arena_printf(a, "%s", text_cut(a, name, NAME_MOST));
	return *text_trim(a, name) == '\0' ? "file" : name;
}

static bool refuse_all(struct reading *r, int status)
{
	r->status = status;
	return false;
}

static bool begin_file(struct reading *r, const struct multipart_part *part)
{
	char path[512];

	if (++r->files > FILES_MOST)
		return refuse_all(r, 413);
	if (!text_good(part->file, strlen(part->file)))
		return refuse_all(r, 400);
	snprintf(path, sizeof(path), "%s/tmp/up-%s", r->var, secret_token(r->arena));
	r->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
	if (r->fd < 0)
		return refuse_all(r, 503);
	r->file = arena_take(r->arena, sizeof(*r->file));
	*r->file = (struct upload){ .field = r->field, .name = clean_name(r->arena, part->file),
		.path = arena_text(r->arena, path, strlen(path)), .type = "", .hash = "" };
	*r->next = r->file;
	r->next = &r->file->next;
	r->sum = secret_sum(r->arena);
	return true;
}

static bool begin(void *to, const struct multipart_part *part)
{
	struct reading *r = to;

	if (!text_good(part->name, strlen(part->name)))
		return refuse_all(r, 400);
	r->field = arena_text(r->arena, part->name, strlen(part->name));
	r->file = NULL;
	r->text = NULL;
	r->length = r->room = 0;
	if (part->is_file)
		return begin_file(r, part);
	return r->count < PAIRS_MOST || refuse_all(r, 400);
}

static bool file_data(struct reading *r, const char *bytes, size_t n)
{
	r->file->size += (int64_t)n;
	if (r->file->size > FILE_MOST) {
		r->file->wrong = T("This file is larger than 10 MB. Make it smaller, or send it in parts.");
		return true;
	}
	secret_sum_add(r->sum, bytes, n);
	while (n > 0) {
		ssize_t k = write(r->fd, bytes, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return refuse_all(r, 503);
		bytes += k;
		n -= (size_t)k;
	}
	return true;
}

static bool data(void *to, const char *bytes, size_t n)
{
	struct reading *r = to;

	if (r->file != NULL)
		return file_data(r, bytes, n);
	r->texts += n;
	if (r->texts > TEXT_MOST)
		return refuse_all(r, 413);
	if (r->length + n >= r->room) {
		size_t room = (r->length + n + 64) * 2;
		char *larger = arena_take(r->arena, room);
		if (r->length > 0)
			memcpy(larger, r->text, r->length);
		r->text = larger;
		r->room = room;
	}
	memcpy(r->text + r->length, bytes, n);
	r->length += n;
	return true;
}

static bool end_file(struct reading *r)
{
	struct upload *u = r->file;

	close(r->fd);
	r->fd = -1;
	u->hash = secret_sum_end(r->sum, r->arena);
	if (u->wrong == NULL && u->size > 0) {
		u->type = magic_type(u->path, u->name);
		if (u->type == NULL) {
			u->type = "";
			u->wrong = T("Files of this kind are not taken. Send JPEG, PNG, WebP, PDF, DOCX, XLSX or TXT, with that ending.");
		}
	}
	return true;
}

static bool end(void *to)
{
	struct reading *r = to;

	if (r->file != NULL)
		return end_file(r);
	if (!text_good(r->text == NULL ? "" : r->text, r->length))
		return refuse_all(r, 400);
	if (r->text != NULL)
		text_clean(r->text, r->length);
	r->pairs[r->count++] = (struct pair){ r->field, r->text == NULL ? "" : r->text };
	return true;
}

/* An input left empty comes as a file without a name and bytes. */
static void forget_empty(struct request *rq)
{
	for (struct upload **u = &rq->uploads; *u != NULL;)
		if ((*u)->size == 0) {
			unlink((*u)->path);
			*u = (*u)->next;
		} else {
			u = &(*u)->next;
		}
}

static int pump(struct reading *r, const struct wire *w, const char *type, long long length)
{
	static const struct multipart_sink sink = { begin, data, end };
	struct multipart_reader *m = arena_take(r->arena, sizeof(*m));
	char *piece = arena_take(r->arena, PIECE);
	enum multipart rc = multipart_begin(m, type, sink, r, PAIRS_MOST + FILES_MOST);
	long long got = 0;

	while (rc == MULTIPART_OK) {
		int n = w->read(w->of, piece, PIECE);
		if (n <= 0)
			break;
		got += n;
		if (got > length)
			return 400;
		rc = multipart_feed(m, piece, (size_t)n);
	}
	if (rc == MULTIPART_OK)
		rc = got == length ? multipart_end(m) : MULTIPART_SHORT;
	if (rc == MULTIPART_SINK)
		return r->status;
	return rc == MULTIPART_OK ? 0 : 400;
}

int upload_read(struct request *rq, struct arena *a, const struct wire *w, const char *type,
	long long length)
{
	struct reading *r = arena_take(a, sizeof(*r));
	int status;

	if (length > UPLOAD_MOST)
		return 413;
	*r = (struct reading){ .rq = rq, .arena = a, .fd = -1, .next = &rq->uploads, .status = 400,
		.var = getenv("FOYER_VAR") };
	if (r->var == NULL)
		return 503;
	status = pump(r, w, type, length);
	if (r->fd >= 0)
		close(r->fd);
	forget_empty(rq);
	rq->body = (struct pairs){ r->pairs, r->count };
	return status;
}

bool upload_keep(const struct upload *u)
{
	const char *var = getenv("FOYER_VAR");
	char path[512];

	if (var == NULL || u->wrong != NULL)
		return false;
	snprintf(path, sizeof(path), "%s/file/%.2s", var, u->hash);
	if (mkdir(path, 0750) != 0 && errno != EEXIST)
		return false;
	snprintf(path, sizeof(path), "%s/file/%.2s/%s", var, u->hash, u->hash);
	return rename(u->path, path) == 0 || access(path, R_OK) == 0;
}

void upload_forget(const char *hash)
{
	static const char *const also[] = { ".s.jpg", ".l.jpg", "" };
	const char *var = getenv("FOYER_VAR");
	char path[512];
	struct stat st;

	snprintf(path, sizeof(path), "%s/file/%.2s/%s", var == NULL ? "." : var, hash, hash);
	if (strspn(hash, "0123456789abcdef") != strlen(hash) || stat(path, &st) != 0 || time(NULL) - st.st_mtime < 86400)
		return;
	for (size_t i = 0; i < COUNT(also); i++) {
		snprintf(path, sizeof(path), "%s/file/%.2s/%s%s", var == NULL ? "." : var, hash, hash, also[i]);
		unlink(path);
	}
}

void upload_drop(struct request *rq)
{
	for (const struct upload *u = rq->uploads; u != NULL; u = u->next)
		unlink(u->path);
	rq->uploads = NULL;
}

void upload_sweep(void)
{
	const char *var = getenv("FOYER_VAR");
	char folder[500], path[800];
	struct stat st;
	DIR *d;

	snprintf(folder, sizeof(folder), "%s/tmp", var == NULL ? "." : var);
	d = opendir(folder);
	for (const struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
		if (strncmp(e->d_name, "up-", 3) != 0 && strncmp(e->d_name, "sheet-", 6) != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && time(NULL) - st.st_mtime > 3600)
			unlink(path);
	}
	if (d != NULL)
		closedir(d);
}
