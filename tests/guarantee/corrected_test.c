/* corrected_test.c -- guarantee 3: typed facts are corrected until the record is final, by those who may type them;
** the history keeps both, the page and the paper show the new one.  For every module and every state. */
#define CORE_RAW
#include "cast.h"
#include "typing.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "kit/amend.h"
#include "kit/record.h"
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

static int states, corrected;
static char new[40];             /* another for each record: some may be there but once */

/* Has it a step of its own that corrects it there? */
static bool has_own(const struct module *m, const char *state)
{
	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		if (flow_from(s, state) && s->form != NULL && (s->roles & (m->face[PORTAL].roles | m->face[DESK].roles)) != 0 &&
		    (s->to == NULL || strcmp(s->to, state) == 0))
			return true;
	return false;
}

static bool types_text(const struct form *f)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++)
		if (d->input == INPUT_LINE || d->input == INPUT_LINES)
			return true;
	return false;
}

static const char *fixed_why(const struct module *m)
{
	for (const struct fixed *f = m->fixed; f != NULL && f->column != NULL; f++)
		if (strcmp(f->column, "*") == 0)
			return f->why;
	return NULL;
}

/* The first line of words on the page that says what it is now; NULL: there is none. */
static const struct entry *words(const struct pageform *f)
{
	for (const struct entry *e = f == NULL ? NULL : f->entries; e != NULL; e = e->next)
		if ((e->kind == KIND_TEXT || e->kind == KIND_LINES) && e->most >= 12 && *e->pick == '\0' && *e->value != '\0' &&
		    strcmp(e->type, "tel") != 0 && strcmp(e->type, "email") != 0)
			return e;
	return NULL;
}

static const struct pageform *amend_page(const struct answer *a)
{
	const struct pageform *f = a->status != 200 ? NULL : pageform_read(&typing_arena, a->text);

	while (f != NULL && (!f->post || strstr(f->action, "/amend") == NULL))
		f = f->next;
	return f;
}

/* Change it, send all the rest as it stood. */
static void change(const struct module *m, int64_t person, int64_t id, const char *path, const struct pageform *f, const struct entry *w)
{
	char name[60], sql[500], was[300];
	int status;

	snprintf(name, sizeof(name), "%s", w->name);
	snprintf(was, sizeof(was), "%s", w->value);
	typing_begin();
	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		if (e == w)
			typing_put(e->name, new);
		else
			typing_honest(e, 3);     /* as the page has it */
	status = lab_ask(DESK, person, path, typing_body())->status;
	if (status != 303) {
		lab_complain("%s: %s is not corrected: %d", path, name, status);
		if (getenv("SHOW") != NULL)
			fprintf(stderr, "%.1500s\n", strstr(lab_text(), "id=\"faults\"") == NULL ? lab_text() : strstr(lab_text(), "id=\"faults\""));
		return;
	}
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s WHERE id = %lld AND %s = '%s'", m->table->name, (long long)id, name, new);
	if (lab_number(sql) != 1)
		lab_complain("%s: %s is not stored", path, name);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM history WHERE module = '%s' AND record = %lld AND step = 'edit' AND changes LIKE '%%%s%%'",
		m->name, (long long)id, new);
	if (lab_number(sql) < 1)
		lab_complain("%s: the history does not say what %s was and is", path, name);
	snprintf(sql, sizeof(sql), "/%s/%lld", m->name, (long long)id);
	if (lab_dry(DESK, person, sql, NULL, NULL)->status != 200 || !lab_says(new))
		lab_complain("%s: the page does not show it", path);
	corrected++;
}

/* These words stand on a sheet as the customer's name, too. */
static bool is_customer(const char *words_)
{
	char sql[500];

	if (strchr(words_, '\'') != NULL)
		return false;
	snprintf(sql, sizeof(sql), "SELECT COUNT(*) > 0 FROM company WHERE '%s' IN (name, short_name)", words_);
	return lab_number(sql) != 0;
}

