/* list_page.h -- between list.c, which composes, and list_page.c, which draws. */
#ifndef KIT_LIST_PAGE_H
#define KIT_LIST_PAGE_H
#include "core/request.h"

#define LIST_EXAMINED 1000           /* rows the store may read for one page before it is told to do less: */
#define LIST_LATER 200               /* and as many more for a later page in the same order; */
#define LIST_AGAIN 300               /* not to sort them otherwise than the list is by itself, … */
#define LIST_WINDOW 120              /* … then to look through this many of the list, however many of them fit */

struct list_query {
	const char *where, *cursor;      /* conditions so far, each with its AND in front */
	const char *scope;               /* those of them that an index serves with the list's order: period and company */
	const char *keyed;               /* the same and one choice, as `where` has them */
	const char *whose, *choice;      /* the columns of that company and choice; NULL: not asked for */
	struct pair *pairs;
	struct pairs given;
	const char *order, *by;          /* by: of a filter that is set and is served by another order than the list's; or NULL */
	const struct head *sorted;       /* NULL: the list's own order */
	const struct head *unsorted;     /* asked for, but there are too many rows to sort */
	bool up, back, moved;            /* ascending; towards newer; with a cursor */
	bool filtered, near, walk;       /* a filter is set; begins with today; conditions are of one row */
	int64_t instead;                 /* too much fits; the company whose name it is, all of whose rows these are */
	const char *found;               /* the ids to begin with, of the first filter that has them */
	bool cut;                        /* only a part was looked through, to the row of these: */
	const char *end_value, *end_id;  /* NULL: nobody knows how far */
};
/* The rows of a page, at most `limit`, each with its LIST_AT, in the order or (q->back) the opposite one.  Reads at
** most 2,000 rows whatever is asked; what then is not whole stands in q. */
struct rows list_fetch(struct request *rq, struct list_query *q, const struct list *list,
	const struct table *table, int limit);
#define LIST_GIVEN 64                /* values a list's statement may have */
/* list_asked.c: one more value, one more condition; a filter, and "?company=7", as the reader set them. */
void list_give(struct list_query *q, const char *name, const char *value);
void list_also(struct list_query *q, struct arena *a, const char *where);
const char *list_utc(struct arena *a, instant t);    /* as the store compares it */
void list_asked(struct request *rq, struct list_query *q, const struct filter *f);
void list_of_company(struct request *rq, struct list_query *q, const struct list *list);
/* The " FROM …" of a list's statement, past what it selects. */
const char *list_from(const char *select);
/* Does the statement end in " WHERE x.site = :my_site", and so begin with everything of the house? */
bool list_of_all(const char *select);
/* What the reader set a filter to, checked; NULL: not set. */
const char *list_value(struct request *rq, const struct filter *f);
/* The company the query asks for, of a list that says whose its rows are; 0: all. */
int64_t list_company(struct request *rq, const struct list *list);
const struct choice *list_choices(struct request *rq, const struct filter *f);
/* list_filter.c: the filters, what they are set to, and the ready-made ones. */
void list_filters(struct request *rq, const struct list *list);
/* list_page.c: the query without some names, as "?a=b&c=d"; always starts with "?". */
const char *list_without(struct request *rq, const char *one, const char *more);
#endif
