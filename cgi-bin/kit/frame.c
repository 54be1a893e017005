/* frame.c -- layout, menu and status pages; see frame.h. */
#include "kit/frame.h"
#include "kit/once.h"
#include "kit/session.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/zone.h"

#define MOST_PLACES 64
#define BAR_WIDE 5                       /* places in the portal's bar by their order … */
#define BAR_NARROW 4                     /* … and on a telephone */

#define SHIFT (-1)                       /* in place of a number: the row tells who is on duty */

struct counted { const char *name, *text; int64_t number; };
static const struct column counted_columns[] = {
	{ "name", TYPE_TEXT, offsetof(struct counted, name), NULL, NULL },
	{ "text", TYPE_TEXT, offsetof(struct counted, text), NULL, NULL },
	{ "number", TYPE_INT, offsetof(struct counted, number), NULL, NULL },
	{ 0 }
};
static const struct table counted_table = { "counted", sizeof(struct counted), counted_columns };

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

static const struct face *own_face(const struct request *rq, const struct module *m)
{
	const struct face *f = &m->face[rq->program->audience];
	return f->place.group != NULL && (f->roles & rq->user.roles) != 0 ? f : NULL;
}

/* A number of the menu stops counting at MOST_COUNTED: who has more has "many". */
#define MOST_COUNTED "100"
static const char *bounded(struct request *rq, const char *count)
{
	static const char head[] = "SELECT COUNT(*) AS id FROM ";

	return strncmp(count, head, sizeof(head) - 1) != 0 ? count
		: arena_printf(&rq->arena, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM %s LIMIT " MOST_COUNTED ") n",
			count + sizeof(head) - 1);
}

/* One statement for all numbers of the menu and who is on duty. */
static struct rows counts(struct request *rq)
{
	const char *text = "";

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *f = own_face(rq, *m);
		if (f != NULL && f->count != NULL)
			text = arena_printf(&rq->arena, "%s%sSELECT '%s' AS name, (%s) AS number, '' AS text",
				text, *text == '\0' ? "" : " UNION ALL ", (*m)->name, bounded(rq, f->count->text));
		if ((*m)->shift != NULL && rq->program->audience == DESK)
			text = arena_printf(&rq->arena, "%s%sSELECT w.name, -1 AS number, w.text FROM (%s) w",
				text, *text == '\0' ? "" : " UNION ALL ", (*m)->shift->text);
	}
	if (*text == '\0')
		return (struct rows){ 0 };
	return db_list(rq->db, text, (struct pairs){ 0 }, &counted_table);
}

static const char *count_of(struct request *rq, struct rows rows, const char *name)
{
	EACH_ROW(struct counted, c, rows)
		if (strcmp(c->name, name) == 0 && c->number > 0)
			return c->number < strtoll(MOST_COUNTED, NULL, 10) ? show_number(rq, c->number) : "99+";
	return "";
}

static void put_shift(struct request *rq, struct page *root, struct rows rows)
{
	EACH_ROW(struct counted, c, rows)
		if (c->number == SHIFT)
			page_text(root, "shift", arena_printf(&rq->arena, "%s %s", say(rq, c->text), c->name));
}

static struct page *put_item(struct request *rq, struct page *group, const struct module *m,
	const struct face *f, struct rows numbers)
{
	struct page *p = page_again(group, "nav_item");

	page_text(p, "url", strcmp(m->name, "home") == 0
		? arena_printf(&rq->arena, "/%s/", rq->program->name)
		: arena_printf(&rq->arena, "/%s/%s", rq->program->name,
			f->place.path != NULL ? f->place.path : m->name));
	page_text(p, "label", say(rq, f->title != NULL ? f->title : m->title));
	page_text(p, "icon", f->place.icon == NULL ? "" : f->place.icon);
	page_text(p, "count", count_of(rq, numbers, m->name));
	if (m == rq->module)
		page_show(p, "current");
	if (f->place.key != NULL && (rq->keys == NULL || strchr(rq->keys, f->place.key[0]) == NULL)) {
		struct page *k = page_again(p, "keyed");
		page_text(k, "key", f->place.key);
	}
	return p;
}

