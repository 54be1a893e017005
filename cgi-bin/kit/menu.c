/* menu.c -- the places of the modules, with their numbers; see menu.h. */
#include "kit/menu.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define MOST_PLACES 64
#define BAR_WIDE 5                       /* places in the portal's bar by their order … */
#define BAR_NARROW 4                     /* … and on a telephone */
#define MOST_COUNTED 1000                /* more are "999+": nobody reads how many */
#define KEPT 5                           /* seconds a worker shows the same numbers again */
#define KEPT_WITHOUT 600                 /* … and on a page that may not ask for them: a refusal, the drawn grid */
#define SHIFT (-1)                       /* in place of a number: the row tells who is on duty */

struct counted { const char *name, *text; int64_t number; };
static const struct column counted_columns[] = {
	{ "name", TYPE_TEXT, offsetof(struct counted, name), NULL, NULL },
	{ "text", TYPE_TEXT, offsetof(struct counted, text), NULL, NULL },
	{ "number", TYPE_INT, offsetof(struct counted, number), NULL, NULL },
	{ 0 }
};
static const struct table counted_table = { "counted", sizeof(struct counted), counted_columns };

static const struct face *own_face(const struct request *rq, const struct module *m)
{
	const struct face *f = &m->face[rq->program->audience];
	return f->place.group != NULL && (f->roles & rq->user.roles) != 0 ? f : NULL;
}

const char *menu_count(struct arena *a, const struct sql *count)
{
	static const char head[] = "SELECT COUNT(*) AS id FROM ";

	assert(strncmp(count->text, head, sizeof(head) - 1) == 0);
	return arena_printf(a, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM %s LIMIT %d) n", count->text + sizeof(head) - 1, MOST_COUNTED);
}

/* One statement for all numbers of the menu and who is on duty. */
static const char *compose(struct request *rq)
{
	const char *text = "";

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *f = own_face(rq, *m);
		if (f != NULL && f->count != NULL)
			text = arena_printf(&rq->arena, "%s%sSELECT '%s' AS name, (%s) AS number, '' AS text",
				text, *text == '\0' ? "" : " UNION ALL ", (*m)->name, menu_count(&rq->arena, f->count));
		if ((*m)->shift != NULL && rq->program->audience == DESK)
			text = arena_printf(&rq->arena, "%s%sSELECT w.name, -1 AS number, w.text FROM (%s) w",
				text, *text == '\0' ? "" : " UNION ALL ", (*m)->shift->text);
	}
	return text;
}

/* Its text is the same for all of the same roles: a worker composes it once. */
static const char *composed(struct request *rq)
{
	static struct { const struct program *program; unsigned roles; const char *text; } known[32];
	static struct arena forever = { .limit = 2 * 1024 * 1024 };
	static size_t next;
	const char *text;

	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i].program == rq->program && known[i].roles == rq->user.roles)
			return known[i].text;
	text = compose(rq);
	if (next < COUNT(known) && strlen(text) < forever.limit / COUNT(known) / 2) {
		forever.out = rq->arena.out;
		known[next].text = arena_text(&forever, text, strlen(text));
		known[next].roles = rq->user.roles;
		known[next].program = rq->program;
		next++;
	}
	return text;
}

/* What a person saw last, for a little while. */
struct kept {
	const struct program *program;
	int64_t person;
	unsigned roles;
	instant at;
	size_t count;
	struct { char name[40], text[80]; int64_t number; } list[MOST_PLACES];
};

static struct rows of_kept(struct request *rq, const struct kept *k)
{
	struct counted *list = arena_take(&rq->arena, (k->count + 1) * sizeof(*list));

	for (size_t i = 0; i < k->count; i++)
		list[i] = (struct counted){ k->list[i].name, k->list[i].text, k->list[i].number };
	return (struct rows){ list, k->count, sizeof(*list) };
}

static void keep(struct request *rq, struct kept *k, struct rows rows)
{
	size_t n = 0;

	*k = (struct kept){ rq->program, rq->user.id, rq->user.roles, rq->context.now, 0, { { "", "", 0 } } };
	EACH_ROW(struct counted, c, rows) {
		if (n == MOST_PLACES || strlen(c->name) >= sizeof(k->list[n].name) || strlen(c->text) >= sizeof(k->list[n].text)) {
			k->person = 0;           /* too much to keep: read it again the next time */
			return;
		}
		snprintf(k->list[n].name, sizeof(k->list[n].name), "%s", c->name);
		snprintf(k->list[n].text, sizeof(k->list[n].text), "%s", c->text);
		k->list[n++].number = c->number;
	}
	k->count = n;
}

/* Kept KEPT seconds: a number that is a little old does no harm on a page that is read for longer than that.  What
** one did oneself shows at once. */
static struct rows counts(struct request *rq, bool ask)
{
	static struct kept all[64];
	struct kept *k = &all[(uint64_t)rq->user.id % COUNT(all)];
	int64_t old = ask ? KEPT : KEPT_WITHOUT;
	const char *text;
	struct rows rows;

	if (k->person == rq->user.id && k->program == rq->program && k->roles == rq->user.roles && k->person != 0 &&
	    rq->context.now >= k->at && rq->context.now - k->at < old && (!ask || pairs_get(rq->query, "did") == NULL))
		return of_kept(rq, k);
	if (!ask)
		return (struct rows){ 0 };
	text = composed(rq);
	if (*text == '\0')
		return (struct rows){ 0 };
	rows = db_list(rq->db, text, (struct pairs){ 0 }, &counted_table);
	keep(rq, k, rows);
	return rows;
}

static const char *count_of(struct request *rq, struct rows rows, const char *name)
{
	EACH_ROW(struct counted, c, rows)
		if (strcmp(c->name, name) == 0 && c->number > 0)
			return c->number < MOST_COUNTED ? show_number(rq, c->number) : "999+";
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
void menu_put(struct request *rq, struct page *root, bool with_counts)
{
	const struct module *list[MOST_PLACES];
	size_t n = places(rq, list);
	struct rows numbers = counts(rq, with_counts);

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
