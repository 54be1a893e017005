/* priced.h -- what a test reads from a page that shows a price. */
#ifndef PRICED_H
#define PRICED_H
#include <stdint.h>

/* The value a drawn input has, or its first choice. */
static inline const char *drawn(const char *page, const char *name, bool select)
{
	static char text[200];
	char mark[200];
	const char *at;

	snprintf(mark, sizeof(mark), select ? "<select class=\"form-select\" id=\"%s\"" : "name=\"%s\" value=\"", name);
	at = strstr(page, mark);
	if (at == NULL)
		return "";
	at += strlen(mark);
	if (select) {
		const char *end = strstr(at, "</select>"), *on = strstr(at, "\" selected");
		if (on != NULL && on < end) {
			for (at = on; at[-1] != '"'; at--)
				;
		} else {
			do
				at = strstr(at, "<option value=\"") + strlen("<option value=\"");
			while (*at == '"');
		}
	}
	snprintf(text, sizeof(text), "%.*s", (int)strcspn(at, "\""), at);
	return text;
}

/* Fen, as the form would post them; behind the text `after`, or NULL.  NULL: none. */
static inline const char *amount_shown(const char *page, const char *after)
{
	static char text[40];
	static const char member[] = "name=\"shown\" value=\"";
	const char *at = after == NULL ? page : strstr(page, after);

	at = at == NULL ? NULL : strstr(at, member);
	if (at == NULL)
		return NULL;
	at += strlen(member);
	snprintf(text, sizeof(text), "%.*s", (int)strspn(at, "0123456789"), at);
	return text;
}
#endif