/* The reader's modules by their place in the menu. */
static size_t places(const struct request *rq, const struct module *list[MOST_PLACES])
{
	size_t n = 0;

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		size_t at = n;
		const struct face *f = own_face(rq, *m);
		if (f == NULL || n == MOST_PLACES)
			continue;
		while (at > 0 && own_face(rq, list[at - 1])->place.order > f->place.order) {
			list[at] = list[at - 1];
			at--;
		}
		list[at] = *m;
		n++;
	}
	return n;
}

/* The portal's bar: so many places, fewer on a telephone; the rest stands under "More". */
static void put_bar(struct request *rq, struct page *root, const struct module **list, size_t n, struct rows numbers)
{
	struct page *bar = page_again(root, "nav_group"), *more = n > BAR_NARROW ? page_again(root, "nav_more") : NULL;

	for (size_t i = 0; i < n; i++) {
		const struct face *f = own_face(rq, list[i]);
		struct page *p = i < BAR_WIDE ? put_item(rq, bar, list[i], f, numbers) : NULL;
		if (p != NULL && f->place.label != NULL)
			page_text(p, "label", say(rq, f->place.label));
		if (p != NULL && i >= BAR_NARROW)
			page_show(p, "far");
		if (i < BAR_NARROW)
			continue;
		p = put_item(rq, more, list[i], f, numbers);
		if (i < BAR_WIDE)
			page_show(p, "near");
		else if (list[i] == rq->module)
			page_show(more, "more_current");
	}
}

/* A group stands where its first place stands, and holds all of its places. */

static void put_menu(struct request *rq, struct page *root, bool with_counts)
{
	const struct module *list[MOST_PLACES];
	size_t n = places(rq, list);
	struct rows numbers = { 0 };

	if (with_counts)
		numbers = counts(rq);
	put_shift(rq, root, numbers);
	if (rq->program->audience == PORTAL) {
		put_bar(rq, root, list, n, numbers);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const char *title = own_face(rq, list[i])->place.group;
		struct page *group;
		size_t before = 0;
		while (before < i && strcmp(own_face(rq, list[before])->place.group, title) != 0)
			before++;
		if (before < i)
			continue;
		group = page_again(root, "nav_group");
		page_text(group, "group_title", say(rq, title));
		for (size_t k = i; k < n; k++)
			if (strcmp(own_face(rq, list[k])->place.group, title) == 0)
				put_item(rq, group, list[k], own_face(rq, list[k]), numbers);
	}
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
	page_global(root, "centre", centre == NULL ? say(rq, T("Business centre")) : centre);
	page_global(root, "here", frame_here(rq));
	page_global(root, "request_id", rq->id);
	page_global(root, "csrf", rq->user.csrf == NULL ? "" : rq->user.csrf);
	page_text(root, "user", rq->user.name);
	page_text(root, "company", rq->user.company_name);
	page_text(root, "reach", rq->site.phone == NULL || *rq->site.phone == '\0' ? ""
		: say_f(rq, T("Front desk %s"), rq->site.phone));
	put_shell(rq, root, plain);
	if (!plain && !guest(rq))
		put_menu(rq, root, store && !rq->lean);
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
	int as = 500;

	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i] == status)
			as = status;
	page_show(p, arena_printf(&rq->arena, "is_%d", as));
	page_int(p, "status", status);
	page_text(p, "request_id", rq->id);
	if (rq->site.zone != NULL)
		page_text(p, "at", show_time(rq, rq->context.now));
	if (rq->refused != NULL) {
		struct page *d = page_again(p, "detailed");
		page_text(d, "kind", status >= 500 ? "bad" : "warn");
		page_text(d, "detail", rq->refused);
	}
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
		(status == 429 && rq->drawn);
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
