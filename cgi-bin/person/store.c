/* store.c -- every statement about people. */
#include "person/person.h"

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct person),
	TEXT_COLUMN(struct person, name, T("person|Name")),
	TEXT_COLUMN(struct person, pinyin, NULL),
	TEXT_COLUMN(struct person, initials, NULL),
	TEXT_COLUMN(struct person, title, T("person|Position")),
	TEXT_COLUMN(struct person, email, T("E-mail")),
	TEXT_COLUMN(struct person, mobile, T("person|Mobile")),
	TEXT_COLUMN(struct person, extension, T("person|Extension")),
	CODE_COLUMN(struct person, lang, T("Language"), person_langs),
	FLAG_COLUMN(struct person, is_company_admin, T("Company administrator")),
	TIME_COLUMN(struct person, password_at, T("Password set")),
	TEXT_COLUMN(struct person, roles, T("Roles")),
	{ 0 }
};
const struct table person_table = { "person", sizeof(struct person), columns };
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
	{ 0 }
};
/* clang-format on */
