/* reach.c -- see reach.h. */
#include "kit/reach.h"
#include "kit/clock.h"
#include "kit/history.h"
#include "kit/notice.h"
#include "kit/once.h"
#include "kit/record.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "core/text.h"
#include "edge/db.h"
#include "edge/page.h"

#define RULE "telephone"
#define WHOM_MOST 60                     /* characters */

struct reach {
	int64_t id, record, company, person, made_by, open;
	const char *module, *kind, *name, *address, *subject, *error, *phone;
	const char *number, *title, *state, *todo;
	instant at;
};
/* Of no code: our own words about a mail are keys for translation, a server's come through. */
static const struct choice keys[] = { { 0 } };
/* clang-format off */
static const struct column columns[] = {
	INT_COLUMN (struct reach, id, NULL), INT_COLUMN(struct reach, record, NULL), ID_COLUMN(struct reach, company, NULL),
	ID_COLUMN  (struct reach, person, NULL), ID_COLUMN(struct reach, made_by, NULL), INT_COLUMN(struct reach, open, NULL),
	TEXT_COLUMN(struct reach, module, NULL), TEXT_COLUMN(struct reach, kind, NULL), TEXT_COLUMN(struct reach, name, NULL),
	TEXT_COLUMN(struct reach, address, NULL), TEXT_COLUMN(struct reach, subject, NULL),
	CODE_COLUMN(struct reach, error, NULL, keys), TEXT_COLUMN(struct reach, phone, NULL),
	TEXT_COLUMN(struct reach, number, NULL), CODE_COLUMN(struct reach, title, NULL, keys),
	CODE_COLUMN(struct reach, todo, NULL, keys), TEXT_COLUMN(struct reach, state, NULL), TIME_COLUMN(struct reach, at, NULL), { 0 }
};
/* clang-format on */
static const struct table table = { "outbox", sizeof(struct reach), columns };

enum { REACH_MAIL, REACH_DEAD, REACH_OPEN, REACH_CALLED, REACH_ANEW, REACH_COMPANY, REACH_SENT, REACH_FAILED };
#define OF " WHERE o.module = :module AND o.record = :record"
#define MAIL "o.id, o.name, o.address, o.subject, o.error, COALESCE(NULLIF(p.mobile, '')," \
	" NULLIF(p.extension, ''), c.phone, '') AS phone FROM outbox o" \
	" LEFT JOIN person p ON p.id = o.person LEFT JOIN company c ON c.id = p.company"
const struct sql reach_sql[] = {
	/* company: of whoever wrote it; NULL: the house, or the clock */
	[REACH_MAIL] = { "SELECT o.module, o.kind, o.record, o.person, o.made_by,"
		" (SELECT m.company FROM person m WHERE m.id = o.made_by) AS company, " MAIL " WHERE o.id = :id",
		&table, &table },
	[REACH_DEAD] = { "SELECT " MAIL OF " AND o.state = 'dead' ORDER BY o.id DESC LIMIT 10",
		&table, &table },
	[REACH_OPEN] = { "SELECT COUNT(*) AS open FROM clock WHERE module = :module"
		" AND record = :record AND rule = '" RULE "' AND met_at IS NULL", &table, &table },
	[REACH_CALLED] = { "UPDATE outbox SET state = 'void', error = 'told by telephone'"
		" WHERE module = :module AND record = :record AND state = 'dead'", &table, NULL },
	[REACH_ANEW] = { "UPDATE outbox SET state = 'void', error = 'sent anew', once = CONCAT('void ', id)"
		" WHERE module = :module AND record = :record AND kind = :kind AND state IN ('waiting', 'dead')",
		&table, NULL },
	[REACH_COMPANY] = { "SELECT short_name AS name, phone FROM company WHERE id = :company",
		&table, &table },
	[REACH_SENT] = { "SELECT o.sent_at AS at FROM outbox o" OF " AND FIND_IN_SET(o.kind, :kind) AND o.state = 'sent'"
		" ORDER BY o.id DESC LIMIT 1", &table, &table },
	[REACH_FAILED] = { "SELECT o.id FROM outbox o" OF " AND FIND_IN_SET(o.kind, :kind)"
		" AND (o.state = 'dead' OR o.error = 'told by telephone') ORDER BY o.id DESC LIMIT 1", &table, &table },
	{ 0 }
};

