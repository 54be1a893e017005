/* matrix_test.c -- every role × route × owner is tried: who may not, cannot. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

static int tried;

/* "/mail/:id/label" -> "/mail/1/label" */
static void path_of(const struct module *m, const char *shape, char *to, size_t room)
{
	size_t n = (size_t)snprintf(to, room, "/%s", m->name);

	while (*shape != '\0' && n + 24 < room) {
		if (*shape == ':') {
			n += (size_t)snprintf(to + n, room - n, "%s", strncmp(shape, ":id", 3) == 0 ? "999999999" : "none");
			shape += 1 + strcspn(shape + 1, "/");
		} else {
			to[n++] = *shape++;
		}
	}
	to[n] = '\0';
}

/* One cell: may this role use this route at all? */
static void cell(const struct actor *a, const struct module *m, const char *shape, bool post, unsigned roles)
{
	const struct face *f = &m->face[a->audience];
	bool may = (a->bit & f->roles & (roles == 0 ? f->roles : roles)) != 0;
	char path[300];
	int status;

	path_of(m, shape, path, sizeof(path));
	if (post && may)
		return;                  /* what allowed people do is tested by the modules */
	status = lab_ask(a->audience, a->id, path, post ? "" : NULL)->status;
	tried++;
	if (!may && status != 403)
		lab_complain("%s %s %s: %d instead of 403", a->name, post ? "POST" : "GET", path, status);
	if (may && (status == 403 || status >= 500))
		lab_complain("%s GET %s: %d", a->name, path, status);
}

static void ordinary(const struct actor *a, const struct module *m)
{
	const struct face *f = &m->face[a->audience];

	if (f->list != NULL)
		cell(a, m, "", false, 0);
	if (f->make != NULL) {
		cell(a, m, "/new", false, f->make_roles);
		cell(a, m, "/new", true, f->make_roles);
	}
	if (f->one != NULL)
		cell(a, m, "/:id", false, 0);
	for (const struct step *s = f->one == NULL || m->flow == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++) {
		char shape[80];
		snprintf(shape, sizeof(shape), "/:id/%s", s->name);
		if ((a->bit & f->roles) == 0)
			cell(a, m, shape, true, 0);
	}
}

static void every_role_meets_only_its_routes(void **unused)
{
	(void)unused;
	for (const struct actor *a = actors; a < actors + actor_count; a++)
		EACH(m) {
			const struct face *f = &(*m)->face[a->audience];
			if (f->roles == 0 || (f->roles & ROLE_GUEST) != 0)
				continue;
			ordinary(a, *m);
			for (const struct route *r = f->more; r != NULL && r->path != NULL; r++)
				cell(a, *m, r->path, r->method == POST, r->roles);
		}
	fprintf(stderr, "  %d cells of role and route\n", tried);
	assert_true(tried > 100);
	assert_int_equal(lab_wrong, 0);
}

static void nobody_is_sent_to_the_login(void **unused)
{
	static const enum audience both[] = { PORTAL, DESK };

	(void)unused;
	for (size_t i = 0; i < COUNT(both); i++)
		EACH(m) {
			const struct face *f = &(*m)->face[both[i]];
			char path[300];
			if (f->roles == 0 || (f->roles & ROLE_GUEST) != 0 || f->list == NULL)
				continue;
			path_of(*m, "", path, sizeof(path));
			if (lab_ask(both[i], 0, path, NULL)->status != 303)
				lab_complain("guest GET %s is not sent to the login", path);
			if (lab_ask(both[i], 0, path, "")->status < 400)
				lab_complain("guest POST %s is taken", path);
		}
	assert_int_equal(lab_wrong, 0);
}

static void nobody_meets_another_company(void **unused)
{
	int cells = 0;

	(void)unused;
	EACH(m) {
		const struct face *f = &(*m)->face[PORTAL];
		char sql[300], path[200];
		int64_t id, company, stranger;
		if (f->roles == 0 || f->one == NULL || (*m)->open_to_all || (*m)->table == NULL)
			continue;
		snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()"
			" AND table_name = '%s' AND column_name = 'company'", (*m)->table->name);
		if (lab_number(sql) == 0)
			continue;
		snprintf(sql, sizeof(sql), "SELECT IFNULL(MAX(id), 0) FROM %s WHERE company IS NOT NULL", (*m)->table->name);
		id = lab_number(sql);
		if (id == 0)
			continue;
		snprintf(sql, sizeof(sql), "SELECT company FROM %s WHERE id = %lld", (*m)->table->name, (long long)id);
		company = lab_number(sql);
		snprintf(sql, sizeof(sql), "SELECT MIN(id) FROM person WHERE company <> %lld AND state = 'active' AND is_company_admin", (long long)company);
		stranger = lab_number(sql);
		snprintf(path, sizeof(path), "/%s/%lld", (*m)->name, (long long)id);
		cells++;
		if (lab_ask(PORTAL, stranger, path, NULL)->status != 404)
			lab_complain("%s: another company's record is shown", path);
		for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++) {
			char step[300];
			snprintf(step, sizeof(step), "%s/%s", path, s->name);
			cells++;
			if (lab_ask(PORTAL, stranger, step, "")->status != 404)
				lab_complain("%s: another company's record is stepped", step);
		}
	}
	fprintf(stderr, "  %d cells of owners\n", cells);
	assert_true(cells > 5);
	assert_int_equal(lab_wrong, 0);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(every_role_meets_only_its_routes, fresh),
		cmocka_unit_test_setup(nobody_is_sent_to_the_login, fresh),
		cmocka_unit_test_setup(nobody_meets_another_company, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
