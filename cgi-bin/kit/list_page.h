/* list_page.h -- between list.c, which composes, and list_page.c, which draws. */
#ifndef KIT_LIST_PAGE_H
#define KIT_LIST_PAGE_H
#include "core/request.h"

struct list_query {
	const char *text;                /* so far */
	struct pair *pairs;
	struct pairs given;
	const char *order, *order_name;
	const struct head *sorted;       /* NULL: the list's own order */
	bool up, back, moved;            /* ascending; towards newer; with a cursor */
};
void list_compose(struct request *rq, struct list_query *q, const struct list *list, int limit);
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
