/* number.h -- gap-free numbers per site, series and month, taken inside the
** transaction; a number is voided with its record, never deleted.
**
** Drawn, it holds back everybody who wants one of the same series until this transaction ends.  So it is drawn when all
** that may still be refused or has to be looked up is done: after it come only the record's own row, its deadline, the
** history, what people are told and the single use key (tests/lib/lab.c watches). */
#ifndef KIT_NUMBER_H
#define KIT_NUMBER_H
#include "core/request.h"
/* The next number of a series: "HY-2611-0412" (year and month of the site's day). */
const char *number_next(struct request *rq, const char *series);
/* What stands in a new row until its number is drawn: nobody sees it, none is like it. */
const char *number_later(struct request *rq);
#endif
