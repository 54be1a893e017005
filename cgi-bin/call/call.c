/* call.c -- the rules of an incoming call (P021): asked who it is, put through, or a message taken, delivered and fed back. */
#include "call/call.h"
#include "absence/absence.h"
#include "kit/notice.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &call_sql[CALL_##X]

/* clang-format off */
static const struct choice lines[] = {
	{ "extension", T("Extension") },
	{ "mobile",    T("Mobile") },
	{ 0 }
};
const struct choice call_says[] = {
	{ "callback", T("message|Please call back") },
	{ "again",    T("message|Will call again") },
	{ "urgent",   T("message|Urgent, call at once") },
	{ "called",   T("message|Has called") },
	{ 0 }
};
static const struct choice ways[] = {
	{ "portal", T("delivered|Read in the portal") },
	{ "phone",  T("delivered|By telephone") },
	{ "slip",   T("delivered|Slip taken to the room") },
	{ "person", T("delivered|In person") },
	{ "forward", T("delivered|Forwarded while they are away") },
	{ 0 }
};
static const struct choice desk_ways[] = {
	{ "phone",  T("delivered|By telephone") },
	{ "slip",   T("delivered|Slip taken to the room") },
	{ "person", T("delivered|In person") },
	{ 0 }
};
static const struct choice answers[] = {
	{ "callback", T("answer|Will call back") },
	{ "tell",     T("answer|Please tell the caller") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct call),
	PERSONAL_COLUMN(struct call, caller,        T("call|Caller"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct call, phone,         T("Number to call back"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct call, identity,      T("call|Identity"), call_unsaid),
	INT_COLUMN (struct call, ring_seconds,  T("Seconds until answered")),
	ID_COLUMN  (struct call, person,        NULL),
	TEXT_COLUMN(struct call, about,         T("What it was about")),
	CODE_COLUMN(struct call, put_to,        T("Put through to"), lines),
	CODE_COLUMN(struct call, say,           T("call|Message"), call_says),
	PERSONAL_COLUMN(struct call, message,       T("In the caller's words"), PERSONAL_OUTSIDER),
	TIME_COLUMN(struct call, taken_at,      T("Message taken")),
	TIME_COLUMN(struct call, delivered_at,  T("Message delivered")),
	CODE_COLUMN(struct call, delivered_how, T("How it was delivered"), ways),
	CODE_COLUMN(struct call, answer,        T("Answer of the called"), answers),
	TEXT_COLUMN(struct call, reply,         T("Tell the caller")),
	TIME_COLUMN(struct call, replied_at,    NULL),
	TEXT_COLUMN(struct call, feedback,      T("Feedback to the caller")),
	TIME_COLUMN(struct call, feedback_at,   T("Feedback given")),
	TEXT_COLUMN(struct call, person_name,   T("Who is called")),
	TEXT_COLUMN(struct call, extension,     T("Extension")),
	TEXT_COLUMN(struct call, room_no,       T("Room number")),
	TEXT_COLUMN(struct call, rang,          T("Seconds until answered")),
	CODE_COLUMN(struct call, reach,         T("Number to call back"), call_unsaid),
	INT_COLUMN (struct call, calls, NULL), INT_COLUMN(struct call, timed, NULL), INT_COLUMN(struct call, soon, NULL),
	TIME_COLUMN(struct call, day_start,     NULL),
	{ 0 }
};
const struct table call_table = { "phone_call", sizeof(struct call), columns };

#define WHO \
	{ "caller", NULL, T("Name and company"), INPUT_LINE, .max = 60, .width = WIDTH_HALF }, \
	{ "phone",  NULL, T("Telephone number, or an extension of the house"), INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "company", T("Company called"), NULL, INPUT_COMPANY, .width = WIDTH_HALF }, \
	{ "person", T("Who is called"), NULL, INPUT_PERSON, .who = WHO_ANYBODY, .width = WIDTH_HALF }
static const struct field fields[] = {
	WHO,
	{ "ring_seconds", NULL, T("Three rings are fifteen seconds."), INPUT_NUMBER, .min = 0, .max = 600, .width = WIDTH_HALF },
	{ "about", NULL, NULL, INPUT_LINE, .max = 300 },
	{ 0 }
};
static const struct form form = { "call", &call_table, fields, .submit = T("Log the call") };
static const struct field identify_fields[] = {
	WHO,
	{ "about", NULL, NULL, INPUT_LINE, .max = 300 },
	{ 0 }
};
/* 问清楚对方的身份. */
static void somebody(struct request *rq, void *row)
{
	if (call_unnamed(row))
		form_fault(rq, "caller", T("Ask who is calling: write the name or the number."));
}
static const struct form identify = { "identify", &call_table, identify_fields, somebody };
static const struct field transfer_fields[] = {
	{ "put_to", NULL, NULL, INPUT_RADIO, .required = true },
	{ 0 }
};
static const struct form transfer = { "transfer", &call_table, transfer_fields, .submit = T("Put through") };
static const struct field message_fields[] = {
	{ "say", NULL, NULL, INPUT_RADIO, .required = true },
	WHO,
	{ "message", NULL, NULL, INPUT_LINE, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form message = { "message", &call_table, message_fields, .submit = T("Send the message") };
static const struct field deliver_fields[] = {
	{ "delivered_how", NULL, NULL, INPUT_RADIO, .required = true, .choices = desk_ways },
	{ 0 }
};
static const struct form deliver = { "deliver", &call_table, deliver_fields };
static const struct field tell_fields[] = {
	{ "reply", NULL, T("The operator calls back and says this."), INPUT_LINES, .required = true, .min = 2, .max = 300 },
	{ 0 }
};
static const struct form tell = { "tell", &call_table, tell_fields, .submit = T("Ask the operator") };
static const struct field feedback_fields[] = {
	{ "feedback", NULL, T("What the caller was told."), INPUT_LINE, .required = true, .min = 1, .max = 300 },
	{ 0 }
};
static const struct form feedback = { "feedback", &call_table, feedback_fields };
/* clang-format on */

/* The person called says whose company it is. */
static void settle(struct request *rq, struct call *c)
{
	struct call found = *c;

	if (c->person != 0 && db_one(rq->db, SQL(WHOSE), c, &found)) {
		c->r.company = found.r.company;
		c->r.company_name = found.r.company_name;
		c->person_name = found.person_name;
	}
}

static const char *before(struct request *rq, void *row)
{
	settle(rq, row);
	return NULL;
}

/* Asked, and it is on record which: a name or a number, or that neither was said. */
static void asked_who(struct call *c) { c->identity = call_unnamed(c) ? "unsaid" : ""; }

static const char *identified(struct request *rq, void *row)
{
	asked_who(row);
	return call_unnamed(row) ? say(rq, T("Ask who is calling: write the name or the number.")) : before(rq, row);
}

static const char *not_said(struct request *rq, void *row)
{
	asked_who(row);
	return before(rq, row);
}
static bool is_unnamed(const void *row) { return call_unnamed(row); }

/* A message goes to somebody, and says from whom it is. */
static const char *taken(struct request *rq, void *row)
{
	struct call *c = row;

	settle(rq, c);
	if (c->person == 0 && c->r.company == 0)
		return say(rq, T("For whom is the message? Choose the person or the company called."));
	if (*c->say == '\0')
		c->say = "called";
	asked_who(c);
	if (call_unnamed(c) && (strcmp(c->say, "callback") == 0 || strcmp(c->say, "urgent") == 0))
		return say(rq, T("Ask who is calling: a message to call back needs the caller's name or number."));
	c->taken_at = rq->context.now;
	return NULL;
}

/* At once into the portal and by mail; to the person called alone, else to the company. */
static void sent(struct request *rq, void *row)
{
	const struct call *c = row;
	struct notice n = notice_about(&call_module, c, "call-message");
	struct absence_thing t = { .company = c->r.company, .person = c->person, .what = "message", .module = &call_module,
		.record = c->r.id, .number = c->r.number, .description = call_from(rq, c) };

	n.once = "message";
	n.urgent = strcmp(c->say, "urgent") == 0;
	if (c->person != 0)
		notice_person(rq, &n, c->person);
	else
		notice_company(rq, &n, c->r.company, false);
	absence_follow(rq, &t);
}

static const char *delivered(struct request *rq, void *row)
{
	struct call *c = row;
	const char *away = strcmp(c->delivered_how, "slip") == 0 ? absence_first(rq, &call_module, c->r.id) : NULL;

	if (away != NULL)                       /* with the master key, and logged (P027) */
		return away;
	c->delivered_at = rq->context.now;
	if (rq->program->audience == PORTAL || (rq->user.roles & ROLE_NAMED) != 0)
		c->delivered_how = "portal";
	else if (*c->delivered_how == '\0')     /* brought to the room (P027) */
		c->delivered_how = "slip";
	return NULL;
}

/* Nothing is left to do with it for somebody away. */
static void gone(struct request *rq, void *row)
{
	const struct call *c = row;

	absence_gone(rq, &call_module, c->r.id, strcmp(c->delivered_how, "phone") == 0 ? "phone" : "hand_over");
}

static const char *will_call(struct request *rq, void *row)
{
	struct call *c = row;

	if (c->delivered_at == NO_TIME)
		delivered(rq, c);
	c->answer = "callback";
	c->feedback_at = c->replied_at = rq->context.now;
	return NULL;
}

static const char *asks(struct request *rq, void *row)
{
	struct call *c = row;

	if (c->delivered_at == NO_TIME)
		delivered(rq, c);
	if (*c->phone == '\0')
		return say(rq, T("The caller left no number to call back."));
	c->answer = "tell";
	c->replied_at = rq->context.now;
	return NULL;
}

static void asked(struct request *rq, void *row)
{
	const struct call *c = row;
	struct notice n = notice_about(&call_module, c, "call-tell");

	n.urgent = true;
	notice_staff(rq, &n, ROLE_OPERATOR);
	gone(rq, row);
}

static const char *fed_back(struct request *rq, void *row)
{
	((struct call *)row)->feedback_at = rq->context.now;
	return NULL;
}

/* An urgent message is delivered within ten minutes, any other within thirty. */
static instant deliver_by(struct request *rq, const void *row)
{
	const struct call *c = row;

	return (c->taken_at == NO_TIME ? rq->context.now : c->taken_at) + (strcmp(c->say, "urgent") == 0 ? 10 : 30) * 60;
}

/* 及时向客户反馈: only when the called asks for it. */
static instant tell_by(struct request *rq, const void *row)
{
	const struct call *c = row;

	(void)rq;
	return strcmp(c->answer, "tell") == 0 && c->replied_at != NO_TIME ? c->replied_at + 15 * 60 : NO_TIME;
}

static bool to_tell(const void *row) { return strcmp(((const struct call *)row)->answer, "tell") == 0; }
static bool not_asked(const void *row) { return !to_tell(row); }

/* clang-format off */
/* On the path of a message: not every caller was identified or put through. */
static const struct state states[] = {
	{ "answered",          T("call|Answered"),          TONE_INFO, { 10, UNIT_MINUTE, .overdue = "hang_up", .label = T("Who is calling, and for whom?") } },
	{ "identified",        T("call|Identified"),        TONE_INFO, { 10, UNIT_MINUTE, .overdue = "hang_up", .label = T("Put through") } },
	{ "unnamed",           T("call|Caller did not say"), TONE_WARN, { 10, UNIT_MINUTE, .overdue = "hang_up", .label = T("Put through") } },
	{ "transferred",       T("call|Transferred"),       TONE_INFO, { 2, UNIT_MINUTE, .overdue = "connect", .label = T("Did they answer?") } },
	{ "connected",         T("call|Connected"),         TONE_OK, .final = true },
	{ "no_answer",         T("call|No answer"),         TONE_WARN, { 5, UNIT_MINUTE, .overdue = "hang_up", .label = T("Offer to take a message") } },
	{ "cannot_transfer",   T("call|Cannot be put through"), TONE_WARN, { 5, UNIT_MINUTE, .overdue = "hang_up", .label = T("Offer to take a message") } },
	{ "message_taken",     T("call|Message taken"),     TONE_WARN, { .until = deliver_by, .label = T("Deliver the message") }, .on_path = true },
	{ "message_delivered", T("call|Message delivered"), TONE_INFO, { .until = tell_by, .label = T("Tell the caller") }, .on_path = true },
	{ "feedback_given",    T("call|Feedback given"),    TONE_OK, .final = true, .on_path = true },
	{ "hung_up",           T("call|Ended"),             TONE_IDLE, .final = true },
	{ 0 }
};
/* Who is called: a tenant, or somebody of the house. */
#define CALLED (ROLE_TENANT | ROLE_NAMED)
static const struct step steps[] = {
	{ "identify",  T("Identify the caller"),       "answered unnamed",                           "identified",      ROLE_DESK, .form = &identify, .act = identified, .primary = true },
	{ "unsaid",    T("The caller does not say who"), "answered",                                 "unnamed",         ROLE_DESK, .act = not_said, .fits = is_unnamed },
	{ "message",   T("Take a message"),            "no_answer cannot_transfer",                  "message_taken",   ROLE_DESK, .form = &message, .act = taken, .after = sent, .primary = true },
	{ "transfer",  T("Put through"),               "identified unnamed no_answer cannot_transfer", "transferred",     ROLE_DESK, .form = &transfer, .primary = true },
	{ "connect",   T("They answered"),             "transferred",                                "connected",       ROLE_DESK | ROLE_CLOCK, .primary = true },
	{ "no_answer", T("Nobody answers"),            "transferred",                                "no_answer",       ROLE_DESK },
	{ "cannot",    T("Busy or away"),              "identified unnamed transferred",             "cannot_transfer", ROLE_DESK },
	{ "hang_up",   T("The caller has hung up"),    "answered identified unnamed no_answer cannot_transfer", "hung_up",      ROLE_DESK | ROLE_CLOCK },
	{ "deliver",   T("Delivered by the desk"),     "message_taken",                              "message_delivered", ROLE_DESK, .form = &deliver, .act = delivered, .after = gone, .primary = true },
	{ "callback",  T("I will call back"),          "message_taken message_delivered",            "feedback_given",  CALLED, .act = will_call, .after = gone, .fits = not_asked, .primary = true, .undo = undo_own },
	{ "tell",      T("Please tell the caller"),    "message_taken message_delivered",            "message_delivered", CALLED, .form = &tell, .act = asks, .after = asked, .fits = not_asked },
	{ "read",      T("Mark as read"),              "message_taken",                              "message_delivered", CALLED, .act = delivered, .after = gone },
	{ "feedback",  T("The caller was told"),       "message_delivered",                          "feedback_given",  ROLE_DESK, .form = &feedback, .act = fed_back, .primary = true, .undo = undo_own },
	{ "give_up",   T("Nobody can be reached"),     "message_taken message_delivered",            "hung_up",         ROLE_DESK, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "person_name", "extension", "room_no", "caller", "phone", "identity", "rang", "about", "put_to", "say",
	"message", "taken_at", "delivered_at", "delivered_how", "answer", "reply", "feedback", "feedback_at", "made_at", "made_name", NULL };
static const struct home_card cards[] = {
	{ T("Undelivered messages"), "undelivered=1", SQL(CARD), ROLE_DESK },
	{ T("Calls to return"),      "return=1",      SQL(RETURN_CARD), ROLE_DESK },
	{ T("Message to read"),      "unread=1",      SQL(CARD_OWN), ROLE_TENANT },
	{ 0 }
};

const struct module call_module = {
	.name = "call", .title = T("Call log"), .one_title = T("Call"), .series = "DH",
	.table = &call_table, .form = &form, .flow = &flow, .sql = call_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .sheets = call_sheets, .cards = cards,
	.face = {
		[PORTAL] = { ROLE_TENANT, &call_own_list, SQL(MINE), .count = SQL(UNREAD), .title = T("My messages"), .place = { T("Portal"), 32, "message-2" } },
		[DESK] = { ROLE_DESK | ROLE_LEADER, &call_list, SQL(ANY), SQL(MAKE), .named = SQL(NAMED), .make_roles = ROLE_DESK, .place = { T("menu|Telephone and fax"), 310, "phone-call" } },
	},
};

/* The messages among the calls: a place in the menu with the number of the undelivered. */
const struct module message_module = {
	.name = "message", .title = T("call|Messages"), .table = &call_table,
	.face = { [DESK] = { ROLE_DESK | ROLE_LEADER, .count = SQL(UNDELIVERED), .place = { T("menu|Telephone and fax"), 305, "message-2", NULL, "call?messages=1" } } },
};
/* clang-format on */
