/* me.c -- the page "my details and log-ins" and its small forms. */
#include "me/me.h"
#include "login/login.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/password.h"
#include "kit/pick.h"
#include "kit/session.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/secret.h"

#define OLDEST (30 * 24 * 60 * 60)

/* clang-format off */
static const struct field profile_fields[] = {
	{ "name",      NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "title",     NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ "extension", NULL, NULL, INPUT_LINE, .max = 12, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form profile = { "profile", &me_table, profile_fields };

static const struct field password_fields[] = {
	{ "old",   NULL, NULL, INPUT_PASSWORD, .required = true, .min = 1, .max = 128 },
	{ "fresh", NULL, T("At least 10 characters; any characters, spaces too. A short sentence is good."), INPUT_PASSWORD, .required = true, .min = 1, .max = 128 },
	{ "again", NULL, NULL, INPUT_PASSWORD, .required = true, .min = 1, .max = 128 },
	{ 0 }
};
static const struct form password = { "password", &me_table, password_fields, .submit = T("Change the password") };
/* clang-format on */

static struct me *read_me(struct request *rq)
{
	struct me *m = take(rq, struct me);

	table_blank(&me_table, m);
	if (!db_one(rq->db, &me_sql[ME_ONE], NULL, m))
		give_up(&rq->arena, 500);
	return m;
}

/* "Firefox on Windows", as far as it can be told. */
static const char *browser(struct request *rq, const char *agent)
{
	static const char *const browsers[][2] = { { "Edg", "Edge" }, { "OPR/", "Opera" }, { "MicroMessenger", "WeChat" },
		{ "Firefox", "Firefox" }, { "Chrome", "Chrome" }, { "Safari", "Safari" }, { "curl", "curl" } };
	static const char *const systems[][2] = { { "Android", "Android" }, { "iPhone", "iPhone" }, { "iPad", "iPad" },
		{ "Windows", "Windows" }, { "Mac OS X", "macOS" }, { "Linux", "Linux" } };
	const char *what = NULL, *on = NULL;

	for (size_t i = 0; i < COUNT(browsers) && what == NULL; i++)
		if (strstr(agent, browsers[i][0]) != NULL)
			what = browsers[i][1];
	for (size_t i = 0; i < COUNT(systems) && on == NULL; i++)
		if (strstr(agent, systems[i][0]) != NULL)
			on = systems[i][1];
	if (what == NULL)
		return say(rq, T("Another browser"));
	return on == NULL ? what : say_f(rq, T("%s on %s"), what, on);
}

static void put_sessions(struct request *rq)
{
	struct me since = { .made_at = rq->context.now - OLDEST };

	EACH_ROW(struct me, s, db_all(rq->db, &me_sql[ME_SESSIONS], &since)) {
		struct page *p = page_again(rq->page, "session");
		page_text(p, "agent", browser(rq, s->agent));
		page_text(p, "address", s->address);
		page_text(p, "at", say_f(rq, T("last used %s"), show_time(rq, s->seen_at)));
		if (s->id == rq->user.session) {
			page_show(p, "this_one");
		} else {
			struct page *other = page_again(p, "other");
			page_int(other, "id", s->id);
		}
	}
}

/* Both forms stand on the page; only `posted` has faults and what was typed. */
static void put_form(struct request *rq, const char *marker, const struct form *form,
	const struct form *posted, struct me *m)
{
	struct page *p = page_insert(rq->page, marker, "me/form.html");
	enum method method = rq->method;
	struct fault *faults = rq->faults;

	if (form != posted) {
		rq->method = GET;
		rq->faults = NULL;
	}
	form_draw(rq, p, form, form == &profile ? m : NULL, arena_printf(&rq->arena, "/%s/me/%s",
		rq->program->name, form->name), arena_printf(&rq->arena, "/%s/", rq->program->name));
	rq->method = method;
	rq->faults = faults;
}

static int draw(struct request *rq, const struct form *posted)
{
	struct me *m = read_me(rq);

	rq->title = say(rq, T("My details and log-ins"));
	page_text(rq->page, "user", m->name);
	page_text(rq->page, "company", rq->user.company != 0 ? rq->user.company_name : m->title);
	page_text(rq->page, "login", *m->email != '\0' ? m->email : m->mobile);
	put_form(rq, "profile", &profile, posted, m);
	put_form(rq, "password", &password, posted, m);
	put_sessions(rq);
	return rq->faults == NULL ? 200 : 422;
}

static int show_me(struct request *rq)
{
	return draw(rq, NULL);
}

static int keep_profile(struct request *rq)
{
	struct me *m = read_me(rq);

	if (!form_read(rq, &profile, m))
		return draw(rq, &profile);
	m->pinyin = pick_pinyin(rq, m->name, true);
	if (strlen(m->pinyin) > 120)
		m->pinyin = "";
	m->initials = pick_initials(rq, m->pinyin, 20);
	db_run(rq->db, &me_sql[ME_KEEP], m);
	return redirect_to(rq, "/me?did=saved");
}

/* The present password once more, as slowly guessed as at the door. */
static int keep_password(struct request *rq)
{
	struct me *m = read_me(rq);
	const char *login = *m->email != '\0' ? m->email : m->mobile, *wrong;
	bool busy = false;
	int wait;

	if (!form_read(rq, &password, m))
		return draw(rq, &password);
	wait = delay_enter(rq, login, false);
	if (wait > 0) {
		rq->retry_after = wait;
		return refuse(rq, 429, T("Too many tries. Please wait a minute."));
	}
	if (!secret_password_fits(*m->password == '\0' ? NULL : m->password, m->old, &busy) && !busy)
		form_fault(rq, "old", T("This is not your present password."));
	wrong = password_wrong(rq, m->fresh, login, m->name);
	if (wrong != NULL)
		form_fault(rq, "fresh", "%s", wrong);
	else if (strcmp(m->fresh, m->again) != 0)
		form_fault(rq, "again", T("The two passwords differ."));
	else if (strcmp(m->fresh, m->old) == 0)
		form_fault(rq, "fresh", T("This is the present password. Please choose another."));
	if (rq->faults != NULL)
		return draw(rq, &password);
	if (busy || !password_set(rq, rq->user.id, m->fresh)) {
		rq->retry_after = 5;
		return refuse(rq, 503, T("Very many are logging in at this moment. Please try again in a few seconds."));
	}
	delay_clear(rq, login, false);
	return redirect_to(rq, "/me?did=saved");
}

static int end_sessions(struct request *rq)
{
	const char *which = pairs_get(rq->body, "session");

	if (which == NULL || (strcmp(which, "all") != 0 && strspn(which, "0123456789") != strlen(which)) ||
	    strlen(which) > 18)
		return refuse(rq, 422, T("Please choose one of the log-ins."));
	if (strcmp(which, "all") == 0)
		session_end_all(rq, rq->user.id, true);
	else
		session_end(rq, strtoll(which, NULL, 10));
	return redirect_to(rq, "/me?did=saved");
}

static int back(struct request *rq)
{
	rq->location = session_back(rq, pairs_get(rq->body, "back"));
	return 303;
}

static int set_language(struct request *rq)
{
	const char *to = pairs_get(rq->body, "to");
	const char *lang = to != NULL && strncmp(to, "en", 2) == 0 ? "en" : "zh";

	session_guest_lang(rq, lang);            /* also what nginx says by itself, and the next log-in page */
	if (rq->user.id != 0)
		db_run(rq->db, &me_sql[ME_LANG], &(struct me){ .lang = lang });
	return back(rq);
}

static int set_theme(struct request *rq)
{
	const char *to = pairs_get(rq->body, "to");
	const char *theme = to != NULL && strcmp(to, "dark") == 0 ? "dark"
		: to != NULL && strcmp(to, "light") == 0 ? "light" : "system";

	db_run(rq->db, &me_sql[ME_THEME], &(struct me){ .theme = theme });
	return back(rq);
}

/* clang-format off */
#define ROUTES(known) { \
	{ GET,  "",          known, show_me,       "me.html" }, \
	{ POST, "/profile",  known, keep_profile,  "me.html" }, \
	{ POST, "/password", known, keep_password, "me.html" }, \
	{ POST, "/end",      known, end_sessions,  NULL }, \
	{ POST, "/theme",    known, set_theme,     NULL }, \
	{ POST, "/language", 0,     set_language,  NULL }, \
	{ 0 } }
static const struct route portal_routes[] = ROUTES(ROLE_TENANT), desk_routes[] = ROUTES(ROLE_STAFF);

const struct module me_module = {
	.name = "me", .title = T("My details and log-ins"), .table = &me_table, .sql = me_sql,
	.face = {
		[PORTAL] = { ROLE_GUEST | ROLE_TENANT, .more = portal_routes },
		[DESK]   = { ROLE_GUEST | ROLE_STAFF, .more = desk_routes },
	},
};
/* clang-format on */
