/* words.c -- find the translation of a text; let English agree with its numbers. */
#include "core/words.h"

/* A context is lower-case letters, digits, "_" and spaces before the first bar. */
static const char *without_context(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_ ");

	return n > 0 && text[n] == '|' ? text + n + 1 : text;
}

const char *words_say(const struct words *w, const char *text)
{
	size_t low = 0, high = w == NULL ? 0 : w->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(text, w->list[middle].text);
		if (order == 0)
			return w->list[middle].said;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return without_context(text);
}

enum { OPEN = 1, OR, SHUT };             /* no text that people type has them: text_plain() */

const char *words_mark(struct arena *a, const char *format)
{
	char *text;
	bool within = false;

	if (strchr(format, '{') == NULL)
		return format;
	text = arena_text(a, format, strlen(format));
	for (char *p = text; *p != '\0'; p++)
		if (*p == '{') {
			*p = OPEN;
			within = true;
		} else if (within && *p == '|') {
			*p = OR;
		} else if (within && *p == '}') {
			*p = SHUT;
			within = false;
		}
	return text;
}

/* Is the last number before `end` one, and no more?  Spelt, it is the last word. */
static bool is_one(const char *text, const char *end)
{
	const char *from;

	while (end > text && end[-1] == ' ')
		end--;
	if (end - text >= 3 && (end[-3] == 'o' || end[-3] == 'O') && end[-2] == 'n' && end[-1] == 'e' && (end - text == 3 || end[-4] == ' '))
		return true;
	while (end > text && (end[-1] < '0' || end[-1] > '9'))
		end--;
	for (from = end; from > text && ((from[-1] >= '0' && from[-1] <= '9') || from[-1] == '.' || from[-1] == ','); from--)
		;
	return end - from == 1 && *from == '1';
}

const char *words_agree(struct arena *a, const char *text)
{
	char *out, *to;

	if (strchr(text, OPEN) == NULL)
		return text;
	to = out = arena_take(a, strlen(text) + 1);
	while (*text != '\0') {
		const char *one = text + 1, *many = one + strcspn(one, "\002"), *end = many + strcspn(many, "\003");
		if (*text != OPEN || *many != OR || *end != SHUT) {
			*to++ = *text++;
			continue;
		}
		for (const char *p = is_one(out, to) ? one : many + 1; *p != OR && *p != SHUT; )
			*to++ = *p++;
		text = end + 1;
	}
	return out;
}
