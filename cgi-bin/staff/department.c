/* department.c -- the departments of the house (procedures 4.1). */
#include "staff/staff.h"
#include "core/request.h"
#include "edge/db.h"

void staff_found(struct request *rq, const char *name)
{
	db_run(rq->db, &staff_sql[STAFF_FOUND], &(struct department){ .code = "administration", .name = name, .name_en = "" });
}

static void check(struct request *rq, void *row)
{
	struct department *d = row, other;

	table_blank(&department_table, &other);
	if (d->code[strspn(d->code, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
		form_fault(rq, "code", T("Small letters, digits and _ only."));
	else if (db_one(rq->db, &department_sql[DEPARTMENT_CODE], d, &other))
		form_fault(rq, "code", T("Another department has this code."));
}

/* The roles held in a disabled department give no rights. */
static const char *disable(struct request *rq, void *row)
{
	struct department other;

	table_blank(&department_table, &other);
	return db_one(rq->db, &department_sql[DEPARTMENT_ADMIN], row, &other) ? NULL
		: say(rq, T("The house keeps at least one administrator. Give somebody else the role first."));
}

/* clang-format off */
static const struct field fields[] = {
	{ "code",    NULL, T("Stays the same when the name changes: front_desk"), INPUT_LINE, .required = true, .min = 2, .max = 30, .width = WIDTH_HALF },
	{ "name",    NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF },
	{ "name_en", NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "department", &department_table, fields, check };

static const struct state states[] = {
	{ "active",   T("department|Active"),   TONE_OK, .never = "a department stays on record, and is taken up again" },
	{ "disabled", T("department|Disabled"), TONE_IDLE, .never = "a department stays on record, and is taken up again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",    T("Correct"), "active disabled", NULL, ROLE_ADMIN, .form = &form },
	{ "disable", T("Disable"), "active", "disabled", ROLE_ADMIN, .act = disable },
	{ "enable",  T("Take up again"), "disabled", "active", ROLE_ADMIN },
	{ 0 }
};
static const struct flow flow = { states, steps };

static const struct head heads[] = {
	{ "name", NULL, NULL, "d.name" },
	{ "name_en", NULL, NULL, "d.name_en" },
	{ "code", NULL, NULL, "d.code" },
	{ "people", NULL, NULL, NULL },
	{ "state", NULL, NULL, "d.state + 0" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Name or code"), INPUT_LINE, "(d.name LIKE CONCAT('%', :q_like) OR d.name_en LIKE :q_like OR d.code LIKE :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "d.state = :state" },
	{ 0 }
};
static const struct list list = { "SELECT d.id, d.site, d.state, d.code, d.name, d.name_en, (SELECT COUNT(DISTINCT r.person)"
	" FROM person_role r JOIN person p ON p.id = r.person AND p.state <> 'disabled' WHERE r.department = d.id) AS people"
	" FROM department d WHERE d.site = :my_site", "d.id", "id", true, "d.id", heads, filters, NULL, T("No department yet.") };

static const char *const facts[] = { "name", "name_en", "code", "people", NULL };

const struct module department_module = {
	.name = "department", .title = T("Departments"), .one_title = T("Department"),
	.table = &department_table, .form = &form, .flow = &flow, .sql = department_sql, .move = &department_sql[DEPARTMENT_MOVE],
	.facts = facts, .name_column = "name",
	.face = {
		[DESK] = { ROLE_ADMIN, &list, &department_sql[DEPARTMENT_ONE], &department_sql[DEPARTMENT_MAKE],
		           .place = { T("menu|House"), 910, "sitemap" } },
	},
};
/* clang-format on */
