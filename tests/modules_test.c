/* modules_test.c -- what must hold for every module, present and future. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/list.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define EACH_FACE(m, f) EACH(m) for (const struct face *f = (*m)->face; f < (*m)->face + AUDIENCES; f++) if (f->roles != 0)

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static void verdict(void) { if (lab_wrong > 0) fail_msg("%d declarations are wrong; see above", lab_wrong); }

static bool column(const struct table *t, const char *name)
{
	return t != NULL && table_column(t, name, strlen(name)) != NULL;
}

static void flows_are_sound(void **unused)
{
	(void)unused;
	EACH(m)
		if ((*m)->flow != NULL && flow_check((*m)->flow) != NULL)
			lab_complain("%s: %s", (*m)->name, flow_check((*m)->flow));
	verdict();
}

static void check_form(const char *module, const struct form *f)
{
	if (f == NULL)
		return;
	for (const struct field *d = f->fields; d->name != NULL; d++) {
		const struct column *c = table_column(f->table, d->name, strlen(d->name));
		bool text = d->input == INPUT_LINE || d->input == INPUT_LINES;
		if (d->input == INPUT_FILE)
			continue;
		if (c == NULL)
			lab_complain("%s: form %s has no column for %s", module, f->name, d->name);
		else if (d->label == NULL && c->label == NULL)
			lab_complain("%s: %s has no label", module, d->name);
		if (text && d->max <= 0)
			lab_complain("%s: %s may be of any length", module, d->name);
		if ((d->input == INPUT_PERSON) != (d->who != WHO_UNSAID))
			lab_complain("%s: %s of form %s does not say of whom it offers (R38)", module, d->name, f->name);
		if (d->input == INPUT_NUMBER && d->max <= d->min)
			lab_complain("%s: %s has no range", module, d->name);
	}
}

static void inputs_have_columns_labels_and_limits(void **unused)
{
	(void)unused;
	EACH(m) {
		check_form((*m)->name, (*m)->form);
		for (int a = 0; a < AUDIENCES; a++)
			check_form((*m)->name, (*m)->face[a].form);
		for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
			check_form((*m)->name, s->form);
	}
	verdict();
}

static void lists_and_facts_name_columns(void **unused)
{
	(void)unused;
	EACH(m)
		for (const char *const *f = (*m)->facts; f != NULL && *f != NULL; f++)
			if (!column((*m)->table, *f))
				lab_complain("%s: no column for fact %s", (*m)->name, *f);
	EACH_FACE(m, f) {
		if (f->list == NULL)
			continue;
		if (!column((*m)->table, f->list->order_name))
			lab_complain("%s: no column %s to order by", (*m)->name, f->list->order_name);
		for (const struct head *h = f->list->heads; h->name != NULL; h++)
			if (!column((*m)->table, h->name) || (h->small != NULL && !column((*m)->table, h->small)))
				lab_complain("%s: no column for head %s", (*m)->name, h->name);
	}
	verdict();
}

/* What a face keeps from its readers stands in none of its lists, and is a column. */
static void hidden_columns_stand_nowhere_on_that_face(void **unused)
{
	(void)unused;
	EACH_FACE(m, f)
		for (const char *const *h = f->hidden; h != NULL && *h != NULL; h++) {
			if (!column((*m)->table, *h))
				lab_complain("%s: no column for hidden %s", (*m)->name, *h);
			for (const struct head *d = f->list == NULL ? NULL : f->list->heads; d != NULL && d->name != NULL; d++)
				if (strcmp(d->name, *h) == 0 || (d->small != NULL && strcmp(d->small, *h) == 0))
					lab_complain("%s: the list shows hidden %s", (*m)->name, *h);
		}
	verdict();
}

static bool owns(const char *text)
{
	return strstr(text, ":my_company") != NULL || strstr(text, ":me") != NULL;
}

