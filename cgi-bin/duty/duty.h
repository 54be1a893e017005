/* duty.h -- the duty log of the desk (module duty) and the handover between shifts
** (module handover): what is not settled goes to the next shift (P010). */
#ifndef DUTY_H
#define DUTY_H
#include "core/module.h"

struct duty {
	struct record r;
	const char *shift, *kind, *who, *contact, *text, *told, *treatment, *callback;
	int64_t carried, department;
	const char *department_name;
	instant told_at, treated_at;
};

struct handover {
	struct record r;
	const char *shift, *next_shift, *note, *cash;
	int64_t unresolved, kept, signed_by;
	const char *signed_name;
	instant signed_at;
};

enum { DUTY_ANY, DUTY_NAMED, DUTY_MAKE, DUTY_MOVE, DUTY_OPEN, DUTY_CARD, DUTY_OPEN_ROWS, DUTY_DEPARTMENTS, DUTY_PEOPLE, DUTY_CARRY, DUTY_SIGNED };
enum { HANDOVER_ANY, HANDOVER_MAKE, HANDOVER_MOVE, HANDOVER_WAITING, HANDOVER_NUMBERS, HANDOVER_KEEP, HANDOVER_NOW };

extern const struct table duty_table, handover_table;
extern const struct sql duty_sql[], handover_sql[];
extern const struct list duty_list, handover_list;
extern const struct module duty_module, handover_module;
extern const struct choice duty_kinds[];
extern const struct sheet duty_sheets[], handover_sheets[];

/* Adds the entries that are not settled to the page of a handover; once it is signed those of then, as they were (A13). */
void handover_open(struct request *rq, void *row);
#endif
