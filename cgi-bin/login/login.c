/* login.c -- log in and out. */
#include "login/login.h"
#include "kit/resume.h"
#include "kit/session.h"
#include "person/person.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/secret.h"

/* The next of tab-separated fields of a line; *at moves behind it. */
static const char *field(struct request *rq, const char **at)
{
	size_t n = strcspn(*at, "\t\n");
	const char *text = arena_text(&rq->arena, *at, n);

	*at += n + ((*at)[n] == '\t');
	return text;
}

/* What the sample centre tells, one line each: name, who, password, program. */
static void put_samples(struct request *rq)
{
	struct account a = { .name = "" };
	struct page *box = NULL;

	if (!db_one(rq->db, &login_sql[LOGIN_SAMPLES], NULL, &a))
		return;
	for (const char *at = a.name; *at != '\0'; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *login = field(rq, &at), *who = field(rq, &at), *password = field(rq, &at);
		struct page *p;
		if (strcmp(field(rq, &at), rq->program->name) != 0)
			continue;
		if (box == NULL)
			box = page_again(rq->page, "samples");
		p = page_again(box, "sample");
		page_text(p, "login", login);
		page_text(p, "who", who);
		page_text(p, "password", password);
	}
}

static void put_door(struct request *rq, const char *login, const char *back)
{
	bool desk = rq->program->audience == DESK;

	rq->title = say(rq, T("Log in"));
	page_text(rq->page, "title", desk ? say(rq, T("Log in at the desk")) : rq->title);
	page_text(rq->page, "lead", desk ? say(rq, T("For the staff of the house."))
		: say(rq, T("For tenants and their staff.")));
	page_text(rq->page, "action", arena_printf(&rq->arena, "/%s/login", rq->program->name));
	page_text(rq->page, "back", session_back(rq, back));
	page_text(rq->page, "login", login);
	page_text(rq->page, "reset_url", arena_printf(&rq->arena, "/%s/login/reset", rq->program->name));
	if (rq->site.phone != NULL && *rq->site.phone != '\0')
		page_text(rq->page, "reach", say_f(rq, T("No log-in yet? The front desk helps: %s."), rq->site.phone));
	if (rq->method == POST)
		resume_keep(rq, rq->page);
	put_samples(rq);
}

/* Also on the refusal of a form that came when nobody was logged in any more (kit/dispatch.c). */
static int show_door(struct request *rq)
{
	if ((rq->user.roles & ROLE_GUEST) == 0) {
		rq->location = session_back(rq, pairs_get(rq->query, "next"));
		return 303;
	}
	if (rq->method == POST)
		page_text(page_again(rq->page, "refused"), "text", strcmp(rq->path, "/login") == 0
			? say(rq, T("This page had grown old. Please log in once more."))
			: say(rq, T("You are no longer logged in. Log in here: what you typed is kept, and goes on afterwards.")));
	put_door(rq, "", pairs_get(rq->query, "next"));
	return 200;
}

static int refuse_here(struct request *rq, int status, const char *login, const char *text)
{
	page_text(page_again(rq->page, "refused"), "text", text);
	put_door(rq, login, pairs_get(rq->body, "back"));
	rq->drawn = true;
	return status;
}

/* Right password, wrong door. */
static const char *wrong_door(struct request *rq, const struct account *a)
{
	unsigned roles = a->company != 0 ? ROLE_MEMBER : role_bits(a->roles);

	if ((roles & rq->program->roles) != 0)
		return NULL;
	if (a->company != 0)
		return say(rq, T("This log-in is for the tenants' portal, not for the desk."));
	return roles == 0 ? say(rq, T("This log-in has no role yet. The administrator can give it one."))
		: say(rq, T("This log-in is for the desk, not for the tenants' portal."));
}

static int log_in(struct request *rq)
{
	const char *typed = pairs_get(rq->body, "login"), *password = pairs_get(rq->body, "password");
	struct account a;
	bool known, busy = false, fits;
	const char *login, *wrong;
	int wait;

	if (typed == NULL || *typed == '\0' || password == NULL || *password == '\0')
		return refuse_here(rq, 422, typed == NULL ? "" : typed, say(rq, T("Please give both: who you are, and the password.")));
	login = person_login(rq, typed);
	table_blank(&account_table, &a);
	a.login = login;
	(void)db_one(rq->db, &login_sql[LOGIN_FIND], &a, &a);
	known = session_knows(rq, a.person);
	wait = delay_enter(rq, login, known);
	if (wait > 0) {
		rq->retry_after = wait;
		return refuse_here(rq, 429, typed, say_f(rq, T("Too many tries. Please wait %d {second|seconds}, or have a link sent to you."), wait));
	}
	fits = secret_password_fits(*a.password == '\0' ? NULL : a.password, password, &busy);
	if (busy) {
		rq->retry_after = 5;
		return refuse(rq, 503, T("Very many are logging in at this moment. Please try again in a few seconds."));
	}
	if (!fits)
		return refuse_here(rq, 422, typed, say(rq, T("This log-in and this password do not belong together.")));
	wrong = wrong_door(rq, &a);
	if (wrong != NULL)
		return refuse_here(rq, 422, typed, wrong);
	delay_clear(rq, login, known);
	session_begin(rq, a.person);
	if (resume_go(rq, a.name) != 0)
		return 200;
	rq->location = session_back(rq, pairs_get(rq->body, "back"));
	return 303;
}

static int log_out(struct request *rq)
{
	session_leave(rq);
	rq->leave_cookies = true;
	return redirect_to(rq, "/login");
}

static int nothing_to_end(struct request *rq)
{
	return redirect_to(rq, "/login");
}

/* clang-format off */
/* The first two are the desk's alone. */
static const struct route routes[] = {
	{ GET,  "/first", 0, login_first, "step.html" },
	{ POST, "/first", 0, login_first, "step.html" },
	{ GET,  "",       0, show_door,   "login.html" },
	{ POST, "",       0, log_in,      "login.html" },
	{ GET,  "/reset", 0, login_reset, "reset.html" },
	{ POST, "/reset", 0, login_reset, "reset.html" },
	{ GET,  "/link",  0, login_link,  "invite.html" },
	{ POST, "/link",  0, login_link,  "invite.html" },
	{ 0 }
};
static const struct route out_routes[] = {
	{ GET,  "", 0, nothing_to_end, NULL },
	{ POST, "", 0, log_out,        NULL },
	{ 0 }
};

const struct module login_module = {
	.name = "login", .title = T("Log in"), .table = &account_table, .sql = login_sql,
	.face = {
		[PORTAL] = { ROLE_GUEST | ROLE_TENANT, .more = &routes[2] },
		[DESK]   = { ROLE_GUEST | ROLE_STAFF, .more = routes },
	},
};
const struct module logout_module = {
	.name = "logout", .title = T("Log out"), .table = &account_table,
	.face = {
		[PORTAL] = { ROLE_GUEST | ROLE_TENANT, .more = out_routes },
		[DESK]   = { ROLE_GUEST | ROLE_STAFF, .more = out_routes },
	},
};
/* clang-format on */
