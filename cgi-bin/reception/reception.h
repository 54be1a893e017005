/* reception.h -- a customer at the desk, from the greeting to the settled account (P001). */
#ifndef RECEPTION_H
#define RECEPTION_H
#include "core/module.h"

struct reception {
	struct record r;                 /* company: none until registered (P002) */
	const char *customer, *phone, *way, *service, *needs, *told, *outcome, *receipt;
	const char *fees;                /* one item a line, its amount last */
	int64_t checked, clerk, amount;
	const char *clerk_name, *served_name, *company_full, *company_phone, *company_number;
};

enum { RECEPTION_ANY, RECEPTION_NAMED, RECEPTION_MAKE, RECEPTION_MOVE, RECEPTION_OPEN, RECEPTION_BOOKED };
extern const struct table reception_table;
extern const struct sql reception_sql[];
extern const struct list reception_list;
extern const struct module reception_module;
extern const struct choice reception_services[], reception_ways[], reception_tolds[];
extern const struct sheet reception_sheets[];

/* The lines of a fee list; fen is -1 where a line ends in no amount. */
struct fee { const char *what; int64_t fen; };
struct fee *reception_fees(struct request *rq, const char *fees, size_t *count);
#endif
