/* hidden_test.c -- what one side keeps to itself (A5, P003: what a visitor comes for) is read nowhere on the other's face: not in its list,
** search or export, not on the record's page, in its history or any of its forms.  Of every module that hides a column. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define MARK "Qqzz9"                     /* as short as the narrowest column */

static int pages, hidden;

static void not_read(const struct module *m, enum audience a, int64_t person, const char *path, const char *column)
{
	const struct answer *got = lab_dry(a, person, path, NULL, NULL);

	if (got->status != 200)
		return;
	pages++;
	if (lab_says(MARK))
		lab_complain("%s: %s stands on %s, whose face hides it", m->name, column, path);
}

static void look_everywhere(const struct module *m, enum audience a, int64_t id, const char *column)
{
	int64_t person = cast_who(m, a, m->face[a].roles, id);
	char path[300];
	static const char *const lists[] = { "", "?as=csv" };

	for (size_t i = 0; i < COUNT(lists); i++) {
		snprintf(path, sizeof(path), "/%s%s", m->name, lists[i]);
		not_read(m, a, person, path, column);
	}
	snprintf(path, sizeof(path), "/%s/%lld", m->name, (long long)id);
	not_read(m, a, person, path, column);
	snprintf(path, sizeof(path), "/%s/%lld/amend", m->name, (long long)id);
	not_read(m, a, person, path, column);
	for (const struct step *s = m->flow == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++) {
		snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)id, s->name);
		if ((s->roles & m->face[a].roles) != 0)
			not_read(m, a, person, path, column);
	}
}

/* The column says the mark, and so does what the history tells of it. */
static void plant(const struct module *m, int64_t id, const char *state, const char *column)
{
	char sql[500];

	snprintf(sql, sizeof(sql), "UPDATE %s SET state = '%s', %s = '" MARK "' WHERE id = %lld", m->table->name, state, column, (long long)id);
	lab_run(sql);
	snprintf(sql, sizeof(sql), "INSERT INTO history (module, record, at, person, name, step, changes) VALUES"
		" ('%s', %lld, UTC_TIMESTAMP(), NULL, '', 'edit', '%s\t\t" MARK "')", m->name, (long long)id, column);
	lab_run(sql);
}

static bool is_text(const struct module *m, const char *name)
{
	const struct column *c = table_column(m->table, name, strlen(name));

	return c != NULL && c->type == TYPE_TEXT && c->choices == NULL;
}

static void what_a_face_hides_is_read_nowhere_on_it(void **unused)
{
	(void)unused;
	EACH(m)
		for (enum audience a = PORTAL; a <= DESK; a++)
			for (const char *const *h = (*m)->face[a].hidden; h != NULL && *h != NULL; h++) {
				if (!is_text(*m, *h))
					continue;
				hidden++;
				for (const struct state *t = (*m)->flow->states; t->name != NULL; t++) {
					int64_t ids[4];
					if (cast_records(*m, a, t->name, ids) == 0 || (ids[0] == 0 && cast_records(*m, a, "", ids) == 0))
						continue;
					plant(*m, ids[0], t->name, *h);
					look_everywhere(*m, a, ids[0], *h);
				}
			}
	fprintf(stderr, "  %d columns hidden, %d pages read\n", hidden, pages);
	assert_int_equal(lab_wrong, 0);
	assert_true(hidden > 0 && pages > 20);
}

int main(void)
{
	const struct CMUnitTest all[] = { cmocka_unit_test(what_a_face_hides_is_read_nowhere_on_it) };

	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
