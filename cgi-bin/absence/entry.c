/* entry.c -- a rented room opened with the master key (P027): who, which key, when, why.
** Only a department manager, the service supervisor and a cleaner hold one. */
#include "absence/absence.h"
#include "kit/book.h"
#include "kit/record.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &room_entry_sql[ENTRY_##X]

const struct choice master_key_holders[] = {
	{ "dept_manager",       T("Department manager") },
	{ "service_supervisor", T("Customer-service supervisor") },
	{ "cleaner",            T("Cleaner") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct room_entry),
	TEXT_COLUMN(struct room_entry, room_no,     T("Room entered")),
	ID_COLUMN  (struct room_entry, holder,      NULL),
	CODE_COLUMN(struct room_entry, holder_role, T("Holds the key as"), master_key_holders),
	TEXT_COLUMN(struct room_entry, key_no,      T("Master key no.")),
	TEXT_COLUMN(struct room_entry, reason,      T("Reason")),
	TIME_COLUMN(struct room_entry, in_at,       T("In at")),
	TIME_COLUMN(struct room_entry, out_at,      T("Out at")),
	ID_COLUMN  (struct room_entry, item,        NULL),
	TEXT_COLUMN(struct room_entry, holder_name, T("Who entered")),
	TEXT_COLUMN(struct room_entry, item_number, T("Thing brought")),
	{ 0 }
};
const struct table room_entry_table = { "room_entry", sizeof(struct room_entry), columns };

static const struct field fields[] = {
	{ "company", T("Company"), NULL, INPUT_COMPANY, .required = true },
	{ "holder",  T("Who entered the room"), T("Left empty: you. Only a department manager, the service supervisor or a cleaner holds a master key."), INPUT_PERSON, .who = WHO_STAFF,
	  .roles = ROLE_MANAGER | ROLE_SUPERVISOR | ROLE_CLEANER },
	{ "key_no",  NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 20, .width = WIDTH_HALF },
	{ "in_at",   NULL, T("Empty: now."), INPUT_TIME, .min = -1, .max = 0, .width = WIDTH_HALF },
	{ "out_at",  NULL, T("Empty: still inside."), INPUT_TIME, .min = -1, .max = 0, .width = WIDTH_HALF },
	{ "reason",  NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form form = { "room_entry", &room_entry_table, fields, .submit = T("Log the entry") };
static const struct field out_fields[] = { { "out_at", NULL, T("Empty: now."), INPUT_TIME, .min = -1, .max = 0 }, { 0 } };
static const struct form out_form = { "room_entry_out", &room_entry_table, out_fields };
/* clang-format on */

const char *absence_may_enter(struct request *rq, int64_t person)
{
	struct room_entry ask;

	table_blank(&room_entry_table, &ask);
	ask.holder = person;
	return db_one(rq->db, SQL(MAY), &ask, &ask) ? ask.holder_role : NULL;
}

static const char *not_a_holder(struct request *rq)
{
	const char *names = "";

	EACH_ROW(struct room_entry, e, db_all(rq->db, SQL(HOLDERS), NULL))
		names = arena_printf(&rq->arena, "%s%s%s", names, *names == '\0' ? "" : "、", e->holder_name);
	return say_f(rq, T("Rented rooms are entered only by a department manager, the service supervisor or a cleaner, who hold the master keys. Ask one of them: %s."), names);
}

static const char *times_fit(struct request *rq, const struct room_entry *e)
{
	if (e->in_at > rq->context.now)
		return say(rq, T("The time of entering is still to come."));
	if (e->out_at != NO_TIME && e->out_at < e->in_at)
		return say(rq, T("They left before they entered: look at the times again."));
	return NULL;
}

static const char *before(struct request *rq, void *row)
{
	struct room_entry *e = row;
	const char *role;

	if (e->holder == 0)
		e->holder = rq->user.id;
	role = absence_may_enter(rq, e->holder);
	if (role == NULL)
		return not_a_holder(rq);
	e->holder_role = role;
	if (e->in_at == NO_TIME)
		e->in_at = rq->context.now;
	if (*e->room_no == '\0')
		db_one(rq->db, SQL(ROOM), e, e);
	e->r.state = e->out_at == NO_TIME ? "in_room" : "left_room";
	return times_fit(rq, e);
}

int64_t absence_enter(struct request *rq, struct room_entry *e)
{
	return record_make(rq, &room_entry_module, SQL(MAKE), e);
}

static const char *out(struct request *rq, void *row)
{
	struct room_entry *e = row;

	if (e->out_at == NO_TIME)
		e->out_at = rq->context.now;
	return times_fit(rq, e);
}

/* The thing that was brought, one press away for who brought it (P027). */
static void more(struct request *rq, void *row)
{
	const struct room_entry *e = row;

	if (e->item != 0 && (e->holder == rq->user.id || (rq->user.roles & ROLE_DESK) != 0))
		record_act(rq, arena_printf(&rq->arena, "/desk/absence_item/%lld", (long long)e->item), T("Open what was brought"));
}

/* clang-format off */
static const struct state states[] = {
	{ "in_room",   T("entry|In the room"),   TONE_WARN, { 30, UNIT_MINUTE, .label = T("Out of the room, key back") }, .on_path = true, .never = "somebody is in a tenant's room with its key" },
	{ "left_room", T("entry|Left the room"), TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "out", T("Out of the room, key back"), "in_room", "left_room", ROLE_DESK | ROLE_CLEANER, .form = &out_form, .act = out, .primary = true, .undo = undo_own },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "room_no", "company_name", "holder_name", "holder_role", "key_no", "reason", "in_at", "out_at", "item_number",
	"made_at", "made_name", NULL };
static const struct book_column book[] = {
	{ "time", "in_at" }, { "time", "out_at" }, { "room", "room_no" }, { "", "company_name" }, { "name", "holder_name", .small = "holder_role" },
	{ "code", "key_no" }, { "", "reason" }, { "name", "made_name" }, { "sign", NULL, T("entry|Signature") }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Log of the master keys"), book);
}

/* clang-format off */
static const struct sheet sheets[] = {
	{ "book", T("Print the log of the keys"), "sheet/book.html", true, ROLE_DESK | ROLE_CLEANER, NULL, print_book, DESK },
	{ 0 }
};

const struct module room_entry_module = {
	.name = "room_entry", .title = T("Log of the master keys"), .one_title = T("Entry of a room"), .series = "YS",
	.table = &room_entry_table, .form = &form, .flow = &flow, .sql = room_entry_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .more = more, .sheets = sheets,
	.face = { [DESK] = { ROLE_DESK | ROLE_CLEANER, &room_entry_list, SQL(ANY), SQL(MAKE), .count = SQL(OPEN), .place = { T("menu|House"), 830, "key" } } },
};
/* clang-format on */
