/* form.h -- read what a person typed by a declared form; draw it again. */
#ifndef KIT_FORM_H
#define KIT_FORM_H
#include "core/request.h"

/* Read rq->body into `row`.  Inputs not declared are ignored.  True: the row is
** good; else rq->faults says what is wrong with each field.  An INPUT_FILE
** field has no column: see form_files(). */
bool form_read(struct request *rq, const struct form *form, void *row);
/* Attach what came with the INPUT_FILE fields to a record; kind is the field's name. */
void form_files(struct request *rq, const struct form *form, const char *module, int64_t record);
/* Draw into marker "form" of `into`: values of rq->body when it is a POST, else
** of `row`; NULL: of the query, else empty; with rq->faults.  Returns the form's
** page, for more inputs ("keep", "also"). */
struct page *form_draw(struct request *rq, struct page *into, const struct form *form,
	const void *row, const char *action, const char *back);
const char *form_label(struct request *rq, const struct form *form, const struct field *f);
const struct choice *form_choices(struct request *rq, const struct form *form, const struct field *f);
#endif
