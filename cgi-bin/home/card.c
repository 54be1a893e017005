/* card.c -- what the modules put on the first pages: their declared cards. */
#include "home/home.h"
#include "kit/clock.h"
#include "kit/home_line.h"
#include "kit/show.h"
#include "edge/page.h"

#define SHOWN 6

static void put_line(struct request *rq, struct page *card, const struct module *m, const struct home_line *l)
{
	struct page *p = page_again(card, "line");

	page_text(p, "url", arena_printf(&rq->arena, "/%s/%s/%lld", rq->program->name, m->name, (long long)l->id));
	page_text(p, "title", l->title);
	page_text(p, "small", l->small);
	page_text(p, "at", l->at == NO_TIME ? "" : show_local_day(rq, l->at) == rq->context.today ? show_clock(rq, l->at)
		: arena_printf(&rq->arena, "%.5s", show_time(rq, l->at)));      /* "11-24" */
	if (l->due != NO_TIME) {
		struct clock_face face = clock_face(rq, l->at, l->due, l->at == NO_TIME ? NO_TIME : l->at + (l->due - l->at) * 8 / 10);
		struct page *c = page_again(p, "counts");
		page_text(c, "clock_class", face.tone);
		page_int(c, "dash", face.dash);
		page_text(c, "left", face.text);
	}
}

static void put_card(struct request *rq, const struct module *m, const struct home_card *c, int number)
{
	struct rows rows = db_all(rq->db, c->rows, NULL);
	struct page *p = page_again(rq->page, "card");
	int shown = 0;

	page_int(p, "card_id", number);
	page_text(p, "title", say(rq, c->title));
	page_text(p, "count", rows.count == HOME_LINES ? arena_printf(&rq->arena, "%zu+", rows.count) : arena_printf(&rq->arena, "%zu", rows.count));
	page_text(p, "all_url", arena_printf(&rq->arena, "/desk/%s?%s", m->name, c->query));
	EACH_ROW(struct home_line, l, rows)
		if (shown++ < SHOWN)
			put_line(rq, p, m, l);
	if (rows.count == 0)
		page_show(p, "none");
}

#define OWN_SHOWN 4                      /* lines of a kind on a tenant's page; the rest is one line more */

static int put_own(struct request *rq, const struct module *m, const struct home_card *c)
{
	struct rows rows = db_all(rq->db, c->rows, NULL);
	int shown = 0;

	EACH_ROW(struct home_line, l, rows) {
		struct page *p;
		if (shown++ == OWN_SHOWN)
			break;
		p = page_again(rq->page, "own");
		page_text(p, "icon", m->face[PORTAL].place.icon);
		page_text(p, "url", arena_printf(&rq->arena, "/portal/%s/%lld", m->name, (long long)l->id));
		page_text(p, "kind", say(rq, c->title));
		page_text(p, "title", l->title);
		page_text(p, "small", l->small);
		page_text(p, "at", show_time(rq, l->at));
	}
	if (rows.count > OWN_SHOWN) {
		struct page *p = page_again(rq->page, "own_more");
		page_text(p, "url", arena_printf(&rq->arena, "/portal/%s?%s", m->name, c->query));
		page_text(p, "text", say_f(rq, T("%s: %d in all"), say(rq, c->title), (int)rows.count));
	}
	return (int)rows.count;
}

int home_put_own(struct request *rq)
{
	int n = 0;

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
		for (const struct home_card *c = (*m)->cards; c != NULL && c->title != NULL; c++)
			if ((c->roles & rq->user.roles) != 0 && ((*m)->face[PORTAL].roles & rq->user.roles) != 0)
				n += put_own(rq, *m, c);
	return n;
}

void home_put_cards(struct request *rq)
{
	int n = 0;

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
		for (const struct home_card *c = (*m)->cards; c != NULL && c->title != NULL; c++)
			if ((c->roles & rq->user.roles) != 0 && ((*m)->face[DESK].roles & rq->user.roles) != 0)
				put_card(rq, *m, c, ++n);
}
