/* paper.h -- newspapers and magazines: who subscribes to what (P039), the papers of a day
** counted against the totals, sorted and boxed (P038), and what is kept for the absent. */
#ifndef PAPER_H
#define PAPER_H
#include "core/request.h"
#include "edge/db.h"

struct subscription {
	struct record r;
	int64_t paper;
	const char *title, *post_no, *rhythm;        /* of the paper */
	const char *origin;              /* additional: through us; post: by the company itself */
	int64_t copies;
	day from_on, until_on;           /* the last day */
	int64_t price, fee, total;       /* fen */
	const char *pay_how;
	instant paid_at;
	const char *receipt_no;
	instant ordered_at;
	const char *note, *companies;
};
enum { SUBSCRIPTION_ANY, SUBSCRIPTION_MINE, SUBSCRIPTION_MAKE, SUBSCRIPTION_MOVE, SUBSCRIPTION_OPEN, SUBSCRIPTION_PAPER,
	SUBSCRIPTION_NEW_PAPER, SUBSCRIPTION_QUOTA };

struct newspaper {
	struct record r;
	day came_on;
	int64_t subscribed, came, wrong, difference; /* copies of the titles counted; titles that differ */
	const char *contact_how, *contact_who, *contact_answer;
	instant contacted_at;
	int64_t contacted_by;
	const char *contacted_name;
	/* one title, or one company's share of it */
	int64_t paper;
	const char *title, *post_no, *rhythm, *box, *room_no;
	int64_t kept;                    /* it was put aside for the company */
	int64_t allotted;                /* copies of a share that are there: less than subscribed when too few came */
};
enum { NEWSPAPER_ANY, NEWSPAPER_MAKE, NEWSPAPER_MOVE, NEWSPAPER_OPEN, NEWSPAPER_DAY, NEWSPAPER_TITLES, NEWSPAPER_COUNT,
	NEWSPAPER_UNCOUNT, NEWSPAPER_SHARES };
#define NOT_COUNTED (-1)

struct newspaper_custody {
	struct record r;
	int64_t absence;
	const char *place, *receiver, *signature;
	instant handed_at;
	int64_t handed_by, handed_copies, copies;
	const char *handed_name, *room_no;
	/* one title kept */
	int64_t newspaper, paper;
	const char *title;
	day came_on;
};
enum { CUSTODY_ANY, CUSTODY_MAKE, CUSTODY_MOVE, CUSTODY_OPEN, CUSTODY_OF, CUSTODY_KEEP, CUSTODY_KEPT, CUSTODY_HELD };

extern const struct table subscription_table, newspaper_table, newspaper_custody_table;
extern const struct sql subscription_sql[], newspaper_sql[], newspaper_custody_sql[];
extern const struct list subscription_list, subscription_own_list, newspaper_list, newspaper_custody_list;
extern const struct sheet subscription_sheets[], newspaper_sheets[];
extern const struct choice paper_rhythms[];
extern const struct module subscription_module, newspaper_module, newspaper_custody_module;

/* Must a paper of this rhythm have come on that day? */
bool paper_due(const char *rhythm, day d);
/* GET and POST /newspaper/day and /newspaper/:id/reconcile: the copies of each title. */
int newspaper_count(struct request *rq);
/* The shares of the day by box and company, with what each gets.  Of a title of which too
** few came, one copy after another is taken from whoever has most of it, so that nobody
** has none while another has two; between equals another is first every day. */
struct rows newspaper_shares(struct request *rq, const struct newspaper *n);
/* Put the shares of companies that are away aside, as they said. */
void newspaper_put_aside(struct request *rq, const struct newspaper *n);
/* What is kept for the reader's company, below its list of subscriptions. */
void newspaper_held(struct request *rq);
#endif
