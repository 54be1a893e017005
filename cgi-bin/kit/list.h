/* list.h -- any declared list: filter, sort, page by key, CSV and XLSX. */
#ifndef KIT_LIST_H
#define KIT_LIST_H
#include "core/request.h"
/* Fill rq->page for list.html from the query; 200, or the export as rq->raw. */
int list_show(struct request *rq, const struct list *list, const struct table *table);
#endif
