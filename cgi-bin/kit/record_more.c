/* record_more.c -- one step for many records, and the page of a clash. */
#include "kit/record.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "kit/list_page.h"
#include "kit/session.h"
#include "edge/page.h"

/* What was typed for the step, so that nothing is lost. */
static void put_typed(struct request *rq, const struct form *form)
{
	for (const struct field *f = form == NULL ? NULL : form->fields; f != NULL && f->name != NULL; f++) {
		const char *value = pairs_get(rq->body, f->name);
		struct page *p;
		if (value == NULL || *value == '\0' || f->input == INPUT_PASSWORD || f->input == INPUT_SIGN)
			continue;
		p = page_again(rq->page, "typed");
		page_text(p, "label", form_label(rq, form, f));
		page_text(p, "value", value);
	}
}

/* Did somebody change it meanwhile, or is it only that the step is refused? */
static bool moved(const struct request *rq, const struct record *r)
{
	const char *was = pairs_get(rq->body, "was");

	return (was != NULL && strcmp(was, r->state) != 0) || (rq->module->flow != NULL && rq->match.step != NULL &&
		flow_step(rq->module->flow, r->state, rq->match.step, rq->user.roles) == NULL);
}

int record_refused(struct request *rq, void *row)
{
	struct record *r = row;
	struct history_last last;

	frame_change(rq, "conflict.html");
	rq->title = moved(rq, r) ? say(rq, T("The record has moved on")) : say(rq, T("This step was not taken"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "reason", rq->refused);
	page_text(rq->page, "url", record_url(rq, rq->module, r->id));
	page_text(rq->page, "number", *r->number == '\0' ? say(rq, rq->module->one_title != NULL ? rq->module->one_title : rq->module->title) : r->number);
	if (history_last(rq, rq->module, r->id, &last)) {
		struct page *p = page_again(rq->page, "last");
		page_text(p, "who", last.who);
		page_text(p, "at", last.at);
		page_text(p, "was", last.was);
		page_text(p, "is", last.is);
	}
	if (rq->module->flow != NULL && rq->match.step != NULL)
		for (const struct step *s = rq->module->flow->steps; s->name != NULL; s++)
			if (strcmp(s->name, rq->match.step) == 0) {
				put_typed(rq, s->form);
				break;
			}
	rq->refused = NULL;
	rq->drawn = true;
	return 409;
}

int record_bulk_refused(struct request *rq)
{
	const char *why = rq->refused;

	session_drop(rq);
	frame_change(rq, "list.html");
	page_text(page_again(rq->page, "refused"), "text", why);
	rq->refused = NULL;
	rq->drawn = true;
	rq->again = arena_printf(&rq->arena, "/%s/%s?%s", rq->program->name, rq->module->name, rq->query_text);
	record_list(rq);
	return 422;
}

/* POST /<module>/bulk: one step for many records; all or none. */
int record_bulk(struct request *rq)
{
	const struct list *list = rq->face->list;
	const char *step = pairs_get(rq->body, "step"), *base;
	int done = 0;
	bool known = false;

	for (const char *const *b = list == NULL ? NULL : list->bulk; b != NULL && *b != NULL; b++)
		known |= step != NULL && strcmp(*b, step) == 0;
	if (!known)
		return 404;
	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.list[i];
		struct record *r;
		if (strcmp(p->name, "id") != 0 || strlen(p->value) > 18)
			continue;
		rq->match.id = strtoll(p->value, NULL, 10);
		r = record_read(rq);
		if (r == NULL || ++done > 100)
			return 404;
		if (!record_take(rq, rq->module, r, record_copy(rq, rq->module->table, r), step, rq->user.roles)) {
			rq->refused = say_f(rq, T("%s: %s Nothing has been changed."), r->number,
				rq->refused == NULL ? "" : rq->refused);
			return record_bulk_refused(rq);
		}
	}
	if (done == 0) {
		rq->refused = say(rq, T("Tick at least one line first."));
		return record_bulk_refused(rq);
	}
	base = list_without(rq, "did", NULL);
	return redirect_to(rq, "/%s%s%sdid=%s", rq->module->name, base, base[1] == '\0' ? "" : "&", step);
}
