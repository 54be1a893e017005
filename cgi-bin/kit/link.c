/* link.c -- addresses as people outside see them. */
#include "kit/link.h"

const char *link_base(struct request *rq)
{
	const char *url = getenv("FOYER_URL");
	size_t n;

	if (url == NULL || *url == '\0')
		return "http://127.0.0.1:8080";
	n = strlen(url);
	while (n > 0 && url[n - 1] == '/')
		n--;
	return arena_text(&rq->arena, url, n);
}

const char *link_to(struct request *rq, enum audience a, const char *path)
{
	static const char *const program[] = { "portal", "desk", "report", "feed" };

	return arena_printf(&rq->arena, "%s/%s%s", link_base(rq), program[a], path);
}

const char *link_path(struct request *rq, const char *path)
{
	const char *out;
	int part = 0;
	size_t n = 0;

	while (path[n] != '\0' && (path[n] != '/' || ++part < 3))
		n++;
	out = arena_text(&rq->arena, path, n);
	for (int i = 0; path[n] != '\0'; i++) {
		size_t word = strcspn(path + n + 1, "/");
		out = arena_printf(&rq->arena, "%s%s%.*s", out, i == 0 ? "?" : i % 2 == 0 ? "&" : "=",
			(int)word, path + n + 1);
		n += word + 1;
	}
	return out;
}

const char *link_code(struct request *rq, const char *path)
{
	char *text = arena_printf(&rq->arena, "%s/q%s", link_base(rq), path);

	for (char *p = text; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return text;
}
