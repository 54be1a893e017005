/* company.c -- the rules of a customer's record (P002): registered, checked, on
** record, put away. */
#include "company/part.h"
#include "kit/pick.h"
#include "core/request.h"
#include "edge/db.h"
#include "edge/page.h"

/* Spell the short name where nobody has; both may be corrected (多音字). */
static void check(struct request *rq, void *row)
{
	struct company *c = row;
	const char *words;

	if (*c->pinyin == '\0') {
		words = pick_pinyin(rq, c->short_name, false);
		c->pinyin = strlen(words) <= 200 ? words : "";
	}
	if (*c->initials == '\0')
		c->initials = pick_initials(rq, c->pinyin, 40);
	if (c->pinyin[strspn(c->pinyin, "abcdefghijklmnopqrstuvwxyz0123456789 ")] != '\0')
		form_fault(rq, "pinyin", T("Small letters, digits and spaces only."));
	if (c->initials[strspn(c->initials, "abcdefghijklmnopqrstuvwxyz0123456789")] != '\0')
		form_fault(rq, "initials", T("Small letters and digits only."));
	if (strcmp(c->kind, "tenant") == 0 && *c->room_no == '\0' && strcmp(c->r.state, "active") == 0)
		form_fault(rq, "room_no", T("A tenant on record has a room."));
}

static const char *may_record(struct request *rq, void *row)
{
	const struct company *c = row;

	if (strcmp(c->kind, "tenant") == 0 && *c->room_no == '\0')
		return say(rq, T("Write down the tenant's room first, under \"Correct\"."));
	return NULL;
}

/* Cards out, things at the desk, letters to collect: not put away without a word (P002). */
static void hanging(struct request *rq, void *row)
{
	page_text(page_again(rq->page, "led"), "lead", ((const struct company *)row)->name);
	(void)company_hangs(rq, row);
}

static const char *put_away(struct request *rq, void *row)
{
	struct company *c = row;

	if (*c->note == '\0' && company_hangs(rq, c))
		form_fault(rq, "note", T("Something of theirs is not settled yet: settle it first, or write why it may stay."));
	return NULL;
}

static void shut(struct request *rq, void *row)
{
	db_run(rq->db, &company_sql[COMPANY_SHUT], row);
}

