/* file.c -- attachments of records; see file.h. */
#include "kit/file.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/image.h"
#include "edge/page.h"

struct file {
	int64_t id, record, size, made_by;
	const char *module, *kind, *hash, *name, *type, *person, *picture;
	instant made_at;
};

/* clang-format off */
static const struct column columns[] = {
	INT_COLUMN(struct file, id, NULL), INT_COLUMN(struct file, record, NULL),
	INT_COLUMN(struct file, size, NULL), ID_COLUMN(struct file, made_by, NULL),
	TEXT_COLUMN(struct file, module, NULL), TEXT_COLUMN(struct file, kind, NULL),
	TEXT_COLUMN(struct file, hash, NULL), TEXT_COLUMN(struct file, name, NULL),
	TEXT_COLUMN(struct file, type, NULL), TEXT_COLUMN(struct file, person, NULL),
	TIME_COLUMN(struct file, made_at, NULL), TEXT_COLUMN(struct file, picture, NULL),
	{ 0 }
};
/* clang-format on */
static const struct table file_table = { "file", sizeof(struct file), columns };

static const struct sql make = {
	"INSERT INTO file (module, record, kind, hash, name, type, size, made_at, made_by, picture)"
	" VALUES (:module, :record, :kind, :hash, :name, :type, :size, :now, :made_by, :picture)",
	&file_table, NULL };
static const struct sql read_all = {
	"SELECT f.id, f.name, f.type, f.size, f.made_at, IFNULL(p.name, '') AS person"
	" FROM file f LEFT JOIN person p ON p.id = f.made_by"
	" WHERE f.module = :module AND f.record = :record ORDER BY f.id LIMIT 100",
	&file_table, &file_table };
static const struct sql read_one = {
	"SELECT id, hash, name, type FROM file"
	" WHERE id = :id AND module = :module AND record = :record", &file_table, &file_table };

const struct upload *file_upload(const struct request *rq, const char *field)
{
	for (const struct upload *u = rq->uploads; u != NULL; u = u->next)
		if (strcmp(u->field, field) == 0)
			return u;
	return NULL;
}

int64_t file_attach(struct request *rq, const struct upload *u, const char *module,
	int64_t record, const char *kind)
{
	struct file f = { .module = module, .record = record, .kind = kind, .hash = u->hash,
		.name = u->name, .type = u->type, .size = u->size, .made_by = rq->user.id, .picture = "none" };

	if (strcmp(u->type, "image/jpeg") == 0 || strcmp(u->type, "image/png") == 0)
		f.picture = "waiting";           /* to be made smaller, file_tick.c */
	if (!upload_keep(u))
		give_up(&rq->arena, 503);
	return db_make(rq->db, &make, &f);
}

/* "12 kB", "1.4 MB" */
static const char *size_text(struct request *rq, int64_t n)
{
	if (n < 1000 * 1000)
		return arena_printf(&rq->arena, "%lld kB", (long long)(n + 999) / 1000);
	return arena_printf(&rq->arena, "%lld.%lld MB", (long long)(n / 1000000),
		(long long)(n / 100000 % 10));
}

void file_show(struct request *rq, struct page *into, const char *module, int64_t record)
{
	struct rows rows = db_all(rq->db, &read_all,
		&(struct file){ .module = module, .record = record });

	EACH_ROW(struct file, f, rows) {
		struct page *p = page_again(into, "file");
		page_text(p, "url", arena_printf(&rq->arena, "/%s/%s/%lld/file?f=%lld",
			rq->program->name, module, (long long)record, (long long)f->id));
		page_text(p, "name", f->name);
		page_text(p, "size", size_text(rq, f->size));
		page_text(p, "who", f->person);
		page_text(p, "at", show_time(rq, f->made_at));
	}
}

/* Only what a browser shows without running anything may be shown inline. */
static bool may_show(const char *type)
{
	return strncmp(type, "image/", 6) == 0 || strcmp(type, "application/pdf") == 0;
}

/* The smaller picture, if it is made. */
static bool send_image(struct request *rq, const struct file *f)
{
	if (strncmp(f->type, "image/", 6) != 0 || !image_ready(f->hash))
		return false;
	rq->accel = arena_printf(&rq->arena, "/protected/%.2s/%s.%s.jpg", f->hash, f->hash,
		pairs_get(rq->query, "s") != NULL ? "s" : "l");
	rq->type = "image/jpeg";
	return true;
}

int file_send(struct request *rq, const char *module, int64_t record, int64_t id, bool inline_)
{
	struct file *f = take(rq, struct file);

	if (!db_one(rq->db, &read_one,
	    &(struct file){ .id = id, .module = module, .record = record }, f))
		return 404;
	if (inline_ && send_image(rq, f))
		return 200;
	if (inline_ && strncmp(f->type, "image/", 6) == 0 && rq->program->audience != DESK)
		return 404;              /* not drawn anew yet, or it could not be: the file as it came is the house's */
	rq->accel = arena_printf(&rq->arena, "/protected/%.2s/%s", f->hash, f->hash);
	rq->type = strcmp(f->type, "text/plain") == 0 ? "text/plain; charset=utf-8" : f->type;
	if (!inline_ || !may_show(f->type))
		rq->file_name = f->name;
	return 200;
}
