/* number.h -- gap-free numbers per site, series and month; a number is voided with its record, never deleted.
**
** Drawn, a number holds back everybody who wants one of the same series until the transaction ends.  So nobody draws
** one: number_later() gives a mark that stands in rows and texts for it, and number_settle(), the last that runs before
** COMMIT, draws them all and puts them where the marks stand.  What may still be refused, has to be looked up or waits
** for others has then been done, whatever a module does after its record was made (fault G2, guarantee 13;
** tests/lib/lab_watch.c watches). */
#ifndef KIT_NUMBER_H
#define KIT_NUMBER_H
#include "core/request.h"
/* What stands for the next number of a series, "HY-2611-0412" (year and month of the site's day): as long as one, begins
** with "~", nobody sees it, none is like it. */
const char *number_later(struct request *rq, const char *series);
/* The row `id` of table t was written by s, with what stands in row: where it named a mark, the number follows. */
void number_wrote(struct request *rq, const struct table *t, const struct sql *s, const void *row, int64_t id);
/* Write a row whose texts may name a mark, at once or with the number; a second one like it is left out. */
void number_write(struct request *rq, const struct sql *s, const void *row);
/* Draw what was promised.  Called once, by who commits: kit/dispatch.c, kit/tick.c. */
void number_settle(struct request *rq);
/* Does a mark of this request stand in the text? */
bool number_waits(const struct request *rq, const char *text);
#endif
