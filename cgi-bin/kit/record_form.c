/* record_form.c -- the pages of any record's list, new form and steps. */
#include "kit/record.h"
#include "core/text.h"
#include "kit/clock.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "kit/list.h"
#include "kit/price.h"
#include "kit/show.h"
#include "kit/undo.h"
#include "edge/page.h"

int record_list(struct request *rq)
{
	rq->title = say(rq, rq->face->title != NULL ? rq->face->title : rq->module->title);
	return list_show(rq, rq->face->list, rq->module->table);
}

static const char *one_title(struct request *rq)
{
	return say(rq, rq->module->one_title != NULL ? rq->module->one_title : rq->module->title);
}

static void crumb(struct request *rq, const char *url, const char *label)
{
	struct page *c = page_again(rq->page, "crumb");

	page_text(c, "url", url);
	page_text(c, "label", label);
}

static const char *list_url(struct request *rq)
{
	return arena_printf(&rq->arena, "/%s/%s", rq->program->name, rq->module->name);
}

/* Does the button still say what `step` charges?  Told by rq->repriced when not. */
static bool agreed(struct request *rq, const char *step, const void *row)
{
	const struct charge *c = price_of(rq->module, step);

	return c == NULL || price_agreed(rq, c->fen(rq, row), c->per);
}

static void put_price(struct request *rq, struct page *form, const char *step, const char *label, const void *row)
{
	const struct charge *c = price_of(rq->module, step);

	if (c != NULL)
		price_put(rq, form, label, c->fen(rq, row), c->per);
}

static int draw_new(struct request *rq, const struct form *form, const struct record *r)
{
	struct page *f;

	rq->title = say_f(rq, T("New: %s"), one_title(rq));
	page_text(rq->page, "title", rq->title);
	crumb(rq, list_url(rq), say(rq, rq->face->title != NULL ? rq->face->title : rq->module->title));
	if (rq->refused != NULL) {
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
		rq->refused = NULL;
		rq->drawn = true;
	}
	rq->drawn = rq->drawn || rq->repriced != NULL;
	f = form_draw(rq, rq->page, form, NULL, frame_here(rq), list_url(rq));
	put_price(rq, f, "new", form->submit == NULL ? T("Save") : form->submit, r);
	return rq->drawn ? 409 : rq->faults == NULL ? 200 : 422;
}

int record_new(struct request *rq)
{
	const struct form *form = rq->face->form != NULL ? rq->face->form : rq->module->form;
	struct record *r = record_blank(rq, rq->module);
	int64_t id;

	r->id = 0;
	if (rq->method == GET || !form_read(rq, form, r) || !agreed(rq, "new", r))
		return draw_new(rq, form, r);
	id = record_make(rq, rq->module, rq->face->make, r);
	if (id == 0)
		return rq->location != NULL ? 303 : draw_new(rq, form, r);
	form_files(rq, form, rq->module->name, id);
	if (rq->location != NULL)
		return 303;
	if (pairs_get(rq->body, "more") != NULL)
		return redirect_to(rq, "/%s/new?did=new", rq->module->name);
	return redirect_to(rq, "/%s/%lld?did=new", rq->module->name, (long long)id);
}

int record_show(struct request *rq)
{
	struct record *r = record_read(rq);

	if (r == NULL)
		return 404;
	record_page(rq, r);
	return 200;
}

#define BRIEF_MOST 120                   /* characters of a fact above a form */

static void put_brief_fact(struct request *rq, struct page *brief, const char *label, const char *value)
{
	struct page *p = page_again(brief, "brief_fact");
	const char *cut = text_cut(&rq->arena, value, BRIEF_MOST);

	page_text(p, "label", label);
	page_text(p, "value", cut == value ? value : arena_printf(&rq->arena, "%s…", cut));
}

/* Is the column asked for by the form, or the name of what it asks for ("host": host_name)? */
static bool asked(const struct form *form, const char *name)
{
	for (const struct field *f = form->fields; f->name != NULL; f++) {
		size_t n = strlen(f->name);
		if (strncmp(f->name, name, n) == 0 && (name[n] == '\0' || strcmp(name + n, "_name") == 0))
			return true;
	}
	return false;
}

/* What is asked for here stands below; who wrote it down when is of no use to a step. */
static void put_brief_column(struct request *rq, struct page *brief, const struct column *c, const void *row, const struct form *form)
{
	static const char *const apart[] = { "state", "due", "number", "made_at", "made_name" };
	const char *value = asked(form, c->name) ? NULL : record_fact(rq, c, row, false);

	for (size_t i = 0; i < COUNT(apart); i++)
		if (strcmp(c->name, apart[i]) == 0)
			return;
	if (value != NULL)
		put_brief_fact(rq, brief, say(rq, c->label), value);
}

/* Who, what, how much and until when it is about, above what is asked: where the record stands, and the facts
** of its page but those that are asked for here (fault C S2-4). */
static void put_brief(struct request *rq, const struct record *r, const struct form *form)
{
	const struct module *m = rq->module;
	const void *row = rq->stored != NULL ? rq->stored : r;
	const struct state *s = m->flow == NULL ? NULL : flow_state(m->flow, ((const struct record *)row)->state);
	struct page *brief = page_again(rq->page, "brief");

	if (s != NULL)
		put_brief_fact(rq, brief, say(rq, T("State")), say(rq, s->label));
	if (s != NULL && !s->final && r->due != NO_TIME && flow_timed(s))
		put_brief_fact(rq, brief, say(rq, s->due.label != NULL ? s->due.label : s->label),
			say_f(rq, T("until %s"), show_time(rq, r->due)));
	for (const char *const *f = m->facts; f != NULL && *f != NULL; f++)
		put_brief_column(rq, brief, table_column(m->table, *f, strlen(*f)), row, form);
	for (const struct column *c = m->table->columns; m->facts == NULL && c->name != NULL; c++)
		put_brief_column(rq, brief, c, row, form);
}

