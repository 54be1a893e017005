/* number.h -- gap-free numbers per site, series and month, taken inside the
** transaction; a number is voided with its record, never deleted. */
#ifndef KIT_NUMBER_H
#define KIT_NUMBER_H
#include "core/request.h"
/* The next number of a series: "HY-2611-0412" (year and month of the site's day). */
const char *number_next(struct request *rq, const char *series);
#endif
