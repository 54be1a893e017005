/* typed_text_test.c -- guarantee 7: no typed text is a 500.  Every form that any page of any module
** draws, of modules not written yet too, is sent with every kind of hostile value in all its fields
** at once: the answer is 2xx, 303, 409 or 422, and a refusal keeps what was typed.  LONG=1 tries each
** field by itself as well.  A 409 proves nothing, so it counts how many got as far as being stored. */
#define CORE_RAW
#include "cast.h"
#include "typing.h"
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "core/text.h"
#include "absence/absence.h"
#include "kit/record.h"
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
struct target { enum audience audience; int64_t person; const char *path, *first; };
#define work typing_arena
static int forms_seen, forms_stored, values, stored, refused;
static char *known[4000];
static size_t known_count;

/* ---- one answer ---- */

static bool is_right(int status) { return (status >= 200 && status < 300) || status == 303 || status == 409 || status == 422; }

static const struct answer *send(const struct target *t, const struct pageform *f, const char *action, const struct entry *button)
{
	const char *input = NULL;

	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		input = e->kind == KIND_FILE ? e->name : input;
	if (button != NULL)
		typing_put(button->name, button->value);
	lab_file(f->post ? input : NULL);
	if (!f->post)
		return lab_dry(t->audience, t->person, arena_printf(&work, "%s?%s", action, typing_body()), NULL, t->first);
	return lab_dry(t->audience, t->person, action, typing_body(), t->first);
}

static void judge(const struct answer *a, const char *action, const char *what, const char *where, const char *kept)
{
	values++;
	stored += a->status == 303;
	refused += a->status == 409 || a->status == 422;
	if (!is_right(a->status))
		lab_complain("%s: %s in %s: %d", action, what, where, a->status);
	else if ((a->status == 409 || a->status == 422) && kept != NULL && strstr(a->text, kept) == NULL)
		lab_complain("%s: %s in %s: refused with %d, and what was typed is gone", action, what, where, a->status);
}

/* Is it kept on the page when refused?  What is picked is a name beside an id. */
static bool comes_back(const struct entry *e) { return typing_is_text(e) && *e->pick == '\0' && strcmp(e->type, "search") != 0; }

/* What is read strictly (a telephone number, an amount, the name of a company) would have the whole
** refused: it is filled in honestly, but where digits are typed, and when it is tried by itself. */
static bool is_honest(const struct entry *e, const struct hostile *h, const struct entry *only)
{
	return only == NULL ? e->strict && !h->digits : only != e;
}

static void typed_everywhere(const struct target *t, const struct pageform *f, const char *action, const struct entry *button,
	const struct hostile *h, const struct entry *only, int way)
{
	bool back = false;

	typing_begin();
	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		if (typing_is_text(e) && !is_honest(e, h, only)) {
			typing_put(e->name, typing_filled(e, h));
			back |= comes_back(e);
		} else {
			typing_honest(e, way);
		}
	judge(send(t, f, action, button), action, h->name, only == NULL ? "all fields" : only->name, f->post && back ? h->kept : NULL);
}

/* Which inputs do not take any words? */
static void find_strict(const struct target *t, struct pageform *f, const char *action, const struct entry *button, int way)
{
	for (struct entry *e = f->entries; e != NULL; e = e->next) {
		if (!typing_is_text(e))
			continue;
		typing_begin();
		for (const struct entry *o = f->entries; o != NULL; o = o->next)
			if (o == e)
				typing_put(e->name, "沈砚");
			else
				typing_honest(o, way);
		e->strict = send(t, f, action, button)->status != 303;
	}
}

static void odd_everywhere(const struct target *t, const struct pageform *f, const char *action, const struct entry *button,
	size_t which, const struct entry *only, int way)
{
	size_t next = which;

	typing_begin();
	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		if (typing_is_chosen(e) && (only == NULL || only == e))
			typing_put(e->name, odd[next++ % odd_count]);
		else
			typing_honest(e, way);
	judge(send(t, f, action, button), action, odd[which], only == NULL ? "all choices" : only->name, NULL);
}

/* The way of filling it in honestly that is taken, or the least refused. */
static int best_way(const struct target *t, const struct pageform *f, const char *action, const struct entry *button, bool *taken)
{
	*taken = false;
	for (int way = 0; way < TYPING_WAYS; way++) {
		const struct answer *a;
		typing_begin();
		for (const struct entry *e = f->entries; e != NULL; e = e->next)
			typing_honest(e, way);
		a = send(t, f, action, button);
		if (!is_right(a->status) && a->status != 403 && a->status != 404)
			lab_complain("%s: filled in honestly: %d", action, a->status);
		*taken = a->status == 303 || (!f->post && a->status == 200);
		if (*taken)
			return way;
		if (getenv("LIST") != NULL)
			typing_why(a, action, way);
	}
	return 0;
}

