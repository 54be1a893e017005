/* question.c -- the rules of a question that could not be answered at once (P004). */
#include "question/question.h"
#include "kit/book.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/record.h"
#include "kit/undo.h"

#define SQL(X) &question_sql[QUESTION_##X]

static const struct choice ways[] = {
	{ "phone", T("By telephone") },
	{ "mail",  T("By mail") },
	{ "desk",  T("At the desk") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct question),
	TEXT_COLUMN(struct question, question,      T("Question")),
	PERSONAL_COLUMN(struct question, asker,         T("Who asked"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct question, contact,       T("How to reach them"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct question, superior,      NULL),
	TEXT_COLUMN(struct question, superior_name, T("Superior asked")),
	TEXT_COLUMN(struct question, answer,        T("Answer")),
	TIME_COLUMN(struct question, answered_at,   T("question|Answered at")),
	CODE_COLUMN(struct question, told_how,      T("How the customer was told"), ways),
	TIME_COLUMN(struct question, replied_at,    T("Customer told at")),
	TEXT_COLUMN(struct question, by_name,       NULL),
	{ 0 }
};
const struct table question_table = { "question", sizeof(struct question), columns };

static const struct field fields[] = {
	{ "question", NULL, T("In the customer's words; no answer by guess."), INPUT_LINES, .required = true, .min = 4, .max = 1000 },
	{ "asker",    NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "contact",  NULL, T("Telephone number or mail address."), INPUT_LINE, .required = true, .min = 3, .max = 60 },
	{ "company",  T("Company"), NULL, INPUT_COMPANY },
	{ "superior", T("Superior to ask"), T("Left empty, every leader of the house is asked."), INPUT_PERSON, .who = WHO_STAFF, .roles = ROLE_LEADER },
	{ 0 }
};
static const struct form form = { "question", &question_table, fields, .submit = T("Note and ask the superior") };

static const struct field answer_fields[] = {
	{ "answer", NULL, NULL, INPUT_LINES, .required = true, .min = 2, .max = 1000 },
	{ 0 }
};
static const struct form answer = { "answer", &question_table, answer_fields };

/* Whoever took the answer down says whose it is, and they are told: no answer by guess (R37, A19). */
static const struct field said_fields[] = {
	{ "superior", T("Who gave this answer"), T("They are told at once that it stands there as theirs."), INPUT_PERSON, .required = true,
	  .who = WHO_STAFF, .roles = ROLE_LEADER },
	{ "answer", NULL, NULL, INPUT_LINES, .required = true, .min = 2, .max = 1000 },
	{ 0 }
};
static const struct form said = { "said", &question_table, said_fields };
static const struct field other_fields[] = {
	{ "superior", T("Superior to ask"), NULL, INPUT_PERSON, .required = true, .who = WHO_STAFF, .roles = ROLE_LEADER },
	{ 0 }
};
static const struct form other = { "other", &question_table, other_fields, .submit = T("Ask another superior") };

static const struct field reply_fields[] = {
	{ "told_how", NULL, NULL, INPUT_RADIO, .required = true },
	{ 0 }
};
static const struct form reply = { "reply", &question_table, reply_fields };

static void tell(struct request *rq, const struct question *q, const char *name)
{
	struct notice n = notice_about(&question_module, q, name);

	n.urgent = true;
	if (q->superior != 0)
		notice_person(rq, &n, q->superior);
	else
		notice_staff(rq, &n, ROLE_LEADER);
}

static void ask(struct request *rq, void *row) { tell(rq, row, "question-asked"); }

/* 立即请示上级: noting it is asking. */
static void at_once(struct request *rq, void *row)
{
	record_take(rq, &question_module, row, record_copy(rq, &question_table, row), "escalate", ROLE_CLOCK);
}

/* Whoever of the superiors enters the answer is the one who was asked. */
static const char *clarified(struct request *rq, void *row)
{
	struct question *q = row;

	q->answered_at = rq->context.now;
	if (q->superior == 0 && (rq->user.roles & ROLE_LEADER) != 0) {
		q->superior = rq->user.id;
		q->superior_name = rq->user.name;
	}
	return NULL;
}

static const char *taken_down(struct request *rq, void *row)
{
	struct question *q = row;

	q->answered_at = rq->context.now;
	q->superior_name = pick_person_name(rq, q->superior, "");
	return NULL;
}

/* Another is asked, and named in the history. */
static const char *another(struct request *rq, void *row)
{
	struct question *q = row;

	q->superior_name = pick_person_name(rq, q->superior, "");
	return NULL;
}

static const char *replied(struct request *rq, void *row)
{
	((struct question *)row)->replied_at = rq->context.now;
	return NULL;
}

static void answered(struct request *rq, void *row)
{
	struct question *q = row;
	struct notice n = notice_about(&question_module, q, "question-answered");

	n.urgent = true;
	if (q->r.made_by != 0)
		notice_person(rq, &n, q->r.made_by);
}

/* Whose answer it is said to be hears so, with the words. */
static void told_superior(struct request *rq, void *row)
{
	struct question *q = row;
	struct notice n = notice_about(&question_module, q, "question-said");

	n.urgent = true;
	q->by_name = rq->user.name;
	notice_person(rq, &n, q->superior);
}

static const struct state states[] = {
	{ "noted",     T("question|Noted"),     TONE_WARN, { 10, UNIT_MINUTE, .overdue = "escalate", .label = T("Ask the superior") }, .on_path = true },
	{ "escalated", T("question|Superior asked"), TONE_WARN, { 60, UNIT_MINUTE, .label = T("Answer from the superior") }, .on_path = true },
	{ "clarified", T("question|Clarified"), TONE_INFO, { 30, UNIT_MINUTE, .label = T("Tell the customer") }, .on_path = true },
	{ "replied",   T("question|Replied"),   TONE_OK, .final = true, .on_path = true },
	{ "dropped",   T("question|No longer asked"), TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "escalate", T("Ask the superior"),    "noted",           "escalated", ROLE_DESK | ROLE_CLOCK, .after = ask, .primary = true },
	{ "clarify",  T("Enter the answer"),    "noted escalated", "clarified", ROLE_LEADER, .form = &answer, .act = clarified, .after = answered, .primary = true },
	{ "clarify",  T("Take down the answer"), "noted escalated", "clarified", ROLE_DESK & ~(unsigned)ROLE_LEADER, .form = &said, .act = taken_down, .after = told_superior, .primary = true },
	{ "other",    T("Ask another superior"), "escalated",      "escalated", ROLE_DESK, .form = &other, .act = another, .after = ask },
	{ "again",    T("Ask the superior again"), "escalated",    NULL,        ROLE_DESK, .after = ask },
	{ "reply",    T("Customer was told"),   "clarified",       "replied",   ROLE_DESK, .form = &reply, .act = replied, .primary = true, .undo = undo_own },
	{ "drop",     T("The customer no longer asks"), "noted escalated clarified", "dropped", ROLE_DESK, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct home_card cards[] = {
	{ T("Questions to answer"), "open=1", SQL(CARD), ROLE_DESK | ROLE_LEADER },
	{ 0 }
};
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "name", "asker", .small = "company_name" }, { "code", "contact" }, { "", "question" },
	{ "name", "superior_name" }, { "", "answer" }, { "time", "answered_at" }, { "name", "told_how" }, { "time", "replied_at" }, { "name", "made_name" }, { "name", "state" }, { 0 }
};
/* clang-format on */

/* The 工作本 (F39) by day, or with ?open=1 what is still to be answered. */
static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, pairs_get(rq->query, "open") != NULL ? T("Open questions") : T("Work notebook"), book);
}

/* clang-format off */
static const struct sheet sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER, NULL, print_book, DESK },
	{ "open", T("Print open questions"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER, "open=1", print_book, DESK },
	{ 0 }
};
static const struct fixed fixed[] = {
	{ "superior", "who is asked is told: another is asked by a step of its own, and whose the answer is stays" }, { 0 }
};
static const char *const facts[] = { "question", "asker", "contact", "company_name", "superior_name", "answer",
	"answered_at", "told_how", "replied_at", "made_at", "made_name", NULL };

const struct module question_module = {
	.name = "question", .title = T("Questions and answers"), .one_title = T("Question"), .series = "XW",
	.table = &question_table, .form = &form, .flow = &flow,
	.sql = question_sql, .move = SQL(MOVE), .facts = facts, .fixed = fixed, .after = at_once, .sheets = sheets, .cards = cards,
	.face = {
		[DESK] = { ROLE_DESK | ROLE_LEADER, &question_list, SQL(ANY), SQL(MAKE), .count = SQL(OPEN),
		           .place = { T("menu|Front desk"), 230, "help-circle" } },
	},
};
/* clang-format on */
