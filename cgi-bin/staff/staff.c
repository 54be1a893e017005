/* staff.c -- the members of staff, kept by the administrator. */
#include "staff/staff.h"
#include "person/person.h"
#include "core/request.h"

static const char *disable(struct request *rq, void *row)
{
	const struct person *p = row;

	if (p->r.id == rq->user.id)
		return say(rq, T("You cannot disable yourself; another administrator can."));
	if (staff_last_admin(rq, p->r.id))
		return say(rq, T("The house keeps at least one administrator. Give somebody else the role first."));
	return NULL;
}

/* clang-format off */
static const struct field fields[] = {
	{ "name",      NULL, NULL, INPUT_LINE,  .required = true, .min = 1, .max = 60, .width = WIDTH_HALF },
	{ "title",     NULL, NULL, INPUT_LINE,  .max = 60, .width = WIDTH_HALF },
	{ "email",     NULL, T("The invitation goes there; one logs in with it."), INPUT_EMAIL, .required = true, .width = WIDTH_HALF },
	{ "mobile",    NULL, T("Logs in as well."), INPUT_PHONE, .width = WIDTH_HALF },
	{ "extension", NULL, NULL, INPUT_LINE,  .max = 12, .width = WIDTH_HALF },
	{ "lang",      NULL, T("Of mails and pages, Chinese if left open; everybody may change it."), INPUT_CHOICE, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "staff", &person_table, fields, person_check, T("Save") };
static const struct form new_form = { "staff_new", &person_table, fields, person_check, T("Invite") };

static const struct state states[] = {
	{ "invited",  T("person|Invited"),  TONE_INFO, .never = "a colleague stays on record: who was disabled is invited again" },
	{ "active",   T("person|Active"),   TONE_OK, .never = "a colleague stays on record: who was disabled is invited again" },
	{ "disabled", T("person|Disabled"), TONE_IDLE, .never = "a colleague stays on record: who was disabled is invited again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",    T("Correct"), "invited active disabled", NULL, ROLE_ADMIN, .form = &form },
	{ "invite",  T("Send the invitation again"), "invited", NULL, ROLE_ADMIN, .act = person_may_invite, .after = person_invite, .primary = true },
	{ "disable", T("Disable"), "invited active", "disabled", ROLE_ADMIN, .form = &person_go_form, .fill = person_hangs, .act = disable, .after = person_shut },
	{ "enable",  T("Invite again"), "disabled", "invited", ROLE_ADMIN, .act = person_may_invite, .after = person_invite },
	/* by the mailed link: */
	{ "accept",  T("Accept the invitation"), "invited", "active", ROLE_CLOCK },
	{ 0 }
};
static const struct flow flow = { states, steps };

static const struct head heads[] = {
	{ "name", NULL, NULL, "p.pinyin" },
	{ "roles", NULL, "title", NULL },
	{ "email", NULL, "mobile", NULL },
	{ "extension", NULL, NULL, NULL },
	{ "state", NULL, NULL, "p.state + 0" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Name, e-mail, telephone, initials"), INPUT_LINE, "(p.name LIKE CONCAT('%', :q_like) OR p.initials LIKE :q_like"
		" OR p.pinyin LIKE :q_like OR REPLACE(p.pinyin, ' ', '') LIKE :q_like OR p.email LIKE :q_like"
		" OR p.mobile LIKE CONCAT('%', :q_like) OR p.extension = :q)" },
	{ "state", T("State"), INPUT_CHOICE, "p.state = :state" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not yet logged in"), "state=invited" }, { T("Active"), "state=active" }, { 0 } };
static const struct list list = { "SELECT p.id, p.site, p.state, p.name, p.title, IFNULL(p.email, '') AS email,"
	" IFNULL(p.mobile, '') AS mobile, p.extension, IFNULL((SELECT GROUP_CONCAT(DISTINCT d.name ORDER BY d.name SEPARATOR '、')"
	" FROM person_role r JOIN department d ON d.id = r.department WHERE r.person = p.id), '') AS roles"
	" FROM person p WHERE p.company IS NULL AND p.site = :my_site", "p.pinyin", "name", true, "p.id", heads, filters, quicks,
	T("Nobody fits.") };

static const char *const facts[] = { "title", "email", "mobile", "extension", "lang", "password_at", "made_at", "made_name", NULL };
static const struct route more[] = {
	{ GET,  "/:id/roles", 0, staff_roles, "step.html" },
	{ POST, "/:id/roles", 0, staff_roles, "step.html" },
	{ 0 }
};

const struct module staff_module = {
	.name = "staff", .title = T("Staff"), .one_title = T("Member of staff"),
	.table = &person_table, .form = &form, .flow = &flow, .sql = staff_sql, .move = &person_sql[PERSON_MOVE],
	.facts = facts, .name_column = "name", .after = person_invite, .more = staff_more, .more_page = "staff/more.html", .sheets = staff_sheets,
	.face = {
		[DESK] = { ROLE_ADMIN, &list, &person_sql[PERSON_STAFF], &person_sql[PERSON_MAKE_STAFF], .form = &new_form,
		           .more = more, .place = { T("menu|House"), 900, "users" } },
	},
};
/* clang-format on */
