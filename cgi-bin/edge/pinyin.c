/* pinyin.c -- Chinese names in letters, by ICU (as idn.c). */
#define CORE_RAW
#include "edge/pinyin.h"
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MOST 400                     /* UTF-16 units of a name, and twelve times that of its spelling */

static UTransliterator *reader(const char *name)
{
	UChar id[80];
	UErrorCode status = U_ZERO_ERROR;

	u_charsToUChars(name, id, (int32_t)strlen(name) + 1);
	return utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
}

/* Words of letters and digits, the rest away. */
static const char *words(struct arena *a, const char *s)
{
	char *out = arena_take(a, strlen(s) + 1), *p = out;
	bool gap = false;

	for (; *s != '\0'; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			gap |= c != '\'';
			continue;
		}
		if (gap && p > out)
			*p++ = ' ';
		gap = false;
		*p++ = c;
	}
	*p = '\0';
	return out;
}

const char *pinyin(struct arena *a, const char *text, bool person)
{
	static UTransliterator *names, *plain;
	UTransliterator **t = person ? &names : &plain;
	UChar wide[MOST * 12];
	int32_t length = 0, limit;
	UErrorCode status = U_ZERO_ERROR;
	char *narrow;

	if (*t == NULL)
		*t = reader(person ? "Han-Latin/Names; Latin-ASCII" : "Han-Latin; Latin-ASCII");
	if (*t == NULL)
		return "";
	u_strFromUTF8(wide, MOST, &length, text, -1, &status);
	if (U_FAILURE(status))
		return "";
	limit = length;
	utrans_transUChars(*t, wide, &length, MOST * 12, 0, &limit, &status);
	if (U_FAILURE(status))
		return "";
	narrow = arena_take(a, (size_t)length * 3 + 1);
	u_strToUTF8(narrow, length * 3 + 1, NULL, wide, length, &status);
	return U_FAILURE(status) ? "" : words(a, narrow);
}
