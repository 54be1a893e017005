/* record.h -- list, new, show and step, for any module. */
#ifndef KIT_RECORD_H
#define KIT_RECORD_H
#include "core/request.h"
int record_list(struct request *rq);
int record_new(struct request *rq);
int record_show(struct request *rq);
int record_step(struct request *rq);
int record_file(struct request *rq);     /* GET ?f=: an attachment; POST: add one */
int record_bulk(struct request *rq);     /* POST: one step for the ticked lines of the list */
/* rq->refused on top of that list, filters and ticks as they were; 422. */
int record_bulk_refused(struct request *rq);
/* The page of a step: its title, the way back to the record, why it was refused (rq->refused), its form posted to
** /:id/<step> with what stands in it, or NULL; the status.  *drawn is the form. */
int record_ask(struct request *rq, const struct record *r, const char *title, const char *step, const struct form *form,
	const void *stands, struct page **drawn);
/* The page of a record that is the only one of its kind at a site, as settings are: its form with what stands there
** (before, of that id) and its history; the status. */
int record_only(struct request *rq, const struct form *form, const void *before, int64_t id, const char *title);
/* record_page(), with what is masked shown in clear. */
void record_page_with(struct request *rq, void *row, bool clear);
int record_reveal(struct request *rq);   /* show masked columns once, for a reason that is kept */

/* For handlers of special routes and for other modules: */
/* A blank row of the module, with id from the URL and site and company of the reader. */
void *record_blank(struct request *rq, const struct module *m);
/* Read the record of the URL by the face's `one`; NULL: answer 404. */
void *record_read(struct request *rq);
/* Write a new record of any module as the person of rq: number, state, due,
** history, clock, before/after hooks.  A state set by `before` is kept.  Its id,
** or 0 with rq->refused or rq->faults set. */
int64_t record_make(struct request *rq, const struct module *m, const struct sql *make, void *row);
/* Take a step that is declared and allowed for `roles`; false: rq->refused says
** why (not in this state, act refused, too early, someone was faster).
** `before` is a copy of the row as it was read, for the history; or NULL. */
bool record_take(struct request *rq, const struct module *m, void *row,
	const void *before, const char *step, unsigned roles);
/* Write a row that is to be in state `to` (NULL: stays) with everything that goes with it: deadline, what it
** holds, history, clock.  For record_take() and what takes a step back; false as there. */
bool record_put_into(struct request *rq, const struct module *m, void *row, const void *before, const char *to,
	const char *step, const char *note);
/* What is said of a step that is none of the state's. */
const char *record_not_here(struct request *rq, const struct module *m, const struct record *r, const char *step);
/* A copy of a row, to hand to record_take(). */
void *record_copy(struct request *rq, const struct table *t, const void *row);
/* Put every column of a row as markers (translated codes as <name>, the code
** itself as <name>_code; money, days, times printed for people). */
void record_put(struct request *rq, struct page *p, const struct table *t, const void *row);
/* "/desk/mail/7" */
const char *record_url(struct request *rq, const struct module *m, int64_t id);
/* CSS class of a state: ok info warn bad idle. */
const char *record_tone(const struct flow *f, const char *state);
/* A button on the head of a list or a record's page; label is T().  None on an export. */
void record_act(struct request *rq, const char *url, const char *label);
/* Fill show.html for a row that was read; for handlers that add to it. */
void record_page(struct request *rq, void *row);
/* A 409 page of the record that says rq->refused. */
int record_refused(struct request *rq, void *row);
/* What a step touches besides its record, in a card above its form: T() its title, T() what becomes of it. */
/* What its page says of one column: masked where it is not `clear`; NULL: nothing, or not to this reader. */
const char *record_fact(struct request *rq, const struct column *c, const void *row, bool clear);
struct page *record_hanging(struct request *rq, const char *title, const char *what);
void record_hang(struct request *rq, struct page *list, const struct module *m, int64_t id, const char *number, const char *text, const char *when);
#endif
