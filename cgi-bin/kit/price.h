/* price.h -- what a button says is what is booked (architecture §4, 12).
**
** A module declares what is charged by which of its steps (struct charge, core/module.h).
** The kit writes the amount on the button, posts it as the member "shown" and, before the
** step is taken, compares it with what the step would charge now; it is never used.  When
** rules, rooms or what was typed have made another amount, the form comes back with both
** and is sent again: 409.  A correction of what an amount came from works it out anew
** (.reckon), but not what was paid (.settled).  Nothing shown is an amount of nothing, so a form that shows no
** price charges none. */
#ifndef KIT_PRICE_H
#define KIT_PRICE_H
#include "core/request.h"

/* The declared charge of a step, or "new"; NULL: nothing is charged. */
const struct charge *price_of(const struct module *m, const char *step);
/* "¥1.20 a minute", "¥320.00"; per NULL: in all. */
const char *price_words(struct request *rq, int64_t fen, const char *per);
/* "Confirm the booking, ¥320.00"; label is T(); nothing to pay: the label. */
const char *price_label(struct request *rq, const char *label, int64_t fen, const char *per);
/* Is it the amount the form said (fen)?  False: rq->repriced says both; draw the form again. */
bool price_agreed(struct request *rq, int64_t fen, const char *per);
/* The label of a step's button; of one that asks nothing with its amount, which goes into `form` (section "charged"). */
const char *price_step(struct request *rq, struct page *form, const struct step *s, const void *row);
/* The amount as a hidden member of a form (a page with a section "keep"), and on its button. */
void price_put(struct request *rq, struct page *form, const char *label, int64_t fen, const char *per);
#endif
