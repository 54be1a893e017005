/* flow.h -- the life of a record, declared. */
#ifndef CORE_FLOW_H
#define CORE_FLOW_H
#include "core/form.h"
#include "core/role.h"

struct request;

/* How a state looks: a colour with a meaning (look/README). */
enum tone { TONE_IDLE, TONE_OK, TONE_INFO, TONE_WARN, TONE_BAD };

enum unit { UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WORKDAY,
	UNIT_WORKHOUR };                 /* hours while the house is open on working days */

/* A deadline: `amount` units after the state was entered; warned at `warn`
** percent of it (0: 80).  `overdue` is the step tick takes when it passes, or
** NULL: it only alarms.  `until`, in place of an amount: the record says itself
** when (NO_TIME: never); worked out anew by every step, also one that stays. */
struct deadline {
	int amount;
	enum unit unit;
	int warn;
	const char *overdue, *label;
	instant (*until)(struct request *rq, const void *row);
};

struct state {
	const char *name, *label;        /* label T("state|Open") */
	enum tone tone;
	struct deadline due;             /* neither .amount nor .until: none */
	bool final;                      /* nothing more happens */
	bool on_path;                    /* shown in the stepper */
	struct deadline ends;            /* a second one: when time itself ends it, by the step .overdue */
	const char *never;               /* not final, and time never ends it: why; not shown */
};

struct step {
	const char *name, *label;        /* name is the last part of the URL */
	const char *from, *to;           /* from: "asked confirmed"; to NULL: the state stays */
	unsigned roles;
	const struct form *form;         /* asked for with this step, or NULL */
	/* Runs inside the transaction before the move.  NULL, or why the step is
	** refused (translated): 409. */
	const char *(*act)(struct request *rq, void *row);
	/* Runs after the move, inside the transaction: notices, other records. */
	void (*after)(struct request *rq, void *row);
	/* Rows of that state it is meant for; NULL: all.  Others are not offered it. */
	bool (*fits)(const void *row);
	bool primary;                    /* the one main action of its state; Alt+y at the desk */
	bool only_overdue;               /* refused before the state's deadline has passed (R06, R07) */
	const char *refusal;             /* T(): what is said then, and when it is tried from another state */
	/* Runs before the form is drawn for the first time: what the record says in other
	** words than the form's columns, or what must be said anew. */
	void (*fill)(struct request *rq, void *row);
	/* Whose step it is, beyond the roles: NULL, or why not this reader's (translated).
	** They are not offered it, and 409 when they try. */
	const char *(*may)(struct request *rq, const void *row);
	/* A step into a final state is taken back by a leader within a day (kit/undo.c).  What hung on it besides
	** the row itself is taken back by `undo` (NULL, or why it is refused): undo_own() when nothing does.
	** `no_undo`: T(), why it cannot be, and what to do instead.  Neither: nothing ran with it, so nothing hangs on it. */
	const char *(*undo)(struct request *rq, void *row);
	const char *no_undo;
	bool gives_up;                   /* a way out of a state that leads on only by an untruth; without a form of its own it asks a reason */
	bool called;                     /* somebody was telephoned: while messages could not reach them the panel that says so takes it (kit/reach.c) */
	bool say_why;                    /* what `may` says stands in place of the button, as with the main step */
};

struct flow {
	const struct state *states;      /* [0] is where a record starts */
	const struct step *steps;
};

static inline bool flow_timed(const struct state *s) { return s->due.amount != 0 || s->due.until != NULL; }
const struct state *flow_state(const struct flow *f, const char *name);
bool flow_from(const struct step *s, const char *state);
const struct step *flow_step(const struct flow *f, const char *from,
	const char *name, unsigned roles);
/* NULL, or what is wrong with the declaration itself. */
const char *flow_check(const struct flow *f);
#endif