/* The sheets that print the fact print the new one. */
static void on_paper(const struct module *m, int64_t person, int64_t id, bool before, bool *had, const char *was)
{
	size_t k = 0;

	for (const struct sheet *s = m->sheets; s != NULL && s->name != NULL && k < 16; s++, k++) {
		char path[200];
		if (s->of_list)
			continue;
		snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)id, s->name);
		if (lab_dry(REPORT, person, path, NULL, NULL)->status != 200)
			continue;
		if (before)
			had[k] = lab_says(was);
		else if (had[k] && !lab_says(new) && !is_customer(was))
			lab_complain("%s: the paper does not show the correction of %s", path, was);
	}
}

static void try_state(const struct module *m, const struct state *t)
{
	int64_t ids[4];
	size_t n = cast_records(m, DESK, t->name, ids);
	bool offered = false;

	states++;
	for (size_t i = 0; i < n && !offered; i++)
		for (const struct actor *a = actors; a < actors + actor_count && ids[i] != 0 && !offered; a++) {
			char path[200], sql[300];
			const struct pageform *f;
			const struct entry *w;
			bool had[16] = { false };
			char old[300];
			if (a->audience != DESK || (a->bit & m->face[DESK].roles) == 0)
				continue;
			snprintf(path, sizeof(path), "/%s/%lld/amend", m->name, (long long)ids[i]);
			snprintf(sql, sizeof(sql), "UPDATE %s SET state = '%s' WHERE id = %lld", m->table->name, t->name, (long long)ids[i]);
			f = amend_page(lab_dry(DESK, a->id, path, NULL, sql));
			offered = f != NULL;
			w = words(f);
			if (w == NULL)
				continue;
			lab_run(sql);
			snprintf(new, sizeof(new), "改正%d", corrected);
			snprintf(old, sizeof(old), "%s", w->value);
			on_paper(m, a->id, ids[i], true, had, old);
			change(m, a->id, ids[i], path, f, w);
			on_paper(m, a->id, ids[i], false, had, old);
		}
	arena_reset(&typing_arena);
	if (!offered && n > 0 && ids[0] != 0 && !has_own(m, t->name))
		lab_complain("%s: what was typed cannot be corrected while it is %s", m->name, t->name);
}

static void typed_facts_are_corrected_until_the_end(void **unused)
{
	(void)unused;
	EACH(m) {
		bool typed = types_text((*m)->form) || types_text((*m)->face[DESK].form) || types_text((*m)->face[PORTAL].form);
		if ((*m)->flow == NULL || (*m)->move == NULL || (*m)->face[DESK].one == NULL || !typed)
			continue;
		if (fixed_why(*m) != NULL) {
			if (strlen(fixed_why(*m)) < 12)
				lab_complain("%s: nothing of it is corrected, and it is not said why", (*m)->name);
			continue;
		}
		for (const struct state *t = (*m)->flow->states; t->name != NULL; t++)
			if (!t->final)
				try_state(*m, t);
	}
	fprintf(stderr, "  %d states tried, %d records corrected\n", states, corrected);
	assert_int_equal(lab_wrong, 0);
	assert_true(corrected > 20);
}

static const char *why_not(const struct module *m, const char *name)
{
	for (const struct fixed *f = m->fixed; f != NULL && f->column != NULL; f++)
		if (strcmp(f->column, name) == 0 || strcmp(f->column, "*") == 0)
			return f->why;
	return NULL;
}

static bool asks(const struct form *f, const char *name)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++)
		if (strcmp(d->name, name) == 0)
			return true;
	return false;
}

/* A step that stays there and asks for it, of people of that face. */
static bool own_step_asks(const struct module *m, const struct face *face, const char *state, const char *name)
{
	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		if (flow_from(s, state) && (s->roles & face->roles) != 0 && asks(s->form, name) &&
		    (s->to == NULL || strcmp(s->to, state) == 0))
			return true;
	return false;
}

/* Whom of the cast does the correction form offer it in that state, be the row as blank as it may? */
static bool offers(const struct module *m, const char *state, const char *name)
{
	bool yes = false;

	for (const struct actor *a = actors; a < actors + actor_count && !yes; a++) {
		struct request *rq;
		struct record *row;
		if ((a->bit & m->face[a->audience].roles) == 0)
			continue;
		rq = lab_open(a->audience, a->id);
		rq->module = m;
		rq->face = &m->face[a->audience];
		row = record_blank(rq, m);
		row->state = state;
		yes = asks(amend_form(rq, row), name) || own_step_asks(m, rq->face, state, name);
		lab_close(rq);
	}
	return yes;
}

