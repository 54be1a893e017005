/* form.h -- read what a person typed by a declared form; draw it again. */
#ifndef KIT_FORM_H
#define KIT_FORM_H
#include "core/request.h"

/* Read rq->body into `row`.  Inputs not declared are ignored.  True: the row is
** good; else rq->faults says what is wrong with each field. */
bool form_read(struct request *rq, const struct form *form, void *row);
/* Draw: see record_form(). */
void form_draw(struct request *rq, struct page *into, const struct form *form,
	const void *row, const char *action, const char *back);
#endif
