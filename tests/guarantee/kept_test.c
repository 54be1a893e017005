/* kept_test.c -- fault K7: a form that cannot be taken loses nothing.  To every address of every module that takes a form,
** those not written yet too: when the session is over the log-in stands on the refusal, and what was typed goes on with
** it; a form older than the log-in is sent once more with one press; another site's form is put into nobody's mouth. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define TYPED "x_typed=%E8%AE%AE%E7%A8%8B%E2%9F%A8%3Cb%3E%0A%22two%22&x_typed=again&shown=1200&password=secret"
#define BACK "议程⟨&lt;b&gt;\n&quot;two&quot;"
static const enum audience both[] = { PORTAL, DESK };
typedef void visit(enum audience a, const struct module *m, const char *path, unsigned roles);
static int tried;

static int fresh(void **unused) { (void)unused; lab_wrong = tried = 0; lab_site = "same-origin"; lab_csrf = NULL; return 0; }

static int count(const char *text, const char *part)
{
	int n = 0;

	for (const char *p = text; (p = strstr(p, part)) != NULL; p += strlen(part))
		n++;
	return n;
}

/* "/:id/:step" -> "/mail/1/x" */
static const char *path_of(const struct module *m, const char *shape)
{
	static char path[200];
	size_t n = (size_t)snprintf(path, sizeof(path), "/%s", m->name);

	while (*shape != '\0' && n + 2 < sizeof(path))
		if (*shape == ':') {
			path[n++] = strncmp(shape, ":id", 3) == 0 ? '1' : 'x';
			shape += strcspn(shape, "/");
		} else {
			path[n++] = *shape++;
		}
	path[n] = '\0';
	return path;
}

/* Calls `each` with every path that takes a form of this face, and who may send it. */
static void paths(enum audience a, const struct module *m, visit *each)
{
	const struct face *f = &m->face[a];
	char path[200];

	if (f->roles == 0 || (f->roles & ROLE_GUEST) != 0)
		return;
	for (const struct route *r = f->more; r != NULL && r->path != NULL; r++)
		if (r->method == POST)
			each(a, m, path_of(m, r->path), f->roles & (r->roles == 0 ? f->roles : r->roles));
	if (f->make != NULL) {
		snprintf(path, sizeof(path), "/%s/new?x=1", m->name);
		each(a, m, path, f->roles & (f->make_roles == 0 ? f->roles : f->make_roles));
	}
	for (const struct step *s = f->one == NULL || m->flow == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++) {
		snprintf(path, sizeof(path), "/%s/1/%s", m->name, s->name);
		each(a, m, path, f->roles);
	}
}

static bool carries(const char *page, const char *name)
{
	char first[200], second[200];

	snprintf(first, sizeof(first), "name=\"%sx_typed\" value=\"" BACK "\"", name);
	snprintf(second, sizeof(second), "name=\"%sx_typed\" value=\"again\"", name);
	return count(page, first) == 1 && count(page, second) == 1 && strstr(page, "secret") == NULL;
}

static void as_nobody(enum audience a, const struct module *m, const char *path, unsigned roles)
{
	const struct answer *got = lab_dry(a, 0, path, TYPED, NULL);
	char to[300];

	(void)m;
	(void)roles;
	tried++;
	snprintf(to, sizeof(to), "name=\"resume\" value=\"/%s%s\"", a == DESK ? "desk" : "portal", path);
	if (got->status != 403 || strstr(got->text, "name=\"login\"") == NULL || strstr(got->text, to) == NULL || !carries(got->text, "kept."))
		lab_complain("nobody POST %s: %d, and what was typed does not go on with the log-in", path, got->status);
}

static void K7_the_login_stands_on_the_refusal_with_what_was_typed(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(both); i++)
		EACH(m)
			paths(both[i], *m, as_nobody);
	fprintf(stderr, "  %d forms sent by nobody\n", tried);
	assert_int_equal(lab_wrong, 0);
	assert_true(tried > 300);
}

static const struct actor *user_of(enum audience a, unsigned roles)
{
	for (const struct actor *who = actors; who < actors + actor_count; who++)
		if (who->audience == a && (who->bit & roles) != 0)
			return who;
	return NULL;
}

static void as_of_old(enum audience a, const struct module *m, const char *path, unsigned roles)
{
	const struct actor *who = user_of(a, roles);
	const struct answer *got;
	char to[300];

	(void)m;
	if (who == NULL)
		return;
	lab_csrf = "of-the-session-before";
	lab_site = "same-origin";
	got = lab_dry(a, who->id, path, TYPED, NULL);
	snprintf(to, sizeof(to), "action=\"/%s%s\"", a == DESK ? "desk" : "portal", path);
	tried++;
	if (got->status != 403 || strstr(got->text, to) == NULL || !carries(got->text, ""))
		lab_complain("%s POST %s with an old token: %d, and what was typed is gone", who->name, path, got->status);
	lab_site = "cross-site";
	got = lab_dry(a, who->id, path, TYPED, NULL);
	if (got->status != 403 || strstr(got->text, "x_typed") != NULL)
		lab_complain("%s POST %s from another site: %d, and its words are offered", who->name, path, got->status);
}

static void K7_a_form_older_than_the_login_is_sent_once_more_and_anothers_is_not(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < COUNT(both); i++)
		EACH(m)
			paths(both[i], *m, as_of_old);
	fprintf(stderr, "  %d forms sent with an old token\n", tried);
	assert_int_equal(lab_wrong, 0);
	assert_true(tried > 150);
}

static void K7_another_sites_form_is_not_carried_by_the_login(void **unused)
{
	const struct answer *got;

	(void)unused;
	lab_site = "cross-site";
	got = lab_dry(PORTAL, 0, "/booking/new", TYPED, NULL);
	assert_int_equal(got->status, 403);
	assert_null(strstr(got->text, "x_typed"));
	lab_site = "same-origin";
	got = lab_dry(PORTAL, 0, "/login", "login=a&password=b&resume=https%3A%2F%2Felsewhere.example%2F&kept.x_typed=1", NULL);
	assert_int_equal(got->status, 422);
	assert_null(strstr(got->text, "elsewhere"));
	assert_null(strstr(got->text, "x_typed"));
	got = lab_dry(PORTAL, 0, "/login", "login=a&password=b&resume=%2Fportal%2Fbooking%2Fnew&kept.x_typed=1&kept_file.file=a.pdf", NULL);
	assert_int_equal(got->status, 422);           /* a wrong password: it goes on being carried */
	assert_non_null(strstr(got->text, "name=\"kept.x_typed\" value=\"1\""));
	assert_non_null(strstr(got->text, "name=\"kept_file.file\" value=\"a.pdf\""));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(K7_the_login_stands_on_the_refusal_with_what_was_typed, fresh),
		cmocka_unit_test_setup(K7_a_form_older_than_the_login_is_sent_once_more_and_anothers_is_not, fresh),
		cmocka_unit_test_setup(K7_another_sites_form_is_not_carried_by_the_login, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
