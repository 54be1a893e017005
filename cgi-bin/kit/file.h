/* file.h -- attachments: streamed to $FOYER_VAR/file under their hash, typed by
** content, bounded in size, sent by nginx through X-Accel-Redirect after the check. */
#ifndef KIT_FILE_H
#define KIT_FILE_H
#include "core/request.h"
#include "core/sql.h"
#include "edge/upload.h"

/* struct upload: edge/upload.h */
const struct upload *file_upload(const struct request *rq, const char *field);
/* Attach an upload to a record; the id of the file row. */
int64_t file_attach(struct request *rq, const struct upload *u, const char *module,
	int64_t record, const char *kind);
/* Section "file" of `into`: the record's attachments. */
void file_show(struct request *rq, struct page *into, const char *module, int64_t record);
/* Answer with the file `id` if it belongs to that record; 200 or 404.  An image
** shown inline is the smaller one as soon as tick has made it; query "s": the small. */
int file_send(struct request *rq, const char *module, int64_t record, int64_t id, bool inline_);
/* Of tick: begin with the smaller pictures of the next photograph unless one is at work.
** file_ready(): the one at work is finished, and file_tick() may go on. */
void file_tick(struct request *rq);
bool file_ready(void);
extern const struct sql file_tick_sql[];
#endif
