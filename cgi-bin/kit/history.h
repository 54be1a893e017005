/* history.h -- who, when, from where, what, before and after; for every write. */
#ifndef KIT_HISTORY_H
#define KIT_HISTORY_H
#include "core/request.h"

/* Note a write to record `id` of module `m` in the transaction.  `step` is the
** step's name, "new", "edit" or another word; `was` and `row` are the record
** before and after (either may be NULL): differing labelled columns are kept. */
void history_write(struct request *rq, const struct module *m, int64_t id,
	const char *step, const void *was, const void *row, const char *note);
/* Fill section "event" of `into`, newest first, at most 100. */
void history_show(struct request *rq, struct page *into, const struct module *m, int64_t id);
/* Who took the newest of these steps ("lend,new"), by the story of the record: a name on paper comes from
** here, never from who made the record (guarantee 4).  `house`: of the staff only.  False: nobody did. */
struct history_by { const char *who, *step; instant at; bool house; };
#define HISTORY_NAME(module, id, steps) "(SELECT h.name FROM history h WHERE h.module = '" module \
	"' AND h.record = " id " AND h.step IN (" steps ") ORDER BY h.id DESC LIMIT 1)"      /* in a list's select */
bool history_by(struct request *rq, const struct module *m, int64_t id, const char *steps, bool house,
	struct history_by *out);
/* How often what it says was corrected or taken back, and who did so last; 0: never, `out` is left as it is. */
int64_t history_edits(struct request *rq, const struct module *m, int64_t id, struct history_by *out);
/* The newest event: who, when, from which state to which, as people read them.
** False: there is none. */
struct history_last { const char *who, *at, *was, *is; };
bool history_last(struct request *rq, const struct module *m, int64_t id, struct history_last *out);
/* The newest event that moved the record: its step, from which state to which, and the changes it made, for
** history_restore().  False: there is none. */
struct history_step { const char *step, *was, *state, *changes; instant at; };
bool history_move(struct request *rq, const struct module *m, int64_t id, struct history_step *out);
/* The states the record was ever in, "requested,confirmed"; "": it has no story. */
const char *history_states(struct request *rq, const struct module *m, int64_t id);
/* Put what an event changed back as it was; what is masked is not kept, and stays. */
void history_restore(struct request *rq, const struct module *m, const char *changes, void *row);
#endif
