/* first.c -- the first administrator: by a code that the person at the machine
** reads off its screen (program firstadmin). */
#include "login/login.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/password.h"
#include "kit/session.h"
#include "kit/ticket.h"
#include "person/person.h"
#include "staff/staff.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/secret.h"

struct first { const char *code, *department, *name, *email, *password, *again; };
static const struct column columns[] = {
	TEXT_COLUMN(struct first, code, T("One-time code")),
	TEXT_COLUMN(struct first, department, T("first|Your department")),
	TEXT_COLUMN(struct first, name, T("Your name")),
	PERSONAL_COLUMN(struct first, email, T("E-mail"), PERSONAL_OURS),
	TEXT_COLUMN(struct first, password, T("Password")),
	TEXT_COLUMN(struct first, again, T("The same again")),
	{ 0 }
};
static const struct table first_table = { "first", sizeof(struct first), columns };

static void check(struct request *rq, void *row)
{
	const struct first *f = row;
	const char *wrong = password_wrong(rq, f->password, f->email, f->name);

	if (wrong != NULL)
		form_fault(rq, "password", "%s", wrong);
	else if (strcmp(f->password, f->again) != 0)
		form_fault(rq, "again", T("The two passwords differ."));
	if (person_taken(rq, 0, f->email, ""))
		form_fault(rq, "email", T("Somebody already has this e-mail address."));
}

/* clang-format off */
static const struct field fields[] = {
	{ "code",     NULL, T("Twelve characters, as make run or firstadmin printed them; good for a day."), INPUT_LINE, .required = true, .min = 12, .max = 20 },
	{ "department", NULL, T("The one that administers the house, as you call it; the others are entered on the page Departments."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "name",     NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "email",    NULL, T("You will log in with it."), INPUT_EMAIL, .required = true },
	{ "password", NULL, T("At least 10 characters; any characters, spaces too. A short sentence is good."), INPUT_PASSWORD, .required = true, .min = 1, .max = 128 },
	{ "again",    NULL, NULL, INPUT_PASSWORD, .required = true, .min = 1, .max = 128 },
	{ 0 }
};
static const struct form form = { "first", &first_table, fields, check, T("Become the administrator") };
/* clang-format on */

/* As it was made: upper case, without dashes and spaces. */
static const char *bare(struct request *rq, const char *code)
{
	char *out = arena_take(&rq->arena, strlen(code) + 1), *p = out;

	for (; *code != '\0'; code++)
		if (*code != '-' && *code != ' ')
			*p++ = *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code;
	return out;
}

static bool has_admin(struct request *rq)
{
	struct account a;

	table_blank(&account_table, &a);
	return db_one(rq->db, &login_sql[LOGIN_ADMINS], NULL, &a);
}

static int draw(struct request *rq)
{
	rq->title = say(rq, T("The first administrator"));
	page_text(rq->page, "title", rq->title);
	page_text(page_again(rq->page, "led"), "lead", say(rq, T("Departments, staff and roles are set up by an administrator; here is the first one.")));
	form_draw(rq, rq->page, &form, NULL, frame_here(rq), "/desk/login");
	return rq->faults == NULL ? 200 : 422;
}

static int64_t make_person(struct request *rq, const struct first *f)
{
	struct account a = { .name = f->name, .email = f->email, .lang = rq->lang };

	staff_found(rq, f->department);
	a.person = db_make(rq->db, &login_sql[LOGIN_FIRST], &a);
	db_run(rq->db, &login_sql[LOGIN_FIRST_ROLE], &a);
	person_spell(rq, a.person);
	return a.person;
}

int login_first(struct request *rq)
{
	struct first *f = take(rq, struct first);
	struct ticket t;
	int64_t person;
	int wait;

	if (has_admin(rq))
		return 404;
	table_blank(&first_table, f);
	if (rq->method == GET || !form_read(rq, &form, f))
		return draw(rq);
	wait = delay_address(rq, "code");
	if (wait > 0) {
		rq->retry_after = wait;
		return refuse(rq, 429, T("Too many requests came from here. Please wait a minute."));
	}
	if (!ticket_read(rq, bare(rq, f->code), &t) || strcmp(t.kind, "first") != 0 || !ticket_use(rq, &t)) {
		form_fault(rq, "code", T("This code is not good, or no longer. The program firstadmin prints a new one."));
		return draw(rq);
	}
	person = make_person(rq, f);
	if (!password_set(rq, person, f->password)) {
		rq->retry_after = 5;
		return refuse(rq, 503, T("Very many are logging in at this moment. Please try again in a few seconds."));
	}
	session_begin(rq, person);
	return redirect_to(rq, "/staff");
}

const char *login_first_code(struct request *rq)
{
	struct account site;
	const char *code;

	if (has_admin(rq))
		return NULL;
	table_blank(&account_table, &site);
	if (!db_one(rq->db, &login_sql[LOGIN_SITE], NULL, &site))
		site.id = db_make(rq->db, &login_sql[LOGIN_SITES],
			&(struct account){ .name = "商务中心", .email = "Business centre" });
	rq->context.my_site = site.id;
	code = secret_code(&rq->arena, 12);
	ticket_put(rq, "first", 0, TICKET_FIRST_HOURS, code);
	return code;
}
