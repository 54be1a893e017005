/* item.c -- what came while its addressee was away (P027): received, then kept, brought to
** the room, forwarded or read out, as they said; at last handed over. */
#include "absence/absence.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &absence_item_sql[ITEM_##X]

const struct choice absence_whats[] = {
	{ "message",   T("absence|Message") },
	{ "mail",      T("absence|Item of mail") },
	{ "object",    T("absence|Object") },
	{ "fax",       T("absence|Fax") },
	{ "newspaper", T("absence|Newspaper") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct absence_item),
	ID_COLUMN  (struct absence_item, absence,     NULL),
	CODE_COLUMN(struct absence_item, what,        T("absence|What came"), absence_whats),
	TEXT_COLUMN(struct absence_item, module,      NULL),
	INT_COLUMN (struct absence_item, record,      NULL),
	TEXT_COLUMN(struct absence_item, origin,      T("absence|Logged as")),
	TEXT_COLUMN(struct absence_item, description, T("absence|Description")),
	CODE_COLUMN(struct absence_item, action,      T("absence|Instruction"), absence_actions),
	TEXT_COLUMN(struct absence_item, place,       T("Where to")),
	PERSONAL_COLUMN(struct absence_item, told_whom,   T("Who was told"), PERSONAL_OUTSIDER),
	TIME_COLUMN(struct absence_item, done_at,     T("absence|Done at")),
	ID_COLUMN  (struct absence_item, done_by,     NULL),
	ID_COLUMN  (struct absence_item, entry,       NULL),
	PERSONAL_COLUMN(struct absence_item, receiver,    T("absence|Handed to"), PERSONAL_OUTSIDER),
	TIME_COLUMN(struct absence_item, handed_at,   T("absence|Handed over at")),
	TEXT_COLUMN(struct absence_item, remark,      T("Remark")),
	ID_COLUMN  (struct absence_item, person,      NULL),
	TEXT_COLUMN(struct absence_item, absence_number, T("Absence")),
	TEXT_COLUMN(struct absence_item, person_name, T("absence|Person away")),
	TEXT_COLUMN(struct absence_item, room_no,     T("absence|Room")),
	TEXT_COLUMN(struct absence_item, done_name,   T("absence|Done by")),
	TEXT_COLUMN(struct absence_item, entry_number, T("Entry of the room")),
	ID_COLUMN  (struct absence_item, holder,      NULL),
	TEXT_COLUMN(struct absence_item, key_no,      T("Master key no.")),
	TEXT_COLUMN(struct absence_item, reason,      T("Reason")),
	TIME_COLUMN(struct absence_item, in_at,       T("In at")),
	TIME_COLUMN(struct absence_item, out_at,      T("Out at")),
	{ 0 }
};
const struct table absence_item_table = { "absence_item", sizeof(struct absence_item), columns };

