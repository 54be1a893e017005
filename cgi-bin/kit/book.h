/* book.h -- a register printed as the book it replaces: the rows of a list, day by day.
**
** A module declares a sheet { .of_list = true, .page = "sheet/book.html" } whose fill
** function calls book_print() with the columns of the paper. */
#ifndef KIT_BOOK_H
#define KIT_BOOK_H
#include "core/request.h"
#include "edge/db.h"

/* kind: the column's width and side in static/sheet.css ("time" "name" "code" "sign"
** "note" …; one or two are "" and share the rest).  name: a column of the table, NULL:
** left empty for the pen.  label: NULL: the column's.  small: a second one below it.
** sum: money whose sum stands in the line below each band.
** A kind "sign" column that holds a drawn signature prints it as ink; a masked column
** (struct module, .secret) prints its last four characters. */
struct book_column { const char *kind, *name, *label, *small; bool sum; };

/* The desk's list of rq->module with the filters of the query, oldest first; without
** "from", "to" or "day" in the query: today's.  `title` is T(); columns up to .kind NULL.
** 200, or 422 when the period holds too many for one print. */
int book_print(struct request *rq, const char *title, const struct book_column *columns);
/* The same of rows that were read already, in bands of equal text of the column `band`
** (a time: by day; NULL: without).  `title` and its references stand in the head already. */
void book_rows(struct request *rq, const struct table *table, struct rows rows,
	const char *band, const struct book_column *columns);
/* The same rows in the order of the floors that the text of a column names, 二 before 三 before 十;
** those of one floor stay as they were, those without one come last. */
struct rows book_by_floor(struct request *rq, const struct table *table, struct rows rows, const char *column);
#endif
