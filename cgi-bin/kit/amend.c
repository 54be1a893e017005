/* amend.c -- see amend.h.  A form is made of the fields of the module's own forms: those of a new record and of
** the steps that this person may take, whose column is kept and not declared fixed.  Only what was changed is
** read and judged, so that a date which has passed since is none of its faults. */
#include "kit/amend.h"
#include "kit/form_value.h"
#include "kit/frame.h"
#include "kit/held.h"
#include "kit/history.h"
#include "kit/record.h"
#include "edge/db.h"
#include "edge/page.h"

#define FIELDS_MOST 60
#define TEXT_MOST 3000               /* bytes of the statement */
#define MODULES_MOST 160

static const char *fixed(const struct module *m, const char *name)
{
	for (const struct fixed *f = m->fixed; f != NULL && f->column != NULL; f++)
		if (strcmp(f->column, name) == 0 || strcmp(f->column, "*") == 0)
			return f->why;
	return NULL;
}

static bool is_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* Does a statement write this column as it stands in the row: "(…, name, …) VALUES (…, :name, …)", "name = :name"? */
static bool writes(const struct sql *s, const char *name)
{
	const char *text = s == NULL ? "" : s->text;
	size_t n = strlen(name);
	bool named = false, given = false;

	for (const char *p = strstr(text, name); p != NULL; p = strstr(p + 1, name))
		if (p > text && !is_name(p[-1]) && !is_name(p[n])) {
			named |= p[-1] != ':' && p[-1] != '.';
			given |= p[-1] == ':' && (p[n] == ',' || p[n] == ')' || p[n] == ' ' || p[n] == '\0') &&
				(p[-2] == ' ' || strncmp(p - 9, "VALUES (", 8) == 0);    /* not NULLIF(:name, '') */
		}
	return named && given;
}

static bool kept(const struct module *m, const char *name)
{
	bool made = false;

	for (const struct face *f = m->face; f < m->face + AUDIENCES; f++)
		made |= writes(f->make, name);
	return made || writes(m->move, name);
}

static bool is_typed(const struct field *f)
{
	switch (f->input) {
	case INPUT_LINE: case INPUT_LINES: case INPUT_EMAIL: case INPUT_PHONE: case INPUT_NUMBER: case INPUT_MONEY:
	case INPUT_DAY: case INPUT_TIME: case INPUT_CHOICE: case INPUT_RADIO: case INPUT_MANY: case INPUT_PERSON:
		return true;
	case INPUT_FLAG: case INPUT_COMPANY: case INPUT_PASSWORD: case INPUT_SIGN: case INPUT_FILE: case INPUTS:
		return false;
	}
	return false;
}

static bool blank(const struct column *c, const void *row)
{
	switch (c->type) {
	case TYPE_TEXT: return **column_text(c, row) == '\0';
	case TYPE_DAY: return *column_day(c, row) == NO_DAY;
	case TYPE_TIME: return *column_int(c, row) == NO_TIME;
	case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID: return *column_int(c, row) == 0;
	}
	return true;
}

struct gathered { struct field list[FIELDS_MOST + 1]; size_t count; };

static void gather(const struct module *m, struct gathered *g, const struct form *form, const void *row, bool even_blank)
{
	for (const struct field *f = form == NULL || form->table != m->table ? NULL : form->fields; f != NULL && f->name != NULL; f++) {
		const struct column *c = table_column(m->table, f->name, strlen(f->name));
		bool known = c == NULL || !is_typed(f) || fixed(m, f->name) != NULL || !kept(m, f->name) || g->count == FIELDS_MOST ||
			(!even_blank && blank(c, row));
		for (size_t i = 0; i < g->count && !known; i++)
			known = strcmp(g->list[i].name, f->name) == 0;
		if (known)
			continue;
		g->list[g->count] = *f;
		g->list[g->count++].key = NULL;
	}
}

/* Its own step asks for them already? */
static bool has_own(const struct request *rq, const struct record *r)
{
	for (const struct step *s = rq->module->flow->steps; s->name != NULL; s++)
		if (strcmp(s->name, "edit") == 0 && flow_from(s, r->state) && (s->roles & rq->user.roles) != 0)
			return true;
	return false;
}

const struct form *amend_form(struct request *rq, const void *row)
{
	const struct module *m = rq->module;
	const struct record *r = row;
	const struct state *now = m->flow == NULL || m->table == NULL || m->move == NULL ? NULL : flow_state(m->flow, r->state);
	struct gathered *g = take(rq, struct gathered);
	struct form *form = take(rq, struct form);
	unsigned makers = rq->face->make_roles != 0 ? rq->face->make_roles : rq->face->roles;

	/* A tenant corrects until the house has taken it up. */
	if (now == NULL || now->final || fixed(m, "*") != NULL || has_own(rq, r) ||
	    (rq->program->audience == PORTAL && now != m->flow->states))
		return NULL;
	if (rq->face->make != NULL && (rq->user.roles & makers) != 0)
		gather(m, g, rq->face->form != NULL ? rq->face->form : m->form, row, true);
	if (rq->program->audience == DESK && (rq->user.roles & makers) != 0 && m->face[PORTAL].make != NULL)
		gather(m, g, m->face[PORTAL].form, row, true);   /* what a tenant typed, the house corrects */
	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		if ((s->roles & rq->user.roles) != 0)
			gather(m, g, s->form, row, false);
	*form = (struct form){ "amend", m->table, g->list };
	return g->count == 0 ? NULL : form;
}

