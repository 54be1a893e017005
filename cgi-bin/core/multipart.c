/* multipart.c -- a push parser.  Only CR can begin a delimiter, so bytes held
** back for a match that fails are data as they stand and nothing is read twice. */
#include "core/multipart.h"

enum { PREAMBLE, AFTER, AFTER_CR, AFTER_DASH, HEADERS, BODY, EPILOGUE };

/* Copy the value at `p` to `out` when it is wanted; where it ends, NULL: wrong. */
static const char *quoted(const char *p, bool wanted, char *out, size_t room)
{
	size_t n = 0;

	for (p++; *p != '\0' && *p != '"'; p++) {
		char c = *p;
		if (c == '\\' && (p[1] == '"' || p[1] == '\\')) {
			c = *++p;
		} else if (c == '%' && strncmp(p, "%22", 3) == 0) {
			c = '"';
			p += 2;
		} else if (c == '%' && (strncmp(p, "%0D", 3) == 0 || strncmp(p, "%0A", 3) == 0)) {
			c = ' ';
			p += 2;
		}
		if ((unsigned char)c < 32 || c == 127 || (wanted && n + 1 >= room))
			return NULL;
		if (wanted)
			out[n++] = c;
	}
	if (*p != '"')
		return NULL;
	if (wanted)
		out[n] = '\0';
	return p + 1;
}

static const char *bare(const char *p, bool wanted, char *out, size_t room)
{
	size_t n = strcspn(p, ";");

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] < 32 || p[i] == 127)
			return NULL;
	if (wanted) {
		if (n >= room)
			return NULL;
		memcpy(out, p, n);
		out[n] = '\0';
	}
	return p + n;
}

/* The attribute `key` of a header like  form-data; name="a"; filename="b".
** 1: found, 0: not there, -1: wrong. */
static int attribute(const char *header, const char *key, char *out, size_t room)
{
	const char *p = strchr(header, ';');

	while (p != NULL) {
		size_t n;
		bool wanted;
		p++;
		p += strspn(p, " \t");
		n = strcspn(p, "=;");
		wanted = n == strlen(key) && strncasecmp(p, key, n) == 0;
		p += n;
		if (*p != '=') {
			p = *p == ';' ? p : NULL;
			continue;
		}
		p++;
		p = *p == '"' ? quoted(p, wanted, out, room) : bare(p, wanted, out, room);
		if (p == NULL)
			return -1;
		if (wanted)
			return 1;
		p = strchr(p, ';');
	}
	return 0;
}

enum multipart multipart_begin(struct multipart_reader *m, const char *content_type,
	struct multipart_sink sink, void *to, unsigned most)
{
	static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz'()+_,-./:=? ";
	static const char kind[] = "multipart/form-data";
	char boundary[71];
	size_t n;

	*m = (struct multipart_reader){ .sink = sink, .to = to, .most = most };
	if (content_type == NULL || strncasecmp(content_type, kind, sizeof(kind) - 1) != 0 ||
	    attribute(content_type, "boundary", boundary, sizeof(boundary)) != 1)
		return m->error = MULTIPART_BOUNDARY;
	n = strlen(boundary);
	if (n == 0 || strspn(boundary, allowed) != n)
		return m->error = MULTIPART_BOUNDARY;
	memcpy(m->delimiter, "\r\n--", 4);
	memcpy(m->delimiter + 4, boundary, n + 1);
	m->length = n + 4;
	m->state = PREAMBLE;
	m->matched = 2;                  /* the first one needs no line before it */
	return MULTIPART_OK;
}

static enum multipart disposition(struct multipart_reader *m, const char *value)
{
	int found;

	if (strncasecmp(value, "form-data", 9) != 0)
		return MULTIPART_HEADER;
	if (attribute(value, "name", m->part.name, sizeof(m->part.name)) != 1)
		return MULTIPART_NAME;
	found = attribute(value, "filename", m->part.file, sizeof(m->part.file));
	m->part.is_file = found == 1;
	return found < 0 ? MULTIPART_HEADER : MULTIPART_OK;
}

/* The header of a part is complete, an empty line ends it. */
static enum multipart headers(struct multipart_reader *m)
{
	bool named = false;

