/* absence.c -- the rules of an absence (P027): a period, an instruction for each kind of thing. */
#include "absence/absence.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/zone.h"

#define SQL(X) &absence_sql[ABSENCE_##X]

const struct choice absence_actions[] = {
	{ "keep",    T("absence|Keep") },
	{ "deliver", T("absence|Bring to the room") },
	{ "forward", T("absence|Forward") },
	{ "phone",   T("absence|Read by telephone") },
	{ 0 }
};
static const struct choice things[] = {
	{ "keep", T("absence|Keep") }, { "deliver", T("absence|Bring to the room") }, { "forward", T("absence|Forward") }, { 0 }
};
static const struct choice papers[] = {
	{ "keep", T("absence|Keep") }, { "deliver", T("absence|Bring to the room") }, { 0 }
};
static const struct choice whose[] = {
	{ "me",      T("Only I am away") },
	{ "company", T("The whole company is away") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct absence),
	ID_COLUMN  (struct absence, person,      NULL),
	CODE_COLUMN(struct absence, whose,       T("Who is away"), whose),
	DAY_COLUMN (struct absence, from_on,     T("Away from")),
	DAY_COLUMN (struct absence, until_on,    T("Away until")),
	CODE_COLUMN(struct absence, message,     T("absence|Messages"), absence_actions),
	CODE_COLUMN(struct absence, mail,        T("absence|Mail"), things),
	CODE_COLUMN(struct absence, object,      T("absence|Objects"), things),
	CODE_COLUMN(struct absence, fax,         T("absence|Faxes"), absence_actions),
	CODE_COLUMN(struct absence, newspaper,   T("absence|Newspapers"), papers),
	PERSONAL_COLUMN(struct absence, forward_to,  T("Address to forward to"), PERSONAL_OURS),
	PERSONAL_COLUMN(struct absence, fax_no,      T("Fax number to forward to"), PERSONAL_OURS),
	PERSONAL_COLUMN(struct absence, phone,       T("Telephone to read to"), PERSONAL_OURS),
	TEXT_COLUMN(struct absence, note,        T("Remark")),
	TIME_COLUMN(struct absence, closed_at,   T("absence|Back since")),
	TEXT_COLUMN(struct absence, person_name, T("absence|Person away")),
	TEXT_COLUMN(struct absence, room_no,     T("absence|Room")),
	INT_COLUMN (struct absence, kept,        T("absence|Kept")),
	INT_COLUMN (struct absence, open,        T("absence|To do")),
	TEXT_COLUMN(struct absence, what,        NULL),
	TEXT_COLUMN(struct absence, action,      NULL),
	TEXT_COLUMN(struct absence, place,       NULL),
	{ 0 }
};
const struct table absence_table = { "absence", sizeof(struct absence), columns };

#define PERIOD \
	{ "from_on",  NULL, NULL, INPUT_DAY, .required = true, .min = -60, .max = 366, .width = WIDTH_HALF }, \
	{ "until_on", NULL, T("The last day away; you may come back earlier."), INPUT_DAY, .required = true, .max = 732, .width = WIDTH_HALF }
#define INSTRUCTIONS \
	{ "message",   NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF, .group = T("What to do with what comes") }, \
	{ "mail",      NULL, T("What goes against a signature is kept or forwarded."), INPUT_CHOICE, .required = true, .width = WIDTH_HALF }, \
	{ "object",    NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF }, \
	{ "fax",       NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF }, \
	{ "newspaper", NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF }, \
	{ "forward_to", NULL, NULL, INPUT_LINES, .max = 300, .group = T("Where to") }, \
	{ "fax_no",    NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "phone",     NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "note",      NULL, NULL, INPUT_LINE, .max = 300 }, \
	{ 0 }