/* "UPDATE card_loan SET borrower = :borrower, … WHERE id = :id AND state = :state", of all that may be corrected. */
static const struct sql *statement(struct request *rq, const struct module *m)
{
	static struct { const struct module *m; struct sql sql; char text[TEXT_MOST]; } made[MODULES_MOST];
	size_t i = 0, n;

	while (i < MODULES_MOST - 1 && made[i].m != NULL && made[i].m != m)
		i++;
	if (made[i].m == m)
		return &made[i].sql;
	n = (size_t)snprintf(made[i].text, TEXT_MOST, "UPDATE %s SET ", m->table->name);
	for (const struct column *c = m->table->columns; c->name != NULL; c++) {
		static const char *const frame[] = { "id", "site", "company", "number", "state", "was", "due", "made_at", "made_by" };
		bool own = kept(m, c->name) && fixed(m, c->name) == NULL;
		for (size_t k = 0; k < COUNT(frame); k++)
			own &= strcmp(frame[k], c->name) != 0;
		if (own && n < TEXT_MOST - 100)
			n += (size_t)snprintf(made[i].text + n, TEXT_MOST - n, "%s = :%s, ", c->name, c->name);
	}
	snprintf(made[i].text + n, TEXT_MOST - n, "id = id WHERE id = :id AND state = :state AND site = :site");
	made[i].sql = (struct sql){ made[i].text, m->table, NULL };
	made[i].m = m;
	(void)rq;
	return &made[i].sql;
}

/* Those of its fields that came back as another value than stands there. */
static const struct form *changed(struct request *rq, const struct form *form, const void *row)
{
	struct gathered *g = take(rq, struct gathered);
	struct form *out = take(rq, struct form);

	for (const struct field *f = form->fields; f->name != NULL; f++) {
		const struct column *c = table_column(form->table, f->name, strlen(f->name));
		const char *typed = pairs_get(rq->body, f->name), *text = pairs_get(rq->body, arena_printf(&rq->arena, "%s_text", f->name));
		if (typed == NULL && text == NULL && f->input != INPUT_MANY)
			continue;
		if (f->input == INPUT_MANY || typed == NULL || strcmp(typed, form_typed(rq, c, row)) != 0)
			g->list[g->count++] = *f;
	}
	*out = (struct form){ form->name, form->table, g->list };
	return out;
}

static int draw(struct request *rq, const struct form *form, struct record *r)
{
	struct page *f;

	return record_ask(rq, r, say(rq, T("Correct")), "amend", form, r, &f);
}

/* What was reckoned from the facts is so again, and nobody was told another amount than he paid (guarantee 12). */
static bool reckoned(struct request *rq, void *row, const void *before)
{
	const struct module *m = rq->module;

	if (m->reckon == NULL)
		return true;
	m->reckon(rq, row, before);
	for (const struct column *c = m->table->columns; m->settled != NULL && m->settled(before) && c->name != NULL; c++)
		if (c->type == TYPE_FEN && *column_int(c, row) != *column_int(c, before)) {
			rq->refused = say(rq, T("This was paid as it stands, and with what you wrote it would cost something else. Take the payment back first, correct this, then let it be paid anew."));
			return false;
		}
	return true;
}

static bool write(struct request *rq, struct record *r, const void *before)
{
	const struct module *m = rq->module;
	uint64_t matched = 0;

	rq->refused = m->amended == NULL ? NULL : m->amended(rq, r);
	if (rq->refused != NULL || rq->faults != NULL || !reckoned(rq, r, before))
		return false;
	if (!db_set(rq->db, statement(rq, m), r, &matched)) {
		held_twice(rq, m);
		return false;
	}
	if (matched != 1)
		rq->refused = say(rq, T("Somebody was faster: the record has changed since this page was opened."));
	return matched == 1 && held_follow(rq, m, before, r);
}

int record_amend(struct request *rq)
{
	struct record *r = record_read(rq);
	const struct form *form = r == NULL ? NULL : amend_form(rq, r), *new;
	void *before;

	if (form == NULL)
		return 404;
	rq->stored = before = record_copy(rq, rq->module->table, r);
	if (rq->method == GET)
		return draw(rq, form, r);
	form_meet(rq, form);
	new = changed(rq, form, r);
	rq->stored = NULL;
	if (rq->faults == NULL)
		form_read(rq, new, r);
	rq->stored = before;
	if (rq->faults != NULL || !write(rq, r, before))
		return draw(rq, form, r);
	history_write(rq, rq->module, r->id, "edit", before, r, "");
	told_again(rq, rq->module, before, r, NO_TIME, NULL);
	return redirect_to(rq, "/%s/%lld?did=saved", rq->module->name, (long long)r->id);
}
