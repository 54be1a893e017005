/* cookie.c -- cookies; see cookie.h, and session.h for what stands in them. */
#include "kit/cookie.h"
#include "kit/session.h"
#include "edge/secret.h"

#define COOKIE_AGE "31536000"        /* seconds, for the device; the store ends the session */

static const char *cookie_name(struct request *rq, const char *what)
{
	return arena_printf(&rq->arena, "%sfoyer_%s", rq->https ? "__Host-" : "", what);
}

void cookie_set(struct request *rq, const char *what, const char *value)
{
	rq->cookie = arena_printf(&rq->arena, "%s=%s; Path=/; Max-Age=" COOKIE_AGE
		"; HttpOnly; SameSite=Lax%s", cookie_name(rq, what), value, rq->https ? "; Secure" : "");
}

const char *cookie_get(struct request *rq, const char *what)
{
	return pairs_get(rq->cookies, cookie_name(rq, what));
}

static bool is_token(const char *s, size_t n)
{
	return n == SECRET_TOKEN && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-_") >= n;
}

const char *cookie_part(struct request *rq, const char *what, bool device)
{
	const char *value = cookie_get(rq, what);
	size_t n;

	if (value == NULL)
		return NULL;
	n = strcspn(value, ".");
	if (device) {
		value += n + (value[n] == '.');
		n = strlen(value);
	}
	return is_token(value, n) ? arena_text(&rq->arena, value, n) : NULL;
}

const char *session_guest_csrf(struct request *rq)
{
	const char *token = cookie_get(rq, "guest");

	if (token != NULL && is_token(token, strlen(token)))
		return token;
	token = secret_token(&rq->arena);
	cookie_set(rq, "guest", token);
	return token;
}

void session_guest_lang(struct request *rq, const char *lang)
{
	cookie_set(rq, "lang", lang);
}
