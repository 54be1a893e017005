/* sql.c -- find the names in a statement; what it may name besides its row. */
#include "core/sql.h"

/* clang-format off */
static const struct column columns[] = {
	ID_COLUMN(struct context, me, NULL),
	ID_COLUMN(struct context, my_company, NULL),
	ID_COLUMN(struct context, my_site, NULL),
	TIME_COLUMN(struct context, now, NULL),
	DAY_COLUMN(struct context, today, NULL),
	TEXT_COLUMN(struct context, my_lang, NULL),
	{ 0 }
};
/* clang-format on */

const struct table context_table = { "context", sizeof(struct context), columns };

int sql_rewrite(const char *text, char *to, struct sql_name *names, int most)
{
	char quote = '\0';
	int count = 0;

	while (*text != '\0') {
		size_t n = 0;
		if (quote != '\0') {
			if (*text == quote)
				quote = '\0';
		} else if (*text == '\'' || *text == '"' || *text == '`') {
			quote = *text;
		} else if (*text == ':') {
			n = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
		}
		if (n == 0) {
			*to++ = *text++;
			continue;
		}
		if (count == most)
			return -1;
		names[count++] = (struct sql_name){ text + 1, n };
		*to++ = '?';
		text += n + 1;
	}
	*to = '\0';
	return count;
}
