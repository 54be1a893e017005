/* person.c -- the people of a company: its administrator invites and removes them,
** the desk helps. */
#include "person/person.h"
#include "core/request.h"
#include "edge/db.h"

/* One who could let the others in must stay. */
static bool is_last(struct request *rq, const struct person *p)
{
	struct person other;

	table_blank(&person_table, &other);
	return !db_one(rq->db, &person_sql[PERSON_ADMINS], p, &other);
}

#define NEW_MOST 100                     /* people an hour that a company invites by itself */

/* Each gets a mail: a company's page is no sling for them. */
static bool too_many(struct request *rq)
{
	struct person n;

	table_blank(&person_table, &n);
	return rq->program->audience == PORTAL && db_one(rq->db, &person_sql[PERSON_NEW], NULL, &n) && n.r.id >= NEW_MOST;
}

static void check(struct request *rq, void *row)
{
	struct person *p = row;

	if (p->r.id == 0 && too_many(rq))
		form_fault(rq, NULL, T("Very many people were invited within the hour. Please wait, or ask the front desk."));
	person_check(rq, p);
	if (p->r.id != 0 && !p->is_company_admin && is_last(rq, p))
		form_fault(rq, "is_company_admin", T("A company keeps at least one administrator. Name another one first."));
}

static const char *remove_one(struct request *rq, void *row)
{
	const struct person *p = row;

	if (p->r.id == rq->user.id)
		return say(rq, T("You cannot remove yourself. Another administrator or the front desk can."));
	if (p->is_company_admin && is_last(rq, p))
		return say(rq, T("A company keeps at least one administrator. Name another one first."));
	return NULL;
}

/* clang-format off */
#define ADMINS (ROLE_COMPANY_ADMIN | ROLE_DESK | ROLE_LEASING | ROLE_ADMIN)
#define OF_PERSON \
	{ "name",      NULL, NULL, INPUT_LINE,  .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "title",     NULL, NULL, INPUT_LINE,  .max = 60, .width = WIDTH_HALF }, \
	{ "email",     NULL, T("The invitation goes there; one logs in with it."), INPUT_EMAIL, .required = true, .width = WIDTH_HALF }, \
	{ "mobile",    NULL, T("Logs in as well."), INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "extension", NULL, NULL, INPUT_LINE,  .max = 12, .width = WIDTH_HALF }, \
	{ "lang",      NULL, T("Of mails and pages, Chinese if left open; everybody may change it."), INPUT_CHOICE, .width = WIDTH_HALF }, \
	{ "is_company_admin", NULL, T("Invites and removes people, and sees everything of the company."), INPUT_FLAG }, \
	{ 0 }
static const struct field fields[] = { OF_PERSON };
static const struct field desk_fields[] = {
	{ "company", T("Company"), T("Name, number, room or initials"), INPUT_COMPANY, .required = true, .width = WIDTH_FULL },
	OF_PERSON
};
static const struct form form = { "person", &person_table, fields, check, T("Save") };
static const struct form new_form = { "person_new", &person_table, fields, check, T("Invite") };
static const struct form desk_form = { "person_desk", &person_table, desk_fields, check, T("Invite") };

static const struct state states[] = {
	{ "invited",  T("person|Invited"), TONE_INFO, .never = "a person stays with their company: who was removed is invited again" },
	{ "active",   T("person|Active"),  TONE_OK, .never = "a person stays with their company: who was removed is invited again" },
	{ "disabled", T("person|Removed"), TONE_IDLE, .never = "a person stays with their company: who was removed is invited again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",    T("Correct"), "invited active disabled", NULL, ADMINS, .form = &form },
	{ "invite",  T("Send the invitation again"), "invited", NULL, ADMINS, .act = person_may_invite, .after = person_invite, .primary = true },
	{ "remove",  T("person|Remove"), "invited active", "disabled", ADMINS, .form = &person_go_form, .fill = person_hangs, .act = remove_one, .after = person_shut },
	{ "restore", T("Invite again"), "disabled", "invited", ADMINS, .act = person_may_invite, .after = person_invite },
	/* by the mailed link: */
	{ "accept",  T("Accept the invitation"), "invited", "active", ROLE_CLOCK },
	{ 0 }
};
static const struct flow flow = { states, steps };

