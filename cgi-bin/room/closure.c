/* closure.c -- a room out of use: a record that holds slots until it is lifted. */
#include "room/closure.h"
#include "room/slot.h"
#include "kit/show.h"
#include "kit/undo.h"
#include "edge/page.h"

static const struct column columns[] = {
	RECORD_COLUMNS(struct closure),
	ID_COLUMN(struct closure, room, T("Room")),
	TIME_COLUMN(struct closure, starts_at, T("From")),
	TIME_COLUMN(struct closure, ends_at, T("To")),
	TEXT_COLUMN(struct closure, reason, T("Reason")),
	TEXT_COLUMN(struct closure, room_name, T("Room")),
	TEXT_COLUMN(struct closure, room_name_en, NULL),
	{ 0 }
};
const struct table closure_table = { "closure", sizeof(struct closure), columns };

#define IN &closure_table
#define ROW "SELECT c.id, c.site, c.state, c.room, c.starts_at, c.ends_at, c.reason, c.made_at, c.made_by," \
	" r.name AS room_name, r.name_en AS room_name_en FROM closure c LEFT JOIN room r ON r.id = c.room "
const struct sql closure_sql[] = {
	[CLOSURE_ANY] = { ROW "WHERE c.id = :id AND c.site = :my_site", IN, IN },
	[CLOSURE_MAKE] = { "INSERT INTO closure (site, room, state, starts_at, ends_at, reason, made_at, made_by)"
		" VALUES (:my_site, :room, :state, :starts_at, :ends_at, :reason, :now, :me)", IN, NULL },
	[CLOSURE_MOVE] = { "UPDATE closure SET state = :state WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[CLOSURE_OF_ROOM] = { ROW "WHERE c.room = :room AND c.site = :my_site AND c.state = 'planned' AND c.ends_at > :now"
		" ORDER BY c.starts_at", IN, IN },
	{ 0 }
};

void closure_show(struct request *rq, struct page *p, int64_t room)
{
	struct closure of;
	struct rows list;

	table_blank(IN, &of);
	of.room = room;
	list = db_all(rq->db, &closure_sql[CLOSURE_OF_ROOM], &of);
	EACH_ROW(struct closure, c, list) {
		struct page *line = page_again(p, "closure");
		page_int(line, "id", c->r.id);
		page_text(line, "span", arena_printf(&rq->arena, "%s – %s", show_time(rq, c->starts_at), show_time(rq, c->ends_at)));
		page_text(line, "reason", c->reason);
	}
}

static void check(struct request *rq, void *row)
{
	struct closure *c = row;
	instant most = 90 * 86400;

	if (c->starts_at == NO_TIME || c->ends_at == NO_TIME)
		return;
	c->starts_at = slot_floor(rq, c->starts_at);
	c->ends_at = slot_ceil(rq, c->ends_at);
	if (c->ends_at <= c->starts_at)
		form_fault(rq, "ends_at", T("It ends before it begins; choose a later time."));
	else if (c->ends_at - c->starts_at > most)
		form_fault(rq, "ends_at", T("At most 90 days at once; take the room out of use instead."));
}

static const struct field fields[] = {
	{ "room", NULL, NULL, INPUT_CHOICE, .required = true, .offer = room_choices, .source = "room" },
	{ "starts_at", NULL, NULL, INPUT_TIME, .required = true, .min = -1, .max = 730, .width = WIDTH_HALF },
	{ "ends_at", NULL, NULL, INPUT_TIME, .required = true, .min = 0, .max = 820, .width = WIDTH_HALF },
	{ "reason", NULL, T("Tenants read it on the grid."), INPUT_LINE, .required = true, .max = 200, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form form = { "closure", &closure_table, fields, check, T("Close the room") };

/* Before the row is written nothing is held yet; what is taken shows here. */
static const char *before(struct request *rq, void *row)
{
	struct closure *c = row;

	return room_read(rq, c->room, false) == NULL
		? say(rq, T("This room is not there any more.")) : NULL;
}

static void hold(struct request *rq, void *row)
{
	struct closure *c = row;
	struct hold h = { .room = c->room, .closure = c->r.id, .starts_at = c->starts_at, .ends_at = c->ends_at };

	if (!slot_hold(rq, &h))
		rq->refused = say(rq, T("There are bookings in this time. Move or cancel them first; the day's grid shows them."));
}

static void lift(struct request *rq, void *row)
{
	slot_free(rq, 0, ((struct closure *)row)->r.id);
}

static instant over(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct closure *)row)->ends_at;
}

#define KEEPERS (ROLE_ROOM_KEEPER | ROLE_RECEPTIONIST | ROLE_LEADER | ROLE_ENGINEER | ROLE_ADMIN)
static const struct state states[] = {
	{ "planned", T("closure|Closed"), .tone = TONE_WARN, .ends = { .until = over, .overdue = "end", .label = T("The room is open again") }, .on_path = true },
	{ "lifted", T("closure|Lifted"), .tone = TONE_IDLE, .final = true, .on_path = true },
	{ "over", T("closure|Over"), .tone = TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "lift", T("Open the room again"), "planned", "lifted", KEEPERS, .after = lift, .primary = true,
	  .no_undo = T("Others may have booked the room since: close it again.") },
	{ "end", T("closure|Over"), "planned", "over", ROLE_CLOCK },
	{ 0 }
};
static const struct flow flow = { states, steps };

static const struct head heads[] = {
	{ "room_name", NULL, NULL, "r.name" }, { "starts_at", NULL, NULL, "c.starts_at" },
	{ "ends_at", NULL, NULL, "c.ends_at" }, { "reason", NULL, NULL, NULL }, { "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("closure|Room or reason"), INPUT_LINE, "(r.name LIKE CONCAT('%', :q_like) OR r.number LIKE :q_like OR c.reason LIKE CONCAT('%', :q_like))" },
	{ "state", T("State"), INPUT_CHOICE, "c.state = :state" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Now and to come"), "state=planned" }, { 0 } };
static const struct list list = { ROW "WHERE c.site = :my_site", "c.starts_at", "starts_at", false, "c.id", heads,
	filters, quicks, T("No room is closed.") };
static const char *const facts[] = { "room_name", "starts_at", "ends_at", "reason", NULL };

const struct module closure_module = {
	.name = "closure", .title = T("Closures"), .one_title = T("Closure"),
	.table = &closure_table, .form = &form, .flow = &flow, .sql = closure_sql, .move = &closure_sql[CLOSURE_MOVE],
	.facts = facts, .before = before, .after = hold, .name_column = "room_name",
	.face = { [DESK] = { ROLE_STAFF, &list, &closure_sql[CLOSURE_ANY], .make = &closure_sql[CLOSURE_MAKE],
		.make_roles = KEEPERS, .place = { T("menu|Meetings"), 520, "calendar-off", NULL } } },
};