/* Where a step "edit" has the place of the correction form, a later one may ask it anew: a document, on arrival. */
static bool asked_anew(const struct module *m, const char *state, const char *name)
{
	bool edits = false, anew = false;

	for (const struct step *s = m->flow->steps; s->name != NULL; s++) {
		edits |= strcmp(s->name, "edit") == 0 && flow_from(s, state);
		anew |= asks(s->form, name) && flow_state(m->flow, state) == m->flow->states;
	}
	return edits && anew;
}

static int fields;

/* Files are put beside the record, a signature is what was signed; whose it is decides who reads it (kit/amend.h). */
static void field_is_corrected(const struct module *m, const struct field *d)
{
	const char *why = why_not(m, d->name);

	if (d->input == INPUT_FILE || d->input == INPUT_SIGN || d->input == INPUT_PASSWORD || d->input == INPUT_COMPANY)
		return;
	fields++;
	if (why != NULL) {
		if (strlen(why) < 12)
			lab_complain("%s: %s is not corrected, and it is not said why", m->name, d->name);
		return;
	}
	for (const struct state *t = m->flow->states; t->name != NULL; t++) {
		if (t->final || asked_anew(m, t->name, d->name) || offers(m, t->name, d->name))
			continue;
		lab_complain("%s: %s was typed and nobody corrects it while it is %s", m->name, d->name, t->name);
	}
}

static void each_typed_field_is_offered_or_says_why_not(void **unused)
{
	(void)unused;
	EACH(m)
		for (enum audience a = PORTAL; a <= DESK && (*m)->flow != NULL && (*m)->move != NULL; a++) {
			const struct face *face = &(*m)->face[a];
			const struct form *form = face->make == NULL ? NULL : face->form != NULL ? face->form : (*m)->form;
			for (const struct field *d = form == NULL ? NULL : form->fields; d != NULL && d->name != NULL; d++)
				field_is_corrected(*m, d);
		}
	fprintf(stderr, "  %d fields of new records looked for in every open state\n", fields);
	assert_int_equal(lab_wrong, 0);
	assert_true(fields > 100);
}

/* Until the house has taken it up, a tenant corrects what a tenant typed. */
static bool tenant_corrects(const struct module *m, const char *first)
{
	bool yes = false;

	for (const struct step *s = m->flow->steps; s->name != NULL; s++)
		yes |= strcmp(s->name, "edit") == 0 && flow_from(s, first) && (s->roles & ROLE_TENANT) != 0;
	for (const struct actor *a = actors; a < actors + actor_count && !yes; a++) {
		struct request *rq;
		struct record *row;
		if (a->audience != PORTAL || (a->bit & m->face[PORTAL].roles) == 0)
			continue;
		rq = lab_open(PORTAL, a->id);
		rq->module = m;
		rq->face = &m->face[PORTAL];
		row = record_blank(rq, m);
		row->state = first;
		yes = amend_form(rq, row) != NULL;
		lab_close(rq);
	}
	return yes;
}

static void a_tenant_corrects_what_a_tenant_typed(void **unused)
{
	int seen = 0;

	(void)unused;
	EACH(m) {
		if ((*m)->face[PORTAL].make == NULL || (*m)->flow == NULL || (*m)->move == NULL || fixed_why(*m) != NULL)
			continue;
		seen++;
		if (!tenant_corrects(*m, (*m)->flow->states->name))
			lab_complain("%s: a tenant types it, and cannot correct it before the house has taken it up", (*m)->name);
	}
	assert_int_equal(lab_wrong, 0);
	assert_true(seen >= 4);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static int stop(void **state) { typing_end(); return lab_stop(state); }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(each_typed_field_is_offered_or_says_why_not, fresh),
		cmocka_unit_test_setup(a_tenant_corrects_what_a_tenant_typed, fresh),
		cmocka_unit_test_setup(typed_facts_are_corrected_until_the_end, fresh),
	};

	return cmocka_run_group_tests(all, cast_start, stop);
}