	m->part = (struct multipart_part){ 0 };
	for (char *line = m->header, *stop; *line != '\0'; line = stop + 2) {
		stop = strstr(line, "\r\n");
		if (stop == NULL || *line == ' ' || *line == '\t')
			return MULTIPART_HEADER;         /* folded lines are of the past */
		*stop = '\0';
		if (strchr(line, ':') == NULL)
			return MULTIPART_HEADER;
		if (strncasecmp(line, "Content-Disposition:", 20) == 0) {
			enum multipart wrong;
			if (named)
				return MULTIPART_HEADER;
			wrong = disposition(m, line + 20 + strspn(line + 20, " "));
			if (wrong != MULTIPART_OK)
				return wrong;
			named = true;
		} else if (strncasecmp(line, "Content-Type:", 13) == 0) {
			const char *value = line + 13 + strspn(line + 13, " ");
			if (strlen(value) >= sizeof(m->part.type))
				return MULTIPART_HEADER;
			memcpy(m->part.type, value, strlen(value) + 1);
		}
	}
	if (!named)
		return MULTIPART_NAME;
	if (++m->parts > m->most)
		return MULTIPART_MOST;
	return m->sink.begin(m->to, &m->part) ? MULTIPART_OK : MULTIPART_SINK;
}

/* Data, or what may be the delimiter; how many of the `n` bytes were taken. */
static size_t body(struct multipart_reader *m, const char *s, size_t n)
{
	bool inside = m->state == BODY;

	if (m->matched == 0) {
		const char *cr = memchr(s, '\r', n);
		size_t plain = cr == NULL ? n : (size_t)(cr - s);
		if (plain > 0 && inside && !m->sink.data(m->to, s, plain))
			m->error = MULTIPART_SINK;
		m->matched = cr != NULL;
		return plain + (cr != NULL);
	}
	if (*s == m->delimiter[m->matched]) {
		if (++m->matched == m->length) {
			if (inside && !m->sink.end(m->to))
				m->error = MULTIPART_SINK;
			m->matched = 0;
			m->state = AFTER;
		}
		return 1;
	}
	if (inside && !m->sink.data(m->to, m->delimiter, m->matched))
		m->error = MULTIPART_SINK;
	m->matched = 0;
	return 0;
}

static void header(struct multipart_reader *m, char c)
{
	size_t n = m->header_length;

	if (c == '\0' || n + 2 >= sizeof(m->header)) {
		m->error = MULTIPART_HEADER;
		return;
	}
	m->header[n++] = c;
	m->header_length = n;
	if (n == 2 && memcmp(m->header, "\r\n", 2) == 0) {
		m->error = MULTIPART_NAME;
	} else if (n >= 4 && memcmp(m->header + n - 4, "\r\n\r\n", 4) == 0) {
		m->header[n - 2] = '\0';
		m->error = headers(m);
		m->state = BODY;
		m->matched = 0;
	}
}

enum multipart multipart_feed(struct multipart_reader *m, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n && m->error == MULTIPART_OK;) {
		char c = bytes[i];
		switch (m->state) {
		case PREAMBLE: case BODY:
			i += body(m, bytes + i, n - i);
			continue;
		case AFTER:
			if (c == '\r')
				m->state = AFTER_CR;
			else if (c == '-')
				m->state = AFTER_DASH;
			else if (c != ' ' && c != '\t')
				m->error = MULTIPART_BOUNDARY;
			break;
		case AFTER_CR:
			if (c != '\n')
				m->error = MULTIPART_BOUNDARY;
			m->state = HEADERS;
			m->header_length = 0;
			break;
		case AFTER_DASH:
			if (c != '-')
				m->error = MULTIPART_BOUNDARY;
			m->state = EPILOGUE;
			break;
		case HEADERS:
			header(m, c);
			break;
		case EPILOGUE:
			return MULTIPART_OK;
		}
		i++;
	}
	return m->error;
}

enum multipart multipart_end(struct multipart_reader *m)
{
	if (m->error == MULTIPART_OK && m->state != EPILOGUE)
		m->error = MULTIPART_SHORT;
	return m->error;
}