#define LISTED "SELECT p.id, p.site, p.company, p.state, p.name, p.title, IFNULL(p.email, '') AS email," \
	" IFNULL(p.mobile, '') AS mobile, p.extension, p.is_company_admin, IFNULL(c.short_name, '') AS company_name" \
	" FROM person p LEFT JOIN company c ON c.id = p.company WHERE p.company IS NOT NULL AND "
#define FOUND "(p.name LIKE CONCAT('%', :q_like) OR p.initials LIKE :q_like OR p.pinyin LIKE :q_like" \
	" OR REPLACE(p.pinyin, ' ', '') LIKE :q_like OR p.email LIKE :q_like OR p.mobile LIKE CONCAT('%', :q_like)" \
	" OR p.extension = :q"
static const struct head heads[] = {
	{ "name", NULL, NULL, "p.pinyin" },
	{ "title", NULL, NULL, NULL },
	{ "email", NULL, "mobile", NULL },
	{ "extension", NULL, NULL, NULL },
	{ "is_company_admin", NULL, NULL, NULL },
	{ "state", NULL, NULL, "p.state + 0" },
	{ 0 }
};
static const struct head desk_heads[] = {
	{ "name", NULL, NULL, "p.pinyin" },
	{ "company_name", NULL, "title", "c.short_name" },
	{ "email", NULL, "mobile", NULL },
	{ "extension", NULL, NULL, NULL },
	{ "is_company_admin", NULL, NULL, NULL },
	{ "state", NULL, NULL, "p.state + 0" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Name, e-mail, telephone, initials"), INPUT_LINE, FOUND ")" },
	{ "state", T("State"), INPUT_CHOICE, "p.state = :state" },
	{ 0 }
};
static const struct filter desk_filters[] = {
	{ "q", T("Name, company, e-mail, telephone, initials"), INPUT_LINE, FOUND
		" OR c.short_name LIKE CONCAT('%', :q_like) OR c.initials LIKE :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "p.state = :state" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not yet logged in"), "state=invited" }, { T("Active"), "state=active" }, { 0 } };
static const struct list own_list = { LISTED "p.company = :my_company", "p.pinyin", "name", true, "p.id", heads, filters, quicks,
	T("Nobody here yet.") };
static const struct list desk_list = { LISTED "p.site = :my_site", "p.pinyin", "name", true, "p.id", desk_heads, desk_filters, quicks,
	T("Nobody fits."), .company = "p.company" };

static const char *const facts[] = { "company_name", "title", "email", "mobile", "extension", "lang", "is_company_admin",
	"password_at", "made_at", "made_name", NULL };

const struct module person_module = {
	.name = "person", .title = T("module|People"), .one_title = T("Person"),
	.table = &person_table, .form = &form, .flow = &flow, .sql = person_sql, .move = &person_sql[PERSON_MOVE],
	.facts = facts, .name_column = "name", .after = person_invite,
	.face = {
		[PORTAL] = { ROLE_COMPANY_ADMIN, &own_list, &person_sql[PERSON_MINE], &person_sql[PERSON_MAKE], .form = &new_form,
		             .place = { T("Company"), 80, "users" }, .title = T("Our people") },
		[DESK]   = { ROLE_DESK | ROLE_LEASING | ROLE_ADMIN, &desk_list, &person_sql[PERSON_ANY], &person_sql[PERSON_MAKE],
		             .form = &desk_form, .place = { T("menu|Front desk"), 225, "users" } },
	},
};
/* clang-format on */
