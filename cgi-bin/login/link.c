/* link.c -- what a mailed link opens: choose a password, and in. */
#include "login/login.h"
#include "kit/password.h"
#include "kit/session.h"
#include "kit/ticket.h"
#include "edge/page.h"

static int draw(struct request *rq, const char *token, const struct ticket *t, const char *refused)
{
	bool invited = t != NULL && strcmp(t->kind, "invite") == 0;
	struct page *live;

	rq->title = invited ? say_f(rq, T("Welcome, %s"), t->name) : say(rq, T("A new password"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "action", arena_printf(&rq->arena, "/%s/login/link", rq->program->name));
	page_text(rq->page, "reset_url", arena_printf(&rq->arena, "/%s/login/reset", rq->program->name));
	if (t == NULL) {
		page_show(rq->page, "dead");
		return 200;
	}
	page_text(rq->page, "lead", say_f(rq, T("You log in as %s."), t->login));
	live = page_again(rq->page, "live");
	page_text(live, "token", token);
	page_text(live, "login", t->login);
	if (refused == NULL)
		return 200;
	page_text(page_again(live, "refused"), "text", refused);
	return 422;
}

/* Looking at the link does not use it: mail scanners look. */
int login_link(struct request *rq)
{
	const char *token = pairs_get(rq->method == GET ? rq->query : rq->body, rq->method == GET ? "t" : "token");
	const char *password = pairs_get(rq->body, "password"), *again = pairs_get(rq->body, "again");
	const char *wrong;
	struct ticket t;

	if (!ticket_read(rq, token, &t) || strcmp(t.kind, "first") == 0 ||
	    (t.company == 0) != (rq->program->audience == DESK))
		return draw(rq, token, NULL, NULL);
	if (rq->method == GET)
		return draw(rq, token, &t, NULL);
	wrong = password_wrong(rq, password == NULL ? "" : password, t.login, t.name);
	if (wrong == NULL && (again == NULL || strcmp(password, again) != 0))
		wrong = say(rq, T("The two passwords differ."));
	if (wrong != NULL)
		return draw(rq, token, &t, wrong);
	if (!ticket_use(rq, &t))
		return draw(rq, token, NULL, NULL);
	if (!password_set(rq, t.person, password)) {
		rq->retry_after = 5;
		return refuse(rq, 503, T("Very many are logging in at this moment. Please try again in a few seconds."));
	}
	delay_clear(rq, t.login, false);
	session_begin(rq, t.person);
	return redirect_to(rq, "/");
}
