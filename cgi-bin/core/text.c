/* text.c -- check foreign bytes before they become text. */
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
