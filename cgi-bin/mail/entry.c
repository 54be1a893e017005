/* entry.c -- logging what came: one item after another, or a page of lines at once. */
#include "mail/mail.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/once.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"
#include "core/text.h"

#define LINES 20

static void put_latest(struct request *rq)
{
	struct page *aside = page_insert(rq->page, "aside", "mail/latest.html");
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_LATEST], NULL);

	EACH_ROW(struct mail, m, rows) {
		struct page *p = page_again(aside, "latest");
		record_put(rq, p, &mail_table, m);
		page_text(p, "url", record_url(rq, &mail_module, m->r.id));
		page_text(p, "tone", record_tone(mail_module.flow, m->r.state));
	}
}

/* "YJ-2611-0012 Chengguang: EMS, Notified. Open and scan" */
static void say_last(struct request *rq)
{
	const char *last = pairs_get(rq->query, "last");
	struct mail *m = record_blank(rq, &mail_module);

	if (last == NULL || strlen(last) > 18)
		return;
	m->r.id = strtoll(last, NULL, 10);
	if (!db_one(rq->db, &mail_sql[MAIL_ANY], m, m))
		return;
	rq->flash = say_f(rq, T("%s, %s: %s, %s. %s"), m->r.number,
		m->r.company == 0 ? m->addressee : m->r.company_name, say(rq, choice_label(mail_kinds, m->kind)),
		say(rq, flow_state(mail_module.flow, m->r.state)->label),
		*m->mismatch != '\0' ? say(rq, T("The room does not agree: compare it with the roster."))
			: *m->what == '\0' ? "" : say(rq, choice_label(mail_instructions, m->instruction)));
}

static int draw_entry(struct request *rq)
{
	struct page *f, *also;
	bool seen = pairs_get(rq->body, "unknown") != NULL && rq->faults != NULL && strcmp(rq->faults->field, "addressee") == 0;

	rq->title = say(rq, T("Log mail"));
	page_text(rq->page, "title", rq->title);
	also = page_again(rq->page, "crumb");
	page_text(also, "url", "/desk/mail");
	page_text(also, "label", say(rq, mail_module.title));
	if (rq->refused != NULL) {
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
		rq->refused = NULL;
		rq->drawn = true;
	}
	f = form_draw(rq, rq->page, &mail_form, NULL, "/desk/mail/new", "/desk/mail");
	also = page_again(f, "also");
	page_text(also, "name", "unknown");
	page_text(also, "value", seen ? "other" : "1");
	page_text(also, "label", seen ? say(rq, T("Another of that name: no such person")) : say(rq, T("No such person")));
	page_insert(f, "lines", "mail/entry.html");
	put_latest(rq);
	return rq->drawn ? 409 : rq->faults == NULL ? 200 : 422;
}

/* Read one item from rq->body: of a company, or of nobody of the roster. */
static bool read_item(struct request *rq, struct mail *m)
{
	const char *typed = pairs_get(rq->body, "company_text");

	if (pairs_get(rq->body, "unknown") == NULL)
		return form_read(rq, &mail_form, m);
	m->r.state = "not_in_roster";
	if (!form_read(rq, &mail_unknown_form, m))
		return false;
	if (*m->addressee == '\0' && typed != NULL)
		m->addressee = text_cut(&rq->arena, text_trim(&rq->arena, text_line(&rq->arena, typed)), 60);
	return true;
}

static struct mail *blank(struct request *rq)
{
	struct mail *m = record_blank(rq, &mail_module);

	m->r.id = 0;
	m->r.company = 0;
	return m;
}

int mail_entry(struct request *rq)
{
	struct mail *m = blank(rq);
	int64_t id;

	if (rq->method == GET) {
		say_last(rq);
		return draw_entry(rq);
	}
	if (!read_item(rq, m))
		return draw_entry(rq);
	id = record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m);
	return id == 0 ? draw_entry(rq) : redirect_to(rq, "/mail/new?last=%lld", (long long)id);
}

