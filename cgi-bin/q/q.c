/* q.c -- where a scanned QR code leads.
**
** nginx hands /Q/… to the portal.  Who is logged in there goes to the portal's
** page; anybody else at an address of the desk goes to the desk's; the rest are
** asked to log in.  Nothing is read and nothing told here: the page decides. */
#include "q/q.h"
#include "kit/link.h"
#include "kit/session.h"

static bool fits(const char *path)
{
	for (const char *p = path; *p != '\0'; p++)
		if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-' || *p == '/'))
			return false;
	return strlen(path) < 100 && strstr(path, "//") == NULL;
}

static int follow(struct request *rq)
{
	char *path = arena_text(&rq->arena, rq->path + 2, strlen(rq->path + 2));     /* after "/q" */
	bool tenant = (rq->user.roles & ROLE_TENANT) != 0;

	for (char *p = path; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	if (!fits(path))
		return 404;
	rq->location = arena_printf(&rq->arena, "/%s%s",
		!tenant && session_desk_address(rq) ? "desk" : "portal", link_path(rq, path));
	return 303;
}

static const struct route more[] = {
	{ GET, "/:step/:id",                       0, follow, NULL },
	{ GET, "/:step/:step/:step/:step",         0, follow, NULL },
	{ GET, "/:step/:step/:step/:step/:step/:step", 0, follow, NULL },
	{ GET, "/:step",                           0, follow, NULL },
	{ 0 }
};

const struct module q_module = {
	.name = "q", .title = T("Scanned code"),
	.face = { [PORTAL] = { ROLE_TENANT | ROLE_GUEST, .more = more } },
};