static bool any(const struct pageform *f, bool (*is)(const struct entry *e))
{
	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		if (is(e))
			return true;
	return false;
}

static void try_form(const struct target *t, struct pageform *f, const char *action, const struct entry *button)
{
	bool taken, all = getenv("LONG") != NULL;
	int way = best_way(t, f, action, button, &taken), before;

	for (struct entry *e = f->entries; e != NULL; e = e->next)
		e->strict = *e->pick != '\0' || strcmp(e->type, "tel") == 0 || strcmp(e->type, "email") == 0 || (e->most == 0 && e->kind == KIND_TEXT && f->post);
	if (taken && f->post)
		find_strict(t, f, action, button, way);
	forms_seen++;
	before = stored;
	for (size_t i = 0; i < hostile_count && any(f, typing_is_text); i++)
		typed_everywhere(t, f, action, button, &hostiles[i], NULL, way);
	for (size_t i = 0; i < odd_count && any(f, typing_is_chosen); i += all ? 1 : 3)
		odd_everywhere(t, f, action, button, i, NULL, way);
	for (const struct entry *e = f->entries; e != NULL && all; e = e->next)
		if (typing_is_text(e))
			for (size_t i = 0; i < hostile_count; i++)
				typed_everywhere(t, f, action, button, &hostiles[i], e, way);
		else if (typing_is_chosen(e))
			for (size_t i = 0; i < odd_count; i++)
				odd_everywhere(t, f, action, button, i, e, way);
	forms_stored += stored > before;
	if (f->post && stored == before && getenv("LIST") != NULL)
		fprintf(stderr, "  never stored: %s %s%s\n", action, button == NULL ? "" : button->value,
			any(f, typing_is_text) || any(f, typing_is_chosen) ? taken ? " (honestly it is)" : "" : " (nothing is typed)");
}

/* ---- which forms ---- */

/* The same form of another record, or drawn on another page, is tried once. */
static bool is_new(const struct target *t, const struct pageform *f, const char *action, const struct entry *button)
{
	char *key = arena_printf(&work, "%d %s %s %s ", t->audience, f->post ? "post" : "get", action, button == NULL ? "" : button->value), *o = key;

	for (const char *p = key; *p != '\0'; p++)
		if (!isdigit((unsigned char)*p))
			*o++ = *p;
	*o = '\0';
	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		key = arena_printf(&work, "%s %s", key, e->name);
	for (size_t i = 0; i < known_count; i++)
		if (strcmp(known[i], key) == 0)
			return false;
	assert_true(known_count < COUNT(known));
	known[known_count++] = strdup(key);
	return true;
}

/* Of the frame around every page, and what ends the session. */
static bool is_frame(const char *action)
{
	return strstr(action, "/me/theme") != NULL || strstr(action, "/me/language") != NULL || strstr(action, "/logout") != NULL;
}

/* The path as dispatch() takes it: without the program, without the query. */
static const char *path_of(const char *action, const char *page)
{
	size_t n;

	if (*action == '\0')
		return arena_text(&work, page, strcspn(page, "?"));
	n = 1 + strcspn(action + 1, "/?");
	return action[n] == '\0' ? "/" : arena_printf(&work, "%s", action + n);
}

static void try_buttons(const struct target *t, struct pageform *f)
{
	const char *action = path_of(f->action, t->path);
	bool any = false;

	for (const struct entry *e = f->entries; e != NULL; e = e->next)
		if (e->kind == KIND_BUTTON) {
			any = true;
			if (is_new(t, f, action, e))
				try_form(t, f, action, e);
		}
	if (!any && is_new(t, f, action, NULL))
		try_form(t, f, action, NULL);
}

static void try_page(const struct target *t)
{
	const struct answer *a = lab_dry(t->audience, t->person, t->path, NULL, t->first);

	if (a->status >= 500)
		lab_complain("GET %s: %d", t->path, a->status);
	if (a->status != 200)
		return;
	for (struct pageform *f = pageform_read(&work, a->text); f != NULL; f = f->next)
		if (!is_frame(f->action))
			try_buttons(t, f);
	arena_reset(&work);
}

static void try_steps(const struct module *m, enum audience audience, const struct face *f)
{
	for (const struct step *s = m->flow == NULL || f->one == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++) {
		int64_t ids[4];
		size_t n = (s->roles & f->roles) == 0 ? 0 : cast_records(m, audience, s->from, ids);
		for (size_t i = 0; i < n; i++) {
			char path[200];
			int64_t person = ids[i] == 0 ? 0 : cast_who(m, audience, s->roles & f->roles, ids[i]);
			if (person == 0)
				continue;
			snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)ids[i], s->name);
			try_page(&(struct target){ audience, person, path, cast_at(m, s, ids[i]) });
		}
	}
}

