/* count.c -- the screen of the day: every title with its subscribed total; what came is
** typed once for each (P038). */
#include "paper/paper.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/page.h"

#define SQL(X) &newspaper_sql[NEWSPAPER_##X]
#define MOST 9999                        /* copies of a title */

bool paper_due(const char *rhythm, day d)
{
	int weekday = day_weekday(d);

	return strcmp(rhythm, "daily") == 0 || (strcmp(rhythm, "workday") == 0 && weekday >= 1 && weekday <= 5);
}

static const struct field no_fields[] = { { 0 } };
static const struct form form = { "count", &newspaper_table, no_fields, .submit = T("Compare with the totals") };

static const char *input_of(struct request *rq, const struct newspaper *t)
{
	return arena_printf(&rq->arena, "came.%lld", (long long)t->paper);
}

/* What was typed for a title: a number, or NOT_COUNTED; anything else is a fault. */
static int64_t typed(struct request *rq, const struct newspaper *t, day d, const char **wrong)
{
	const char *text = pairs_get(rq->body, input_of(rq, t));
	char *end;
	long long n;

	*wrong = NULL;
	if (text == NULL || text[strspn(text, " ")] == '\0') {
		if (paper_due(t->rhythm, d))
			*wrong = say(rq, T("Write 0 when none came."));
		return NOT_COUNTED;
	}
	n = strtoll(text, &end, 10);
	if (end == text || end[strspn(end, " ")] != '\0' || n < 0 || n > MOST) {
		*wrong = say(rq, T("A whole number, please."));
		return NOT_COUNTED;
	}
	return n;
}

static void draw_title(struct request *rq, struct page *box, const struct newspaper *t, day d)
{
	struct page *p = page_again(box, "title");
	const char *wrong = NULL;

	page_text(p, "name", t->title);
	page_text(p, "post_no", t->post_no);
	page_text(p, "rhythm", say(rq, choice_label(paper_rhythms, t->rhythm)));
	page_int(p, "subscribed", t->subscribed);
	page_text(p, "input", input_of(rq, t));
	if (rq->method == POST) {
		typed(rq, t, d, &wrong);
		page_text(p, "came", pairs_get(rq->body, input_of(rq, t)));
	} else {
		page_text(p, "came", t->came == NOT_COUNTED ? "" : arena_printf(&rq->arena, "%lld", (long long)t->came));
	}
	if (wrong != NULL)
		page_text(page_again(p, "wrong"), "error", wrong);
	if (paper_due(t->rhythm, d))
		page_show(p, "needed");
}

static int draw(struct request *rq, const struct newspaper *n, struct rows titles)
{
	struct page *c = page_again(rq->page, "crumb"), *f, *box, *keep;
	char text[11];

	rq->title = say_f(rq, T("Papers of %s"), show_day_long(rq, n->came_on));
	page_text(rq->page, "title", rq->title);
	page_text(page_again(rq->page, "led"), "lead",
		say(rq, T("Type the copies that came, once for each title; Enter goes on. What did not appear today stays empty.")));
	page_text(c, "url", "/desk/newspaper");
	page_text(c, "label", say(rq, newspaper_module.title));
	day_print(n->came_on, text);
	f = form_draw(rq, rq->page, &form, NULL, n->r.id == 0 ? "/desk/newspaper/day"
		: arena_printf(&rq->arena, "/desk/newspaper/%lld/reconcile", (long long)n->r.id), "/desk/newspaper");
	keep = page_again(f, "keep");
	page_text(keep, "name", "day");
	page_text(keep, "value", text);
	box = page_insert(f, "lines", "paper/count.html");
	EACH_ROW(struct newspaper, t, titles)
		draw_title(rq, box, t, n->came_on);
	if (titles.count == 0)
		page_show(box, "none");
	return rq->faults == NULL ? 200 : 422;
}

/* Keep the numbers; what they add up to goes to the record. */
static void keep(struct request *rq, struct newspaper *n, struct rows titles)
{
	n->subscribed = n->came = n->wrong = 0;
	EACH_ROW(struct newspaper, t, titles) {
		struct newspaper line = *t;
		const char *wrong;
		line.r.id = n->r.id;
		line.came = typed(rq, t, n->came_on, &wrong);
		db_run(rq->db, line.came == NOT_COUNTED ? SQL(UNCOUNT) : SQL(COUNT), &line);
		if (line.came == NOT_COUNTED)
			continue;
		n->subscribed += t->subscribed;
		n->came += line.came;
		n->wrong += line.came != t->subscribed;
	}
	n->difference = n->came - n->subscribed;
}

/* The day asked for, its record when there is one.  False: no such day yet. */
static bool which(struct request *rq, struct newspaper *n)
{
	const char *text = pairs_get(rq->method == POST ? rq->body : rq->query, "day");

	if (rq->match.id != 0)
		return db_one(rq->db, SQL(ANY), n, n);
	n->r.id = 0;
	n->came_on = rq->context.today;
	if (text != NULL && *text != '\0' && !day_parse(text, &n->came_on))
		return false;
	if (n->came_on > rq->context.today)
		return false;
	db_one(rq->db, SQL(DAY), n, n);
	return true;
}

int newspaper_count(struct request *rq)
{
	struct newspaper *n = record_blank(rq, &newspaper_module), *was;
	struct rows titles;
	int faults = 0;

	if (!which(rq, n))
		return 404;
	if (n->r.id != 0 && flow_step(newspaper_module.flow, n->r.state, "reconcile", rq->user.roles) == NULL)
		return redirect_to(rq, "/newspaper/%lld", (long long)n->r.id);
	titles = db_all(rq->db, SQL(TITLES), n);
	if (rq->method == GET)
		return draw(rq, n, titles);
	EACH_ROW(struct newspaper, t, titles) {
		const char *wrong;
		typed(rq, t, n->came_on, &wrong);
		faults += wrong != NULL;
	}
	if (faults > 0)
		form_fault(rq, NULL, T("%d {title is|titles are} not counted yet."), faults);
	if (titles.count == 0)
		form_fault(rq, NULL, T("Nobody subscribes to anything on this day."));
	if (rq->faults != NULL)
		return draw(rq, n, titles);
	if (n->r.id == 0 && record_make(rq, &newspaper_module, SQL(MAKE), n) == 0)
		return 409;
	was = record_copy(rq, &newspaper_table, n);
	keep(rq, n, titles);
	if (!record_take(rq, &newspaper_module, n, was, "reconcile", rq->user.roles))
		return record_refused(rq, n);
	return redirect_to(rq, "/newspaper/%lld?did=reconcile", (long long)n->r.id);
}
