/* file_tick.c -- what tick does about attachments; apart, so that no worker has the call that starts a program.
**
** Photographs are made smaller beside the clock, one at a time: it looks how far the one at work is, and goes
** on with mails and deadlines (fault D5).  Whose had the fewest in this hour is next, so that who sends a
** hundred waits for himself; after PERSON_MOST in an hour his wait for the next hour. */
#include "kit/file.h"
#include "edge/db.h"
#include "edge/image.h"

#define PERSON_MOST 240

struct photo { int64_t id, most, had; const char *hash, *picture; };
static const struct column columns[] = {
	INT_COLUMN(struct photo, id, NULL), INT_COLUMN(struct photo, most, NULL), INT_COLUMN(struct photo, had, NULL),
	TEXT_COLUMN(struct photo, hash, NULL), TEXT_COLUMN(struct photo, picture, NULL), { 0 }
};
static const struct table photo_table = { "file", sizeof(struct photo), columns };

enum { PHOTO_NEXT, PHOTO_DONE };
const struct sql file_tick_sql[] = {
	/* The oldest of each person, as often as it was his turn lately. */
	[PHOTO_NEXT] = { "SELECT f.id, f.hash, (SELECT COUNT(*) FROM file d WHERE d.made_by <=> f.made_by"
		" AND d.made_at > :now - INTERVAL 1 HOUR AND d.picture IN ('made', 'never')) AS had"
		" FROM (SELECT MIN(id) AS id FROM file WHERE picture = 'waiting' GROUP BY made_by) q JOIN file f ON f.id = q.id"
		" HAVING had < :most ORDER BY had, f.id LIMIT 20", &photo_table, &photo_table },
	[PHOTO_DONE] = { "UPDATE file SET picture = :picture WHERE id = :id", &photo_table, NULL },
	{ 0 }
};

static int64_t at_work;                  /* the row whose picture is being made */

static void done(struct request *rq, int64_t id, const char *how)
{
	db_run(rq->db, &file_tick_sql[PHOTO_DONE], &(struct photo){ .id = id, .picture = how });
}

bool file_ready(void)
{
	return at_work != 0 && image_state() != IMAGE_BUSY;
}

void file_tick(struct request *rq)
{
	enum image_state state = image_state();

	upload_sweep();
	if (state == IMAGE_BUSY)
		return;
	if (at_work != 0 && state != IMAGE_NONE)
		done(rq, at_work, state == IMAGE_MADE ? "made" : "never");
	at_work = 0;
	EACH_ROW(struct photo, f, db_all(rq->db, &file_tick_sql[PHOTO_NEXT], &(struct photo){ .most = PERSON_MOST })) {
		if (image_ready(f->hash)) {
			done(rq, f->id, "made");
		} else if (image_start(f->hash)) {
			at_work = f->id;
			return;
		}
	}
}
