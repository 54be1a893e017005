/* presence.c -- where people say to be; see presence.h. */
#include "presence/presence.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"

#define SQL(X) &presence_sql[PRESENCE_##X]
#define IN &presence_table
#define OUT &presence_table

/* clang-format off */
const struct choice presence_places[] = {
	{ "in",      T("presence|In") },
	{ "out",     T("presence|Out") },
	{ "meeting", T("presence|In a meeting") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct presence),
	ID_COLUMN  (struct presence, person,       NULL),
	TEXT_COLUMN(struct presence, person_name,  T("Person")),
	CODE_COLUMN(struct presence, place,        T("Where"), presence_places),
	TIME_COLUMN(struct presence, until_at,     T("Until")),
	TEXT_COLUMN(struct presence, instructions, T("What to do with calls")),
	{ 0 }
};
const struct table presence_table = { "presence", sizeof(struct presence), columns };

#define WHERE \
	{ "place", NULL, NULL, INPUT_RADIO, .required = true }, \
	{ "until_at", NULL, T("Left empty: until you say something else."), INPUT_TIME, .min = 0, .max = 365, .width = WIDTH_HALF }, \
	{ "instructions", NULL, T("For example: customers to my mobile, no advertising, take messages from all others."), INPUT_LINES, .max = 400 }
static const struct field own_fields[] = { WHERE, { 0 } };
static const struct field fields[] = { { "person", T("Person"), NULL, INPUT_PERSON, .who = WHO_ANYBODY, .required = true, .width = WIDTH_HALF }, WHERE, { 0 } };

static void later(struct request *rq, void *row)
{
	const struct presence *p = row;

	if (p->until_at != NO_TIME && p->until_at <= rq->context.now)
		form_fault(rq, "until_at", T("That time is over. Give a later one, or leave it empty."));
}
static const struct form own_form = { "presence", &presence_table, own_fields, .check = later };
static const struct form form = { "presence", &presence_table, fields, .check = later };

#define ROW "SELECT w.id, w.site, w.company, w.made_at, w.made_by, w.person, w.place, w.until_at, w.instructions, c.short_name AS company_name," \
	" p.name AS person_name, m.name AS made_name FROM presence w LEFT JOIN company c ON c.id = w.company" \
	" JOIN person p ON p.id = w.person LEFT JOIN person m ON m.id = w.made_by"
const struct sql presence_sql[] = {
	[PRESENCE_ANY] = { ROW " WHERE w.id = :id AND w.site = :my_site", IN, OUT },
	[PRESENCE_MINE] = { ROW " WHERE w.id = :id AND w.person = :me", IN, OUT },
	[PRESENCE_MAKE] = { "INSERT INTO presence (site, company, person, made_at, made_by, place, until_at, instructions)"
		" VALUES (:site, :company, :person, :made_at, :made_by, :place, :until_at, :instructions)", IN },
	[PRESENCE_WHOSE] = { "SELECT company FROM person WHERE id = :person AND site = :my_site", IN, OUT },
	{ 0 }
};
static const struct head heads[] = { { "made_at", .sort = "w.made_at" }, { "person_name", .small = "company_name" }, { "place" }, { "until_at" }, { "instructions" }, { "made_name" }, { 0 } };
static const struct filter filters[] = {
	{ "q", T("Name or initials"), INPUT_LINE, "w.person IN (SELECT o.record FROM word o WHERE o.site = :my_site AND o.what = 'person' AND o.word LIKE :q_like)" },
	PERIOD_FILTERS("w.made_at"),
	{ "away", T("presence|Away now"), INPUT_FLAG, "w.made_at > :now - INTERVAL 90 DAY AND w.place <> 'in' AND (w.until_at IS NULL OR w.until_at > :now)"
	  " AND NOT EXISTS (SELECT 1 FROM presence n WHERE n.person = w.person AND n.id > w.id)" },
	{ 0 }
};
static const struct quick quicks[] = { { T("presence|Away now"), "away=1" }, { 0 } };
static const struct list list = {
	.select = ROW " WHERE w.site = :my_site", .order = "w.made_at", .order_name = "made_at", .key = "w.id", .heads = heads,
	.filters = filters, .quicks = quicks, .company = "w.company", .empty = T("Nobody has said where they are."),
};
static const struct head own_heads[] = { { "made_at", .sort = "w.made_at" }, { "place" }, { "until_at" }, { "instructions" }, { 0 } };
static const struct list own_list = {
	.select = ROW " WHERE w.person = :me", .order = "w.made_at", .order_name = "made_at", .key = "w.id", .heads = own_heads,
	.empty = T("You have not said where you are; calls are put through to your extension."),
};
/* clang-format on */

static const char *before(struct request *rq, void *row)
{
	struct presence *p = row, whose;

	if (rq->program->audience == PORTAL)
		p->person = rq->user.id;
	if (!db_one(rq->db, SQL(WHOSE), p, &whose))
		return say(rq, T("There is no such person."));
	p->r.company = whose.r.company;
	return NULL;
}

struct presence_face presence_face(struct request *rq, const char *place, instant until)
{
	const char *text = say(rq, *place == '\0' ? T("presence|Not known") : choice_label(presence_places, place));

	if (*place != '\0' && until != NO_TIME)
		text = say_f(rq, T("%s until %s"), text, show_time(rq, until));
	return (struct presence_face){ *place == '\0' ? "idle" : strcmp(place, "in") == 0 ? "ok" : "warn", text };
}

bool presence_set(struct request *rq, int64_t person, const char *place, instant until, const char *instructions)
{
	struct presence *p = take(rq, struct presence);

	table_blank(&presence_table, p);
	p->person = person;
	p->place = place;
	p->until_at = until;
	p->instructions = instructions;
	later(rq, p);
	return rq->faults == NULL && record_make(rq, &presence_module, SQL(MAKE), p) != 0;
}

const struct module presence_module = {
	.name = "presence", .title = T("Who is in"), .one_title = T("Whereabouts"), .table = &presence_table, .form = &form, .sql = presence_sql,
	.before = before, .name_column = "person_name",
	.face = {
		[PORTAL] = { ROLE_TENANT, &own_list, SQL(MINE), SQL(MAKE), &own_form, .place = { T("Portal"), 33, "user-pin" }, .title = T("Where I am") },
		[DESK] = { ROLE_DESK | ROLE_LEADER, &list, SQL(ANY), SQL(MAKE), .make_roles = ROLE_DESK, .place = { T("menu|Telephone and fax"), 315, "user-pin" } },
	},
};
