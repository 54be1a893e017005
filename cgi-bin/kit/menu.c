/* menu.c -- the places of the modules, with their numbers; see menu.h. */
#include "kit/menu.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define MOST_PLACES 64
#define BAR_WIDE 5                       /* places in the portal's bar by their order … */
#define BAR_NARROW 4                     /* … and on a telephone */
#define MOST_COUNTED "100"
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

/* A number of the menu stops counting at MOST_COUNTED: who has more has "many". */
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
void menu_put(struct request *rq, struct page *root, bool with_counts)
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