static struct reach *about(struct request *rq, const struct module *m, int64_t record)
{
	struct reach *a = take(rq, struct reach);

	table_blank(&table, a);
	a->module = m->name;
	a->record = record;
	return a;
}

/* The telephone number that was typed into the record itself, of a guest for example; or "". */
static const char *own_phone(const struct module *m, const struct record *r)
{
	const struct field *f = m->form == NULL ? NULL : m->form->fields;

	for (; f != NULL && f->name != NULL; f++) {
		const struct column *c = table_column(m->table, f->name, strlen(f->name));
		if (f->input == INPUT_PHONE && c != NULL && c->type == TYPE_TEXT)
			return *column_text(c, r);
	}
	return "";
}

static unsigned callers(const struct module *m)
{
	unsigned desk = m->face[DESK].roles &
		(ROLE_RECEPTIONIST | ROLE_OPERATOR | ROLE_SHIFT_LEADER);

	if (desk == 0)
		desk = m->face[DESK].roles & ROLE_STAFF & ~(unsigned)ROLE_ADMIN;
	return desk != 0 ? desk : m->face[DESK].roles;
}

/* What the record is called: never nothing. */
static void call_it(struct request *rq, const struct module *m, const struct record *r, struct reach *a)
{
	const struct column *c = m->name_column == NULL ? NULL
		: table_column(m->table, m->name_column, strlen(m->name_column));

	a->title = m->one_title != NULL ? m->one_title : m->title;
	a->number = r->number != NULL && *r->number != '\0' ? r->number : c == NULL ? "" : show_value(rq, c, r);
	if (*a->number == '\0')
		a->number = arena_printf(&rq->arena, "#%lld", (long long)r->id);
}

/* The number typed into the record, or its company's. */
static void find_phone(struct request *rq, const struct module *m, const struct record *r, struct reach *a)
{
	struct reach of = { .company = r->company };

	if (*a->phone == '\0')
		a->phone = own_phone(m, r);
	if (*a->phone == '\0' && r->company != 0 && db_one(rq->db, &reach_sql[REACH_COMPANY], &of, &of))
		a->phone = of.phone;
}

/* One deadline to telephone, however many could not be reached. */
static bool start(struct request *rq, const struct module *m, const struct record *r,
	struct reach *a)
{
	if (!db_one(rq->db, &reach_sql[REACH_OPEN], a, a) || a->open > 0)
		return false;
	clock_start(rq, m->name, r->id, a->number, RULE,
		clock_after(rq, rq->context.now, 1, UNIT_WORKHOUR), NO_TIME, "", r->company, T("Telephone them: no message reached them"));
	return true;
}

static struct notice notice_of(const struct module *m, const struct record *r,
	const struct reach *a, const char *name)
{
	return (struct notice){ .name = name, .module = m, .record = r->id, .number = r->number,
		.row = a, .table = &table, .urgent = true, .tells_all = true };
}

void reach_none(struct request *rq, const struct module *m, const struct record *r, int64_t company)
{
	struct reach *a = about(rq, m, r->id);
	struct notice n;

	a->company = company;
	if (company == 0 || !db_one(rq->db, &reach_sql[REACH_COMPANY], a, a))
		a->name = "";
	find_phone(rq, m, r, a);
	call_it(rq, m, r, a);
	if (!start(rq, m, r, a))
		return;
	n = notice_of(m, r, a, "unreached");
	notice_staff(rq, &n, callers(m));
	history_write(rq, m, r->id, "unreached", NULL, r, "");
}

