/* file_tick.c -- what tick does about attachments; apart, so that no worker has the call that starts a program. */
#include "kit/file.h"
#include "edge/db.h"
#include "edge/image.h"

struct photo { int64_t id; const char *hash; };
static const struct column columns[] = {
	INT_COLUMN(struct photo, id, NULL), TEXT_COLUMN(struct photo, hash, NULL), { 0 }
};
static const struct table photo_table = { "file", sizeof(struct photo), columns };
static const struct sql read_photos = {
	"SELECT id, hash FROM file WHERE id > :id AND type IN ('image/jpeg', 'image/png')"
	" ORDER BY id LIMIT 20", &photo_table, &photo_table };

void file_tick(struct request *rq)
{
	static int64_t last;             /* all are looked at once after a start */
	struct rows rows = db_all(rq->db, &read_photos, &(struct photo){ .id = last });

	upload_sweep();
	EACH_ROW(struct photo, f, rows) {
		if (!image_ready(f->hash))
			image_make(f->hash);
		last = f->id;
	}
}
