/* post_bytes.c -- a mail as bytes: headers, multipart/alternative, calendar part. */
#define CORE_RAW
#include "edge/post.h"

struct out { struct arena *arena; char *text; size_t used, size; };

static void put(struct out *o, const char *text, size_t n)
{
	if (o->used + n + 1 > o->size) {
		size_t size = (o->size + n + 1) * 2;
		char *more = arena_take(o->arena, size);
		if (o->used > 0)
			memcpy(more, o->text, o->used);
		o->text = more;
		o->size = size;
	}
	memcpy(o->text + o->used, text, n);
	o->used += n;
}

static void line(struct out *o, const char *text)
{
	put(o, text, strlen(text));
	put(o, "\r\n", 2);
}

static size_t encode(char *to, const unsigned char *from, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t used = 0;

	for (size_t i = 0; i < n; i += 3) {
		unsigned v = (unsigned)from[i] << 16 | (i + 1 < n ? from[i + 1] : 0U) << 8 | (i + 2 < n ? from[i + 2] : 0U);
		to[used++] = digits[v >> 18];
		to[used++] = digits[v >> 12 & 63];
		to[used++] = i + 1 < n ? digits[v >> 6 & 63] : '=';
		to[used++] = i + 2 < n ? digits[v & 63] : '=';
	}
	return used;
}

static bool plain(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80 || (unsigned char)*p < ' ' || strchr("\"\\()<>[]:;@,=?", *p) != NULL)
			return false;
	return true;
}

/* A header text: as it is, or as encoded words (RFC 2047) of at most 75 bytes
** that never cut a character.  Control bytes become blanks. */
static void put_words(struct out *o, const char *text, bool quoted)
{
	const unsigned char *p = (const unsigned char *)text;
	bool first = true;

	if (plain(text) && strlen(text) < 60) {
		if (quoted)
			put(o, "\"", 1);
		put(o, text, strlen(text));
		if (quoted)
			put(o, "\"", 1);
		return;
	}
	while (*p != '\0') {
		unsigned char chunk[45];
		char word[64];
		size_t n = 0;

		while (*p != '\0') {
			size_t c = 1;
			while ((p[c] & 0xC0) == 0x80)
				c++;
			if (n + c > sizeof(chunk))
				break;
			for (size_t i = 0; i < c; i++)
				chunk[n + i] = p[i] < ' ' || p[i] == 0x7f ? ' ' : p[i];
			n += c;
			p += c;
		}
		if (n == 0)              /* no character is this long: not UTF-8 */
			break;
		if (!first)
			put(o, "\r\n ", 3);
		first = false;
		put(o, "=?UTF-8?B?", 10);
		put(o, word, encode(word, chunk, n));
		put(o, "?=", 2);
	}
}

static void put_address(struct out *o, const char *header, const char *name, const char *address)
{
	put(o, header, strlen(header));
	if (name != NULL && *name != '\0') {
		put_words(o, name, true);
		put(o, " ", 1);
	}
	put(o, "<", 1);
	put(o, address, strlen(address));
	line(o, ">");
}

/* Lines of a text with CRLF, whatever they end in now. */
static void put_lines(struct out *o, const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\r\n");
		put(o, text, n);
		put(o, "\r\n", 2);
		text += n;
		text += *text == '\r';
		text += *text == '\n';
	}
}

static void put_base64(struct out *o, const char *text)
{
	struct out lines = { .arena = o->arena };
	char word[80];

	put_lines(&lines, text);
	for (size_t at = 0; at < lines.used; at += 57) {
		size_t n = lines.used - at < 57 ? lines.used - at : 57;
		put(o, word, encode(word, (const unsigned char *)lines.text + at, n));
		put(o, "\r\n", 2);
	}
}

static void put_part(struct out *o, const char *boundary, const char *type, const char *text, bool readable)
{
	line(o, arena_printf(o->arena, "\r\n--%s", boundary));
	line(o, arena_printf(o->arena, "Content-Type: %s", type));
	line(o, readable ? "Content-Transfer-Encoding: 8bit" : "Content-Transfer-Encoding: base64");
	line(o, "");
	if (readable)
		put_lines(o, text);
	else
		put_base64(o, text);
}

static const char *date(struct arena *a, instant at)
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct civil c = instant_civil(at);

	return arena_printf(a, "%s, %d %s %d %02d:%02d:%02d +0000",
		days[day_weekday(day_from(c.year, c.month, c.day))], c.day, months[c.month - 1], c.year,
		c.hour, c.minute, c.second);
}

const char *post_bytes(struct arena *a, const struct mail *m, bool readable, size_t *length)
{
	struct out o = { .arena = a };
	const char *boundary = arena_printf(a, "=_foyer_%.40s", m->message_id);

	put_address(&o, "From: ", m->from_name, m->from);
	put_address(&o, "To: ", m->to_name, m->to);
	put(&o, "Subject: ", 9);
	put_words(&o, m->subject, false);
	line(&o, "");
	line(&o, arena_printf(a, "Date: %s", date(a, m->at)));
	line(&o, arena_printf(a, "Message-ID: <%s>", m->message_id));
	line(&o, "Auto-Submitted: auto-generated");
	line(&o, "MIME-Version: 1.0");
	line(&o, arena_printf(a, "Content-Type: multipart/alternative; boundary=\"%s\"", boundary));
	put_part(&o, boundary, "text/plain; charset=utf-8", m->text, readable);
	if (m->html != NULL && *m->html != '\0')
		put_part(&o, boundary, "text/html; charset=utf-8", m->html, readable);
	if (m->ics != NULL && *m->ics != '\0')
		put_part(&o, boundary, arena_printf(a, "text/calendar; charset=utf-8; method=%s; name=\"invite.ics\"",
			m->ics_method), m->ics, readable);
	line(&o, arena_printf(a, "\r\n--%s--", boundary));
	put(&o, "", 1);
	*length = o.used - 1;
	return o.text;
}
