/* store.c -- every statement about departments and who has which role in them. */
#include "staff/staff.h"

/* clang-format off */
static const struct column department_columns[] = {
	RECORD_COLUMNS(struct department),
	TEXT_COLUMN(struct department, code, T("Code")),
	TEXT_COLUMN(struct department, name, T("Name")),
	TEXT_COLUMN(struct department, name_en, T("Name in English")),
	INT_COLUMN(struct department, people, T("Staff")),
	{ 0 }
};
const struct table department_table = { "department", sizeof(struct department), department_columns };

static const struct column held_role_columns[] = {
	INT_COLUMN(struct held_role, id, NULL), INT_COLUMN(struct held_role, person, NULL),
	INT_COLUMN(struct held_role, department, T("Department")), TEXT_COLUMN(struct held_role, role, T("Role")),
	TEXT_COLUMN(struct held_role, department_name, NULL), TEXT_COLUMN(struct held_role, name, T("person|Name")),
	TEXT_COLUMN(struct held_role, title, T("person|Position")), TEXT_COLUMN(struct held_role, extension, T("person|Extension")),
	TEXT_COLUMN(struct held_role, mobile, T("person|Mobile")), TEXT_COLUMN(struct held_role, email, T("E-mail")),
	{ 0 }
};
const struct table held_role_table = { "person_role", sizeof(struct held_role), held_role_columns };

const struct sql staff_sql[] = {
	[STAFF_DEPARTMENTS] = { "SELECT id, code, name, name_en FROM department WHERE site = :my_site AND state = 'active'"
		" ORDER BY name", NULL, &department_table },
	[STAFF_POSTS] = { "SELECT r.person, r.department, r.role, IF(:role = 'en' AND d.name_en <> '', d.name_en, d.name)"
		" AS department_name FROM person_role r JOIN department d ON d.id = r.department WHERE r.person = :person"
		" ORDER BY d.name, r.role", &held_role_table, &held_role_table },
	[STAFF_GRANT] = { "INSERT INTO person_role (person, department, role) SELECT p.id, d.id, :role FROM person p, department d"
		" WHERE p.id = :person AND p.company IS NULL AND p.site = :my_site AND d.id = :department AND d.site = :my_site"
		" AND d.state = 'active' ON DUPLICATE KEY UPDATE role = VALUES(role)", &held_role_table, NULL },
	[STAFF_REVOKE] = { "DELETE FROM person_role WHERE person = :person AND department = :department AND role = :role"
		" AND person IN (SELECT id FROM person WHERE company IS NULL AND site = :my_site)", &held_role_table, NULL },
	[STAFF_ADMINS] = { "SELECT p.id FROM person p JOIN person_role r ON r.person = p.id AND r.role = 'admin'"
		" JOIN department d ON d.id = r.department AND d.state = 'active'"
		" WHERE p.company IS NULL AND p.state = 'active' AND p.id <> :person LIMIT 1 FOR UPDATE", &held_role_table, &held_role_table },
	[STAFF_FOUND] = { "INSERT INTO department (site, code, name, name_en, state) SELECT :my_site, :code, :name, :name_en, 'active'"
		" FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM department WHERE site = :my_site AND code = :code)", &department_table, NULL },
	[STAFF_HOUSE] = { "SELECT r.person, r.department, r.role, IF(:role = 'en' AND d.name_en <> '', d.name_en, d.name)"
		" AS department_name, p.name, p.title, p.extension, IFNULL(p.mobile, '') AS mobile, IFNULL(p.email, '') AS email"
		" FROM person_role r JOIN department d ON d.id = r.department AND d.state = 'active' JOIN person p ON p.id = r.person"
		" AND p.state <> 'disabled' WHERE d.site = :my_site ORDER BY d.id, r.role, p.name LIMIT 2000", &held_role_table, &held_role_table },
	{ 0 }
};

#define ROW "SELECT d.id, d.site, d.state, d.code, d.name, d.name_en, (SELECT COUNT(DISTINCT r.person) FROM person_role r" \
	" JOIN person p ON p.id = r.person AND p.state <> 'disabled' WHERE r.department = d.id) AS people FROM department d"
const struct sql department_sql[] = {
	[DEPARTMENT_ONE] = { ROW " WHERE d.id = :id AND d.site = :my_site", &department_table, &department_table },
	[DEPARTMENT_MAKE] = { "INSERT INTO department (site, code, name, name_en, state)"
		" VALUES (:site, :code, :name, :name_en, :state)", &department_table, NULL },
	[DEPARTMENT_MOVE] = { "UPDATE department SET state = :state, code = :code, name = :name, name_en = :name_en"
		" WHERE id = :id AND state = :was", &department_table, NULL },
	/* An administrator whose role is not held in this department. */
	[DEPARTMENT_ADMIN] = { "SELECT p.id FROM person p JOIN person_role r ON r.person = p.id AND r.role = 'admin'"
		" JOIN department d ON d.id = r.department AND d.state = 'active' AND d.id <> :id"
		" WHERE p.company IS NULL AND p.state = 'active' LIMIT 1 FOR UPDATE", &department_table, &department_table },
	[DEPARTMENT_CODE] = { "SELECT id FROM department WHERE site = :my_site AND code = :code AND id <> :id LIMIT 1",
		&department_table, &department_table },
	{ 0 }
};
/* clang-format on */