/* The inputs of line n, "company_text.3", under their plain names. */
static struct pairs line_of(struct request *rq, struct pairs all, int n)
{
	const char *end = arena_printf(&rq->arena, ".%d", n);
	struct pair *list = arena_take(&rq->arena, (all.count + 1) * sizeof(*list));
	struct pairs out = { list, 0 };

	for (size_t i = 0; i < all.count; i++) {
		size_t name = strlen(all.list[i].name), tail = strlen(end);
		if (name <= tail || strcmp(all.list[i].name + name - tail, end) != 0)
			continue;
		list[out.count].name = arena_text(&rq->arena, all.list[i].name, name - tail);
		list[out.count++].value = all.list[i].value;
	}
	return out;
}

static bool empty(struct pairs line)
{
	static const char *const typed[] = { "item_no", "company_text", "addressee", NULL };

	for (const char *const *t = typed; *t != NULL; t++) {
		const char *v = pairs_get(line, *t);
		if (v != NULL && strspn(v, " ") != strlen(v))
			return false;
	}
	return true;
}

static void put_line(struct request *rq, struct page *lines, struct pairs line, int n, const char *wrong)
{
	static const char *const inputs[] = { "item_no", "company", "company_text", "addressee", "pieces", NULL };
	struct page *p = page_again(lines, "item");
	const char *kind = pairs_get(line, "kind");

	page_int(p, "n", n);
	for (const char *const *i = inputs; *i != NULL; i++)
		page_text(p, *i, pairs_get(line, *i));
	for (const struct choice *c = mail_kinds; c->value != NULL; c++) {
		struct page *o = page_again(p, "kind_option");
		page_text(o, "value", c->value);
		page_text(o, "label", say(rq, c->label));
		if (kind != NULL && strcmp(kind, c->value) == 0)
			page_show(o, "selected");
	}
	if (pairs_get(line, "unknown") != NULL)
		page_show(p, "unknown_set");
	if (wrong != NULL)
		page_text(page_again(p, "wrong"), "error", wrong);
}

static const struct field no_fields[] = { { 0 } };
static const struct form many_form = { "many", &mail_table, no_fields, .submit = T("Log all lines") };

static struct page *draw_many(struct request *rq)
{
	struct page *f, *c;

	rq->title = say(rq, T("Log many"));
	page_text(rq->page, "title", rq->title);
	page_text(page_again(rq->page, "led"), "lead", say(rq, T("One line for each item; Enter goes on. Nothing is logged until every line is right.")));
	c = page_again(rq->page, "crumb");
	page_text(c, "url", "/desk/mail");
	page_text(c, "label", say(rq, mail_module.title));
	f = form_draw(rq, rq->page, &many_form, NULL, "/desk/mail/many", "/desk/mail");
	return page_insert(f, "lines", "mail/many.html");
}

static const char *fault_text(struct request *rq)
{
	const char *text = rq->refused;

	for (const struct fault *x = rq->faults; x != NULL; x = x->next)
		text = text == NULL ? x->text : arena_printf(&rq->arena, "%s %s", text, x->text);
	rq->faults = NULL;
	rq->refused = NULL;
	return text;
}

int mail_many(struct request *rq)
{
	struct pairs all = rq->body;
	const char *wrong[LINES + 1] = { NULL };
	int made = 0, bad = 0;
	struct page *lines;

	for (int n = 1; n <= LINES && rq->method == POST; n++) {
		struct mail *m = blank(rq);
		rq->body = line_of(rq, all, n);
		if (empty(rq->body))
			continue;
		if (read_item(rq, m) && record_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m) != 0)
			made++;
		else
			wrong[n] = fault_text(rq), bad++;
	}
	rq->body = all;
	if (made > 0 && bad == 0)
		return redirect_to(rq, "/mail?did=new");
	if (rq->method == POST && made == 0 && bad == 0)
		form_fault(rq, NULL, T("Nothing is written yet."));
	if (bad > 0)
		form_fault(rq, NULL, T("%d {line is|lines are} not right yet; nothing has been logged."), bad);
	lines = draw_many(rq);
	for (int n = 1; n <= LINES; n++)
		put_line(rq, lines, line_of(rq, all, n), n, wrong[n]);
	return rq->method == POST ? 422 : 200;
}
