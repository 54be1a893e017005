/* undo.h -- a wrong final step is taken back by a leader within a day, with a reason, in the history (guarantee 2). */
#ifndef KIT_UNDO_H
#define KIT_UNDO_H
#include "core/request.h"

#define UNDO_SECONDS 86400               /* architecture §4, 2: "within a day" */

int record_undo(struct request *rq);     /* GET and POST /<module>/:id/undo */
/* The step that this reader may take back, or NULL; *why: T(), why it may not be, or NULL. */
const struct step *undo_step(struct request *rq, const void *row, const char **why);
/* Why somebody gives up or takes back: kept as the note of the history. */
struct undo_reason { const char *note; };
bool undo_read(struct request *rq, struct undo_reason *reason);
/* The page that asks it for a step of a record; 200, 409 or 422. */
int undo_ask(struct request *rq, const struct step *s, void *row);
/* Nothing hangs on the step but the row itself. */
const char *undo_own(struct request *rq, void *row);
#endif
