/* address.c -- IPv4 and IPv6 ranges; see address.h. */
#include "core/address.h"

/* Up to `most` digits of `base` at *p; -1: none. */
static int number(const char **p, const char *end, int base, int most)
{
	int value = 0, n = 0;

	for (; *p < end && n < most; (*p)++, n++) {
		char c = **p;
		int digit = c >= '0' && c <= '9' ? c - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
		if (digit >= base)
			break;
		value = value * base + digit;
	}
	return n == 0 ? -1 : value;
}

static bool read4(const char *p, const char *end, unsigned char out[static 4])
{
	for (int i = 0; i < 4; i++) {
		int v;
		if (i > 0 && (p == end || *p++ != '.'))
			return false;
		v = number(&p, end, 10, 3);
		if (v < 0 || v > 255)
			return false;
		out[i] = (unsigned char)v;
	}
	return p == end;
}

/* Groups of four hex digits; "::" stands for as many zero groups as are missing;
** the last two may be written as IPv4. */
static bool read6(const char *p, const char *end, unsigned char out[static 16])
{
	unsigned char bytes[16] = { 0 };
	int n = 0, gap = -1;

	while (p < end) {
		const char *start = p;
		int v;
		if (*p == ':' && p + 1 < end && p[1] == ':') {
			if (gap >= 0)
				return false;
			gap = n;
			p += 2;
			continue;
		}
		if (n > 0 && gap != n && *p++ != ':')
			return false;
		start = p;
		v = number(&p, end, 16, 4);
		if (v < 0 || n > 14)
			return false;
		if (p < end && *p == '.') {
			if (n > 12 || !read4(start, end, bytes + n))
				return false;
			n += 4;
			p = end;
			break;
		}
		bytes[n++] = (unsigned char)(v >> 8);
		bytes[n++] = (unsigned char)(v & 255);
	}
	if (gap < 0 ? n != 16 : n > 14)
		return false;
	memset(out, 0, 16);
	memcpy(out, bytes, gap < 0 ? 16 : (size_t)gap);
	if (gap >= 0)
		memcpy(out + 16 - (n - gap), bytes + gap, (size_t)(n - gap));
	return true;
}

bool address_read(const char *text, size_t length, unsigned char out[static 16])
{
	static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255 };

	if (memchr(text, ':', length) != NULL)
		return read6(text, text + length, out);
	memcpy(out, mapped, 12);
	return read4(text, text + length, out + 12);
}

static bool within(const unsigned char a[static 16], const char *range, size_t length)
{
	const char *slash = memchr(range, '/', length);
	size_t n = slash == NULL ? length : (size_t)(slash - range);
	bool four = memchr(range, ':', n) == NULL;
	unsigned char net[16];
	int bits = four ? 32 : 128;

	if (!address_read(range, n, net))
		return false;
	if (slash != NULL) {
		const char *p = slash + 1;
		int given = number(&p, range + length, 10, 3);
		if (given < 0 || given > bits || p != range + length)
			return false;
		bits = given;
	}
	bits += four ? 96 : 0;
	for (int i = 0; i < 16 && bits > 0; i++, bits -= 8) {
		int mask = bits >= 8 ? 255 : 255 & ~(255 >> bits);
		if (((a[i] ^ net[i]) & mask) != 0)
			return false;
	}
	return true;
}

bool address_within(const char *address, const char *ranges)
{
	unsigned char a[16];

	if (!address_read(address, strlen(address), a))
		return false;
	while (*ranges != '\0') {
		size_t n = strcspn(ranges, " ,\n");
		if (n > 0 && within(a, ranges, n))
			return true;
		ranges += n;
		ranges += *ranges != '\0';
	}
	return false;
}