static const struct field fields[] = {
	{ "company",     T("Company"), NULL, INPUT_COMPANY, .required = true },
	{ "person",      T("Addressee"), NULL, INPUT_PERSON, .who = WHO_TENANT },
	{ "what",        NULL, NULL, INPUT_RADIO, .required = true },
	{ "description", NULL, T("Kind and sender; never what is in it."), INPUT_LINE, .required = true, .min = 1, .max = 120 },
	{ 0 }
};
static const struct form form = { "absence_item", &absence_item_table, fields, .submit = T("Take it in") };
static const struct field deliver_fields[] = {
	{ "holder", T("Who entered the room"), T("Left empty: you. Only a department manager, the service supervisor or a cleaner holds a master key."), INPUT_PERSON, .who = WHO_STAFF,
	  .roles = ROLE_MANAGER | ROLE_SUPERVISOR | ROLE_CLEANER },
	{ "key_no", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 20, .width = WIDTH_HALF },
	{ "in_at",  NULL, T("Empty: now."), INPUT_TIME, .min = -1, .max = 0, .width = WIDTH_HALF },
	{ "out_at", NULL, T("Empty: still inside."), INPUT_TIME, .min = -1, .max = 0, .width = WIDTH_HALF },
	{ "remark", NULL, NULL, INPUT_LINE, .max = 200 },
	{ 0 }
};
static const struct form deliver_form = { "absence_deliver", &absence_item_table, deliver_fields, .submit = T("Log the entry and the delivery") };
static const struct field forward_fields[] = {
	{ "place",  T("Forwarded to"), NULL, INPUT_LINES, .required = true, .min = 3, .max = 300 },
	{ "remark", NULL, T("Carrier and item number, or the report of the fax."), INPUT_LINE, .max = 200 },
	{ 0 }
};
static const struct form forward_form = { "absence_forward", &absence_item_table, forward_fields };
static const struct field phone_fields[] = {
	{ "told_whom", NULL, T("Make sure who is on the line before you read anything."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ 0 }
};
static const struct form phone_form = { "absence_phone", &absence_item_table, phone_fields };
static const struct field hand_fields[] = { { "receiver", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 }, { 0 } };
static const struct form hand_form = { "absence_hand", &absence_item_table, hand_fields };
/* clang-format on */

/* Written by hand at the desk: whose absence is it, and what did they say? */
static const char *before(struct request *rq, void *row)
{
	struct absence_item *i = row;
	struct absence_order o;

	if (i->absence != 0)
		return NULL;
	o = absence_instruction(rq, i->r.company, i->person, i->what);
	if (o.absence == 0)
		form_fault(rq, "company", T("Nobody there is away now: hand it over in the usual way."));
	i->absence = o.absence;
	i->action = o.action;
	i->place = o.place;
	return NULL;
}

/* Keeping needs no other hand. */
static void received(struct request *rq, void *row)
{
	struct absence_item *i = row;

	if (strcmp(i->action, "keep") == 0)
		record_take(rq, &absence_item_module, i, record_copy(rq, &absence_item_table, i), "keep", ROLE_CLOCK);
}

/* What is signed for never lies in an empty room. */
static void order(struct absence_item *i, const struct absence_thing *t, const struct absence_order *o)
{
	i->action = t->signed_for && strcmp(o->action, "deliver") == 0 ? "keep" : o->action;
	i->place = strcmp(i->action, "keep") == 0 ? "" : o->place;
}

int64_t absence_follow(struct request *rq, const struct absence_thing *t)
{
	struct absence_order o = absence_instruction(rq, t->company, t->person, t->what);
	struct absence_item *i;

	if (o.absence == 0)
		return 0;
	i = record_blank(rq, &absence_item_module);
	i->r.id = 0;
	i->r.company = t->company;
	i->absence = o.absence;
	i->person = t->person;
	i->what = t->what;
	i->module = t->module == NULL ? "" : t->module->name;
	i->record = t->record;
	i->origin = t->number == NULL ? "" : t->number;
	i->description = t->description == NULL ? "" : t->description;
	order(i, t, &o);
	return record_make(rq, &absence_item_module, SQL(MAKE), i);
}

static struct absence_item *item_of(struct request *rq, const struct module *m, int64_t record)
{
	struct absence_item *i = record_blank(rq, &absence_item_module);

	i->module = m->name;
	i->record = record;
	return db_one(rq->db, SQL(FOR), i, i) ? i : NULL;
}

bool absence_corrected(struct request *rq, const struct absence_thing *t)
{
	struct absence_item *i = item_of(rq, t->module, t->record), *before;
	struct absence_order o = absence_instruction(rq, t->company, t->person, t->what);

	if (i == NULL || o.absence == 0 || flow_step(absence_item_module.flow, i->r.state, "correct", ROLE_CLOCK) == NULL)
		return i != NULL;
	before = record_copy(rq, &absence_item_table, i);
	order(i, t, &o);
	i->description = t->description;
	if (record_take(rq, &absence_item_module, i, before, "correct", ROLE_CLOCK))
		received(rq, i);
	return true;
}

void absence_gone(struct request *rq, const struct module *m, int64_t record, const char *step)
{
	struct absence_item *i = item_of(rq, m, record);

	if (i != NULL && flow_step(absence_item_module.flow, i->r.state, step, ROLE_DESK | ROLE_CLOCK) != NULL)
		record_take(rq, &absence_item_module, i, record_copy(rq, &absence_item_table, i), step, ROLE_DESK | ROLE_CLOCK);
}

const char *absence_first(struct request *rq, const struct module *m, int64_t record)
{
	struct absence_item *i = item_of(rq, m, record);

	return i == NULL ? NULL : say_f(rq, T("They are away. Bring it to the room from %s, where the entry with the master key is logged."), i->r.number);
}

static const char *done(struct request *rq, void *row)
{
	struct absence_item *i = row;

	i->done_at = rq->context.now;
	i->done_by = rq->user.id;
	return NULL;
}

/* The room is entered by a holder of a master key only, and that is written down. */
static const char *enter(struct request *rq, void *row)
{
	struct absence_item *i = row;
	struct room_entry *e = record_blank(rq, &room_entry_module);

	e->r.id = 0;
	e->r.company = i->r.company;
	e->room_no = i->room_no;
	e->holder = i->holder;
	e->key_no = i->key_no;
	e->reason = say_f(rq, T("Delivery of %s"), i->r.number);
	e->in_at = i->in_at;
	e->out_at = i->out_at;
	e->item = i->r.id;
	i->entry = absence_enter(rq, e);
	return i->entry == 0 ? rq->refused : done(rq, i);
}

static const char *handed(struct request *rq, void *row)
{
	struct absence_item *i = row;
	const char *why = absence_formalities(rq, i);

	if (why != NULL)
		return why;
	i->handed_at = rq->context.now;
	if (i->done_at == NO_TIME)
		done(rq, i);
	return NULL;
}

/* What was done is told; not what it was about. */
static void tell(struct request *rq, struct absence_item *i)
{
	struct notice n = { .name = "absence-done", .module = &absence_module, .record = i->absence, .number = i->absence_number,
		.row = i, .table = &absence_item_table, .once = arena_printf(&rq->arena, "%lld", (long long)i->r.id) };

	notice_owner(rq, &n, i->person, i->r.company);
}
static void delivered(struct request *rq, void *row) { if (absence_origin(rq, row, "deliver") == NULL) tell(rq, row); }
static void in_hand(struct request *rq, void *row) { absence_origin(rq, row, "hand_over"); }
static void told(struct request *rq, void *row) { absence_origin(rq, row, "phone"); }
static void forwarded(struct request *rq, void *row) { if (absence_origin(rq, row, "forward") == NULL) tell(rq, row); }

static bool can_be_read(const void *row)
{
	const struct absence_item *i = row;
	return strcmp(i->what, "message") == 0 || strcmp(i->what, "fax") == 0;
}
static bool may_lie_in_room(const void *row)
{
	const struct absence_item *i = row;
	return strcmp(i->action, "keep") != 0 || strcmp(i->what, "mail") != 0;
}

/* clang-format off */
static const struct state states[] = {
	{ "item_received",     T("absence|Received"),          TONE_WARN, { 60, UNIT_MINUTE, .label = T("Follow the instruction") }, .on_path = true },
	{ "kept",              T("absence|Is kept"),           TONE_INFO, .on_path = true },
	{ "delivered_to_room", T("absence|Brought to the room"), TONE_OK, .never = "done: the desk hands it over or closes it" },
	{ "forwarded",         T("absence|Forwarded"),         TONE_OK, .never = "done: the desk hands it over or closes it" },
	{ "told_by_phone",     T("absence|Read out by telephone"), TONE_OK, .never = "done: the desk hands it over or closes it" },
	{ "handed_over",       T("absence|Handed over"),       TONE_IDLE, .final = true, .on_path = true },
	{ "closed",            T("absence|Closed"),            TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "keep",      T("absence|Keep it"),             "item_received",      "kept",              ROLE_DESK | ROLE_CLOCK },
	{ "correct",   T("absence|It was logged as another thing"), "item_received kept", "item_received", ROLE_CLOCK },
	{ "deliver",   T("absence|Bring it to the room"), "item_received kept", "delivered_to_room", ROLE_DESK, .form = &deliver_form, .fits = may_lie_in_room, .act = enter, .after = delivered },
	{ "forward",   T("absence|Forward it"),          "item_received kept", "forwarded",         ROLE_DESK, .form = &forward_form, .act = done, .after = forwarded },
	{ "phone",     T("absence|Read it out"),         "item_received kept", "told_by_phone",     ROLE_DESK, .form = &phone_form, .fits = can_be_read, .act = done, .after = told },
	{ "hand_over", T("absence|Hand it over"),        "kept told_by_phone", "handed_over",       ROLE_DESK, .form = &hand_form, .act = handed, .after = in_hand, .primary = true,
	  .no_undo = T("The thing itself is recorded as handed over: take that back there.") },
	{ "hand_over", T("absence|Hand it over"),        "item_received",      "handed_over",       ROLE_DESK, .form = &hand_form, .act = handed, .after = in_hand,
	  .no_undo = T("The thing itself is recorded as handed over: take that back there.") },
	{ "withdraw",  T("absence|It was another's"),    "item_received kept told_by_phone", "closed",     ROLE_CLOCK },
	{ "close",     T("absence|Close"),               "delivered_to_room forwarded told_by_phone", "closed", ROLE_DESK },
	{ "give_up",   T("absence|There is nothing to hand over"), "item_received kept",  "closed",            ROLE_DESK, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct fixed fixed[] = {
	{ "person", "it found the absence under which the thing was taken in: of another it is closed, and taken in anew" }, { 0 }
};
static const char *const facts[] = { "company_name", "person_name", "room_no", "absence_number", "what", "origin", "description", "action", "place", "told_whom",
	"done_at", "done_name", "entry_number", "receiver", "handed_at", "remark", "made_at", "made_name", NULL };
static const struct home_card cards[] = { { T("For tenants away"), "open=1", SQL(CARD), ROLE_DESK }, { 0 } };

const struct module absence_item_module = {
	.name = "absence_item", .title = T("Things for those away"), .one_title = T("Thing for somebody away"), .series = "WD",
	.table = &absence_item_table, .form = &form, .flow = &flow, .sql = absence_item_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .after = received, .fixed = fixed, .cards = cards, .sheets = absence_item_sheets,
	.face = { [DESK] = { ROLE_DESK, &absence_item_list, SQL(ANY), SQL(MAKE), .named = SQL(NAMED), .count = SQL(OPEN), .place = { T("menu|Mail"), 480, "package" } } },
};
/* clang-format on */