static void tenants_see_only_their_own(void **unused)
{
	(void)unused;
	EACH(m) {
		const struct face *f = &(*m)->face[PORTAL];
		if ((f->roles & ROLE_STAFF) != 0)
			lab_complain("%s: staff have a face in the portal", (*m)->name);
		if (f->list != NULL && !owns(f->list->select) && !(*m)->open_to_all)
			lab_complain("%s: the tenants' list does not ask whose", (*m)->name);
		if (f->one != NULL && !owns(f->one->text) && !(*m)->open_to_all)
			lab_complain("%s: the tenants' record does not ask whose", (*m)->name);
		if ((*m)->face[DESK].roles & ROLE_TENANT)
			lab_complain("%s: tenants have a face at the desk", (*m)->name);
	}
	verdict();
}

static void statements_prepare(void **unused)
{
	struct request *rq;

	(void)unused;
	rq = lab_open(DESK, 0);
	EACH(m)
		for (const struct sql *s = (*m)->sql; s != NULL && s->text != NULL; s++)
			if (db_check(rq->db, s) != NULL)
				lab_complain("%s: %s", (*m)->name, db_check(rq->db, s));
	EACH_FACE(m, f)
		if (f->list != NULL) {
			struct pairs given;
			const char *text = list_statement(&rq->arena, f->list, &given);
			const char *why = db_check_list(rq->db, text, given, (*m)->table);
			if (why != NULL)
				lab_complain("%s list: %s", (*m)->name, why);
		}
	lab_close(rq);
	verdict();
}

struct shape { const char *name, *type; int64_t length; };
static const struct column shape_columns[] = {
	TEXT_COLUMN(struct shape, name, NULL), TEXT_COLUMN(struct shape, type, NULL),
	INT_COLUMN(struct shape, length, NULL), { 0 }
};
static const struct table shape_table = { "shape", sizeof(struct shape), shape_columns };

static void check_states(const struct module *m, const char *type)
{
	for (const struct state *s = m->flow->states; s->name != NULL; s++) {
		char quoted[80];
		snprintf(quoted, sizeof(quoted), "'%s'", s->name);
		if (strstr(type, quoted) == NULL)
			lab_complain("%s: the schema does not know state %s", m->name, s->name);
	}
}

static void check_length(const struct module *m, const struct form *f, const struct shape *c)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++)
		if (strcmp(d->name, c->name) == 0 && (d->input == INPUT_LINE || d->input == INPUT_LINES) &&
		    c->length > 0 && d->max > c->length)
			lab_complain("%s: %s takes %lld characters, the schema %lld", m->name, d->name,
				(long long)d->max, (long long)c->length);
}

/* A code of the schema that people read, on a page, in a print or an export, has its words. */
static void check_words(const struct module *m, const struct shape *s)
{
	const struct column *c = table_column(m->table, s->name, strlen(s->name));
	size_t known = 0, codes = 1;

	if (c == NULL || c->label == NULL || strncmp(s->type, "enum(", 5) != 0 || strcmp(s->name, "state") == 0)
		return;                                  /* check_states() */
	for (const char *p = s->type; (p = strstr(p, "','")) != NULL; p++)
		codes++;
	codes -= strstr(s->type, "''") != NULL;          /* not given */
	for (const struct choice *k = c->choices; k != NULL && k->value != NULL; k++) {
		char quoted[80];
		snprintf(quoted, sizeof(quoted), "'%s'", k->value);
		known += strstr(s->type, quoted) != NULL;
	}
	if (known < codes)
		lab_complain("%s: %zu of the %zu codes of %s have words", m->name, known, codes, s->name);
}

static void the_schema_agrees_with_the_declaration(void **unused)
{
	struct request *rq;

	(void)unused;
	rq = lab_open(DESK, 0);
	EACH(m) {
		struct rows rows;
		if ((*m)->table == NULL)
			continue;
		rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT column_name AS name, column_type AS type,"
			" IFNULL(character_maximum_length, 0) AS length FROM information_schema.columns"
			" WHERE table_schema = DATABASE() AND table_name = '%s'", (*m)->table->name),
			(struct pairs){ 0 }, &shape_table);
		EACH_ROW(struct shape, c, rows) {
			if (strcmp(c->name, "state") == 0 && (*m)->flow != NULL)
				check_states(*m, c->type);
			check_words(*m, c);
			check_length(*m, (*m)->form, c);
			for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
				check_length(*m, s->form, c);
		}
	}
	lab_close(rq);
	verdict();
}

