/* amount.c -- see amount.h. */
#include "core/amount.h"

#define LONGEST 40                   /* characters of an amount, its signs and blanks */

static const char *past(const char *s, const char *sign)
{
	size_t n = strlen(sign);

	return strncmp(s, sign, n) == 0 ? s + n : NULL;
}

/* One character of s as ASCII, full-width ones narrowed, both signs of the yuan as '$'; 0: none of an amount. */
static char narrow(const char **s)
{
	static const struct { const char *wide; char as; } signs[] = {
		{ "¥", '$' }, { "￥", '$' }, { "元", '$' }, { "−", '-' }, { "－", '-' }, { "，", ',' }, { "．", '.' }, { "　", ' ' },
	};
	const unsigned char *u = (const unsigned char *)*s;

	for (size_t i = 0; i < COUNT(signs); i++)
		if (past(*s, signs[i].wide) != NULL) {
			*s = past(*s, signs[i].wide);
			return signs[i].as;
		}
	if (u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x90 && u[2] <= 0x99) {     /* ０ to ９ */
		*s += 3;
		return (char)('0' + u[2] - 0x90);
	}
	*s += 1;
	return u[0] != '$' && u[0] < 0x80 ? (char)u[0] : 0;
}

/* The plain figures in `out`: without blanks around them, a sign of the yuan before or behind. */
static bool plain(const char *s, char out[LONGEST + 1])
{
	char all[LONGEST + 1], *from = all, *to;
	size_t n = 0;
	bool minus, yuan;

	while (*s != '\0') {
		if (n == LONGEST || (all[n] = narrow(&s)) == 0)
			return false;
		n++;
	}
	all[n] = '\0';
	from += strspn(from, " ");
	if ((minus = *from == '-'))
		from += 1 + strspn(from + 1, " ");
	if ((yuan = *from == '$'))
		from += 1 + strspn(from + 1, " ");
	if (!minus && (minus = *from == '-'))
		from++;
	for (to = from + strlen(from); to > from && (to[-1] == ' ' || (!yuan && to[-1] == '$')); to--)
		yuan = yuan || to[-1] == '$';
	*to = '\0';
	snprintf(out, LONGEST + 1, "%s%s", minus ? "-" : "", from);
	return true;
}

/* Do the commas of the figures stand before groups of three, and none behind the point? */
static bool grouped(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (s[n] != ',')
		return strchr(s, ',') == NULL;
	if (n < 1 || n > 3 || *s == '0')
		return false;
	for (s += n; *s == ','; s += 4)
		if (strspn(s + 1, "0123456789") < 3)
			return false;
	return *s == '\0' || *s == '.';
}

enum amount amount_read(const char *s, int64_t *fen)
{
	char text[LONGEST + 1];
	int64_t n = 0;
	int decimals = -1, digits = 0, comma = 0;
	const char *p;

	if (!plain(s, text))
		return AMOUNT_BAD;
	for (p = text + (*text == '-'); *p != '\0'; p++) {
		if (*p == ',') {
			comma++;
		} else if (*p == '.' && decimals < 0) {
			decimals = 0;
		} else {
			if (*p < '0' || *p > '9' || decimals == 2 || ++digits > 15)
				return AMOUNT_BAD;
			n = n * 10 + (*p - '0');
			decimals += decimals >= 0;
		}
	}
	if (digits == 0)
		return AMOUNT_BAD;
	if (comma > 0 && !grouped(text + (*text == '-')))
		return AMOUNT_COMMA;
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
		n *= 10;
	*fen = *text == '-' ? -n : n;
	return AMOUNT_GOOD;
}
