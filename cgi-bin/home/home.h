/* home.h -- the first page of each side of the house. */
#ifndef HOME_HOME_H
#define HOME_HOME_H
#include "booking/engine.h"

struct wait {                            /* an open row of clock */
	int64_t id, record, company;
	const char *module, *rule, *number, *text, *company_short;
	instant started_at, warn_at, due;
	bool mine;                       /* somebody of my roles acts on it */
};
struct home_message { int64_t id; const char *subject; instant made_at; int64_t urgent; };
struct home_count { int64_t today, asked, in_use; };

enum home_statement { HOME_CLOCKS, HOME_ASKED, HOME_COUNTS, HOME_ARRIVALS, HOME_INSIDE, HOME_NEXT_MINE, HOME_OFFERED, HOME_UNREAD, HOME_STATEMENTS };
extern const struct sql home_sql[];
extern const struct table wait_table, home_message_table, home_count_table;
extern const struct module home_module;
int home_desk(struct request *rq);
int home_now(struct request *rq);     /* the part of it that changes by itself */
int home_portal(struct request *rq);
int home_clocks(struct request *rq);
void home_put_cards(struct request *rq);         /* those of all modules */
/* On a tenant's page, the lines of those cards that are for tenants; how many there are. */
int home_put_own(struct request *rq);
/* Open deadlines, those my roles act on first, then by when they are due. */
struct rows home_waits(struct request *rq);
void home_put_wait(struct request *rq, struct page *p, const struct wait *w);
#endif
