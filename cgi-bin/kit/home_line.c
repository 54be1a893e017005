/* home_line.c -- the columns of a line; see home_line.h. */
#include "kit/home_line.h"

static const struct column columns[] = {
	INT_COLUMN(struct home_line, id, NULL), TEXT_COLUMN(struct home_line, title, NULL), TEXT_COLUMN(struct home_line, small, NULL),
	TIME_COLUMN(struct home_line, at, NULL), TIME_COLUMN(struct home_line, due, NULL), { 0 }
};
const struct table home_line_table = { "home_line", sizeof(struct home_line), columns };
