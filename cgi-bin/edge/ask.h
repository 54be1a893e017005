/* ask.h -- understand a request, or refuse it. */
#ifndef EDGE_ASK_H
#define EDGE_ASK_H
#include "edge/wire.h"

#define BODY_MOST (1024 * 1024)      /* bytes of an urlencoded body */

/* The hosts we answer for: that of $FOYER_URL and those of $FOYER_HOSTS (parted by blanks). */
void ask_start(void);
/* Fill rq from the wire; texts lie in `a`.  0, or the status of the refusal. */
int ask_read(struct request *rq, struct arena *a, const struct wire *w);
#endif
