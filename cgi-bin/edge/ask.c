/* ask.c -- from the parameters of the web server to a request.
**
** Everything foreign is looked at once, here: the method, the host, the lengths,
** and that every byte of path, query, cookies and body is UTF-8 without NUL. */
#define CORE_RAW
#include "edge/ask.h"
#include "edge/secret.h"
#include "edge/upload.h"
#include "core/text.h"

#define PATH_MOST 1024
#define HOSTS_MOST 16

/* The headers we look at.  A second one of the same name is refused if `once`. */
struct asked {
	const char *method, *path, *query, *type, *length, *host, *cookie, *agent, *fetch_site,
		*origin, *referer, *address, *https, *id, *none_match, *live;
};

/* clang-format off */
static const struct { const char *name; size_t at; bool once; } wanted[] = {
	{ "REQUEST_METHOD",      offsetof(struct asked, method),     true },
	{ "PATH_INFO",           offsetof(struct asked, path),       true },
	{ "QUERY_STRING",        offsetof(struct asked, query),      true },
	{ "CONTENT_TYPE",        offsetof(struct asked, type),       true },
	{ "CONTENT_LENGTH",      offsetof(struct asked, length),     true },
	{ "HTTP_HOST",           offsetof(struct asked, host),       true },
	{ "HTTP_COOKIE",         offsetof(struct asked, cookie),     true },
	{ "HTTP_USER_AGENT",     offsetof(struct asked, agent),      false },
	{ "HTTP_SEC_FETCH_SITE", offsetof(struct asked, fetch_site), true },
	{ "HTTP_ORIGIN",         offsetof(struct asked, origin),     true },
	{ "HTTP_REFERER",        offsetof(struct asked, referer),    false },
	{ "REMOTE_ADDR",         offsetof(struct asked, address),    true },
	{ "HTTPS",               offsetof(struct asked, https),      true },
	{ "FOYER_REQUEST_ID",    offsetof(struct asked, id),         true },
	{ "HTTP_IF_NONE_MATCH",  offsetof(struct asked, none_match), false },
	{ "HTTP_X_LIVE",         offsetof(struct asked, live),       false },
};
/* clang-format on */

static char hosts[HOSTS_MOST][128];

static void add_host(const char *host, size_t n)
{
	for (size_t i = 0; i < HOSTS_MOST && n > 0 && n < sizeof(hosts[0]); i++)
		if (hosts[i][0] == '\0') {
			memcpy(hosts[i], host, n);
			return;
		}
}

/* Its length without the port; an IPv6 address stands in brackets. */
static size_t host_length(const char *host)
{
	return *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/ ");
}

void ask_start(void)
{
	const char *url = getenv("FOYER_URL"), *more = getenv("FOYER_HOSTS");

	memset(hosts, 0, sizeof(hosts));
	url = url == NULL ? NULL : strstr(url, "://");
	if (url != NULL) {
		add_host(url + 3, host_length(url + 3));
		if (strncmp(url + 3, "127.0.0.1", 9) == 0)
			add_host("localhost", 9);
	}
	while (more != NULL && *more != '\0') {
		size_t n = strcspn(more, " ,");
		add_host(more, n);
		more += n;
		more += strspn(more, " ,");
	}
}

static bool host_is_ours(const char *host)
{
	size_t n = host_length(host);

	for (size_t i = 0; i < HOSTS_MOST && hosts[i][0] != '\0'; i++)
		if (strlen(hosts[i]) == n && strncasecmp(hosts[i], host, n) == 0)
			return host[n] == '\0' || (host[n] == ':' &&
				strspn(host + n + 1, "0123456789") == strlen(host + n + 1));
	return false;
}

/* False: a header that may be there once is there twice. */
static bool find(struct asked *h, char **env)
{
	for (; *env != NULL; env++)
		for (size_t i = 0; i < COUNT(wanted); i++) {
			size_t n = strlen(wanted[i].name);
			const char **at = (const char **)((uintptr_t)h + wanted[i].at);
			if (strncmp(*env, wanted[i].name, n) != 0 || (*env)[n] != '=')
				continue;
			if (*at != NULL && wanted[i].once)
				return false;
			if (*at == NULL)
				*at = *env + n + 1;
			break;
		}
	return true;
}

static bool no_control(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return false;
	return true;
}

static bool is_text(const char *s)
{
	return text_good(s, strlen(s)) && no_control(s);
}

