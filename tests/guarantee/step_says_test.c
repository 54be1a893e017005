/* step_says_test.c -- fault C S2-4: the page of a step says above its fields what it is about: where the record stands, of
** whom it is and what is known of it.  Of every step of every module that has a page, those not written yet too. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
static int tried;

static int64_t some(const struct module *m, const struct step *s)
{
	char sql[600];

	snprintf(sql, sizeof(sql), "SELECT IFNULL(MAX(id), 0) FROM %s WHERE site = 1 AND FIND_IN_SET(state, REPLACE('%s', ' ', ','))", m->table->name, s->from);
	return lab_number(sql);
}

/* The module draws this step itself: what its form holds is the whole record, or its own test says what it shows. */
static bool has_own_page(const struct module *m, const struct step *s)
{
	char path[100];

	snprintf(path, sizeof(path), "/:id/%s", s->name);
	for (const struct route *r = m->face[DESK].more; r != NULL && r->path != NULL; r++)
		if (r->method == GET && strcmp(r->path, path) == 0)
			return true;
	return false;
}

static int facts(const char *from, const char *end)
{
	int n = 0;

	for (const char *p = from; (p = strstr(p, "<dd>")) != NULL && p < end; p++)
		n++;
	return n;
}

/* Looked at as whoever may take it. */
static void look(const struct module *m, const struct step *s, int64_t id, const struct actor *a)
{
	char path[200];
	const struct answer *got;
	const char *brief, *form;

	snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)id, s->name);
	got = lab_dry(a->audience, a->id, path, NULL, NULL);
	form = got->status != 200 ? NULL : strstr(got->text, "<form class=\"card card-body form\"");
	if (form == NULL)
		return;                  /* not this record's, or not now */
	tried++;
	brief = strstr(got->text, "class=\"facts brief\"");
	if (brief == NULL || brief > form || facts(brief, form) < 2)
		lab_complain("%s by %s: nothing above the fields says what it is about", path, a->name);
}

static void CS2_4_every_step_that_has_a_page_says_above_its_fields_what_it_is_about(void **unused)
{
	(void)unused;
	EACH(m)
		for (const struct step *s = (*m)->flow == NULL || (*m)->face[DESK].one == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++) {
			int64_t id = (s->form == NULL && !s->gives_up) || has_own_page(*m, s) || strcmp(s->name, "edit") == 0 ? 0 : some(*m, s);
			for (const struct actor *a = actors; id != 0 && a < actors + actor_count; a++)
				if (a->audience == DESK && (a->bit & s->roles & (*m)->face[DESK].roles) != 0) {
					look(*m, s, id, a);
					break;
				}
		}
	fprintf(stderr, "  %d pages of steps\n", tried);
	assert_int_equal(lab_wrong, 0);
	assert_true(tried > 40);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(CS2_4_every_step_that_has_a_page_says_above_its_fields_what_it_is_about),
	};
	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