/* The record of the mail, as the house reads it; NULL: it is of none, or gone. */
static struct record *record_of(struct request *rq, const struct module *m, int64_t id)
{
	const struct sql *one = m == NULL || m->table == NULL ? NULL
		: m->face[DESK].one != NULL ? m->face[DESK].one : m->face[PORTAL].one;
	struct record *r;

	if (one == NULL)
		return NULL;
	r = record_blank(rq, m);
	r->id = id;
	return db_one(rq->db, one, r, r) ? r : NULL;
}

/* To whose act wrote it, unless it is the same who cannot be reached.  The call is written down at the desk alone. */
static void tell_maker(struct request *rq, const struct notice *n, struct reach *a)
{
	if (a->made_by == 0 || a->made_by == a->person)
		return;
	if (n->module == NULL || a->company != 0)
		/* no comma: of a code it parts several */
		a->todo = T("Please see that they hear of it in another way; perhaps the address is wrong.");
	notice_person(rq, n, a->made_by);
}

/* The story of the record, an hour to telephone, and those who may. */
static void tell_record(struct request *rq, const struct module *m, const struct record *r,
	struct reach *a, struct notice *n)
{
	find_phone(rq, m, r, a);
	call_it(rq, m, r, a);
	history_write(rq, m, r->id, "mail_died", NULL, r,
		arena_printf(&rq->arena, "%s <%s>: %s", a->name, a->address, a->subject));
	(void)start(rq, m, r, a);
	n->module = m;
	n->record = r->id;
	n->number = a->number;
	if (m->face[DESK].roles != 0)
		notice_staff(rq, n, callers(m));
}

void reach_died(struct request *rq, int64_t mail)
{
	struct reach *a = take(rq, struct reach);
	struct notice n = { .name = "mail-died", .row = a, .table = &table, .urgent = true,
		.tells_all = true };
	const struct module *m;
	struct record *r;

	table_blank(&table, a);
	a->id = mail;
	if (!db_one(rq->db, &reach_sql[REACH_MAIL], a, a) || strcmp(a->kind, "mail-died") == 0 ||
	    strcmp(a->kind, "unreached") == 0)
		return;                  /* no mail about a mail about a mail */
	m = module_named(rq->program->modules, a->module);
	r = record_of(rq, m, a->record);
	n.once = arena_printf(&rq->arena, "mail %lld", (long long)mail);
	n.bare = r == NULL;              /* of none, or of one that is gone */
	a->title = T("Mail");
	a->number = a->subject;
	a->todo = T("Please telephone and say it; then write down on the record whom you spoke to.");
	if (r != NULL)
		tell_record(rq, m, r, a, &n);
	tell_maker(rq, &n, a);
}

void reach_anew(struct request *rq, const struct module *m, int64_t record, const char *kind)
{
	struct reach *a = about(rq, m, record);

	a->kind = kind;
	db_run(rq->db, &reach_sql[REACH_ANEW], a);
	if (db_all(rq->db, &reach_sql[REACH_DEAD], a).count == 0)
		clock_met(rq, m->name, record, RULE);
}

bool reach_waits(struct request *rq, const struct module *m, int64_t record)
{
	struct reach *a = about(rq, m, record);

	return db_one(rq->db, &reach_sql[REACH_OPEN], a, a) && a->open > 0;
}

bool reach_asks(struct request *rq, const struct module *m, int64_t record)
{
	return reach_waits(rq, m, record) || db_all(rq->db, &reach_sql[REACH_DEAD], about(rq, m, record)).count > 0;
}

