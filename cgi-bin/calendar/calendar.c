/* calendar.c -- holidays and make-up workdays, as the State Council announces them each November and the house keeps
** them; entered by its leaders. */
#include "calendar/calendar.h"
#include "kit/form.h"
#include "kit/record.h"
#include "core/request.h"
#include "edge/db.h"

#define KEEPERS (ROLE_LEADER | ROLE_ADMIN)
#define SPAN 31                          /* days entered at once */
#define IN &calendar_table
#define SQL(X) &calendar_sql[CALENDAR_##X]

/* clang-format off */
static const struct choice kinds[] = {
	{ "off",  T("calendar|Holiday: nobody works") },
	{ "work", T("calendar|Make-up workday: worked like a Monday") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct calendar_day),
	DAY_COLUMN (struct calendar_day, day,   T("calendar|Day")),
	DAY_COLUMN (struct calendar_day, until, T("calendar|Until, with that day")),
	CODE_COLUMN(struct calendar_day, kind,  T("calendar|What it is"), kinds),
	TEXT_COLUMN(struct calendar_day, name,  T("calendar|Name")),
	INT_COLUMN (struct calendar_day, there, NULL),
	{ 0 }
};
const struct table calendar_table = { "calendar_day", sizeof(struct calendar_day), columns };

#define ROW "SELECT d.id, d.site, d.state, d.day, IF(d.works, 'work', 'off') AS kind, d.name FROM calendar_day d WHERE d.site = :my_site"
const struct sql calendar_sql[] = {
	[CALENDAR_ONE] = { ROW " AND d.id = :id", IN, IN },
	[CALENDAR_MAKE] = { "INSERT INTO calendar_day (site, state, day, works, name)"
		" VALUES (:my_site, :state, :day, :kind = 'work', :name)", IN, NULL },
	[CALENDAR_MOVE] = { "UPDATE calendar_day SET state = :state, works = :kind = 'work', name = :name"
		" WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[CALENDAR_THERE] = { "SELECT COUNT(*) AS there FROM calendar_day WHERE site = :my_site AND day BETWEEN :day AND :until", IN, IN },
	{ 0 }
};

/* A day that is on the list, also one taken off it, is changed there: the key is the day. */
static void check(struct request *rq, void *row)
{
	struct calendar_day *c = row, found;

	if (c->until == NO_DAY)
		c->until = c->day;
	if (c->day == NO_DAY)
		return;
	table_blank(IN, &found);
	if (c->until < c->day)
		form_fault(rq, "until", T("It ends before it begins; choose a later day."));
	else if (c->until - c->day >= SPAN)
		form_fault(rq, "until", T("At most %d days at once."), SPAN);
	else if (db_one(rq->db, SQL(THERE), c, &found) && found.there > 0)
		form_fault(rq, "day", T("%lld {day is|days are} on the list already: change what stands there."), (long long)found.there);
}

/* Each day of the span is a row of its own, to be changed by itself. */
static void the_others(struct request *rq, void *row)
{
	const struct calendar_day *c = row;

	for (day d = c->day + 1; c->until != NO_DAY && d <= c->until; d++) {
		struct calendar_day *next = record_blank(rq, &calendar_module);
		next->r.id = 0;
		next->day = d;
		next->until = NO_DAY;
		next->kind = c->kind;
		next->name = c->name;
		(void)record_make(rq, &calendar_module, SQL(MAKE), next);
	}
}

#define WHAT \
	{ "kind", NULL, NULL, INPUT_RADIO, .required = true, .width = WIDTH_FULL }, \
	{ "name", NULL, T("As it is announced: Spring Festival."), INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_FULL }, \
	{ 0 }
static const struct field fields[] = {
	{ "day",   NULL, T("Deadlines that are running already keep their day."), INPUT_DAY, .required = true,
	  .min = -400, .max = 800, .width = WIDTH_HALF },
	{ "until", NULL, T("Empty: this day alone."), INPUT_DAY, .min = -400, .max = 800, .width = WIDTH_HALF },
	WHAT
};
static const struct field edit_fields[] = { WHAT };
static const struct form form = { "calendar", IN, fields, check };
static const struct form edit = { "calendar_edit", IN, edit_fields };

#define STAYS .never = "a day stays on the list, and is taken up again"
static const struct state states[] = {
	{ "set",     T("calendar|Counts"),       TONE_OK, STAYS },
	{ "removed", T("calendar|Does not count"), TONE_IDLE, STAYS },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",   T("Correct"),            "set removed", NULL,      KEEPERS, .form = &edit },
	{ "remove", T("calendar|Take off"),  "set",         "removed", KEEPERS },
	{ "put",    T("Take up again"),      "removed",     "set",     KEEPERS },
	{ 0 }
};
static const struct flow flow = { states, steps };

static const struct head heads[] = {
	{ "day", NULL, NULL, "d.day" }, { "name", NULL, NULL, "d.name" }, { "kind", NULL, NULL, NULL }, { "state", NULL, NULL, NULL }, { 0 }
};
static const struct filter filters[] = {
	{ "q", T("calendar|Name"), INPUT_LINE, "d.name LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "d.state = :state" },
	{ 0 }
};
static const struct list list = { ROW, "d.day", "day", false, "d.id", heads, filters,
	.empty = T("No holiday is entered yet: deadlines count Monday to Friday.") };
static const char *const facts[] = { "day", "kind", "name", NULL };
static const struct fixed fixed[] = { { "*", "its kind and name by \"edit\"; another day is another row" }, { 0 } };

const struct module calendar_module = {
	.name = "calendar", .title = T("Holidays and make-up days"), .one_title = T("calendar|Holiday or make-up day"),
	.table = IN, .form = &form, .flow = &flow, .sql = calendar_sql, .move = SQL(MOVE), .facts = facts, .name_column = "name",
	.after = the_others, .fixed = fixed,
	.face = {
		[DESK] = { ROLE_STAFF, &list, SQL(ONE), SQL(MAKE), .make_roles = KEEPERS, .place = { T("menu|House"), 945, "calendar-event" } },
	},
};
/* clang-format on */
