/* store.c -- every statement of the door. */
#include "login/login.h"

/* clang-format off */
static const struct column columns[] = {
	INT_COLUMN(struct account, person, NULL), ID_COLUMN(struct account, company, NULL),
	INT_COLUMN(struct account, tries, NULL), INT_COLUMN(struct account, id, NULL),
	TEXT_COLUMN(struct account, login, NULL), TEXT_COLUMN(struct account, password, NULL),
	TEXT_COLUMN(struct account, roles, NULL), TEXT_COLUMN(struct account, name, NULL),
	TEXT_COLUMN(struct account, email, NULL), TEXT_COLUMN(struct account, lang, NULL),
	TEXT_COLUMN(struct account, program, NULL), TEXT_COLUMN(struct account, what, NULL),
	TIME_COLUMN(struct account, last_at, NULL), TEXT_COLUMN(struct account, mobile, NULL),
	TEXT_COLUMN(struct account, department, NULL),
	{ 0 }
};
const struct table account_table = { "account", sizeof(struct account), columns };
#define IN &account_table
#define OUT &account_table

const struct sql login_sql[] = {
	[LOGIN_FIND] = { "SELECT p.id AS person, p.company, p.password, p.name, IFNULL(p.email, '') AS email, p.lang,"
		" IF(p.company IS NOT NULL, IF(p.is_company_admin, 'company_admin', 'member'), IFNULL((SELECT"
		" GROUP_CONCAT(DISTINCT r.role) FROM person_role r JOIN department d ON d.id = r.department"
		" AND d.state = 'active' WHERE r.person = p.id), '')) AS roles"
		" FROM person p LEFT JOIN company c ON c.id = p.company"
		" WHERE (p.email = :login OR p.mobile = :login) AND p.state = 'active'"
		" AND (c.id IS NULL OR c.state <> 'archived')", IN, OUT },
	[LOGIN_TRY] = { "INSERT INTO login_try (what, tries, last_at) VALUES (:what, 0, :now)"
		" ON DUPLICATE KEY UPDATE tries = tries", IN },
	[LOGIN_TRIES] = { "SELECT tries, last_at FROM login_try WHERE what = :what FOR UPDATE", IN, OUT },
	[LOGIN_COUNT] = { "UPDATE login_try SET tries = :tries, last_at = :now WHERE what = :what", IN },
	[LOGIN_FORGET] = { "DELETE FROM login_try WHERE what = :what", IN },
	[LOGIN_SAMPLES] = { "SELECT value AS name FROM setting WHERE site = :my_site AND name = 'sample_logins'", NULL, OUT },
	[LOGIN_WISH] = { "INSERT INTO reset_wish (login, program, made_at) VALUES (:login, :program, :now)", IN },
	[LOGIN_WISHES] = { "SELECT w.id, w.login, (SELECT p.id FROM person p LEFT JOIN company c ON c.id = p.company"
		" WHERE (p.email = w.login OR p.mobile = w.login) AND p.state <> 'disabled'"
		" AND (c.id IS NULL OR c.state <> 'archived')"
		" AND (SELECT COUNT(*) FROM ticket t WHERE t.person = p.id AND t.kind = 'reset'"
		" AND t.made_at > :last_at) < 3) AS person FROM reset_wish w ORDER BY w.id LIMIT 50", IN, OUT },
	[LOGIN_WISHED] = { "DELETE FROM reset_wish WHERE id = :id", IN },
	[LOGIN_ADMINS] = { "SELECT p.id AS person FROM person p JOIN person_role r ON r.person = p.id AND r.role = 'admin'"
		" WHERE p.company IS NULL AND p.state = 'active' LIMIT 1", NULL, OUT },
	[LOGIN_FIRST] = { "INSERT INTO person (site, state, name, email, lang, made_at)"
		" VALUES (:my_site, 'invited', :name, :email, :lang, :now)", IN },
	[LOGIN_FIRST_ROLE] = { "INSERT INTO person_role (person, department, role)"
		" SELECT :person, id, 'admin' FROM department WHERE site = :my_site AND code = 'administration'", IN },
	[LOGIN_SITE] = { "SELECT id FROM site ORDER BY id LIMIT 1", NULL, OUT },
	[LOGIN_SITES] = { "INSERT INTO site (code, name, name_en) VALUES ('A', :name, :email)", IN },
	{ 0 }
};
/* clang-format on */