void reach_show(struct request *rq, const struct module *m, const struct record *r)
{
	struct reach *a = about(rq, m, r->id);
	struct rows dead = db_all(rq->db, &reach_sql[REACH_DEAD], a);
	struct page *box, *p;

	if ((!db_one(rq->db, &reach_sql[REACH_OPEN], a, a) || a->open == 0) && dead.count == 0)
		return;
	box = page_again(rq->page, "unreached");
	EACH_ROW(struct reach, d, dead) {
		p = page_again(box, "dead");
		page_text(p, "name", *d->name != '\0' ? d->name : d->address);
		page_text(p, "address", *d->name != '\0' ? d->address : "");
		page_text(p, "subject", d->subject);
		page_text(p, "error", say(rq, d->error));
		page_text(p, "phone", *d->phone != '\0' ? d->phone : own_phone(m, r));
	}
	if (dead.count == 0) {
		a->company = r->company;
		if (r->company == 0 || !db_one(rq->db, &reach_sql[REACH_COMPANY], a, a))
			a->name = "";
		p = page_again(box, "nobody");
		page_text(p, "name", a->name);
		page_text(p, "phone", *a->phone != '\0' ? a->phone : own_phone(m, r));
	}
	if (rq->program->audience != DESK)
		return;
	p = page_again(box, "tell");
	page_text(p, "tell_url", arena_printf(&rq->arena, "%s/told", record_url(rq, m, r->id)));
	page_text(p, "once", once_key(rq));
}

/* What waited for somebody to be told goes on. */
static bool phoned(struct request *rq, struct record *r, const char *whom)
{
	const struct module *m = rq->module;
	const struct column *c = table_column(m->table, "told_whom", strlen("told_whom"));
	const struct step *s = m->flow == NULL ? NULL : m->flow->steps;
	void *before = record_copy(rq, m->table, r);

	while (s != NULL && s->name != NULL && !(s->called && flow_step(m->flow, r->state, s->name, rq->user.roles) == s &&
	       (s->fits == NULL || s->fits(r)) && (s->may == NULL || s->may(rq, r) == NULL)))
		s++;
	if (s == NULL || s->name == NULL)
		return true;
	if (c != NULL)
		*column_text(c, r) = whom;
	return record_take(rq, m, r, before, s->name, rq->user.roles);
}

int reach_told(struct request *rq)
{
	struct record *r = record_read(rq);
	const char *whom = pairs_get(rq->body, "whom");
	size_t n;

	if (r == NULL)
		return 404;
	if (!reach_asks(rq, rq->module, r->id)) {
		rq->refused = say(rq, T("Nobody waits to be told by telephone here: every message arrived, or the call is in the history already. What else was said goes into the record by its own steps."));
		return record_refused(rq, r);
	}
	whom = whom == NULL ? "" : whom + strspn(whom, " \t");
	n = text_length(whom);
	if (n == 0 || n > WHOM_MOST || strpbrk(whom, "\r\n") != NULL)
		return refuse(rq, 422, T("Whom did you speak to? Write the name; it stands in the history as told."));
	if (!phoned(rq, r, whom))
		return record_refused(rq, r);
	history_write(rq, rq->module, r->id, "told", NULL, r, whom);
	clock_met(rq, rq->module->name, r->id, RULE);
	db_run(rq->db, &reach_sql[REACH_CALLED], about(rq, rq->module, r->id));
	return redirect_to(rq, "/%s/%lld?did=saved", rq->module->name, (long long)r->id);
}

const char *reach_said(struct request *rq, const struct module *m, int64_t id, const char *kinds)
{
	struct reach *a = about(rq, m, id);
	struct history_by by;

	a->kind = kinds;
	if (history_by(rq, m, id, "told", true, &by))
		return say_f(rq, T("sheet|by telephone　%s　%s"), by.who,
			sheet_time(rq, by.at) + strlen("2026-"));
	if (db_one(rq->db, &reach_sql[REACH_FAILED], a, a))
		return say(rq, T("sheet|e-mail not delivered; call:"));
	a->at = NO_TIME;
	if (db_one(rq->db, &reach_sql[REACH_SENT], a, a) && a->at != NO_TIME)
		return say_f(rq, T("sheet|by e-mail　%s"), sheet_time(rq, a->at) + strlen("2026-"));
	return "";
}
