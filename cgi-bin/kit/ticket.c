/* ticket.c -- tickets and their letters; see ticket.h. */
#include "kit/ticket.h"
#include "kit/link.h"
#include "kit/notice.h"
#include "kit/reach.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/secret.h"

static const struct column columns[] = {
	TEXT_COLUMN(struct ticket, token, NULL), TEXT_COLUMN(struct ticket, kind, NULL),
	ID_COLUMN(struct ticket, person, NULL), ID_COLUMN(struct ticket, company, NULL),
	INT_COLUMN(struct ticket, site, NULL), TEXT_COLUMN(struct ticket, name, NULL),
	TEXT_COLUMN(struct ticket, login, NULL), TEXT_COLUMN(struct ticket, email, NULL),
	TEXT_COLUMN(struct ticket, lang, NULL), TIME_COLUMN(struct ticket, expires_at, NULL),
	{ 0 }
};
static const struct table ticket_table = { "ticket", sizeof(struct ticket), columns };

static const struct sql forget = {
	"UPDATE ticket SET used_at = :now WHERE kind = :kind AND person <=> :person AND used_at IS NULL",
	&ticket_table, NULL };
static const struct sql make = {
	"INSERT INTO ticket (token, kind, person, made_at, expires_at)"
	" VALUES (:token, :kind, :person, :now, :expires_at)", &ticket_table, NULL };
static const struct sql read_one = {
	"SELECT t.token, t.kind, t.person, p.company, IFNULL(p.site, 0) AS site, IFNULL(p.name, '') AS name,"
	" COALESCE(p.email, p.mobile, '') AS login, IFNULL(p.email, '') AS email, IFNULL(p.lang, 'zh') AS lang"
	" FROM ticket t LEFT JOIN person p ON p.id = t.person LEFT JOIN company c ON c.id = p.company"
	" WHERE t.token = :token AND t.used_at IS NULL AND t.expires_at > :now"
	" AND (t.kind = 'first' OR p.state IN ('invited', 'active'))"
	" AND (c.id IS NULL OR c.state <> 'archived')", &ticket_table, &ticket_table };
static const struct sql use = {
	"UPDATE ticket SET used_at = :now WHERE token = :token AND used_at IS NULL AND expires_at > :now",
	&ticket_table, NULL };
static const struct sql read_person = {
	"SELECT id AS person, company, site, name, IFNULL(email, '') AS email, lang FROM person"
	" WHERE id = :person", &ticket_table, &ticket_table };

void ticket_put(struct request *rq, const char *kind, int64_t person, int hours, const char *token)
{
	struct ticket t = { .kind = kind, .person = person,
		.token = secret_digest(&rq->arena, token, strlen(token)),
		.expires_at = rq->context.now + hours * 3600 };

	db_run(rq->db, &forget, &t);
	db_run(rq->db, &make, &t);
}

const char *ticket_make(struct request *rq, const char *kind, int64_t person, int hours)
{
	const char *token = secret_token(&rq->arena);

	ticket_put(rq, kind, person, hours, token);
	return token;
}

bool ticket_read(struct request *rq, const char *token, struct ticket *out)
{
	table_blank(&ticket_table, out);
	if (token == NULL || *token == '\0' || strlen(token) > 64)
		return false;
	out->token = secret_digest(&rq->arena, token, strlen(token));
	return db_one(rq->db, &read_one, out, out);
}

bool ticket_use(struct request *rq, const struct ticket *t)
{
	return db_run(rq->db, &use, t) == 1;
}

struct letter { const char *name, *link, *until; };
static const struct column letter_columns[] = {
	{ "name", TYPE_TEXT, offsetof(struct letter, name), T("person|Name"), NULL },
	{ "link", TYPE_TEXT, offsetof(struct letter, link), NULL, NULL },
	{ "until", TYPE_TEXT, offsetof(struct letter, until), T("Until"), NULL },
	{ 0 }
};
static const struct table letter_table = { "letter", sizeof(struct letter), letter_columns };

/* Somebody else waits for the invitation to be taken: of the person's record, where it comes back (K2).  A new one
** is in place of those before it, and of the call that one of them had not come. */
static void invites(struct request *rq, struct notice *n, const struct ticket *p)
{
	n->module = module_named(rq->program->modules, p->company == 0 ? "staff" : "person");
	n->record = p->person;
	if (n->module != NULL)
		reach_anew(rq, n->module, p->person, n->name);
}

void ticket_mail(struct request *rq, const char *kind, int64_t person)
{
	int hours = strcmp(kind, "invite") == 0 ? TICKET_INVITE_HOURS : TICKET_RESET_HOURS;
	struct ticket p = { .person = person };
	struct letter l;
	struct notice n;
	const char *token;

	if (!db_one(rq->db, &read_person, &p, &p) || *p.email == '\0')
		return;
	token = ticket_make(rq, kind, person, hours);
	l = (struct letter){ p.name, link_to(rq, p.company == 0 ? DESK : PORTAL,
		arena_printf(&rq->arena, "/login/link?t=%s", token)),
		show_time(rq, rq->context.now + hours * 3600) };
	n = (struct notice){ .name = kind, .row = &l, .table = &letter_table,
		.once = token, .not_after = rq->context.now + hours * 3600 };
	if (strcmp(kind, "invite") == 0)
		invites(rq, &n, &p);
	else
		n.bare = true;           /* whoever asked for it is the reader, and sees that it does not come */
	notice_address(rq, &n, p.email, p.name, p.lang);
}