static void try_routes(const struct module *m, enum audience audience, const struct face *f)
{
	for (const struct route *r = f->more; r != NULL && r->path != NULL; r++) {
		int64_t ids[4] = { 0 };
		size_t n = strstr(r->path, ":id") == NULL || m->table == NULL ? 1 : cast_records(m, audience, "", ids);
		for (size_t i = 0; i < n && r->method == GET && strstr(r->path, ":step") == NULL; i++) {
			char path[300];
			const char *id = strstr(r->path, ":id");
			int64_t person = cast_who(m, audience, r->roles == 0 ? f->roles : r->roles & f->roles, ids[i]);
			snprintf(path, sizeof(path), "/%s%.*s", m->name, id == NULL ? (int)strlen(r->path) : (int)(id - r->path), r->path);
			if (id != NULL)
				snprintf(path + strlen(path), sizeof(path) - strlen(path), "%lld%s", (long long)ids[i], id + 3);
			if (person == 0)
				continue;
			try_page(&(struct target){ audience, person, path, NULL });
			for (size_t h = 0; h < hostile_count && i == 0; h++) {
				const struct entry q = { .name = "q", .most = 60 };
				typing_begin();
				typing_put("q", typing_filled(&q, &hostiles[h]));
				if (lab_dry(audience, person, arena_printf(&work, "%s?%s", path, typing_body()), NULL, NULL)->status >= 500)
					lab_complain("GET %s?q=: %s: it broke", path, hostiles[h].name);
			}
		}
	}
}

static void try_face(const struct module *m, enum audience audience)
{
	const struct face *f = &m->face[audience];
	int64_t ids[4];
	char path[200];

	if (f->roles == 0 || (f->roles & ROLE_GUEST) != 0)
		return;
	snprintf(path, sizeof(path), "/%s", m->name);
	if (f->list != NULL)
		try_page(&(struct target){ audience, cast_who(m, audience, f->roles, 0), path, NULL });
	snprintf(path, sizeof(path), "/%s/new", m->name);
	if (f->make != NULL)
		try_page(&(struct target){ audience, cast_who(m, audience, f->make_roles == 0 ? f->roles : f->make_roles & f->roles, 0), path, NULL });
	for (size_t i = 0, n = f->one == NULL || m->table == NULL ? 0 : cast_records(m, audience, "", ids); i < n; i++) {
		snprintf(path, sizeof(path), "/%s/%lld", m->name, (long long)ids[i]);
		try_page(&(struct target){ audience, cast_who(m, audience, f->roles, ids[i]), path, NULL });
		if (audience == DESK && m->secret != NULL) {
			snprintf(path, sizeof(path), "/%s/%lld/reveal", m->name, (long long)ids[i]);
			try_page(&(struct target){ audience, cast_who(m, audience, f->roles, ids[i]), path, NULL });
		}
	}
	try_steps(m, audience, f);
	try_routes(m, audience, f);
}

static void no_typed_text_is_a_500(void **unused)
{
	(void)unused;
	EACH(m)
		for (enum audience a = PORTAL; a <= DESK; a++)
			if (getenv("MODULE") == NULL || strcmp(getenv("MODULE"), (*m)->name) == 0)
				try_face(*m, a);
	fprintf(stderr, "  %d forms, %d of them stored something hostile; %d tries: %d reached 303, %d were refused beside their text\n",
		forms_seen, forms_stored, values, stored, refused);
	assert_int_equal(lab_wrong, 0);
	assert_true(getenv("MODULE") != NULL || (forms_seen > 100 && stored > values / 3));
}

/* The company all is recorded for is away, so that what comes takes the longer way (F5, P027). */
static int start(void **state)
{
	struct request *rq;
	struct absence *a;
	int64_t id, company;

	if (cast_start(state) != 0)
		return -1;
	company = lab_company("澄光仪器");
	lab_run("UPDATE access_card SET card_no = '1234' WHERE state = 'ready' ORDER BY id LIMIT 1");
	rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));
	a = record_blank(rq, &absence_module);
	a->r.id = 0;
	a->r.company = company;
	a->from_on = rq->context.today;
	a->until_on = rq->context.today + 3;
	a->message = a->mail = a->object = a->fax = a->newspaper = "keep";
	id = record_make(rq, &absence_module, &absence_sql[ABSENCE_MAKE], a);
	lab_keep(rq);
	return id != 0 ? 0 : -1;
}

static int stop(void **state)
{
	while (known_count > 0)
		free(known[--known_count]);
	typing_end();
	return lab_stop(state);
}

int main(void)
{
	const struct CMUnitTest all[] = { cmocka_unit_test(no_typed_text_is_a_500) };

	return cmocka_run_group_tests(all, start, stop);
}
