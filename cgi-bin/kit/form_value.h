/* form_value.h -- between form.c, which walks the fields, and form_value.c, which
** reads one typed value. */
#ifndef KIT_FORM_VALUE_H
#define KIT_FORM_VALUE_H
#include "kit/form.h"

/* What a form does not show of a row, and leaves as it is when it comes back empty. */
static inline bool form_conceals(const struct request *rq, const char *name)
{ return module_masks(rq->module, name) || face_hides(rq->face, name); }
/* What was typed (text_clean() has been over it) without blanks at both ends (keys treat trailing
** ones as equal), and as the kind of input is read: a line is one, numbers as keyboards have them. */
const char *form_tidy(struct request *rq, enum input input, const char *s);
/* Read `s`, of form_tidy() and not empty, into its column; a fault when it is wrong. */
void form_value(struct request *rq, const struct form *form, const struct field *f,
	const struct column *c, const char *s, void *row);
/* A row's value as the input writes it. */
const char *form_typed(struct request *rq, const struct column *c, const void *row);
/* What the form carries along about rq->stored, or NULL. */
const char *form_seen(struct request *rq, const struct form *form);
/* Faults, and rq->overtaken, for what has changed since and would be overwritten. */
void form_meet(struct request *rq, const struct form *form);
/* The choice that is these `n` bytes, or NULL. */
const char *form_choice(const struct choice *list, const char *s, size_t n);
#endif
