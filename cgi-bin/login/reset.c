/* reset.c -- forgotten password: whoever asks hears the same, at once; the mail is
** made afterwards by tick, if there is such an account. */
#include "login/login.h"
#include "kit/ticket.h"
#include "person/person.h"
#include "edge/db.h"
#include "edge/page.h"

#define AN_HOUR 3600

static void ask(struct request *rq, const char *email)
{
	rq->title = say(rq, T("A new password"));
	page_text(rq->page, "action", arena_printf(&rq->arena, "/%s/login/reset", rq->program->name));
	page_text(rq->page, "back", arena_printf(&rq->arena, "/%s/login", rq->program->name));
	page_text(rq->page, "email", email);
}

int login_reset(struct request *rq)
{
	const char *email = pairs_get(rq->body, "email");
	const char *login = email == NULL ? "" : person_login(rq, email);
	int wait;

	if (rq->method == GET || *login == '\0' || strlen(login) > 120) {
		ask(rq, email == NULL ? "" : email);
		return rq->method == GET ? 200 : 422;
	}
	wait = delay_address(rq, "wish");
	if (wait > 0) {
		rq->retry_after = wait;
		return refuse(rq, 429, T("Too many requests came from here. Please wait a minute."));
	}
	db_run(rq->db, &login_sql[LOGIN_WISH], &(struct account){ .login = login,
		.program = rq->program->name });
	ask(rq, "");
	page_show(rq->page, "sent");
	return 200;
}

int login_tick(struct request *rq)
{
	struct account since = { .last_at = rq->context.now - AN_HOUR };
	struct rows rows = db_all(rq->db, &login_sql[LOGIN_WISHES], &since);

	EACH_ROW(struct account, w, rows) {
		if (w->person != 0)
			ticket_mail(rq, "reset", w->person);
		db_run(rq->db, &login_sql[LOGIN_WISHED], w);
	}
	return (int)rows.count;
}
