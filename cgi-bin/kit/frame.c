/* frame.c -- layout and status pages; see frame.h. */
#include "kit/frame.h"
#include "kit/menu.h"
#include "kit/resume.h"
#include "kit/show.h"
#include "edge/page.h"

const char *frame_here(struct request *rq)
{
	bool asked = rq->query_text != NULL && *rq->query_text != '\0';
	return arena_printf(&rq->arena, "/%s%s%s%s", rq->program->name, rq->path,
		asked ? "?" : "", asked ? rq->query_text : "");
}

void frame_open(struct request *rq, const char *page)
{
	struct page *root;

	if (page == NULL)
		return;
	root = page_open("page");
	rq->template = page;
	rq->page = page_insert(root, "body", page);
}

void frame_change(struct request *rq, const char *page)
{
	if (rq->page != NULL)
		page_close(rq->page);
	rq->page = NULL;
	frame_open(rq, page);
}

static bool guest(const struct request *rq)
{
	return rq->user.roles == 0 || (rq->user.roles & ROLE_GUEST) != 0;
}

/* "?did=<step>" after a redirect: say that it is done. */
static const char *flash(struct request *rq)
{
	const char *did = pairs_get(rq->query, "did");

	if (rq->flash != NULL || did == NULL || rq->module == NULL)
		return rq->flash;
	if (strcmp(did, "new") == 0)
		return say(rq, T("Recorded."));
	if (strcmp(did, "saved") == 0)
		return say(rq, T("Saved."));
	if (rq->module->flow == NULL)
		return NULL;
	for (const struct step *s = rq->module->flow->steps; s->name != NULL; s++)
		if (strcmp(s->name, did) == 0)
			return say_f(rq, T("Done: %s."), say(rq, s->label));
	return NULL;
}

static void put_shell(struct request *rq, struct page *root, bool plain)
{
	if (plain)
		page_show(root, "shell_plain");
	else if (rq->program->audience == DESK)
		page_show(root, "shell_desk");
	else if (rq->program->audience == PORTAL)
		page_show(root, "shell_portal");
	else
		page_show(root, "shell_plain");
	page_show(root, guest(rq) ? "anonymous" : "logged_in");
}

static void put_layout(struct request *rq, struct page *root, bool plain, bool store)
{
	bool zh = strcmp(rq->lang, "zh") == 0;
	const char *said;
	const char *centre = zh || rq->site.name_en == NULL || *rq->site.name_en == '\0'
		? rq->site.name : rq->site.name_en;

	page_text(root, "title", rq->title == NULL ? "" : rq->title);
	page_global(root, "lang", zh ? "zh-CN" : "en");
	page_global(root, "theme", rq->user.theme == NULL ? "light" : rq->user.theme);
	page_global(root, "program", rq->program->audience == DESK ? "desk" : "portal");
	page_global(root, "home", rq->program->audience == DESK ? "/desk/" : "/portal/");
	page_global(root, "house_name", centre == NULL ? say(rq, T("Business centre")) : centre);
	page_global(root, "here", frame_here(rq));
	page_global(root, "request_id", rq->id);
	page_global(root, "csrf", rq->user.csrf == NULL ? "" : rq->user.csrf);
	page_text(root, "user", rq->user.name);
	page_text(root, "company", rq->user.company_name);
	page_text(root, "reach", rq->site.phone == NULL || *rq->site.phone == '\0' ? ""
		: say_f(rq, T("Front desk %s"), rq->site.phone));
	put_shell(rq, root, plain);
	if (!plain && !guest(rq))
		menu_put(rq, root, store && !rq->lean);   /* else the last ones known */
	if (rq->again != NULL)
		page_text(page_again(root, "again"), "again_url", rq->again);
	said = flash(rq);
	if (said != NULL && store) {
		struct page *f = page_again(root, "flash");
		page_text(f, "kind", "ok");
		page_text(f, "text", said);
	}
}

/* The house's page for a status without a page of its own. */
static void put_status(struct request *rq, struct page *p, int status)
{
	static const int known[] = { 400, 403, 404, 405, 409, 413, 422, 429, 500, 503 };
	struct page *is;
	int as = 500;

	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i] == status)
			as = status;
	is = page_again(p, rq->resume != NULL && status < 500 ? "is_resumed" : arena_printf(&rq->arena, "is_%d", as));
	if (rq->refused == NULL)         /* who reads a reason needs no guess at it */
		page_show(is, "no_detail");
	page_int(p, "status", status);
	page_text(p, "request_id", rq->id);
	if (rq->site.zone != NULL)
		page_text(p, "at", show_time(rq, rq->context.now));
	if (rq->refused != NULL) {
		struct page *d = page_again(p, "detailed");
		page_text(d, "kind", status >= 500 ? "bad" : "warn");
		page_text(d, "detail", rq->refused);
	}
	if (rq->resume != NULL)
		resume_put(rq, p, rq->resume);
	if (rq->way_out_url != NULL) {
		struct page *w = page_again(p, "way_out");
		page_text(w, "url", rq->way_out_url);
		page_text(w, "label", rq->way_out);
	}
	rq->title = say_f(rq, T("Error %d"), status);
}

/* A handler's own page is shown for success, for a form to correct, and for a
** clash it drew itself. */
static bool own_page(const struct request *rq, int status)
{
	if (rq->page == NULL)
		return false;
	return status == 200 || (status == 422 && rq->refused == NULL) ||
		(status == 409 && rq->refused == NULL && rq->drawn) ||
		((status == 429 || status == 403) && rq->drawn);
}

void frame_close(struct request *rq, int status)
{
	struct page *root;
	bool own = own_page(rq, status);
	bool plain = false;

	if (rq->raw != NULL || rq->accel != NULL || status == 303 || status == 304 || status == 204) {
		if (status >= 400)
			rq->raw = NULL, rq->accel = NULL;
		else
			return;
	}
	if (own && rq->bare) {           /* a part of a page may hold forms */
		page_global(page_root(rq->page), "csrf", rq->user.csrf == NULL ? "" : rq->user.csrf);
		return;
	}
	if (!own) {
		if (rq->page != NULL)
			page_close(rq->page);
		rq->page = NULL;
		rq->bare = false;
		frame_open(rq, "status.html");
		put_status(rq, rq->page, status);
		plain = guest(rq) || status >= 500 || rq->program->audience == REPORT ||
			rq->program->audience == FEED;
	} else if (guest(rq)) {
		plain = true;
	}
	root = page_root(rq->page);
	put_layout(rq, root, plain, status < 400);
	rq->template = "layout.html";
}
