/* hand.c -- handing over: one paper seen, one signature, for all ticked items of a company. */
#include "mail/mail.h"
#include "kit/form.h"
#include "kit/show.h"
#include "proxy/proxy.h"
#include "edge/db.h"
#include "edge/page.h"

#define MOST 100

void mail_more(struct request *rq, void *row)
{
	const struct mail *m = row;
	struct page *p, *signed_by;

	if (m->gone_at == NO_TIME || (*m->signature == '\0' && m->on_sheet == 0))
		return;
	p = page_insert(rq->page, "more", "mail/more.html");
	signed_by = page_again(p, "signed");
	page_text(signed_by, "collector", m->collector);
	if (*m->signature != '\0') {
		struct page *ink = page_again(signed_by, "ink");
		page_text(ink, "ink", m->signature);
		page_text(ink, "collector", m->collector);
	} else {
		page_show(signed_by, "by_hand");
	}
}

/* The ticked items: ids of the query when the page is opened, of the form after that. */
static bool is_ticked(const struct request *rq, int64_t id)
{
	struct pairs in = rq->method == POST ? rq->body : rq->query;

	for (size_t i = 0; i < in.count; i++)
		if (strcmp(in.list[i].name, "id") == 0 && strtoll(in.list[i].value, NULL, 10) == id)
			return true;
	return rq->match.id == id && rq->method == GET;
}

/* The first ticked item, which says whose mail it is; NULL: none. */
static struct mail *first(struct request *rq)
{
	struct pairs in = rq->method == POST ? rq->body : rq->query;
	const char *id = pairs_get(in, "id");
	struct mail *m = record_blank(rq, &mail_module);

	if (m->r.id == 0 && id != NULL && strlen(id) <= 18)
		m->r.id = strtoll(id, NULL, 10);
	return db_one(rq->db, &mail_sql[MAIL_ANY], m, m) ? m : NULL;
}

static void put_items(struct request *rq, struct page *form, const struct mail *whose)
{
	struct page *box = page_insert(form, "lines", "mail/items.html");
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_WAITING], whose);

	EACH_ROW(struct mail, m, rows) {
		struct page *p = page_again(box, "item");
		record_put(rq, p, &mail_table, m);
		if (is_ticked(rq, m->r.id))
			page_show(p, "ticked");
	}
}

/* Who may collect for this company, and the slip to sign by hand. */
static void put_who(struct request *rq, const struct mail *m)
{
	struct page *aside = page_insert(rq->page, "aside", "mail/who.html");
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_WHO_MAY], m);
	const char *ids = "";
	struct pairs in = rq->method == POST ? rq->body : rq->query;

	for (size_t i = 0; i < in.count; i++)
		if (strcmp(in.list[i].name, "id") == 0 && strspn(in.list[i].value, "0123456789") == strlen(in.list[i].value))
			ids = arena_printf(&rq->arena, "%s%sid=%s", ids, *ids == '\0' ? "?" : "&", in.list[i].value);
	page_text(aside, "slip", arena_printf(&rq->arena, "/report/mail/%lld/slip%s", (long long)m->r.id, ids));
	EACH_ROW(struct candidate, c, rows) {
		struct page *p = page_again(aside, "who");
		page_text(p, "name", c->name);
		page_text(p, "as", say(rq, choice_label(collector_kinds, c->as)));
		page_text(p, "short", strcmp(c->as, "person") == 0 ? c->id_last
			: say_f(rq, T("until %s"), show_day(rq, c->until_on)));
	}
}

static int draw(struct request *rq, const struct mail *m)
{
	const char *url = record_url(rq, &mail_module, m->r.id);
	struct page *c = page_again(rq->page, "crumb"), *f;
	int status = rq->refused != NULL ? 409 : rq->faults != NULL ? 422 : 200;

	rq->title = say_f(rq, T("Hand over: %s"), m->r.company_name);
	page_text(rq->page, "title", rq->title);
	page_text(page_again(rq->page, "led"), "lead", say(rq, T("First see the paper, then let them sign: once for all ticked items.")));
	page_text(c, "url", url);
	page_text(c, "label", m->r.number);
	if (rq->refused != NULL)
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
	rq->refused = NULL;
	rq->drawn = true;
	f = form_draw(rq, rq->page, &mail_collect_form, m, "/desk/mail/collect", url);
	put_items(rq, f, m);
	put_who(rq, m);
	return status;
}

/* Take the step for one item with what was read once; false: rq->refused says why. */
static bool hand_one(struct request *rq, const struct mail *read, int64_t id)
{
	struct mail *m = record_blank(rq, &mail_module), *before;

	m->r.id = id;
	if (!db_one(rq->db, &mail_sql[MAIL_ANY], m, m))
		return refuse(rq, 409, T("One of these items is not here.")), false;
	if (m->r.company != read->r.company)
		return refuse(rq, 409, T("These items are of several companies: each signs for its own.")), false;
	before = record_copy(rq, &mail_table, m);
	m->collector = read->collector;
	m->id_kind = read->id_kind;
	m->id_last = read->id_last;
	m->signature = read->signature;
	m->on_sheet = read->on_sheet;
	if (record_take(rq, &mail_module, m, before, "collect", rq->user.roles))
		return true;
	if (rq->refused != NULL)
		rq->refused = arena_printf(&rq->arena, "%s %s", m->r.number, rq->refused);
	return false;
}

/* GET and POST /mail/:id/collect, /mail/collect?id=&id= */
int mail_hand_over(struct request *rq)
{
	struct mail *m = first(rq);
	int done = 0;

	if (m == NULL)
		return rq->method == GET ? 404 : refuse(rq, 422, T("Tick at least one line first."));
	if (rq->method == GET || !form_read(rq, &mail_collect_form, m))
		return draw(rq, m);
	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.list[i];
		if (strcmp(p->name, "id") != 0 || strlen(p->value) > 18)
			continue;
		if (++done > MOST || !hand_one(rq, m, strtoll(p->value, NULL, 10)))
			return draw(rq, m);
	}
	if (done == 0 && rq->match.id == 0)
		return refuse(rq, 422, T("Tick at least one line first."));
	if (done == 0 && !hand_one(rq, m, rq->match.id))
		return draw(rq, m);
	if (done <= 1)
		return redirect_to(rq, "/mail/%lld?did=collect", (long long)m->r.id);
	return redirect_to(rq, "/mail?wait=1&did=collect");
}

/* POST /mail/bulk: handing over asks first; what went back to the post office is shown as its list. */
int mail_bulk(struct request *rq)
{
	const char *step = pairs_get(rq->body, "step"), *path = "/mail/collect";
	struct mail found = { 0 };
	int n = 0, status;

	if (step != NULL && strcmp(step, "collect") == 0) {
		for (size_t i = 0; i < rq->body.count && n < MOST; i++) {
			const struct pair *p = &rq->body.list[i];
			if (strcmp(p->name, "id") == 0 && strlen(p->value) <= 18 &&
			    strspn(p->value, "0123456789") == strlen(p->value))
				path = arena_printf(&rq->arena, "%s%sid=%s", path, n++ == 0 ? "?" : "&", p->value);
		}
		if (n > 0)
			return redirect_to(rq, "%s", path);
		rq->refused = say(rq, T("Tick at least one line first."));
		return record_bulk_refused(rq);
	}
	status = record_bulk(rq);
	if (status == 303 && step != NULL && strcmp(step, "return_post") == 0 &&
	    db_one(rq->db, &mail_sql[MAIL_LIST_NO], &found, &found))
		return redirect_to(rq, "/mail?list_no=%s&did=return_post", found.list_no);
	return status;
}