int record_ask(struct request *rq, const struct record *r, const char *title, const char *step, const struct form *form,
	const void *stands, struct page **drawn)
{
	const char *url = record_url(rq, rq->module, r->id);
	int status = rq->refused != NULL || rq->overtaken || rq->repriced != NULL ? 409
		: rq->faults != NULL ? 422 : 200;

	rq->title = title;
	page_text(rq->page, "title", rq->title);
	crumb(rq, url, arena_printf(&rq->arena, "%s %s", one_title(rq), r->number));
	if (rq->refused != NULL)
		page_text(page_again(rq->page, "refused"), "text", rq->refused);
	rq->refused = NULL;
	rq->drawn = true;
	put_brief(rq, r, form);
	*drawn = form_draw(rq, rq->page, form, stands, arena_printf(&rq->arena, "%s/%s", url, step), url);
	return status;
}

struct page *record_hanging(struct request *rq, const char *title, const char *what)
{
	struct page *list = page_again(rq->page, "hanging");

	page_text(list, "hanging_title", say(rq, title));
	page_text(list, "hanging_what", say(rq, what));
	return list;
}

void record_hang(struct request *rq, struct page *list, const struct module *m, int64_t id, const char *number, const char *text, const char *when)
{
	struct page *p = page_again(list, "hang");

	page_text(p, "url", record_url(rq, m, id));
	page_text(p, "kind", say(rq, m->one_title != NULL ? m->one_title : m->title));
	page_text(p, "number", number);
	page_text(p, "text", text);
	page_text(p, "at", when);
}

/* The step's page: what it asks for, and why it was refused.  A step that asks nothing has one
** when its price is another than its button said. */
static int draw_step(struct request *rq, const struct step *s, struct record *r)
{
	static const struct field none[] = { { 0 } };
	const struct form bare = { "bare", rq->module->table, none }, *form = s->form != NULL ? s->form : &bare;
	struct page *f;
	int status = record_ask(rq, r, say(rq, s->label), s->name, form, r, &f);

	put_price(rq, f, s->name, form->submit == NULL ? s->label : form->submit, r);
	return status;
}

int record_step(struct request *rq)
{
	struct record *r = record_read(rq);
	const struct step *s;
	const char *was = pairs_get(rq->body, "was");
	struct undo_reason reason = { "" };
	void *before;

	if (r == NULL)
		return 404;
	rq->stored = before = record_copy(rq, rq->module->table, r);
	s = flow_step(rq->module->flow, r->state, rq->match.step, rq->user.roles);
	if (s == NULL) {
		for (s = rq->module->flow->steps; s->name != NULL; s++)
			if (strcmp(s->name, rq->match.step) == 0)
				break;
		if (s->name == NULL)
			return 404;
		if ((s->roles & rq->user.roles) == 0)
			return 403;
		rq->refused = record_not_here(rq, rq->module, r, s->name);
		return record_refused(rq, r);
	}
	if (was != NULL && strcmp(was, r->state) != 0) {
		refuse(rq, 409, T("Somebody was faster: the record has changed since this page was opened."));
		return record_refused(rq, r);
	}
	if (s->may != NULL && (rq->refused = s->may(rq, r)) != NULL)
		return record_refused(rq, r);
	if (s->gives_up && s->form == NULL && (rq->method == GET || !undo_read(rq, &reason)))
		return undo_ask(rq, s, r);
	if (rq->method == GET && s->form == NULL)
		return redirect_to(rq, "/%s/%lld", rq->module->name, (long long)r->id);
	if (rq->method == GET) {
		if (s->fill != NULL)
			s->fill(rq, r);
		return draw_step(rq, s, r);
	}
	if (s->form != NULL && !form_read(rq, s->form, r))
		return draw_step(rq, s, r);
	if (!agreed(rq, s->name, r))
		return draw_step(rq, s, r);
	if (!record_take(rq, rq->module, r, before, s->name, rq->user.roles)) {
		if (s->form != NULL)
			return draw_step(rq, s, r);
		return rq->refused != NULL ? record_refused(rq, r) : 422;
	}
	if (s->form != NULL)
		form_files(rq, s->form, rq->module->name, r->id);
	if (rq->location != NULL)
		return 303;
	return redirect_to(rq, "/%s/%lld?did=%s", rq->module->name, (long long)r->id, s->name);
}

int record_only(struct request *rq, const struct form *form, const void *before, int64_t id, const char *title)
{
	rq->title = say(rq, title);
	page_text(rq->page, "title", rq->title);
	form_draw(rq, rq->page, form, before, frame_here(rq), "/desk/");
	history_show(rq, page_insert(rq->page, "aside", "setting/history.html"), rq->module, id);
	rq->drawn = rq->overtaken;
	return rq->overtaken ? 409 : rq->faults == NULL ? 200 : 422;
}
