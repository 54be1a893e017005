/* pairs.c -- name=value text: query strings, form bodies, cookies. */
#include "core/form.h"
#include "core/text.h"

#define PAIRS_MOST 256

const char *pairs_get(struct pairs p, const char *name)
{
	for (size_t i = 0; i < p.count; i++)
		if (strcmp(p.list[i].name, name) == 0)
			return p.list[i].value;
	return NULL;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Undo the encoding of `n` bytes once.  A lonely "%" stays as it is. */
static char *decode(struct arena *a, const char *s, size_t n, bool form, size_t *length)
{
	char *out = arena_take(a, n + 1), *o = out;

	for (size_t i = 0; i < n; i++) {
		if (form && s[i] == '+') {
			*o++ = ' ';
		} else if (form && s[i] == '%' && i + 2 < n && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
			*o++ = (char)(hex(s[i + 1]) * 16 + hex(s[i + 2]));
			i += 2;
		} else {
			*o++ = s[i];
		}
	}
	*length = (size_t)(o - out);
	return out;
}

static const char *name_of(struct arena *a, const char *s, size_t n, bool form, bool *bad)
{
	size_t length;
	char *out = decode(a, s, n, form, &length);

	*bad |= !text_plain(out, length);
	return out;
}

/* What people type is cleaned here, before anybody judges it; a cookie is not typed. */
static const char *value_of(struct arena *a, const char *s, size_t n, bool form, bool *bad)
{
	size_t length;
	char *out = decode(a, s, n, form, &length);

	if (form ? !text_good(out, length) : !text_plain(out, length))
		*bad = true;
	else if (form)
		text_clean(out, length);
	return out;
}

struct pairs pairs_read(struct arena *a, const char *text, size_t length, char sep, bool *bad)
{
	const char *p = text, *end = text + length;
	size_t most = 1, count = 0;
	struct pair *list;

	for (size_t i = 0; i < length; i++)
		most += text[i] == sep;
	if (most > PAIRS_MOST)
		most = PAIRS_MOST;
	list = arena_take(a, most * sizeof(*list));
	while (p < end) {
		const char *stop = memchr(p, sep, (size_t)(end - p)), *eq;
		if (stop == NULL)
			stop = end;
		while (sep == ';' && p < stop && *p == ' ')
			p++;
		eq = memchr(p, '=', (size_t)(stop - p));
		if (eq != NULL && eq > p) {
			if (count == most) {
				*bad = true;
				break;
			}
			list[count].name = name_of(a, p, (size_t)(eq - p), sep == '&', bad);
			list[count++].value = value_of(a, eq + 1, (size_t)(stop - eq - 1), sep == '&', bad);
		}
		p = stop + 1;
	}
	return (struct pairs){ list, count };
}
