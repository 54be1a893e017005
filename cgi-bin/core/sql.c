/* sql.c -- what every statement may name besides its row. */
#include "core/sql.h"

/* clang-format off */
static const struct column columns[] = {
	ID_COLUMN(struct context, me, NULL),
	ID_COLUMN(struct context, my_company, NULL),
	ID_COLUMN(struct context, my_site, NULL),
	TIME_COLUMN(struct context, now, NULL),
	DAY_COLUMN(struct context, today, NULL),
	{ 0 }
};
/* clang-format on */

const struct table context_table = { "context", sizeof(struct context), columns };
