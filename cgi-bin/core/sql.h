/* sql.h -- a statement, as text and the rows it reads and fills.
**
** Parameters are written :column and found in `in`; what `in` does not have is
** looked for in the context every request carries (core/request.h):
** :me :my_company :my_site :my_lang :now :today.  A statement for tenants owns its rows
** by :my_company, which never comes from the request. */
#ifndef CORE_SQL_H
#define CORE_SQL_H
#include "core/table.h"

struct sql {
	const char *text;
	const struct table *in, *out;    /* NULL: takes none, gives none */
};

/* What each statement may name besides its row. */
struct context {
	int64_t me, my_company, my_site; /* 0: none */
	instant now;
	day today;                       /* in the site's zone */
	const char *my_lang;             /* "zh" or "en": the page's */
};
extern const struct table context_table;

/* Copy `text` to `to` (as much room) with every :name outside quotes replaced by
** "?"; the names, pointing into `text`, in order.  How many, or -1: more than
** `most`. */
struct sql_name { const char *text; size_t length; };
int sql_rewrite(const char *text, char *to, struct sql_name *names, int most);
#endif
