/* once.h -- a POST that makes something does it once.
**
** The form carries a key; its row is the first write of the same transaction.
** The same key with the same body answers what was answered before; with
** another body it is refused (422). */
#ifndef KIT_ONCE_H
#define KIT_ONCE_H
#include "core/request.h"
enum once { ONCE_FIRST, ONCE_AGAIN, ONCE_OTHER };
/* AGAIN: rq->location is the old answer. */
enum once once_enter(struct request *rq);
void once_answer(struct request *rq);    /* keep rq->location as the answer */
/* A field that is no part of what was typed: keys, what was shown; or passwords, better not kept even as a digest. */
bool once_apart(const char *name);
const char *once_key(struct request *rq);        /* a new one for a form */
#endif
