/* home.c -- the first page: the day at the desk, what waits for a tenant. */
#include "home/home.h"
#include "kit/clock.h"
#include "kit/show.h"
#include "edge/page.h"

/* Does a step out of the state belong to one of my roles? */
static bool mine(const struct request *rq, const struct wait *w)
{
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		if (strcmp((*m)->name, w->module) != 0 || (*m)->flow == NULL)
			continue;
		for (const struct step *s = (*m)->flow->steps; s->name != NULL; s++)
			if ((s->roles & rq->user.roles) != 0 &&
			    (flow_from(s, w->rule) || strcmp(s->name, w->rule) == 0))
				return true;
	}
	return false;
}

/* Deadlines of work that I may not even read are not shown to me. */
static bool readable(const struct request *rq, const struct wait *w)
{
	const struct module *m = module_named(rq->program->modules, w->module);

	return m != NULL && (m->face[rq->program->audience].roles & rq->user.roles) != 0;
}

struct rows home_waits(struct request *rq)
{
	struct rows all = db_all(rq->db, &home_sql[HOME_CLOCKS], NULL);
	struct wait *list = arena_take(&rq->arena, (all.count + 1) * sizeof(*list));
	size_t n = 0;

	for (int turn = 1; turn >= 0; turn--)
		EACH_ROW(struct wait, w, all)
			if (mine(rq, w) == turn && readable(rq, w)) {
				list[n] = *w;
				list[n++].mine = turn;
			}
	return (struct rows){ list, n, sizeof(*list) };
}

void home_put_wait(struct request *rq, struct page *p, const struct wait *w)
{
	struct clock_face face = clock_face(rq, w->started_at, w->due, w->warn_at);
	const char *text = say(rq, w->text);

	page_text(p, "clock_class", face.tone);
	page_int(p, "dash", face.dash);
	page_text(p, "left", face.text);
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
		if (strcmp((*m)->name, w->module) == 0 && (*m)->flow != NULL) {
			const struct state *s = flow_state((*m)->flow, w->rule);
			if (s != NULL)
				text = say(rq, s->due.label != NULL ? s->due.label : s->label);
			page_text(p, "what", say(rq, (*m)->one_title != NULL ? (*m)->one_title : (*m)->title));
		}
	page_text(p, "text", text);
	page_text(p, "number", w->number);
	page_text(p, "company", w->company_short);
	page_text(p, "until", show_time(rq, w->due));
	page_text(p, "url", arena_printf(&rq->arena, "/%s/%s/%lld", rq->program->name, w->module, (long long)w->record));
}

int home_clocks(struct request *rq)
{
	struct rows waits = home_waits(rq);

	rq->title = say(rq, T("Deadlines"));
	page_text(rq->page, "title", rq->title);
	EACH_ROW(struct wait, w, waits) {
		struct page *p = page_again(rq->page, "wait");
		home_put_wait(rq, p, w);
		if (w->mine)
			page_show(p, "mine");
	}
	if (waits.count == 0)
		page_show(rq->page, "none");
	return 200;
}

static const struct route desk_more[] = {
	{ GET, "", 0, home_desk, "home/desk.html" },
	{ GET, "/now", 0, home_now, "home/now.html" },
	{ GET, "/clocks", 0, home_clocks, "home/clocks.html" },
	{ 0 }
};
static const struct route portal_more[] = { { GET, "", 0, home_portal, "home/portal.html" }, { 0 } };

const struct module home_module = {
	.name = "home", .title = T("Home"), .table = &wait_table, .sql = home_sql,
	.face = {
		[PORTAL] = { ROLE_TENANT, .more = portal_more, .place = { T("Portal"), 10, "home", NULL, NULL } },
		[DESK] = { ROLE_STAFF, .more = desk_more, .title = T("Today"), .place = { T("menu|Today"), 1, "home", NULL, NULL } },
	},
};
