/* record_page.c -- what a person sees of a record: facts, steps, deadlines,
** files, history; and its masked columns for a reason. */
#include "kit/amend.h"
#include "kit/undo.h"
#include "kit/record.h"
#include "kit/clock.h"
#include "kit/file.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "kit/once.h"
#include "kit/price.h"
#include "kit/reach.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

const char *record_url(struct request *rq, const struct module *m, int64_t id)
{
	const char *program = rq->program->audience == DESK ? "desk" : "portal";

	return arena_printf(&rq->arena, "/%s/%s/%lld", program, m->name, (long long)id);
}

const char *record_tone(const struct flow *f, const char *state)
{
	static const char *const tones[] = { "idle", "ok", "info", "warn", "bad" };
	const struct state *s = f == NULL ? NULL : flow_state(f, state);

	return s == NULL ? "idle" : tones[s->tone];
}

void record_put(struct request *rq, struct page *p, const struct table *t, const void *row)
{
	for (const struct column *c = t->columns; c->name != NULL; c++) {
		page_text(p, c->name, show_value(rq, c, row));
		if (c->type == TYPE_TEXT && (c->choices != NULL || strcmp(c->name, "state") == 0))
			page_text(p, arena_printf(&rq->arena, "%s_code", c->name), *column_text(c, row));
		else if (c->type == TYPE_ID || c->type == TYPE_INT)
			page_text(p, arena_printf(&rq->arena, "%s_code", c->name),
				arena_printf(&rq->arena, "%lld", (long long)*column_int(c, row)));
	}
}

/* Is there anything to show masked? */
static bool has_secret(const struct module *m, const void *row)
{
	for (const struct field *f = m->secret; f != NULL && f->name != NULL; f++) {
		const struct column *c = table_column(m->table, f->name, strlen(f->name));
		if (c->type != TYPE_TEXT || **column_text(c, row) != '\0')
			return true;
	}
	return false;
}

const char *record_fact(struct request *rq, const struct column *c, const void *row, bool clear)
{
	const char *value = show_value(rq, c, row);

	if (c->label == NULL || *value == '\0' || face_hides(rq->face, c->name) || (c->type == TYPE_FEN && *column_int(c, row) == 0))
		return NULL;
	return module_masks(rq->module, c->name) && !clear ? show_masked(rq, value) : value;
}

static void put_fact(struct request *rq, struct page *group, const struct column *c,
	const void *row, bool clear)
{
	const char *value = record_fact(rq, c, row, clear);
	struct page *p;

	if (value == NULL)
		return;
	p = page_again(group, "fact");
	page_text(p, "label", say(rq, c->label));
	page_text(p, "value", value);
	if (strcmp(c->name, "company_name") == 0 && rq->program->audience == DESK &&
	    ((const struct record *)row)->company != 0)
		page_text(page_again(p, "url"), "url", arena_printf(&rq->arena, "/desk/company/%lld",
			(long long)((const struct record *)row)->company));
}

static void put_facts(struct request *rq, const void *row, bool clear)
{
	const struct module *m = rq->module;
	struct page *group = page_again(rq->page, "fact_group");
	const struct step *edit = m->flow == NULL ? NULL
		: flow_step(m->flow, ((const struct record *)row)->state, "edit", rq->user.roles);

	page_text(group, "title", say(rq, m->one_title != NULL ? m->one_title : m->title));
	if (edit != NULL && (edit->may == NULL || edit->may(rq, row) == NULL))
		page_text(page_again(group, "edit"), "edit_url", arena_printf(&rq->arena, "%s/edit",
			record_url(rq, m, ((const struct record *)row)->id)));
	else if (edit == NULL && m->flow != NULL && amend_form(rq, row) != NULL)
		page_text(page_again(group, "edit"), "edit_url", arena_printf(&rq->arena, "%s/amend",
			record_url(rq, m, ((const struct record *)row)->id)));
	if (m->facts != NULL) {
		for (const char *const *f = m->facts; *f != NULL; f++)
			put_fact(rq, group, table_column(m->table, *f, strlen(*f)), row, clear);
		return;
	}
	for (const struct column *c = m->table->columns; c->name != NULL; c++)
		if (strcmp(c->name, "state") != 0 && strcmp(c->name, "number") != 0 &&
		    strcmp(c->name, "due") != 0)
			put_fact(rq, group, c, row, clear);
}

static bool drawn_before(const struct flow *f, const struct step *s, const char *state, unsigned roles)
{
	for (const struct step *t = f->steps; t < s; t++)
		if (strcmp(t->name, s->name) == 0 && flow_step(f, state, t->name, roles) == t)
			return true;
	return false;
}

