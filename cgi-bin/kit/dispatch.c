/* dispatch.c -- find the module and the route, let nobody past who may not, and
** hand over.  What surrounds the answer is made in kit/frame.c. */
#include "kit/dispatch.h"
#include "core/text.h"
#include "kit/amend.h"
#include "kit/frame.h"
#include "kit/number.h"
#include "kit/once.h"
#include "kit/reach.h"
#include "kit/record.h"
#include "kit/resume.h"
#include "kit/session.h"
#include "kit/sheet.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/words.h"

/* Tried in this order after the module's own routes. */
static const struct route ordinary[] = {
	{ GET,  "",            0, record_list, "list.html" },
	{ GET,  "/new",        0, record_new,  "step.html" },
	{ POST, "/new",        0, record_new,  "step.html" },
	{ POST, "/bulk",       0, record_bulk, NULL },
	{ GET,  "/:id",        0, record_show, "show.html" },
	{ GET,  "/:id/file",   0, record_file, NULL },
	{ POST, "/:id/file",   0, record_file, NULL },
	{ POST, "/:id/told",   0, reach_told, NULL },
	{ GET,  "/:id/reveal", 0, record_reveal, "step.html" },
	{ POST, "/:id/reveal", 0, record_reveal, "step.html" },
	{ GET,  "/:id/amend",  0, record_amend, "step.html" },
	{ POST, "/:id/amend",  0, record_amend, "step.html" },
	{ GET,  "/:id/undo",   0, record_undo, "step.html" },
	{ POST, "/:id/undo",   0, record_undo, "step.html" },
	{ GET,  "/:id/:step",  0, record_step, "step.html" },
	{ POST, "/:id/:step",  0, record_step, "step.html" },
	{ 0 }
};

/* What report.fcgi knows: a sheet of a record, or of a list. */
static const struct route sheets[] = {
	{ GET, "/:id/:step", 0, sheet_print, NULL },
	{ GET, "/:step",     0, sheet_print, NULL },
	{ 0 }
};

static const struct route none[] = { { 0 } };

/* The route that fits; *other tells that the path fits with another method. */
static const struct route *among(const struct route *list, struct request *rq,
	const char *rest, bool *other)
{
	for (const struct route *r = list; r != NULL && r->path != NULL; r++) {
		struct match m;
		if (!path_fits(r->path, rest, &rq->arena, &m))
			continue;
		if (r->method == rq->method) {
			rq->match = m;
			return r;
		}
		*other = true;
	}
	return NULL;
}

static const struct face *face_for(const struct request *rq, const struct module *m)
{
	enum audience a = rq->program->audience;

	if (a == REPORT)
		a = (rq->user.roles & ROLE_STAFF) != 0 ? DESK : PORTAL;
	return &m->face[a];
}

static const struct module *find_module(const struct request *rq, const char *name, size_t n)
{
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
		if (strlen((*m)->name) == n && memcmp((*m)->name, name, n) == 0)
			return *m;
	return NULL;
}

static bool has_ordinary(const struct request *rq, const struct route *r)
{
	const struct face *f = rq->face;

	if (r->run == record_list)
		return f->list != NULL;
	if (r->run == record_new)
		return f->make != NULL;
	if ((r->run == record_reveal || r->run == reach_told) && rq->program->audience != DESK)
		return false;
	if (r->run == record_show || r->run == record_file || r->run == record_reveal || r->run == reach_told)
		return f->one != NULL;
	if (r->run == record_step || r->run == record_amend || r->run == record_undo)
		return f->one != NULL && rq->module->flow != NULL;
	return true;
}

/* The path behind the module's name. */
static const char *rest_of(const struct request *rq)
{
	const char *name = rq->path[0] == '/' ? rq->path + 1 : rq->path;

	return *name == '\0' ? "" : name + strcspn(name, "/");
}

