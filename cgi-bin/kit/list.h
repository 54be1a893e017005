/* list.h -- any declared list: filter, sort, page by key, CSV and XLSX. */
#ifndef KIT_LIST_H
#define KIT_LIST_H
#include "core/request.h"
#include "edge/db.h"

#define LIST_EXPORT_MOST 200000      /* rows of an export: some ten seconds */

/* Fill rq->page for list.html from the query; 200, or the export as rq->raw. */
int list_show(struct request *rq, const struct list *list, const struct table *table);
/* All rows the query asks for (at most `most`), in the list's order: for printed books. */
struct rows list_rows(struct request *rq, const struct list *list, const struct table *table, int most);
/* The statement of a list with every filter on, and the names it takes; for the contract test. */
const char *list_statement(struct arena *a, const struct list *list, struct pairs *given);

/* The same row by row, in the memory of one; see db_each(). */
void list_each(struct request *rq, const struct list *list, const struct table *table, int most,
	bool (*each)(void *arg, const void *row), void *arg);

/* list_export.c: all rows the query asks for as a file, "csv" or "xlsx"; 422 says what to do when they are too many. */
int list_export(struct request *rq, const struct list *list, const struct table *table, const char *as);
#endif
