/* upload.h -- files of a multipart body, streamed to $FOYER_VAR/tmp. */
#ifndef EDGE_UPLOAD_H
#define EDGE_UPLOAD_H
#include "edge/wire.h"

#define FILE_MOST (10 * 1024 * 1024)         /* bytes of one file */
#define FILES_MOST 8                         /* per request */
#define UPLOAD_MOST (25 * 1024 * 1024)       /* bytes of the whole body */

struct upload {                          /* one file of a multipart body, already on disk */
	const char *field, *name, *type;     /* input; cleaned file name; type found by content */
	const char *hash;                    /* hex */
	int64_t size;
	const char *wrong;                   /* T(): refused (type, size), nothing kept; NULL: good */
	struct upload *next;
	const char *path;                    /* where it lies until the request ends */
};

/* Read the body into rq->body and rq->uploads; an input without a file gives
** none.  0, or the status of the refusal: 400, 413, 503 (the disk). */
int upload_read(struct request *rq, struct arena *a, const struct wire *w, const char *type,
	long long length);
/* Keep it under its hash: $FOYER_VAR/file/<2>/<hash>; again is well.  False: the disk. */
bool upload_keep(const struct upload *u);
/* Nothing speaks of it any more: the file and its smaller pictures go, unless somebody brought the same again
** within the day. */
void upload_forget(const char *hash);
/* Remove what was not kept, at the end of the request. */
void upload_drop(struct request *rq);
/* Of tick: remove what workers that died left in $FOYER_VAR/tmp an hour ago or more. */
void upload_sweep(void);
#endif
