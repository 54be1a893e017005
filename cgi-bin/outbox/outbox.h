/* outbox.h -- outgoing mails and the clock that sends them, for the administrator. */
#ifndef OUTBOX_OUTBOX_H
#define OUTBOX_OUTBOX_H
#include "core/request.h"

#define OUTBOX_SILENCE 60                /* seconds without a heartbeat until the page is red */

struct outbox {
	struct record r;
	int64_t tries;
	const char *address, *name, *subject, *error, *kind;
	instant next_at, sent_at;
};
/* The heartbeat, and how many mails are in which state. */
struct beat { int64_t waiting, sending, dead, sent_today, open, late; instant at; const char *note; };

enum outbox_statement { OUTBOX_ONE, OUTBOX_MOVE, OUTBOX_ALL, OUTBOX_COUNT, OUTBOX_STATEMENTS };
extern const struct sql outbox_sql[];
extern const struct sql outbox_beat_sql;
extern const struct list outbox_list;
extern const struct table outbox_table;
extern const struct module outbox_module;
#endif
