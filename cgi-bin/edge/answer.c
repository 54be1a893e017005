/* answer.c -- headers.  A line break inside a value would let a text forge
** headers, X-Accel-Redirect even; so every value passes put(). */
#define CORE_RAW
#include "edge/answer.h"

#define CSP_PAGE "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " \
	"font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; " \
	"frame-ancestors 'none'"
#define CSP_FILE "default-src 'none'; frame-ancestors 'none'; sandbox"

struct lines { struct request *rq; char *text; size_t n, room; };

static void put(struct lines *h, const char *name, const char *value)
{
	size_t need = strlen(name) + strlen(value) + 8;

	for (const char *p = value; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			give_up(&h->rq->arena, 500);
	if (h->n + need >= h->room) {
		char *larger = arena_take(&h->rq->arena, h->room = (h->room + need) * 2);
		memcpy(larger, h->text, h->n);
		h->text = larger;
	}
	h->n += (size_t)snprintf(h->text + h->n, h->room - h->n, "%s: %s\r\n", name, value);
}

static const char *reason(int status)
{
	static const struct { int status; const char *text; } known[] = {
		{ 200, "200 OK" }, { 204, "204 No Content" }, { 303, "303 See Other" },
		{ 304, "304 Not Modified" }, { 400, "400 Bad Request" }, { 403, "403 Forbidden" },
		{ 404, "404 Not Found" }, { 405, "405 Method Not Allowed" }, { 409, "409 Conflict" },
		{ 413, "413 Content Too Large" }, { 422, "422 Unprocessable Content" },
		{ 429, "429 Too Many Requests" }, { 503, "503 Service Unavailable" },
	};

	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i].status == status)
			return known[i].text;
	return "500 Internal Server Error";
}

/* Percent-encode all but what may stand in a URL; `also` may stand, too. */
static const char *encoded(struct arena *a, const char *s, const char *also)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	char *out = arena_take(a, strlen(s) * 3 + 1), *o = out;

	for (; *s != '\0'; s++)
		if (strchr(plain, *s) != NULL || strchr(also, *s) != NULL)
			*o++ = *s;
		else
			o += snprintf(o, 4, "%%%02X", (unsigned char)*s);
	return out;
}

/* Only to ourselves: a path, or an address below $FOYER_URL. */
static void put_location(struct lines *h, const char *to)
{
	const char *url = getenv("FOYER_URL");
	size_t n = url == NULL ? 0 : strlen(url);
	bool path = to[0] == '/' && to[1] != '/' && strchr(to, '\\') == NULL;

	if (!path && (n == 0 || strncmp(to, url, n) != 0 || (to[n] != '/' && to[n] != '\0')))
		give_up(&h->rq->arena, 500);
	for (const char *p = to; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			give_up(&h->rq->arena, 500);
	put(h, "Location", encoded(&h->rq->arena, to, "%/?#[]@!$&'()*+,;=:"));
}

/* RFC 6266: a name for old readers and the real one (RFC 5987). */
static void put_disposition(struct lines *h, const char *name)
{
	struct arena *a = &h->rq->arena;
	char *old = arena_text(a, name, strlen(name));

	for (char *p = old; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7f || strchr("\"\\%/;", *p) != NULL)
			*p = '_';
	put(h, "Content-Disposition", arena_printf(a, "attachment; filename=\"%s\"; filename*=UTF-8''%s",
		old, encoded(a, name, "!#$&+^`|")));
}

/* "/protected/ab/abcd…": nothing that climbs or is odd. */
static void put_accel(struct lines *h, const char *path)
{
	if (strncmp(path, "/protected/", 11) != 0 || strstr(path, "..") != NULL ||
	    strspn(path, "abcdefghijklmnopqrstuvwxyz0123456789/._-") != strlen(path))
		give_up(&h->rq->arena, 500);
	put(h, "X-Accel-Redirect", path);
}

static void put_defences(struct lines *h, bool file)
{
	put(h, "Content-Security-Policy", file ? CSP_FILE : CSP_PAGE);
	put(h, "X-Content-Type-Options", "nosniff");
	put(h, "Referrer-Policy", "same-origin");
	put(h, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
	put(h, "Cross-Origin-Opener-Policy", "same-origin");
	put(h, "Cross-Origin-Resource-Policy", "same-origin");
	if (h->rq->https)
		put(h, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

bool answer_same(const struct request *rq)
{
	const char *given = rq->none_match == NULL ? "" : rq->none_match;
	size_t n = rq->etag == NULL ? 0 : strlen(rq->etag);

	for (const char *p = strchr(given, '"'); n > 0 && p != NULL; p = strchr(p, '"')) {
		p++;
		if (strncmp(p, rq->etag, n) == 0 && p[n] == '"')
			return true;
	}
	return false;
}

const char *answer_head(struct request *rq, int status, size_t length, size_t *n)
{
	struct lines h = { rq, arena_take(&rq->arena, 2048), 0, 2048 };
	bool same = rq->etag != NULL && (status == 200 || status == 304);

	put(&h, "Status", reason(status));
	if (status != 304 && status != 204)
		put(&h, "Content-Type", rq->type != NULL && (rq->raw != NULL || rq->accel != NULL)
			? rq->type : "text/html; charset=utf-8");
	if (rq->accel != NULL)
		put_accel(&h, rq->accel);
	else if (status != 304 && status != 204)
		put(&h, "Content-Length", arena_printf(&rq->arena, "%zu", length));
	if (rq->location != NULL && status == 303)
		put_location(&h, rq->location);
	if (rq->cookie != NULL)
		put(&h, "Set-Cookie", rq->cookie);
	if (rq->leave_cookies)           /* not the cookies: the device's half stays, see session.h */
		put(&h, "Clear-Site-Data", "\"storage\"");
	if (rq->file_name != NULL && (rq->raw != NULL || rq->accel != NULL))
		put_disposition(&h, rq->file_name);
	put(&h, "Cache-Control", same ? "private, no-cache" : "no-store");
	if (same)
		put(&h, "ETag", arena_printf(&rq->arena, "\"%s\"", rq->etag));
	if (status == 405)
		put(&h, "Allow", "GET, HEAD, POST");
	if ((status == 429 || status == 503) && rq->retry_after > 0)
		put(&h, "Retry-After", arena_printf(&rq->arena, "%d", rq->retry_after));
	else if (status == 503)
		put(&h, "Retry-After", "2");
	put_defences(&h, rq->file_name != NULL || rq->accel != NULL);
	h.text[h.n++] = '\r';
	h.text[h.n++] = '\n';
	*n = h.n;
	return h.text;
}
