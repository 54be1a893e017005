/* work.h -- the answer to one request, worked out: in a transaction, again after a
** deadlock, and as a page of its status when it fails. */
#ifndef EDGE_WORK_H
#define EDGE_WORK_H
#include "edge/db.h"
#include "edge/wire.h"

struct work {
	const struct program *program;
	struct db *db;                   /* NULL: not there, or lost by the last request */
	struct arena asked;              /* what came; stays while an answer is tried again */
	struct request rq;
	struct request fresh;            /* rq before anybody worked on it */
	bool begun, ran;                 /* a transaction is open; was opened for this request */
	bool quick, slow, busy;          /* a reader's first try; it found a place among the slow, or none; see slow.h */
	double began;                    /* when it had been read, pause_clock() */
	const char *head, *body;         /* the answer, until work_done() */
	size_t head_length, body_length;
};

void work_start(struct work *w, const struct program *p);
/* Connect to the store of $FOYER_DB…; w->db. */
bool work_connect(struct work *w);
/* Work out the answer; the status.  *fit becomes false: this process must leave.  Nothing is said
** as done before the store has answered to its COMMIT. */
int work_answer(struct work *w, const struct wire *wire, bool *fit);
/* The answer was sent: forget all of it. */
void work_done(struct work *w);
void work_stop(struct work *w);
#endif
