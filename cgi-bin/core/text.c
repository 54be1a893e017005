/* text.c -- see text.h. */
#include "core/text.h"

/* How many bytes the character at `s` takes; 0: it is none. */
static size_t character(const unsigned char *s, size_t left)
{
	size_t n;
	unsigned low = 0x80, high = 0xBF;    /* of the second byte */

	if (s[0] < 0x80)
		return s[0] != 0;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	n = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (n > left)
		return 0;
	if (s[0] == 0xE0)
		low = 0xA0;
	else if (s[0] == 0xED)
		high = 0x9F;
	else if (s[0] == 0xF0)
		low = 0x90;
	else if (s[0] == 0xF4)
		high = 0x8F;
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

bool text_good(const char *text, size_t length)
{
	const unsigned char *s = (const unsigned char *)text;

	while (length > 0) {
		size_t n = character(s, length);
		if (n == 0)
			return false;
		s += n;
		length -= n;
	}
	return true;
}

bool text_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if ((c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7f)
			return false;
	}
	return text_good(text, length);
}

const char *text_url(struct arena *a, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";
	char *out = arena_take(a, strlen(text) * 3 + 1), *o = out;

	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
		    (*p >= '0' && *p <= '9') || strchr("-_.", *p) != NULL) {
			*o++ = (char)*p;
		} else {
			*o++ = '%';
			*o++ = hex[*p >> 4];
			*o++ = hex[*p & 15];
		}
	}
	return out;
}

const char *text_cut(struct arena *a, const char *text, size_t most)
{
	size_t at = 0;

	for (size_t n = 0; text[at] != '\0' && n < most; n++) {
		at++;
		while (((unsigned char)text[at] & 0xC0) == 0x80)
			at++;
	}
	return text[at] == '\0' ? text : arena_text(a, text, at);
}

size_t text_length(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char)*text & 0xC0) != 0x80;
	return n;
}

const char *text_last(const char *text, size_t most)
{
	for (size_t n = text_length(text); n > most; n--) {
		text++;
		while (((unsigned char)*text & 0xC0) == 0x80)
			text++;
	}
	return text;
}

const char *text_digits(struct arena *a, const char *text)
{
	char *out = arena_take(a, strlen(text) + 1), *o = out;

	for (; *text != '\0'; text++)
		if (*text >= '0' && *text <= '9')
			*o++ = *text;
	return out;
}

const char *text_like(struct arena *a, const char *before, const char *text)
{
	char *out = arena_take(a, strlen(before) + strlen(text) * 2 + 2), *o = out + strlen(before);

	memcpy(out, before, strlen(before));
	for (; *text != '\0'; text++) {
		if (*text == '%' || *text == '_' || *text == '\\')
			*o++ = '\\';
		*o++ = *text;
	}
	*o = '%';
	return out;
}

/* The number at the beginning of `s` in Chinese, up to 99; 0: none. */
static int han_number(const char *s)
{
	static const char figures[] = "零一二三四五六七八九";
	int n = 0, figure = 0;
	bool any = false;

	for (; *s != '\0'; s += 3) {
		const char *at = NULL;
		for (int i = 1; i < 10 && at == NULL; i++)
			if (strncmp(s, figures + 3 * i, 3) == 0) {
				figure = i;
				at = s;
			}
		if (at == NULL && strncmp(s, "十", 3) == 0) {
			n += (any ? figure : 1) * 10;
			figure = 0;
			at = s;
		}
		if (at == NULL)
			break;
		any = true;
	}
	return n + figure;
}

int text_floor(const char *text)
{
	static const char *const words[] = { "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth" };
	bool below = strncmp(text, "地下", 6) == 0 || strncmp(text, "负", 3) == 0 ||
		((*text == 'B' || *text == 'b' || *text == '-') && text[1] >= '0' && text[1] <= '9');
	const char *digits = text + strcspn(text, "0123456789");
	int n = 0;

	for (const char *p = digits; *p >= '0' && *p <= '9' && n < 1000; p++)
		n = n * 10 + (*p - '0');
	if (strncmp(text, "第", 3) == 0 || strncmp(text, "负", 3) == 0)
		text += 3;
	else if (below && *digits == '\0')
		text += 6;
	if (n == 0)
		n = han_number(text);
	for (size_t i = 0; i < COUNT(words) && n == 0; i++)
		if ((*text | 0x20) == words[i][0] && strncmp(text + 1, words[i] + 1, strlen(words[i]) - 1) == 0)
			n = (int)i + 1;
	return n == 0 ? TEXT_NO_FLOOR : below ? -n : n;
}