static bool there(const char *page)
{
	char file[400];
	FILE *f;

	snprintf(file, sizeof(file), "%s/%s", getenv("FOYER_TEMPLATES") == NULL ? "templates" : getenv("FOYER_TEMPLATES"), page);
	f = fopen(file, "r");
	if (f != NULL)
		fclose(f);
	return f != NULL;
}

static void every_page_has_a_template(void **unused)
{
	(void)unused;
	EACH_FACE(m, f)
		for (const struct route *r = f->more; r != NULL && r->path != NULL; r++)
			if (r->page != NULL && !there(r->page))
				lab_complain("%s%s: no template %s", (*m)->name, r->path, r->page);
	EACH(m) {
		if ((*m)->more_page != NULL && !there((*m)->more_page))
			lab_complain("%s: no template %s", (*m)->name, (*m)->more_page);
		for (const struct sheet *s = (*m)->sheets; s != NULL && s->name != NULL; s++)
			if (s->page != NULL && !there(s->page))
				lab_complain("%s: no template %s", (*m)->name, s->page);
	}
	verdict();
}

static void names_and_numbers_are_unique_and_titled(void **unused)
{
	(void)unused;
	EACH(m) {
		if ((*m)->title == NULL || *(*m)->title == '\0')
			lab_complain("%s: has no title", (*m)->name);
		EACH(n)
			if (m < n && (strcmp((*m)->name, (*n)->name) == 0 || ((*m)->series != NULL &&
			    (*n)->series != NULL && strcmp((*m)->series, (*n)->series) == 0)))
				lab_complain("%s and %s share a name or a series", (*m)->name, (*n)->name);
	}
	verdict();
}

static void no_two_shortcuts_of_the_desk_are_the_same(void **unused)
{
	const char *keys[128] = { "b", "c", "f", "g", "q", "u", "y" };      /* the first page's, and the main step's */
	size_t n = 7;

	(void)unused;
	EACH(m) {
		const struct face *f = &(*m)->face[DESK];
		const char *mine[] = { f->place.key, f->new_key };
		for (size_t i = 0; i < COUNT(mine); i++) {
			for (size_t k = 0; mine[i] != NULL && k < n; k++)
				if (strcmp(keys[k], mine[i]) == 0)
					lab_complain("%s: Alt+%s is taken", (*m)->name, mine[i]);
			if (mine[i] != NULL && n < COUNT(keys))
				keys[n++] = mine[i];
		}
	}
	EACH(m)
		for (const struct field *d = (*m)->form == NULL ? NULL : (*m)->form->fields; d != NULL && d->name != NULL; d++)
			for (size_t k = 0; d->key != NULL && k < n; k++)
				if (strcmp(keys[k], d->key) == 0)
					lab_complain("%s, %s: Alt+%s is taken", (*m)->name, d->name, d->key);
	verdict();
}

static void every_route_is_open_to_somebody(void **unused)
{
	(void)unused;
	EACH_FACE(m, f)
		for (const struct route *r = f->more; r != NULL && r->path != NULL; r++)
			if (r->roles != 0 && (r->roles & f->roles) == 0)
				lab_complain("%s%s: open to nobody of its face", (*m)->name, r->path);
	verdict();
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest all[] = {
		TEST(flows_are_sound),
		TEST(inputs_have_columns_labels_and_limits),
		TEST(lists_and_facts_name_columns),
		TEST(hidden_columns_stand_nowhere_on_that_face),
		TEST(tenants_see_only_their_own),
		TEST(statements_prepare),
		TEST(the_schema_agrees_with_the_declaration),
		TEST(every_page_has_a_template),
		TEST(names_and_numbers_are_unique_and_titled),
		TEST(no_two_shortcuts_of_the_desk_are_the_same),
		TEST(every_route_is_open_to_somebody),
	};
	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
