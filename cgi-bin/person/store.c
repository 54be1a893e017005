/* store.c -- every statement about people. */
#include "person/person.h"

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct person),
	TEXT_COLUMN(struct person, name, T("person|Name")),
	TEXT_COLUMN(struct person, pinyin, NULL),
	TEXT_COLUMN(struct person, initials, NULL),
	TEXT_COLUMN(struct person, title, T("person|Position")),
	PERSONAL_COLUMN(struct person, email, T("E-mail"), PERSONAL_OURS),
	PERSONAL_COLUMN(struct person, mobile, T("person|Mobile"), PERSONAL_OURS),
	TEXT_COLUMN(struct person, extension, T("person|Extension")),
	CODE_COLUMN(struct person, lang, T("Language"), person_langs),
	FLAG_COLUMN(struct person, is_company_admin, T("Company administrator")),
	TIME_COLUMN(struct person, password_at, T("Password set")),
	TEXT_COLUMN(struct person, roles, T("Roles")),
	TEXT_COLUMN(struct person, note, NULL),
	TEXT_COLUMN(struct person, hanging, NULL),
	{ 0 }
};
const struct table person_table = { "person", sizeof(struct person), columns };
/* clang-format off */
static const struct column hang_columns[] = {
	INT_COLUMN(struct person_hang, record, NULL), TEXT_COLUMN(struct person_hang, module, NULL),
	TEXT_COLUMN(struct person_hang, number, NULL), TEXT_COLUMN(struct person_hang, text, NULL),
	TIME_COLUMN(struct person_hang, at, NULL), { 0 }
};
/* clang-format on */
const struct table person_hang_table = { "hang", sizeof(struct person_hang), hang_columns };
#define IN &person_table
#define OUT &person_table
#define ROW "SELECT p.id, p.site, p.company, p.state, p.made_at, p.made_by, p.name, p.pinyin, p.initials, p.title," \
	" IFNULL(p.email, '') AS email, IFNULL(p.mobile, '') AS mobile, p.extension, p.lang, p.is_company_admin," \
	" p.password_at, IFNULL(c.short_name, '') AS company_name, IFNULL(m.name, '') AS made_name" \
	" FROM person p LEFT JOIN company c ON c.id = p.company LEFT JOIN person m ON m.id = p.made_by WHERE p.id = :id AND "

const struct sql person_sql[] = {
	[PERSON_MINE] = { ROW "p.company = :my_company", IN, OUT },
	[PERSON_ANY] = { ROW "p.company IS NOT NULL AND p.site = :my_site", IN, OUT },
	[PERSON_STAFF] = { ROW "p.company IS NULL AND p.site = :my_site", IN, OUT },
	[PERSON_MAKE] = { "INSERT INTO person (site, company, state, name, pinyin, initials, title, email, mobile, extension, lang,"
		" is_company_admin, made_at, made_by) VALUES (:site, :company, :state, :name, :pinyin, :initials, :title,"
		" NULLIF(:email, ''), NULLIF(:mobile, ''), :extension, :lang, :is_company_admin, :now, :made_by)", IN },
	[PERSON_MAKE_STAFF] = { "INSERT INTO person (site, company, state, name, pinyin, initials, title, email, mobile, extension,"
		" lang, made_at, made_by) VALUES (:site, NULL, :state, :name, :pinyin, :initials, :title,"
		" NULLIF(:email, ''), NULLIF(:mobile, ''), :extension, :lang, :now, :made_by)", IN },
	[PERSON_MOVE] = { "UPDATE person SET state = :state, name = :name, pinyin = :pinyin, initials = :initials, title = :title,"
		" email = NULLIF(:email, ''), mobile = NULLIF(:mobile, ''), extension = :extension, lang = :lang,"
		" is_company_admin = :is_company_admin WHERE id = :id AND state = :was", IN },
	[PERSON_TAKEN] = { "SELECT id FROM person WHERE id <> :id AND ((:email <> '' AND email = :email)"
		" OR (:mobile <> '' AND mobile = :mobile)) LIMIT 1", IN, OUT },
	[PERSON_ADMINS] = { "SELECT id FROM person WHERE company = :company AND id <> :id AND is_company_admin"
		" AND state IN ('active', 'invited') LIMIT 1 FOR UPDATE", IN, OUT },
	[PERSON_SPELL] = { "UPDATE person SET pinyin = :pinyin, initials = :initials WHERE id = :id AND pinyin = ''", IN },
	[PERSON_NAME] = { "SELECT id, name, IFNULL(email, '') AS email, lang FROM person WHERE id = :id", IN, OUT },
	[PERSON_OF] = { "SELECT id, name, title, IFNULL(email, '') AS email, IFNULL(mobile, '') AS mobile, extension, is_company_admin"
		" FROM person WHERE company = :company AND state <> 'disabled' ORDER BY is_company_admin DESC, name LIMIT 500", IN, OUT },
	[PERSON_NEW] = { "SELECT COUNT(*) AS id FROM person WHERE company = :my_company AND made_at > :now - INTERVAL 1 HOUR", NULL, OUT },
	[PERSON_INVITED] = { "SELECT COUNT(*) AS id FROM ticket WHERE person = :id AND kind = 'invite'"
		" AND made_at > :now - INTERVAL 1 HOUR", IN, OUT },
	[PERSON_VOID] = { "UPDATE ticket SET used_at = :now WHERE person = :id AND used_at IS NULL", IN },
	/* What is still to come and names them: of a company by its own rows, of the house by what is open. */
	[PERSON_HANGS] = { "SELECT 'booking' AS module, b.id AS record, b.number, b.title AS text, b.starts_at AS at FROM booking b FORCE INDEX (booking_own_state)"
		" WHERE b.company = :company AND b.ends_at > :now AND (b.contact = :id OR (b.contact IS NULL AND b.made_by = :id))"
		" AND b.state IN ('requested','checking','offered','confirmed','prepared','in_use')"
		" UNION ALL SELECT 'visitor', v.id, v.number, v.name, v.expected_at FROM visitor v FORCE INDEX (visitor_own_state) WHERE v.company = :company"
		" AND v.host = :id AND v.state IN ('expected','arrived','greeted','identified','guided')"
		" UNION ALL SELECT 'card', k.id, k.number, k.borrower, k.due_at FROM card_loan k FORCE INDEX (card_loan_own_state) WHERE k.company = :company"
		" AND (k.made_by = :id OR k.borrower = :name) AND k.state IN ('requested','form_filled','lent','overdue','lost')"
		" UNION ALL SELECT 'mail', m.id, m.number, m.addressee, m.made_at FROM mail m FORCE INDEX (mail_own_state) WHERE m.company = :company"
		" AND m.person = :id AND m.state IN ('received','sorted','notified','logged_pending','scanned')"
		" UNION ALL SELECT 'letter', l.id, l.number, l.subject, l.made_at FROM letter l FORCE INDEX (letter_clerk) WHERE l.clerk = :id AND l.state = 'assigned'"
		" UNION ALL SELECT 'reception', r.id, r.number, r.customer, r.made_at FROM reception r FORCE INDEX (reception_clerk) WHERE r.clerk = :id"
		" AND r.state IN ('assigned','booking')"
		" UNION ALL SELECT 'question', q.id, q.number, q.asker, q.made_at FROM question q FORCE INDEX (question_superior) WHERE q.superior = :id"
		" AND q.state IN ('noted','escalated') ORDER BY at, number LIMIT 50", IN, &person_hang_table },
	{ 0 }
};
/* clang-format on */
