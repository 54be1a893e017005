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

/* The character at `s` and, in *n, its bytes; the text is good and not at its end. */
static uint32_t decoded(const char *text, size_t *n)
{
	const unsigned char *s = (const unsigned char *)text;
	uint32_t c;

	*n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	c = *n == 1 ? s[0] : (uint32_t)s[0] & (0x7Fu >> *n);
	for (size_t i = 1; i < *n; i++)
		c = c << 6 | (s[i] & 0x3F);
	return c;
}

struct span { uint32_t first, last; };

static bool within(const struct span *list, uint32_t c)
{
	for (; list->last != 0; list++)
		if (c >= list->first && c <= list->last)
			return true;
	return false;
}

static const struct span line_ends[] = { { '\n', '\r' }, { 0x85, 0x85 }, { 0x2028, 0x2029 }, { 0 } };
/* Never kept.  What stays although it is not seen has a use: joiners (emoji, Persian), marks of
** direction that turn nothing but themselves, variants. */
static const struct span dropped[] = {
	{ 0x01, 0x08 }, { 0x0E, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x180E, 0x180E }, { 0x200B, 0x200B },
	{ 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0xFDD0, 0xFDEF }, { 0xFEFF, 0xFEFF }, { 0xFFF0, 0xFFFB }, { 0 }
};
static const struct span blanks[] = {
	{ '\t', '\r' }, { ' ', ' ' }, { 0xA0, 0xA0 }, { 0x1680, 0x1680 }, { 0x2000, 0x200A }, { 0x202F, 0x202F },
	{ 0x205F, 0x205F }, { 0x3000, 0x3000 }, { 0 }
};
static const struct span unseen[] = {
	{ 0x034F, 0x034F }, { 0x061C, 0x061C }, { 0x115F, 0x1160 }, { 0x17B4, 0x17B5 }, { 0x200C, 0x200F },
	{ 0x2800, 0x2800 }, { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F }, { 0xFFA0, 0xFFA0 }, { 0xE0000, 0xE0FFF }, { 0 }
};

size_t text_clean(char *text, size_t length)
{
	size_t at = 0, out = 0, n;

	while (at < length) {
		uint32_t c = decoded(text + at, &n);
		if (within(line_ends, c)) {
			if (c == '\r' && at + 1 < length && text[at + 1] == '\n')
				n = 2;
			text[out++] = '\n';
		} else if (!within(dropped, c) && (c & 0xFFFE) != 0xFFFE) {
			memmove(text + out, text + at, n);
			out += n;
		}
		at += n;
	}
	if (out < length)
		text[out] = '\0';
	return out;
}

const char *text_trim(struct arena *a, const char *text)
{
	size_t first = SIZE_MAX, end = 0, n;
	bool seen = false;

	for (size_t at = 0; text[at] != '\0'; at += n) {
		uint32_t c = decoded(text + at, &n);
		if (within(blanks, c))
			continue;
		first = first == SIZE_MAX ? at : first;
		end = at + n;
		seen |= !within(unseen, c) && !within(dropped, c);
	}
	return seen ? arena_text(a, text + first, end - first) : "";
}

const char *text_line(struct arena *a, const char *text)
{
	char *out = arena_text(a, text, strlen(text)), *o = out;

	for (const char *p = out; *p != '\0'; p++)
		if (*p != '\n' && *p != '\r' && *p != '\t')
			*o++ = *p;
		else if (o > out && o[-1] != ' ')
			*o++ = ' ';
	*o = '\0';
	return out;
}

const char *text_narrow(struct arena *a, const char *text)
{
	char *out = arena_take(a, strlen(text) + 1), *o = out;
	size_t n;

	for (; *text != '\0'; text += n) {
		uint32_t c = decoded(text, &n);
		if (c >= 0xFF01 && c <= 0xFF5E)
			*o++ = (char)(c - 0xFEE0);
		else if (c == 0x3002)
			*o++ = '.';
		else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
			*o++ = '-';
		else if (within(blanks, c))
			*o++ = ' ';
		else
			for (size_t i = 0; i < n; i++)
				*o++ = text[i];
	}
	return out;
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

const char *text_joined(struct arena *a, const char *text, const char *between, const char *more, size_t most)
{
	return text_last(arena_printf(a, "%s%s%s", text, *text == '\0' ? "" : between, more), most);
}

const char *text_phone(struct arena *a, const char *text)
{
	char *out = arena_take(a, strlen(text) + 1), *o = out;
	bool abroad = text[strspn(text, " (")] == '+';

	for (; *text != '\0'; text++)
		if (*text >= '0' && *text <= '9')
			*o++ = *text;
	if (strncmp(out, "0086", 4) == 0)
		return out + 4 + (out[4] == '0');
	if (strncmp(out, "86", 2) == 0 && (abroad || o - out >= 12))
		out += 2;
	return out + (*out == '0' && o - out > 4);
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