/* A header nobody must rely on: what is not text is nothing. */
static const char *header(struct arena *a, const char *s, size_t most)
{
	size_t n = s == NULL ? 0 : strlen(s);

	if (s == NULL || !is_text(s))
		return "";
	if (n > most)
		for (n = most; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
			continue;
	return arena_text(a, s, n);
}

/* "" is 0; digits alone count; -1: no number. */
static long long length_of(const char *s)
{
	if (s == NULL || *s == '\0')
		return 0;
	if (strlen(s) > 12 || strspn(s, "0123456789") != strlen(s))
		return -1;
	return strtoll(s, NULL, 10);
}

static const char *id_of(struct arena *a, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	if (n >= 8 && n <= 64 && strspn(s, "0123456789abcdef") == n)
		return arena_text(a, s, n);
	return arena_printf(a, "%08x%08x%08x%08x", secret_below(UINT32_MAX), secret_below(UINT32_MAX),
		secret_below(UINT32_MAX), secret_below(UINT32_MAX));
}

static int read_method(struct request *rq, const char *method)
{
	if (method != NULL && strcmp(method, "POST") == 0)
		rq->method = POST;
	else if (method != NULL && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0))
		rq->method = GET;
	else
		return 405;
	rq->head = method[0] == 'H';
	return 0;
}

static bool is_kind(const char *type, const char *kind)
{
	size_t n = strlen(kind);

	return strncasecmp(type, kind, n) == 0 && (type[n] == '\0' || type[n] == ';' || type[n] == ' ');
}

static int read_form(struct request *rq, struct arena *a, const struct wire *w, size_t length)
{
	char *text, more;
	size_t got = 0;
	bool bad = false;

	if (length > BODY_MOST)
		return 413;
	text = arena_take(a, length + 1);
	while (got < length) {
		int n = w->read(w->of, text + got, (int)(length - got));
		if (n <= 0)
			return 400;              /* less than was said */
		got += (size_t)n;
	}
	if (w->read(w->of, &more, 1) > 0)
		return 400;                      /* more */
	rq->body = pairs_read(a, text, length, '&', &bad);
	return bad ? 400 : 0;
}

static int read_body(struct request *rq, struct arena *a, const struct wire *w, const struct asked *h)
{
	long long length = length_of(h->length);
	const char *type = h->type == NULL ? "" : h->type;

	if (rq->method != POST)
		return 0;
	if (length < 0)
		return 400;
	if (is_kind(type, "multipart/form-data"))
		return upload_read(rq, a, w, type, length);
	if (length > 0 && !is_kind(type, "application/x-www-form-urlencoded"))
		return 400;
	return read_form(rq, a, w, (size_t)length);
}

int ask_read(struct request *rq, struct arena *a, const struct wire *w)
{
	struct asked h = { 0 };
	bool bad = !find(&h, w->env);
	int wrong;

	/* First what a refusal and its line in the log are made with. */
	rq->id = id_of(a, h.id);
	rq->path = "/";
	rq->query_text = "";
	rq->address = header(a, h.address, 45);
	rq->agent = header(a, h.agent, 200);
	rq->host = header(a, h.host, 128);
	rq->fetch_site = header(a, h.fetch_site, 20);
	rq->origin = header(a, h.origin, 200);
	rq->referer = header(a, h.referer, 2000);
	rq->none_match = header(a, h.none_match, 500);
	rq->https = h.https != NULL && strcmp(h.https, "on") == 0;
	rq->live = h.live != NULL && strcmp(h.live, "1") == 0;
	wrong = read_method(rq, h.method);
	if (wrong != 0)
		return wrong;
	if (bad || h.host == NULL || !host_is_ours(h.host))
		return 400;
	if (h.path != NULL && *h.path != '\0') {
		if (*h.path != '/' || strlen(h.path) > PATH_MOST || !is_text(h.path))
			return 400;
		rq->path = arena_text(a, h.path, strlen(h.path));
	}
	if (h.query != NULL) {
		if (!is_text(h.query))
			return 400;
		rq->query_text = arena_text(a, h.query, strlen(h.query));
		rq->query = pairs_read(a, rq->query_text, strlen(rq->query_text), '&', &bad);
	}
	if (h.cookie != NULL)
		rq->cookies = pairs_read(a, h.cookie, strlen(h.cookie), ';', &bad);
	return bad ? 400 : read_body(rq, a, w, &h);
}