/* Keyed: Alt+y takes it, wherever at the desk one is. */
static void put_step(struct request *rq, const struct step *s, const struct record *r, bool keyed)
{
	struct page *p, *how;
	bool early = s->only_overdue && (r->due == NO_TIME || rq->context.now < r->due);
	const char *why = s->may == NULL ? NULL : s->may(rq, r);

	if (why != NULL) {               /* of most steps it is not: they are not missed */
		if (s->primary || s->say_why)
			page_text(page_again(rq->page, "not_yet"), "text", why);
		return;
	}
	if (early) {
		page_text(page_again(rq->page, "not_yet"), "text", r->due == NO_TIME ? say(rq, s->refusal)
			: say_f(rq, T("%s: from %s."), say(rq, s->label), show_time(rq, r->due)));
		return;
	}
	p = page_again(rq->page, "step");
	page_text(p, "url", arena_printf(&rq->arena, "%s/%s", record_url(rq, rq->module, r->id), s->name));
	if (s->primary)
		page_show(p, "primary");
	else if (s->to != NULL && flow_state(rq->module->flow, s->to)->tone == TONE_BAD)
		page_show(p, "danger");
	how = page_again(p, s->form != NULL || s->gives_up ? "link" : "inline");
	page_text(p, "label", price_step(rq, how, s, r));
	if (keyed)
		page_text(page_again(how, "keyed"), "key", "y");
	if (s->form == NULL && !s->gives_up) {
		page_text(how, "once", once_key(rq));
		page_text(how, "was", r->state);
	}
}

static void put_steps(struct request *rq, const struct record *r)
{
	const struct flow *f = rq->module->flow;
	bool keyed = rq->program->audience == DESK;

	for (int primary = 1; primary >= 0; primary--)
		for (const struct step *s = f->steps; s->name != NULL; s++)
			if (s->primary == primary && strcmp(s->name, "edit") != 0 &&
			    flow_step(f, r->state, s->name, rq->user.roles) == s &&
			    (s->fits == NULL || s->fits(r)) &&
			    !(s->called && rq->program->audience == DESK && reach_asks(rq, rq->module, r->id)) &&
			    !drawn_before(f, s, r->state, rq->user.roles)) {
				put_step(rq, s, r, keyed && s->primary);
				keyed = keyed && !s->primary;
			}
}

/* A wrong final step, to those who may take it back. */
static void put_undo(struct request *rq, const struct record *r)
{
	const char *why;
	const struct step *s = undo_step(rq, r, &why);
	struct page *p = s == NULL || why != NULL ? NULL : page_again(rq->page, "step");

	if (p == NULL)
		return;
	page_text(p, "url", arena_printf(&rq->arena, "%s/undo", record_url(rq, rq->module, r->id)));
	page_text(p, "label", say_f(rq, T("Take back: %s"), say(rq, s->label)));
	(void)page_again(p, "link");
}

static void put_path(struct request *rq, const struct record *r)
{
	const struct flow *f = rq->module->flow;
	const struct state *now = flow_state(f, r->state);
	const char *been;

	if (now == NULL || !now->on_path)
		return;
	been = history_states(rq, rq->module, r->id);
	for (const struct state *s = f->states; s->name != NULL; s++) {
		struct page *p;
		if (!s->on_path)
			continue;
		p = page_again(rq->page, "stepper");
		page_text(p, "text", say(rq, s->label));
		if (s == now)
			page_show(p, "current");
		if (s == now ? s->final : s < now && (*been == '\0' || choice_among(been, s->name)))
			page_show(p, "done");
	}
}

static void put_clock(struct request *rq, const struct record *r)
{
	const struct state *s = flow_state(rq->module->flow, r->state);
	struct clock_face face;
	struct page *p;

	if (r->due == NO_TIME || s == NULL || s->final || !flow_timed(s))
		return;
	face = clock_face(rq, r->made_at, r->due, NO_TIME);
	p = page_again(rq->page, "clock");
	page_text(p, "clock_class", face.tone);
	page_int(p, "dash", face.dash);
	page_text(p, "text", face.text);
	page_text(p, "label", say_f(rq, T("%s, until %s"),
		say(rq, s->due.label != NULL ? s->due.label : s->label), show_time(rq, r->due)));
}

static void put_sheets(struct request *rq, const struct record *r)
{
	for (const struct sheet *s = rq->module->sheets; s != NULL && s->name != NULL; s++) {
		struct page *p;
		if (s->of_list || (s->roles & rq->user.roles) == 0 || (s->fits != NULL && !s->fits(r)) ||
		    (s->for_audience == DESK && rq->program->audience != DESK))
			continue;
		p = page_again(rq->page, "print");
		page_text(p, "url", arena_printf(&rq->arena, "/report/%s/%lld/%s", rq->module->name,
			(long long)r->id, s->name));
		page_text(p, "label", say(rq, s->label));
	}
}

