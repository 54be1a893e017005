/* record.h -- list, new, show and step, for any module. */
#ifndef KIT_RECORD_H
#define KIT_RECORD_H
#include "core/request.h"
int record_list(struct request *rq);
int record_new(struct request *rq);
int record_show(struct request *rq);
int record_step(struct request *rq);

/* For handlers of special routes and for other modules: */
/* A blank row of the module, with id from the URL and site and company of the reader. */
void *record_blank(struct request *rq, const struct module *m);
/* Read the record of the URL by the face's `one`; NULL: answer 404. */
void *record_read(struct request *rq);
/* Write a new record of any module as the person of rq: number, state, due,
** history, clock, before/after hooks.  Its id, or 0 with rq->refused set. */
int64_t record_make(struct request *rq, const struct module *m, const struct sql *make, void *row);
/* Take a step that is declared and allowed for `roles`; false: rq->refused says
** why (not in this state, act refused, too early, someone was faster). */
bool record_take(struct request *rq, const struct module *m, void *row, const char *step, unsigned roles);
/* Draw a form into marker "form" of `into`: values of rq->body when it is a
** POST, else of `row` (NULL: the query's, else empty), with rq->faults. */
void record_form(struct request *rq, struct page *into, const struct form *form,
	const void *row, const char *action, const char *back);
/* Put every column of a row as markers (translated codes as <name>, the code
** itself as <name>_code; money, days, times printed for people). */
void record_put(struct request *rq, struct page *p, const struct table *t, const void *row);
#endif