#define WHOM { "person", T("Only this person"), T("Left empty, the whole company is away."), INPUT_PERSON, .who = WHO_TENANT, .width = WIDTH_HALF }
static const struct field own_fields[] = {
	{ "whose", NULL, NULL, INPUT_RADIO, .required = true }, PERIOD, INSTRUCTIONS
};
static const struct field desk_fields[] = {
	{ "company", T("Company"), NULL, INPUT_COMPANY, .required = true, .width = WIDTH_HALF },
	WHOM,
	PERIOD, INSTRUCTIONS
};
static const struct field edit_fields[] = { PERIOD, INSTRUCTIONS };
static const struct field desk_edit_fields[] = { WHOM, PERIOD, INSTRUCTIONS };
/* clang-format on */

static bool is(const char *code, const char *what) { return strcmp(code, what) == 0; }

static void check(struct request *rq, void *row)
{
	const struct absence *a = row;

	if (a->until_on < a->from_on)
		form_fault(rq, "until_on", T("This is before the first day."));
	if ((is(a->mail, "forward") || is(a->object, "forward")) && *a->forward_to == '\0')
		form_fault(rq, "forward_to", T("Please write where to forward it."));
	if ((is(a->message, "forward") || is(a->fax, "forward")) && *a->fax_no == '\0' && *a->forward_to == '\0')
		form_fault(rq, "fax_no", T("Please write a fax number or an address to forward to."));
	if ((is(a->message, "phone") || is(a->fax, "phone")) && *a->phone == '\0')
		form_fault(rq, "phone", T("Please write the telephone number we may call."));
}
static const struct form own = { "absence", &absence_table, own_fields, check, T("Record the instruction") };
static const struct form desk = { "absence_desk", &absence_table, desk_fields, check, T("Record the instruction") };
static const struct form edit = { "absence_edit", &absence_table, edit_fields, check };
static const struct form desk_edit = { "absence_desk_edit", &absence_table, desk_edit_fields, check };

/* Two instructions for the same days would contradict each other. */
static const char *alone(struct request *rq, void *row)
{
	struct absence *a = row, *other = take(rq, struct absence);

	table_blank(&absence_table, other);
	return !db_one(rq->db, SQL(TWICE), a, other) ? NULL
		: say_f(rq, T("These days are covered by %s already. Correct that one."), other->r.number);
}

/* A tenant speaks for oneself; the company's administrator for all of it. */
static bool speaks_for(const struct request *rq, const struct absence *a)
{
	return (rq->user.roles & ROLE_TENANT) == 0 || (rq->user.roles & ROLE_COMPANY_ADMIN) != 0 || a->person == rq->user.id;
}

static const char *not_theirs(struct request *rq)
{
	return say(rq, T("Only the company's administrator may say this for the whole company."));
}

static const char *corrected(struct request *rq, void *row)
{
	return speaks_for(rq, row) ? alone(rq, row) : not_theirs(rq);
}

static void of_the_company(struct request *rq, struct absence *a)
{
	if (a->person != 0 && !db_one(rq->db, SQL(WHO), a, take(rq, struct absence)))
		form_fault(rq, "person", T("This person is not of the company."));
}

static const char *desk_corrected(struct request *rq, void *row)
{
	of_the_company(rq, row);
	return rq->faults != NULL ? NULL : alone(rq, row);
}

static const char *before(struct request *rq, void *row)
{
	struct absence *a = row;

	if (rq->program->audience == PORTAL) {
		a->r.company = rq->user.company;
		a->person = is(a->whose, "company") ? 0 : rq->user.id;
		if (a->person == 0 && (rq->user.roles & ROLE_COMPANY_ADMIN) == 0)
			form_fault(rq, "whose", T("Only the company's administrator may say this for the whole company."));
	} else {
		of_the_company(rq, a);
	}
	return rq->faults != NULL ? NULL : alone(rq, a);
}

static instant until(struct request *rq, const void *row)
{
	return zone_day_start(rq->site.zone, ((const struct absence *)row)->until_on + 1);
}

static const char *back(struct request *rq, void *row)
{
	((struct absence *)row)->closed_at = rq->context.now;
	return speaks_for(rq, row) ? NULL : not_theirs(rq);
}

/* How much waits for them is told, never what. */
static void welcome(struct request *rq, void *row)
{
	struct absence *a = row;
	struct notice n = notice_about(&absence_module, a, "absence-closed");

	n.once = "closed";
	if (a->kept == 0)
		return;
	notice_owner(rq, &n, a->person, a->r.company);
	notice_staff(rq, &n, ROLE_RECEPTIONIST);
}