void record_act(struct request *rq, const char *url, const char *label)
{
	struct page *p = rq->raw != NULL ? NULL : page_again(rq->page, "act");

	if (p == NULL)
		return;
	page_text(p, "url", url);
	page_text(p, "label", say(rq, label));
}

/* Tenants add to what they may start themselves, not to the house's papers. */
static bool may_attach(const struct request *rq)
{
	return rq->program->audience == DESK || rq->face->make != NULL;
}

static void put_files(struct request *rq, const struct record *r)
{
	struct page *p;

	if (!rq->module->files)
		return;
	file_show(rq, rq->page, rq->module->name, r->id);
	if (!may_attach(rq))
		return;
	p = page_again(rq->page, "upload");
	page_text(p, "upload_url", arena_printf(&rq->arena, "%s/file", record_url(rq, rq->module, r->id)));
	page_text(p, "once", once_key(rq));
}

static const char *name_of(struct request *rq, const struct record *r)
{
	const struct module *m = rq->module;
	const char *one = say(rq, m->one_title != NULL ? m->one_title : m->title);
	const struct column *c = m->name_column == NULL ? NULL
		: table_column(m->table, m->name_column, strlen(m->name_column));

	if (c != NULL && *show_value(rq, c, r) != '\0')
		return show_value(rq, c, r);
	return *r->number == '\0' ? one : arena_printf(&rq->arena, "%s %s", one, r->number);
}

/* Who of the house did what, and why, is the house's and theirs whose record it
** is; what everybody may look at (rooms) has no history for everybody. */
static bool may_read_history(const struct request *rq, const struct record *r)
{
	return rq->program->audience == DESK ||
		(!rq->module->open_to_all && r->company != 0 && r->company == rq->user.company);
}

void record_page_with(struct request *rq, void *row, bool clear)
{
	struct record *r = row;
	const struct module *m = rq->module;
	struct page *c = page_again(rq->page, "crumb");

	rq->title = name_of(rq, r);
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "number", r->number);
	if (*r->number != '\0')
		page_show(rq->page, "numbered");
	page_text(rq->page, "lead", r->company_name == NULL ? "" : r->company_name);
	page_text(rq->page, "printed", say_f(rq, T("Printed %s by %s"),
		show_time(rq, rq->context.now), rq->user.name));
	page_text(c, "url", arena_printf(&rq->arena, "/%s/%s", rq->program->name,
		(rq->user.roles & ROLE_NAMED) != 0 && rq->face->list == NULL ? "inbox" : m->name));        /* they were told, and have no list */
	page_text(c, "label", say(rq, rq->face->title != NULL ? rq->face->title : m->title));
	put_facts(rq, r, clear);
	if (m->flow != NULL) {
		const struct state *s = flow_state(m->flow, r->state);
		struct page *p = page_again(rq->page, "state");
		page_text(p, "class", record_tone(m->flow, r->state));
		page_text(p, "text", s == NULL ? r->state : say(rq, s->label));
		put_path(rq, r);
		put_steps(rq, r);
		put_undo(rq, r);
		put_clock(rq, r);
		clock_show(rq, rq->page, m->name, r->id, r->state);
	}
	if (!clear && rq->program->audience == DESK && has_secret(m, r))
		record_act(rq, arena_printf(&rq->arena, "%s/reveal", record_url(rq, m, r->id)), T("Show what is masked"));
	if (may_read_history(rq, r))
		reach_show(rq, m, r);
	put_sheets(rq, r);
	put_files(rq, r);
	if (may_read_history(rq, r))
		history_show(rq, rq->page, m, r->id);
	if (m->more != NULL)
		m->more(rq, r);
}

void record_page(struct request *rq, void *row)
{
	record_page_with(rq, row, false);
}

int record_file(struct request *rq)
{
	struct record *r = rq->module->files ? record_read(rq) : NULL;
	const char *wanted = pairs_get(rq->query, "f");
	const struct upload *u;

	if (r == NULL)
		return 404;
	if (rq->method == GET)
		return wanted == NULL || strlen(wanted) > 18 ? 404
			: file_send(rq, rq->module->name, r->id, strtoll(wanted, NULL, 10), false);
	if (!may_attach(rq))
		return 403;
	u = file_upload(rq, "file");
	if (u == NULL || u->wrong != NULL)
		return refuse(rq, 422, u == NULL ? T("Please choose a file first.") : u->wrong);
	file_attach(rq, u, rq->module->name, r->id, "");
	history_write(rq, rq->module, r->id, "file", NULL, NULL, u->name);
	return redirect_to(rq, "/%s/%lld?did=saved", rq->module->name, (long long)r->id);
}
