/* tick.h -- the clock of the house: what happens without anybody asking.
**
** One pass: a heartbeat; mails that are due (tick_mail.c); deadlines that warn
** or pass (tick_clock.c); once an hour old rows go (tick_purge.c).  Each mail and
** each deadline is a transaction of its own: one that fails is put off with a
** growing delay and holds up no other. */
#ifndef KIT_TICK_H
#define KIT_TICK_H
#include "core/request.h"
#include "edge/db.h"
#include "edge/post.h"

#define TICK_BATCH 50                    /* mails, and deadlines, of one pass */

struct tick {
	struct request rq;               /* of the job at hand; its arena is emptied before the next */
	struct db *db;                   /* NULL: lost */
	const struct program *program;
	struct smtp smtp;
	const char *from;                /* address mails come from */
	void (*more)(struct request *rq, void *arg);     /* what modules do in every pass, or NULL */
	bool (*ready)(void);             /* what runs beside is finished: no pause before the next pass; or NULL */
	instant beat, purged;            /* when last */
	unsigned sent, passed;           /* since the start, for the heartbeat */
};

enum tick_end {
	TICK_DONE,
	TICK_FAILED,                     /* rolled back, this job only */
	TICK_LOST                        /* the connection is gone; t->db is NULL */
};

/* Run a job in a transaction as ROLE_CLOCK of a site (0: none); run again after
** a deadlock, at most DB_ATTEMPTS times. */
enum tick_end tick_do(struct tick *t, int64_t site, void (*job)(struct request *rq, void *arg), void *arg);

/* Each returns false when the connection is lost; *full when more waits. */
bool tick_beat(struct tick *t);
bool tick_mail(struct tick *t, bool *full);
bool tick_clock(struct tick *t, bool *full);
bool tick_purge(struct tick *t);

/* Pass after pass until asked to stop; the exit status. */
int tick_loop(struct tick *t);
extern const struct sql tick_sql[], tick_mail_sql[], tick_clock_sql[], tick_purge_sql[];
#endif
