/* typing.h -- what honest and hostile people put into the forms of a page (pageform.h), as the body of a
** request. */
#ifndef TYPING_H
#define TYPING_H
#include "lab.h"
#include "pageform.h"

/* What is typed: `unit` again and again until the input is full, or once.  `kept`: what of it a
** refused form must still have; NULL: it may say what it likes. */
struct hostile { const char *name, *unit; bool full; const char *kept; bool digits; };
extern const struct hostile hostiles[];
extern const size_t hostile_count, odd_count;
extern const char *const odd[];          /* for what is chosen, counted or dated */
extern struct arena typing_arena;        /* of pages and values; whoever uses it resets it */

void typing_begin(void);
void typing_put(const char *name, const char *value);
const char *typing_body(void);
void typing_end(void);                   /* frees all */
bool typing_is_text(const struct entry *e);
/* Chosen, counted or dated; which record a line is, nobody writes. */
bool typing_is_chosen(const struct entry *e);
/* `unit` until the input is full: counted as the form counts, after the cleaning. */
const char *typing_filled(const struct entry *e, const struct hostile *h);
/* Something an honest person might enter; `way` 0 to TYPING_WAYS - 1, since forms want different things; 3 is as the page has it. */
#define TYPING_WAYS 6
void typing_honest(const struct entry *e, int way);
/* Take a step as an honest person would: its page is read and filled in, one way after the other; what it is
** from is set up by `first` before each try.  The status of the last: 303 when it was taken, and committed. */
int typing_step(enum audience audience, int64_t person, const char *path, const char *first);
/* Why a form is not taken, to teach typing_honest() what an honest person would enter there. */
void typing_why(const struct answer *a, const char *action, int way);
#endif
