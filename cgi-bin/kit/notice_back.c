/* notice_back.c -- what was told before its time is taken back, and what waits for somebody who leaves goes to another;
** see notice.h. */
#include "kit/notice.h"
#include "edge/db.h"
#include "edge/words.h"

struct back { int64_t person, company, heir, record; const char *kind, *module, *address, *name, *lang, *body; };
static const struct column back_columns[] = {
	ID_COLUMN(struct back, person, NULL),
	ID_COLUMN(struct back, company, NULL),
	ID_COLUMN(struct back, heir, NULL),
	INT_COLUMN(struct back, record, NULL),
	TEXT_COLUMN(struct back, kind, NULL),
	TEXT_COLUMN(struct back, module, NULL),
	TEXT_COLUMN(struct back, address, NULL),
	TEXT_COLUMN(struct back, name, NULL),
	TEXT_COLUMN(struct back, lang, NULL),
	TEXT_COLUMN(struct back, body, NULL),
	{ 0 }
};
static const struct table back_table = { "outbox", sizeof(struct back), back_columns };

enum { BACK_HEIR, BACK_VOID_MAIL, BACK_VOID_INBOX, BACK_TENANTS_MAIL, BACK_TENANTS_INBOX, BACK_TURN_MAIL, BACK_TURN_INBOX,
	BACK_LEFT_MAIL, BACK_LEFT_INBOX };
/* A mail that was never sent does not stand in the way of the next one of its name (F3). */
#define VOID "UPDATE outbox SET state = 'void', once = CONCAT('void ', id) WHERE module = :module AND record = :record" \
	" AND state = 'waiting' AND (:kind = '' OR kind = :kind) AND "
#define OF_TENANTS "(SELECT p.id FROM person p WHERE p.company IS NOT NULL)"
const struct sql notice_back_sql[] = {
	[BACK_HEIR] = { "SELECT id AS heir, COALESCE(email, '') AS address, name, lang FROM person WHERE company = :company"
		" AND is_company_admin AND state = 'active' AND id <> :person ORDER BY id LIMIT 1", &back_table, &back_table },
	[BACK_VOID_MAIL] = { VOID "next_at > :now AND tries = 0", &back_table, NULL },
	[BACK_VOID_INBOX] = { "DELETE FROM inbox WHERE module = :module AND record = :record "
		"AND made_at > :now AND (:kind = '' OR kind = :kind)", &back_table, NULL },
	[BACK_TENANTS_MAIL] = { VOID "person IN " OF_TENANTS, &back_table, NULL },
	[BACK_TENANTS_INBOX] = { "DELETE FROM inbox WHERE module = :module AND record = :record "
		"AND (:kind = '' OR kind = :kind) AND person IN " OF_TENANTS, &back_table, NULL },
	[BACK_TURN_MAIL] = { "UPDATE outbox SET person = :heir, address = :address, name = :name, "
		"body = CONCAT(:body, '\n\n', body), html = REPLACE(html, '<h2>', CONCAT('<p>', :body, '</p>\n<h2>')) "
		"WHERE person = :person AND state = 'waiting' AND next_at > :now AND tries = 0 AND module <> ''",
		&back_table, NULL },
	[BACK_TURN_INBOX] = { "UPDATE IGNORE inbox SET person = :heir WHERE person = :person AND made_at > :now "
		"AND module <> ''", &back_table, NULL },
	[BACK_LEFT_MAIL] = { "UPDATE outbox SET state = 'void', error = 'the receiver has left', once = CONCAT('void ', id) "
		"WHERE person = :person AND state = 'waiting'", &back_table, NULL },
	[BACK_LEFT_INBOX] = { "DELETE FROM inbox WHERE person = :person AND made_at > :now", &back_table, NULL },
	{ 0 }
};

static void take_back(struct request *rq, const struct module *m, int64_t record, const char *name, int mail, int inbox)
{
	struct back l = { .module = m->name, .record = record, .kind = name == NULL ? "" : name };

	db_run(rq->db, &notice_back_sql[mail], &l);
	db_run(rq->db, &notice_back_sql[inbox], &l);
}

void notice_void(struct request *rq, const struct module *m, int64_t record, const char *name)
{
	take_back(rq, m, record, name, BACK_VOID_MAIL, BACK_VOID_INBOX);
}

void notice_withdraw(struct request *rq, const struct module *m, int64_t record, const char *name)
{
	take_back(rq, m, record, name, BACK_TENANTS_MAIL, BACK_TENANTS_INBOX);
}

static const char *in_language(const char *lang, const char *text)
{
	return words_say(strcmp(lang, "en") == 0 ? NULL : words_for("zh"), text);
}

void notice_leave(struct request *rq, int64_t person, int64_t company)
{
	struct back l = { .person = person, .company = company };

	if (company != 0 && db_one(rq->db, &notice_back_sql[BACK_HEIR], &l, &l)) {
		l.body = in_language(l.lang,
			T("This was meant for somebody who is no longer with your company. It comes to you as its administrator."));
		db_run(rq->db, &notice_back_sql[BACK_TURN_MAIL], &l);
		db_run(rq->db, &notice_back_sql[BACK_TURN_INBOX], &l);
	}
	db_run(rq->db, &notice_back_sql[BACK_LEFT_MAIL], &l);
	db_run(rq->db, &notice_back_sql[BACK_LEFT_INBOX], &l);
}
