/* resume.h -- a form that cannot be taken loses nothing: it goes on with what was typed (fault K7).
**
** The refusal carries what came as hidden fields: in the log-in's own form when the session is over,
** else in a form that sends all of it once more with one press.  Never passwords, keys or the bytes
** of files, and only of what a page of ours sent: no other site puts its words into anybody's mouth. */
#ifndef KIT_RESUME_H
#define KIT_RESUME_H
#include "core/request.h"

/* May what came with this POST be offered to whoever sent it? */
bool resume_may(const struct request *rq);
/* Into the form of the log-in: where it was meant for, and what was typed; after a wrong password again. */
void resume_keep(struct request *rq, struct page *form);
/* Into the marker "resume" of a page: the form that sends it on.  `once` is its key, NULL a new one. */
void resume_put(struct request *rq, struct page *page, const char *once);
/* After a right password: the page that sends on what waits, and 200; 0: nothing does. */
int resume_go(struct request *rq, const char *name);
#endif