/* clang-format off */
static const struct field fields[] = {
	{ "kind",       NULL, NULL, INPUT_RADIO, .required = true, .group = T("The customer") },
	{ "name",       NULL, T("As on the licence"), INPUT_LINE, .required = true, .min = 2, .max = 120, .width = WIDTH_FULL },
	{ "short_name", NULL, T("As the desk calls it"), INPUT_LINE, .required = true, .min = 1, .max = 40, .width = WIDTH_HALF },
	{ "name_en",    NULL, NULL, INPUT_LINE, .max = 120, .width = WIDTH_HALF },
	{ "pinyin",     NULL, T("Left empty, it is made of the short name."), INPUT_LINE, .max = 200, .width = WIDTH_HALF },
	{ "initials",   NULL, T("Left empty, they are made of the pinyin."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "licence_no", NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "phone",      NULL, NULL, INPUT_PHONE, .required = true, .width = WIDTH_HALF, .group = T("Where to reach it") },
	{ "email",      NULL, NULL, INPUT_EMAIL, .width = WIDTH_HALF },
	{ "room_no",    NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "floor",      NULL, NULL, INPUT_LINE, .max = 20, .width = WIDTH_HALF },
	{ "box",        NULL, NULL, INPUT_LINE, .max = 20, .width = WIDTH_HALF },
	{ "needs",      NULL, NULL, INPUT_LINES, .max = 2000, .group = T("What it needs") },
	{ "notes",      NULL, T("Never shown to the customer"), INPUT_LINES, .max = 2000 },
	{ 0 }
};
const struct form company_form = { "company", &company_table, fields, check };

static const struct field away_fields[] = {
	{ "note", T("Reason"), T("Kept in the history with your name. Its people are let in no more."), INPUT_LINE, .max = 200 }, { 0 }
};
static const struct form away_form = { "company_away", &company_table, away_fields, .submit = T("Put away") };

#define KEEPERS (ROLE_DESK | ROLE_LEASING | ROLE_ADMIN)
static const struct state states[] = {
	{ "new",      T("company|New"),       TONE_INFO, .on_path = true, .never = "a company stays on record: what was put away is taken up again" },
	{ "verified", T("company|Checked"),   TONE_INFO, .on_path = true, .never = "a company stays on record: what was put away is taken up again" },
	{ "active",   T("company|On record"), TONE_OK,   .on_path = true, .never = "a company stays on record: what was put away is taken up again" },
	{ "archived", T("company|Put away"),  TONE_IDLE, .on_path = true, .never = "a company stays on record: what was put away is taken up again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",    T("Correct"),        "new verified active", NULL, KEEPERS, .form = &company_form },
	{ "verify",  T("Checked: papers and details agree"), "new", "verified", KEEPERS, .primary = true },
	{ "record",  T("Put on record"),  "verified", "active", KEEPERS, .act = may_record, .primary = true },
	{ "archive", T("Put away"),       "new verified active", "archived", ROLE_LEADER | ROLE_LEASING | ROLE_ADMIN, .form = &away_form, .fill = hanging, .act = put_away, .after = shut },
	{ "reopen",  T("Take up again"),  "archived", "verified", ROLE_LEADER | ROLE_LEASING | ROLE_ADMIN },
	{ 0 }
};
static const struct flow flow = { states, steps };

#define LISTED "SELECT c.id, c.site, c.number, c.state, c.kind, c.name, c.short_name, c.pinyin, c.room_no, c.floor, c.box," \
	" c.phone, c.made_at FROM company c WHERE c.site = :my_site"
static const struct head heads[] = {
	{ "number", NULL, NULL, "c.number" },
	{ "short_name", NULL, "name", "c.pinyin" },
	{ "room_no", NULL, "floor", "c.room_no" },
	{ "box", NULL, NULL, "c.box" },
	{ "phone", NULL, NULL, NULL },
	{ "kind", NULL, NULL, "c.kind + 0" },
	{ "state", NULL, NULL, "c.state + 0" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Name, number, room, telephone, pinyin, initials"), INPUT_LINE, "(c.number LIKE :q_like"
		" OR c.name LIKE CONCAT('%', :q_like) OR c.short_name LIKE CONCAT('%', :q_like) OR c.name_en LIKE CONCAT('%', :q_like)"
		" OR c.initials LIKE :q_like OR c.pinyin LIKE :q_like OR REPLACE(c.pinyin, ' ', '') LIKE :q_like"
		" OR c.room_no LIKE CONCAT('%', :q_like) OR c.box = :q OR REPLACE(REPLACE(c.phone, '-', ''), ' ', '')"
		" LIKE CONCAT('%', REPLACE(REPLACE(:q_like, '-', ''), ' ', '')))" },
	{ "kind", T("Kind"), INPUT_CHOICE, "c.kind = :kind", .choices = company_kinds },
	{ "state", T("State"), INPUT_CHOICE, "c.state = :state" },
	{ "floor", T("company|Floor"), INPUT_LINE, "c.floor = :floor" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("To be checked"), "state=new" }, { T("company|On record"), "state=active" },
	{ T("company|Virtual office"), "kind=virtual" }, { T("company|Put away"), "state=archived" }, { 0 }
};
static const struct list list = { LISTED, "c.pinyin", "pinyin", true, "c.id", heads, filters, quicks,
	T("No customer fits. Try the room, the telephone or the initials.") };

static const char *const facts[] = { "name", "short_name", "name_en", "kind", "room_no", "floor", "box", "phone", "email",
	"licence_no", "pinyin", "initials", "needs", "notes", "made_at", "made_name", NULL };
static const struct route more[] = {
	{ GET,  "/new", KEEPERS, company_new, "step.html" },
	{ POST, "/new", KEEPERS, company_new, "step.html" },
	{ 0 }
};

/* Whoever compared and confirmed that it is another one may use the name again. */
static const char *own_name(struct request *rq, const void *row)
{
	const struct company *c = row;

	return pairs_get(rq->body, "confirmed") == NULL ? c->short_name : arena_printf(&rq->arena, "%s %lld", c->short_name, (long long)c->r.id);
}
static const struct only once[] = {
	{ "name", "short_name", T("A customer of this short name is on record. Compare, and write a name that tells them apart."), own_name },
	{ 0 }
};

const struct module company_module = {
	.once = once,
	.name = "company", .title = T("Customers"), .one_title = T("Customer"), .series = "KH",
	.table = &company_table, .form = &company_form, .flow = &flow,
	.sql = company_sql, .move = &company_sql[COMPANY_MOVE],
	.facts = facts, .name_column = "short_name", .files = true, .more = company_parts, .more_page = "company/parts.html", .sheets = company_sheets,
	.face = {
		[DESK] = { ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_LEASING | ROLE_FINANCE | ROLE_DOCUMENTS | ROLE_GENERAL | ROLE_ADMIN,
		           &list, &company_sql[COMPANY_ANY], &company_sql[COMPANY_MAKE], .make_roles = KEEPERS, .more = more,
		           .place = { T("menu|Front desk"), 220, "building" } },
	},
};
/* clang-format on */
