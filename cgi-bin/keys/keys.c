/* keys.c -- every Alt+key of the desk that this person may use, on one page. */
#include "keys/keys.h"
#include "core/request.h"
#include "edge/page.h"

static void put(struct request *rq, const char *key, const char *url, const char *label)
{
	struct page *p = page_again(rq->page, "shortcut");

	page_text(p, "key", key);
	page_text(p, "url", url);
	page_text(p, "label", label);
}

static void put_module(struct request *rq, const struct module *m)
{
	const struct face *f = &m->face[DESK];
	const char *title = say(rq, f->title != NULL ? f->title : m->title);
	unsigned makers = f->make_roles != 0 ? f->make_roles : f->roles;

	if ((f->roles & rq->user.roles) == 0)
		return;
	if (f->place.key != NULL)
		put(rq, f->place.key, strcmp(m->name, "home") == 0 ? "/desk/"
			: arena_printf(&rq->arena, "/desk/%s", f->place.path != NULL ? f->place.path : m->name), title);
	if (f->new_key != NULL && f->make != NULL && (makers & rq->user.roles) != 0)
		put(rq, f->new_key, arena_printf(&rq->arena, "/desk/%s/new", m->name),
			say_f(rq, T("%s: New, on its page"), title));
}

static int show(struct request *rq)
{
	rq->title = say(rq, T("Keyboard shortcuts"));
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
		put_module(rq, *m);
	return 200;
}

static const struct route more[] = {
	{ GET, "", 0, show, "keys.html" },
	{ 0 }
};

const struct module keys_module = {
	.name = "keys", .title = T("Keyboard shortcuts"),
	.face = { [DESK] = { ROLE_STAFF, .more = more } },
};
