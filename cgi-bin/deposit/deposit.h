/* deposit.h -- what guests leave at the desk, and who answers for it (P009). */
#ifndef DEPOSIT_H
#define DEPOSIT_H
#include "core/module.h"

struct deposit {
	struct record r;
	const char *tag;                 /* check characters of the guest's part */
	const char *depositor, *phone, *description, *fit, *place;
	int64_t pieces, keeper, liable, amount;
	int64_t person;                  /* for whom it was left, 0: for nobody by name */
	const char *person_name, *keeper_name, *liable_name;
	const char *handed_name;         /* by the history: who gave it out */
	const char *proof, *collector, *id_kind, *id_number, *signature, *report;
	instant collected_at;
	const char *typed;               /* tag as shown by the guest, not kept */
	const char *shift;               /* of a custody */
	instant from_at;
};

enum { DEPOSIT_ANY, DEPOSIT_MINE, DEPOSIT_MAKE, DEPOSIT_MOVE, DEPOSIT_LATE, DEPOSIT_TAKE, DEPOSIT_CHAIN,
	DEPOSIT_PASS_CHAIN, DEPOSIT_PASS, DEPOSIT_DAYS, DEPOSIT_SHIFTS };

extern const struct table deposit_table;
extern const struct sql deposit_sql[];
extern const struct list deposit_list, deposit_mine;
extern const struct module deposit_module;
extern const struct sheet deposit_sheets[];

/* The shift of an instant, by the hours at which the house's shifts begin: 06:00, 14:00 and 22:00 until they are set. */
const char *deposit_shift(struct request *rq, instant t);
extern const struct choice deposit_shifts[];
struct deposit_hours { int64_t early, late, night; };          /* minutes after midnight */
/* The next shift takes everything kept into its hands. */
void deposit_pass(struct request *rq);
/* Adds the chain of custody to the page of a record. */
void deposit_chain(struct request *rq, void *row);
#endif
