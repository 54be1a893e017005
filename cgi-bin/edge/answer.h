/* answer.h -- the head of an answer: the one place where headers are written. */
#ifndef EDGE_ANSWER_H
#define EDGE_ANSWER_H
#include "core/request.h"

/* Lines of the head up to the empty one, in rq's arena; `length` is that of the
** body.  Gives up with 500 when a value holds a control byte or leads elsewhere. */
const char *answer_head(struct request *rq, int status, size_t length, size_t *n);
/* The page was not changed since the browser got it: answer 304. */
bool answer_same(const struct request *rq);
#endif
