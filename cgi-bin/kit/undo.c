/* undo.c -- see undo.h.  The row is put back to what the history says it was before the step. */
#include "kit/undo.h"
#include "kit/amend.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/record.h"
#include "edge/page.h"

static const struct column columns[] = { { "note", TYPE_TEXT, offsetof(struct undo_reason, note), T("Reason"), NULL }, { 0 } };
static const struct table reason_table = { "reason", sizeof(struct undo_reason), columns };
static const struct field fields[] = {
	{ "note", NULL, T("Kept in the history with your name; who was told is told again."), INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form undo_reason = { "reason", &reason_table, fields };
/* Of a step that gives up: nobody need have been told anything. */
static const struct field why_fields[] = {
	{ "note", NULL, T("Kept in the history with your name."), INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form why_reason = { "reason", &reason_table, why_fields };

const char *undo_own(struct request *rq, void *row)
{
	(void)rq;
	(void)row;
	return NULL;
}

const struct step *undo_step(struct request *rq, const void *row, const char **why)
{
	const struct record *r = row;
	const struct module *m = rq->module;
	const struct state *now = m->flow == NULL || m->move == NULL ? NULL : flow_state(m->flow, r->state);
	struct history_step last;

	*why = NULL;
	if (now == NULL || !now->final || rq->program->audience != DESK || (rq->user.roles & ROLE_LEADER) == 0 ||
	    !history_move(rq, m, r->id, &last) || strcmp(last.state, r->state) != 0 || rq->context.now - last.at > UNDO_SECONDS)
		return NULL;
	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		if (strcmp(s->name, last.step) == 0 && s->to != NULL && strcmp(s->to, r->state) == 0) {
			*why = s->no_undo != NULL || s->undo != NULL || (s->act == NULL && s->after == NULL) ? s->no_undo
				: T("This step cannot be taken back.");
			return s;
		}
	return NULL;
}

static int draw(struct request *rq, struct record *r, const char *title, const char *path, const struct form *form)
{
	struct page *f;

	rq->stored = NULL;               /* it overwrites nothing */
	return record_ask(rq, r, title, path, form, NULL, &f);
}

bool undo_read(struct request *rq, struct undo_reason *reason)
{
	const void *stored = rq->stored;
	bool good;

	rq->stored = NULL;               /* it overwrites nothing */
	good = form_read(rq, &undo_reason, reason);
	rq->stored = stored;
	return good;
}

int undo_ask(struct request *rq, const struct step *s, void *row)
{
	return draw(rq, row, say(rq, s->label), s->name, &why_reason);
}

static int draw_undo(struct request *rq, const struct step *s, struct record *r)
{
	return draw(rq, r, say_f(rq, T("Take back: %s"), say(rq, s->label)), "undo", &undo_reason);
}

int record_undo(struct request *rq)
{
	struct record *r = record_read(rq);
	const char *why = NULL;
	const struct step *s = r == NULL ? NULL : undo_step(rq, r, &why);
	struct history_step last;
	struct undo_reason reason = { "" };
	void *before;

	if (s == NULL)
		return 404;
	if (why != NULL) {
		rq->refused = say(rq, why);
		return record_refused(rq, r);
	}
	if (rq->method == GET || !undo_read(rq, &reason))
		return draw_undo(rq, s, r);
	(void)history_move(rq, rq->module, r->id, &last);
	before = record_copy(rq, rq->module->table, r);
	history_restore(rq, rq->module, last.changes, r);
	rq->refused = s->undo == NULL ? NULL : s->undo(rq, r);
	if (rq->refused != NULL || !record_put_into(rq, rq->module, r, before, last.was, "undo", reason.note))
		return draw_undo(rq, s, r);
	told_again(rq, rq->module, NULL, r, last.at, reason.note);
	return redirect_to(rq, "/%s/%lld?did=saved", rq->module->name, (long long)r->id);
}