struct absence_order absence_instruction(struct request *rq, int64_t company, int64_t person, const char *what)
{
	struct absence *a = take(rq, struct absence);
	const struct column *c = table_column(&absence_table, what, strlen(what));
	struct absence_order o = { 0, "", "" };

	assert(c != NULL && c->choices != NULL);
	table_blank(&absence_table, a);
	a->r.company = company;
	a->person = person;
	if (company == 0 || !db_one(rq->db, SQL(ORDER), a, a))
		return o;
	o.absence = a->r.id;
	o.action = *column_text(c, a);
	if (is(o.action, "phone"))
		o.place = a->phone;
	else if (is(o.action, "deliver"))
		o.place = a->room_no;
	else if (is(o.action, "forward"))
		o.place = (is(what, "fax") || is(what, "message")) && *a->fax_no != '\0' ? a->fax_no : a->forward_to;
	return o;
}

/* clang-format off */
static const struct state states[] = {
	{ "instruction_recorded", T("absence|Instruction recorded"), TONE_INFO, { .until = until, .overdue = "close", .label = T("Back from the absence") }, .on_path = true },
	{ "closed",               T("absence|Back"), TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "back",  T("We are back"),   "instruction_recorded", "closed", ROLE_TENANT, .act = back, .after = welcome, .primary = true, .undo = undo_own },
	{ "close", T("They are back"), "instruction_recorded", "closed", ROLE_DESK | ROLE_CLOCK, .act = back, .after = welcome, .primary = true, .undo = undo_own },
	{ "edit",  T("Correct"),       "instruction_recorded", NULL, ROLE_TENANT, .form = &edit, .act = corrected },
	{ "edit",  T("Correct"),       "instruction_recorded", NULL, ROLE_DESK, .form = &desk_edit, .act = desk_corrected },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct fixed fixed[] = {
	{ "whose", "it says who may read it: the desk corrects whom it is for, or it is ended and another recorded" }, { 0 }
};
static const char *const facts[] = { "company_name", "room_no", "person_name", "from_on", "until_on", "message", "mail", "object", "fax", "newspaper",
	"forward_to", "fax_no", "phone", "note", "closed_at", "made_at", "made_name", NULL };
static int desk_list(struct request *rq);
static const struct route desk_routes[] = { { GET, "", 0, desk_list, "list.html" }, { 0 } };

/* Each day of it, of that person or of the whole company. */
static const char *days_away(struct request *rq, const void *row)
{
	const struct absence *a = row;
	const char *all = "";
	char text[11];

	if (strcmp(a->r.state, "closed") == 0)
		return "";
	for (day d = a->from_on; d <= a->until_on; d++) {
		day_print(d, text);
		all = arena_printf(&rq->arena, "%s%lld %lld %s\n", all, (long long)a->r.company, (long long)a->person, text);
	}
	return all;
}
static const struct only once[] = {
	{ "days", "from_on", T("Another instruction for these days was recorded just now."), days_away },
	{ 0 }
};

const struct module absence_module = {
	.once = once, .fixed = fixed,
	.name = "absence", .title = T("Tenants away"), .one_title = T("Absence"), .series = "WC",
	.table = &absence_table, .form = &own, .flow = &flow, .sql = absence_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .more = absence_things, .more_page = "absence/things.html", .sheets = absence_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT, &absence_own_list, SQL(MINE), SQL(MAKE), .place = { T("Portal"), 48, "plane-departure" }, .title = T("When we are away") },
		[DESK] = { ROLE_DESK, &absence_list, SQL(ANY), SQL(MAKE), .form = &desk, .more = desk_routes, .count = SQL(NOW),
		           .place = { T("menu|Mail"), 470, "plane-departure" } },
	},
};
/* clang-format on */

static int desk_list(struct request *rq)
{
	int status = record_list(rq);

	record_act(rq, "/desk/absence_item", absence_item_module.title);
	record_act(rq, "/desk/room_entry", room_entry_module.title);
	return status;
}