/* Where Back and reload lead from a refused POST: to its own form where there is one, else to
** the record, else to the list. */
static const char *again(struct request *rq)
{
	const struct route *lists[] = { rq->face->more, ordinary };
	struct match m;

	for (size_t i = 0; i < COUNT(lists); i++)
		for (const struct route *r = lists[i]; r != NULL && r->path != NULL; r++)
			if (r->method == GET && path_fits(r->path, rest_of(rq), &rq->arena, &m) && has_ordinary(rq, r))
				return frame_here(rq);
	if (rq->match.id != 0 && rq->face->one != NULL)
		return record_url(rq, rq->module, rq->match.id);
	return arena_printf(&rq->arena, "/%s/%s", rq->program->name, rq->face->list != NULL ? rq->module->name : "");
}

/* The route of the request, or NULL with the status to answer. */
static const struct route *find_route(struct request *rq, int *status)
{
	const char *name = rq->path[0] == '/' ? rq->path + 1 : rq->path;
	size_t n = strcspn(name, "/");
	const struct route *r;
	bool other = false;

	*status = 404;
	if (n == 0) {
		name = "home";
		n = 4;
	}
	rq->module = find_module(rq, name, n);
	if (rq->module == NULL)
		return NULL;
	rq->face = face_for(rq, rq->module);
	if (rq->face->roles == 0 && rq->program->audience != REPORT)
		return NULL;
	name = rest_of(rq);
	if (rq->program->audience == REPORT) {
		r = among(sheets, rq, name, &other);
	} else {
		r = among(rq->face->more, rq, name, &other);
		if (r == NULL)
			r = among(rq->face->roles == 0 ? none : ordinary, rq, name, &other);
	}
	if (r == NULL && other)
		*status = 405;
	if (r != NULL && !has_ordinary(rq, r))
		return NULL;
	return r;
}

static bool may(const struct request *rq, const struct route *r)
{
	unsigned roles = rq->user.roles & rq->program->roles & rq->face->roles;

	if (r->roles != 0)
		roles &= r->roles;
	if (r->run == record_new && rq->face->make_roles != 0)
		roles &= rq->face->make_roles;
	return roles != 0;
}

/* Does the record of the URL name this member of the staff?  Then its page, files and steps are open to
** them, whatever their role. */
static bool named(struct request *rq, const struct route *r)
{
	const struct sql *named = rq->face->named;
	struct record *row;

	if (rq->program->audience != DESK || named == NULL || (rq->user.roles & ROLE_STAFF) == 0 ||
	    (r->run != record_show && r->run != record_file && r->run != record_step))
		return false;
	row = record_blank(rq, rq->module);
	return db_one(rq->db, named, row, row);
}

/* By role, or because they are named: then without the list and whatever else the face has. */
static bool enters(struct request *rq, const struct route *r)
{
	bool by_role = may(rq, r), is_named = named(rq, r);
	struct face *theirs;

	if (is_named)
		rq->user.roles |= ROLE_NAMED;
	if (by_role || !is_named)
		return by_role;
	theirs = arena_take(&rq->arena, sizeof(*theirs));
	*theirs = (struct face){ .roles = ROLE_STAFF, .one = rq->face->named, .hidden = rq->face->hidden };
	rq->face = theirs;
	return true;
}

/* The log-in on the refusal itself; what was typed goes on with it. */
static int log_in_here(struct request *rq)
{
	rq->module = find_module(rq, "login", strlen("login"));
	rq->face = face_for(rq, rq->module);
	for (const struct route *r = rq->face->more; r->path != NULL; r++)
		if (r->method == GET && *r->path == '\0') {
			frame_open(rq, r->page);
			rq->drawn = true;
			(void)r->run(rq);
			return 403;
		}
	return 403;
}

/* Nobody: send to the log-in, and back here afterwards. */
static int to_login(struct request *rq)
{
	if (rq->method == POST && resume_may(rq))
		return log_in_here(rq);
	if (rq->method == POST)
		return refuse(rq, 403, T("You are no longer logged in. Log in, then open the page once more."));
	if (rq->program->audience == FEED)
		return 404;
	rq->location = arena_printf(&rq->arena, "/%s/login?next=%s", session_door(rq),
		text_url(&rq->arena, frame_here(rq)));
	return 303;
}

