/* handover.c -- one shift writes, the next reads and signs: then what is not settled, the
** deposited objects and the name in the head of the desk's pages are the next one's. */
#include "duty/duty.h"
#include "deposit/deposit.h"
#include "kit/notice.h"
#include "core/request.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &handover_sql[HANDOVER_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct handover),
	CODE_COLUMN(struct handover, shift,       T("From shift"), deposit_shifts),
	CODE_COLUMN(struct handover, next_shift,  T("To shift"), deposit_shifts),
	TEXT_COLUMN(struct handover, note,        T("For the next shift")),
	TEXT_COLUMN(struct handover, cash,        T("Keys, cash and things handed over")),
	INT_COLUMN (struct handover, unresolved,  T("Entries not settled")),
	INT_COLUMN (struct handover, kept,        T("Objects in custody")),
	ID_COLUMN  (struct handover, signed_by,   NULL),
	TEXT_COLUMN(struct handover, signed_name, T("Read and signed by")),
	TIME_COLUMN(struct handover, signed_at,   T("Signed")),
	{ 0 }
};
const struct table handover_table = { "handover", sizeof(struct handover), columns };
static const struct field fields[] = {
	{ "note", NULL, T("What the next shift must know; entries that are not settled go over by themselves."), INPUT_LINES, .required = true, .min = 2, .max = 2000 },
	{ "cash", NULL, NULL, INPUT_LINE, .max = 200, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form form = { "handover", &handover_table, fields, .submit = T("Hand over") };
/* clang-format on */

/* What goes over with it, as it is now. */
static void count(struct request *rq, struct handover *h)
{
	struct handover numbers;

	table_blank(&handover_table, &numbers);
	if (db_one(rq->db, SQL(NUMBERS), NULL, &numbers)) {
		h->unresolved = numbers.unresolved;
		h->kept = numbers.kept;
	}
}

static const char *before(struct request *rq, void *row)
{
	struct handover *h = row;

	h->shift = deposit_shift(rq, rq->context.now);
	h->r.company = 0;
	count(rq, h);
	return NULL;
}

static void written(struct request *rq, void *row)
{
	struct handover *h = row;
	struct notice n = notice_about(&handover_module, h, "handover-written");

	notice_staff(rq, &n, ROLE_RECEPTIONIST | ROLE_SHIFT_LEADER);
}

static const char *not_the_author(struct request *rq, const void *row)
{
	return ((const struct handover *)row)->r.made_by != rq->user.id ? NULL
		: say(rq, T("The next shift signs, not whoever wrote it. Ask your colleague to log in and sign."));
}

static const char *sign(struct request *rq, void *row)
{
	struct handover *h = row;

	count(rq, h);
	h->next_shift = deposit_shift(rq, rq->context.now);
	h->signed_by = rq->user.id;
	h->signed_at = rq->context.now;
	return NULL;
}

static void taken_over(struct request *rq, void *row)
{
	const struct handover *h = row;
	struct duty d;

	table_blank(&duty_table, &d);
	d.shift = h->next_shift;
	db_run(rq->db, &duty_sql[DUTY_CARRY], &d);
	db_run(rq->db, SQL(KEEP), h);
	deposit_pass(rq);
}

/* What was not settled then stays on the note. */
static void closed(struct request *rq, void *row) { db_run(rq->db, SQL(KEEP), row); }

/* clang-format off */
static const struct state states[] = {
	{ "written", T("handover|To be signed"), TONE_WARN, .on_path = true },
	{ "signed",  T("handover|Signed"),       TONE_OK, .final = true, .on_path = true },
	{ "unsigned", T("handover|Closed unsigned"), TONE_BAD, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "sign", T("I have read it and take over"), "written", "signed", ROLE_DESK, .act = sign, .after = taken_over, .primary = true, .may = not_the_author,
	  .no_undo = T("What was signed stays as it is: write another note.") },
	{ "give_up", T("Close it unsigned"),         "written", "unsigned", ROLE_LEADER, .after = closed, .gives_up = true,
	  .no_undo = T("What was closed stays as it is: write another note.") },
	{ "edit", T("Correct"),                      "written", NULL,     ROLE_DESK, .form = &form },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "note", "cash", "shift", "made_name", "made_at", "unresolved", "kept", "next_shift", "signed_name", "signed_at", NULL };

const struct module handover_module = {
	.name = "handover", .title = T("Handover of shifts"), .one_title = T("Handover"), .series = "JB",
	.table = &handover_table, .form = &form, .flow = &flow, .sql = handover_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .after = written, .more = handover_open, .more_page = "duty/open.html", .sheets = handover_sheets, .shift = SQL(NOW),
	.face = {
		[DESK] = { ROLE_DESK | ROLE_LEADER, &handover_list, SQL(ANY), SQL(MAKE), .make_roles = ROLE_DESK, .new_key = "o", .count = SQL(WAITING),
		           .place = { T("menu|Front desk"), 270, "arrows-exchange", "h" } },
	},
};
/* clang-format on */
