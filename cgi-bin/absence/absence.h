/* absence.h -- tenants who are away: what they want done with what comes, each thing
** that came and what was done with it, and who entered their room for it (P027).
**
** A module that logs something arriving asks absence_instruction() what is to be done
** and, when it is logged, calls absence_follow(); when it is handed out in the usual
** way, absence_gone().  What is in a thing is never written here nor into a notice. */
#ifndef ABSENCE_H
#define ABSENCE_H
#include "core/request.h"

struct absence {
	struct record r;
	int64_t person;                  /* 0: the whole company is away */
	const char *whose;               /* typed: "me" "company" */
	day from_on, until_on;
	const char *message, *mail, *object, *fax, *newspaper;
	const char *forward_to, *fax_no, *phone, *note;
	instant closed_at;
	const char *person_name, *room_no;
	int64_t kept, open;              /* things still kept, things still to be done */
	const char *what, *action, *place;           /* of an instruction asked for */
};
enum { ABSENCE_ANY, ABSENCE_MINE, ABSENCE_MAKE, ABSENCE_MOVE, ABSENCE_NOW, ABSENCE_TWICE, ABSENCE_ORDER, ABSENCE_WHO };

struct absence_item {
	struct record r;
	int64_t absence;
	const char *what, *module;
	int64_t record;
	const char *origin, *description, *action, *place, *told_whom;
	instant done_at;
	int64_t done_by, entry;
	const char *receiver;
	instant handed_at;
	const char *remark;
	int64_t person;                  /* of the absence */
	const char *absence_number, *person_name, *room_no, *done_name, *entry_number;
	int64_t holder;                  /* typed with a delivery: the entry of the room */
	const char *key_no, *reason;
	instant in_at, out_at;
};
enum { ITEM_ANY, ITEM_MAKE, ITEM_MOVE, ITEM_OPEN, ITEM_OF, ITEM_FOR, ITEM_NAMED, ITEM_CARD };

struct room_entry {
	struct record r;
	const char *room_no;
	int64_t holder;
	const char *holder_role, *key_no, *reason;
	instant in_at, out_at;
	int64_t item;
	const char *holder_name, *item_number;
};
enum { ENTRY_ANY, ENTRY_MAKE, ENTRY_MOVE, ENTRY_OPEN, ENTRY_MAY, ENTRY_HOLDERS, ENTRY_ROOM };

extern const struct table absence_table, absence_item_table, room_entry_table;
extern const struct sql absence_sql[], absence_item_sql[], room_entry_sql[];
extern const struct list absence_list, absence_own_list, absence_item_list, room_entry_list;
extern const struct sheet absence_item_sheets[], absence_sheets[];
extern const struct choice absence_whats[], absence_actions[], master_key_holders[];
extern const struct module absence_module, absence_item_module, room_entry_module;

/* What is to be done with a message, mail, object, fax or newspaper ("what") that comes
** now for a company and, when known, a person (0: nobody named).  action "" : they are
** not away.  place: the address, fax or telephone number that goes with it. */
struct absence_order { int64_t absence; const char *action, *place; };
struct absence_order absence_instruction(struct request *rq, int64_t company, int64_t person, const char *what);

/* A thing that was logged in another module. */
struct absence_thing {
	int64_t company, person;
	const char *what;                /* "message" "mail" "object" "fax" "newspaper" */
	const struct module *module;
	int64_t record;
	const char *number, *description;            /* kind, sender; not what is in it */
	bool signed_for;                 /* handed over against a signature: never left in a room */
};
/* Note it on the absence sheet if they are away, and begin what they asked for; the
** absence_item's id, 0: they are not away. */
int64_t absence_follow(struct request *rq, const struct absence_thing *t);
/* It was logged as another thing (signed for, or not): what is done with it is decided
** anew.  False: nothing of it waits on an absence sheet. */
bool absence_corrected(struct request *rq, const struct absence_thing *t);
/* Where it is logged it was handed out ("hand_over"), sent on ("forward") or found to be another's
** ("withdraw"). */
void absence_gone(struct request *rq, const struct module *m, int64_t record, const char *step);
/* Why it may not be brought to the room from where it is logged: the entry of the room
** is written down with the absence's item.  NULL: it may. */
const char *absence_first(struct request *rq, const struct module *m, int64_t record);
/* origin.c: the thing of `i` takes the step where it is logged that goes with `step` taken
** here, if it stands so; rq->refused, or NULL. */
const char *absence_origin(struct request *rq, const struct absence_item *i, const char *step);
/* Why it is handed over there and not here, or NULL. */
const char *absence_formalities(struct request *rq, const struct absence_item *i);
/* May this person (of the staff) hold the master key?  Their role, or NULL. */
const char *absence_may_enter(struct request *rq, int64_t person);
/* Log that a room was entered; 0 with rq->refused set: not a holder. */
int64_t absence_enter(struct request *rq, struct room_entry *e);
/* The things of an absence on its page. */
void absence_things(struct request *rq, void *row);
#endif
