/* duty.c -- the rules of an entry in the duty log (P010): logged, the department told,
** the treatment logged, closed. */
#include "duty/duty.h"
#include "deposit/deposit.h"
#include "kit/notice.h"
#include "core/request.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &duty_sql[DUTY_##X]

/* clang-format off */
const struct choice duty_kinds[] = {
	{ "complaint",  T("duty|Complaint") },
	{ "event",      T("duty|Event") },
	{ "fault",      T("duty|Fault") },
	{ "security",   T("duty|Security") },
	{ "lost_found", T("duty|Lost and found") },
	{ "other",      T("duty|Other") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct duty),
	CODE_COLUMN(struct duty, shift,      T("Shift"), deposit_shifts),
	INT_COLUMN (struct duty, carried,    T("Handed on, times")),
	CODE_COLUMN(struct duty, kind,       T("duty|Kind"), duty_kinds),
	PERSONAL_COLUMN(struct duty, who,        T("Reported by"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct duty, contact,    T("How to reach them"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct duty, text,       T("duty|What")),
	ID_COLUMN  (struct duty, department, NULL),
	TEXT_COLUMN(struct duty, department_name, T("Department told")),
	TEXT_COLUMN(struct duty, told,       T("Who was told there")),
	TIME_COLUMN(struct duty, told_at,    T("Told at")),
	TEXT_COLUMN(struct duty, treatment,  T("Treatment")),
	TIME_COLUMN(struct duty, treated_at, T("Treated at")),
	TEXT_COLUMN(struct duty, callback,   T("Asked back")),
	{ 0 }
};
const struct table duty_table = { "duty", sizeof(struct duty), columns };
/* clang-format on */

static const struct choice *departments(struct request *rq)
{
	struct rows rows = db_all(rq->db, SQL(DEPARTMENTS), NULL);
	struct choice *list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list)), *p = list;

	EACH_ROW(struct duty, d, rows)
		*p++ = (struct choice){ arena_printf(&rq->arena, "%lld", (long long)d->r.id), d->department_name };
	return list;
}

/* clang-format off */
static const struct field fields[] = {
	{ "kind",    NULL, NULL, INPUT_RADIO, .required = true },
	{ "text",    NULL, T("Enter it at once, in the words used."), INPUT_LINES, .required = true, .min = 4, .max = 1000 },
	{ "company", T("Company"), NULL, INPUT_COMPANY, .width = WIDTH_HALF },
	{ "who",     NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ "contact", NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "duty", &duty_table, fields, .submit = T("Log it") };
static const struct field tell_fields[] = {
	{ "department", T("Department told"), T("Its people get it at once."), INPUT_CHOICE, .required = true, .offer = departments, .source = "department" },
	{ "told",       NULL, T("Whom you spoke to"), INPUT_LINE, .max = 60 },
	{ 0 }
};
static const struct form tell_form = { "duty_tell", &duty_table, tell_fields };
static const struct field treat_fields[] = { { "treatment", NULL, NULL, INPUT_LINES, .required = true, .min = 2, .max = 1000 }, { 0 } };
static const struct form treat_form = { "duty_treat", &duty_table, treat_fields };
static const struct field close_fields[] = {
	{ "callback", NULL, T("Asked whoever reported it: is it solved?"), INPUT_LINE, .max = 300 }, { 0 }
};
static const struct form close_form = { "duty_close", &duty_table, close_fields, .submit = T("duty|Close") };
/* clang-format on */

static const char *before(struct request *rq, void *row)
{
	struct duty *d = row;

	d->shift = deposit_shift(rq, rq->context.now);
	return NULL;
}

static const char *told(struct request *rq, void *row)
{
	struct duty *d = row;

	d->told_at = rq->context.now;
	return NULL;
}

static void tell(struct request *rq, void *row)
{
	struct duty *d = row;
	struct notice n = notice_about(&duty_module, d, "duty-told");

	n.urgent = true;
	EACH_ROW(struct duty, p, db_all(rq->db, SQL(PEOPLE), d))
		notice_person(rq, &n, p->r.id);
}

static const char *treated(struct request *rq, void *row)
{
	struct duty *d = row;

	d->treated_at = rq->context.now;
	return NULL;
}

/* A complaint is closed only after asking back (P113). */
static const char *asked_back(struct request *rq, void *row)
{
	const struct duty *d = row;

	return strcmp(d->kind, "complaint") != 0 || *d->callback != '\0' ? NULL
		: say(rq, T("A complaint is closed after asking back whether it is solved. Write down the answer."));
}

/* clang-format off */
static const struct state states[] = {
	{ "logged",              T("duty|Logged"),              TONE_WARN, .on_path = true },
	{ "department_notified", T("duty|Department told"),     TONE_INFO, .on_path = true },
	{ "treatment_logged",    T("duty|Treatment logged"),    TONE_INFO, .on_path = true },
	{ "closed",              T("duty|Closed"),              TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
#define WORKERS (ROLE_DESK | ROLE_ENGINEER | ROLE_GUARD | ROLE_ROOM_KEEPER)
static const struct step steps[] = {
	{ "tell",  T("Department was told"), "logged",              "department_notified", ROLE_DESK, .form = &tell_form, .act = told, .after = tell, .primary = true },
	{ "treat", T("Log the treatment"),   "department_notified", "treatment_logged",    WORKERS | ROLE_NAMED, .form = &treat_form, .act = treated, .primary = true },
	{ "treat", T("duty|We settled it ourselves"), "logged",     "treatment_logged",    ROLE_DESK, .form = &treat_form, .act = treated },
	{ "close", T("duty|Close"),          "treatment_logged",    "closed",              ROLE_DESK, .form = &close_form, .act = asked_back, .primary = true, .undo = undo_own },
	{ "drop",  T("Nothing more is to be done"), "logged department_notified treatment_logged", "closed", ROLE_DESK, .gives_up = true },
	{ "edit",  T("Correct"),             "logged",              NULL,                  ROLE_DESK, .form = &form },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct home_card cards[] = {
	{ T("Duty log: not settled"), "open=1", SQL(CARD), ROLE_DESK | ROLE_LEADER },
	{ 0 }
};
static const char *const facts[] = { "kind", "text", "company_name", "who", "contact", "shift", "carried", "department_name", "told", "told_at",
	"treatment", "treated_at", "callback", "made_at", "made_name", NULL };

const struct module duty_module = {
	.name = "duty", .title = T("Duty log"), .one_title = T("Entry of the duty log"), .series = "ZB",
	.table = &duty_table, .form = &form, .flow = &flow, .sql = duty_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .sheets = duty_sheets, .cards = cards, .files = true,
	.face = {
		[DESK] = { WORKERS | ROLE_LEADER, &duty_list, SQL(ANY), SQL(MAKE), .named = SQL(NAMED), .make_roles = ROLE_DESK, .new_key = "e", .count = SQL(OPEN),
		           .place = { T("menu|Front desk"), 260, "notebook", "l" } },
	},
};
/* clang-format on */
