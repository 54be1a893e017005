/* words.c -- find the translation of a text. */
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