/* Not taken as it came, and sent once more with one press. */
static int refuse_resumed(struct request *rq, int status, const char *why)
{
	rq->resume = once_key(rq);
	return refuse(rq, status, why);
}

/* Everything that must hold before any handler runs; 0 when it does. */
static int guard(struct request *rq, const struct route *r)
{
	bool desk = rq->program->audience == DESK ||
		(rq->program->audience == REPORT && (rq->user.roles & ROLE_STAFF) != 0);

	if (desk && !session_desk_address(rq))
		return refuse(rq, 403, T("The desk is open only from the addresses of the house. Use a computer of the centre, or ask the administrator to add this address."));
	if (!enters(rq, r))
		return (rq->user.roles & ROLE_GUEST) != 0 ? to_login(rq) : 403;
	if (rq->method == POST && !session_csrf_fits(rq)) {
		if (strcmp(rq->path, "/login") == 0 && (rq->user.roles & ROLE_GUEST) != 0 && resume_may(rq))
			return log_in_here(rq);
		return refuse_resumed(rq, 403, T("This form is older than your log-in, or was sent from elsewhere. Nothing has been recorded."));
	}
	return 0;
}

/* A form sent twice is answered once; what makes a record must have a key. 0: go on. */
static int check_once(struct request *rq, const struct route *r)
{
	if (rq->method != POST || (rq->user.roles & ROLE_GUEST) != 0)
		return 0;
	if (pairs_get(rq->body, "once") == NULL)
		return strcmp(r->path, "/new") != 0 ? 0 : refuse_resumed(rq, 422,
			T("This form is older than your log-in, or was sent from elsewhere. Nothing has been recorded."));
	switch (once_enter(rq)) {
	case ONCE_FIRST:
		return 0;
	case ONCE_AGAIN:
		return 303;
	case ONCE_OTHER:
		return refuse_resumed(rq, 422, T("This form was already sent, with other content. Look at what came of that first; if this is meant as well, send it now."));
	}
	return 0;
}

static int run(struct request *rq)
{
	int status;
	const struct route *r = find_route(rq, &status);

	if (r == NULL)
		return status;
	status = guard(rq, r);
	if (status == 0)
		status = check_once(rq, r);
	if (status != 0)
		return status;
	frame_open(rq, r->page);
	status = r->run(rq);
	if ((status == 409 || status == 422) && rq->method == POST && rq->again == NULL)
		rq->again = again(rq);
	if (status < 400)
		number_settle(rq);
	if (status == 303 && rq->method == POST && (rq->user.roles & ROLE_GUEST) == 0 &&
	    pairs_get(rq->body, "once") != NULL)
		once_answer(rq);
	return status;
}

int dispatch(struct request *rq)
{
	int status;

	rq->face = NULL;
	rq->module = NULL;
	session_read(rq);
	rq->words = words_for(rq->lang);
	rq->live = rq->live || pairs_get(rq->query, "live") != NULL;
	status = run(rq);
	frame_close(rq, status);
	return status;
}

void dispatch_failed(struct request *rq, int status)
{
	if (rq->lang == NULL)
		rq->lang = "zh";
	rq->words = words_for(rq->lang);
	if (status >= 500 && resume_may(rq)) {       /* with its own key: if it was recorded after all, that is the answer */
		rq->resume = pairs_get(rq->body, "once");
		rq->user.csrf = pairs_get(rq->body, "csrf");
	}
	if (rq->busy && status == 503) {
		rq->retry_after = 5;
		rq->refused = say(rq, T("Others are looking through a great deal just now, and this page takes as long. Please try again in a moment; short pages answer at once."));
	} else if (rq->full && status == 503) {
		rq->retry_after = 60;
		rq->refused = say(rq, T("The disk of the house is full, and nothing of this was kept. Tell the administrator; when there is room again, send this once more."));
	} else if (rq->slow && status == 503) {
		rq->refused = say(rq, T("Too much would have to be looked through for this page. Choose a shorter period, a company or a whole number."));
	}
	frame_close(rq, status);
}
