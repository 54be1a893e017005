/* list.h -- any declared list: filter, sort, page by key, CSV and XLSX. */
#ifndef KIT_LIST_H
#define KIT_LIST_H
#include "core/request.h"
#include "edge/db.h"

#define LIST_EXPORT_MOST 20000       /* rows of an export or a printed book */

/* Fill rq->page for list.html from the query; 200, or the export as rq->raw. */
int list_show(struct request *rq, const struct list *list, const struct table *table);
/* All rows the query asks for (at most `most`), in the list's order: for printed books. */
struct rows list_rows(struct request *rq, const struct list *list, const struct table *table, int most);
/* The statement of a list with every filter on, and the names it takes; for the contract test. */
const char *list_statement(struct arena *a, const struct list *list, struct pairs *given);

/* list_export.c: rows as a file in rq->raw; as is "csv" or "xlsx". */
int list_export(struct request *rq, const struct list *list, const struct table *table,
	struct rows rows, const char *as);
#endif
