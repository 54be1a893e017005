/* spool.h -- a large answer as a file in $FOYER_VAR/tmp/export, written piece by piece and then sent by nginx, so that it
** costs a worker no memory and a slow reader holds none. */
#ifndef EDGE_SPOOL_H
#define EDGE_SPOOL_H
#include "core/request.h"

struct spool;
/* NULL: SPOOLS_MOST workers of this program are at it already.  `kind` is the end of the file's name, "csv". */
#define SPOOLS_MOST 2
struct spool *spool_open(struct request *rq, const char *kind);
void spool_add(struct spool *s, const char *bytes, size_t n);
/* For a library that writes by itself: its path; what was added is lost. */
const char *spool_path(struct spool *s);
/* Becomes the answer: rq->raw when it is small, else rq->accel. */
void spool_end(struct spool *s, struct request *rq);
/* Thrown away, if there is one. */
void spool_drop(void);
#endif
