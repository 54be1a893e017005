/* step.c -- the ways of an item: into a box, against a signature, or back to the post office. */
#include "mail/mail.h"
#include "absence/absence.h"
#include "kit/clock.h"
#include "kit/number.h"
#include "post/post.h"
#include "kit/undo.h"
#include "edge/db.h"

#define HELD_DAYS 3                  /* of mail for an unknown addressee, P037 */

/* clang-format off */
static const struct field fields[] = {
	{ "item_no",   T("Item no."), T("Scan or type it; empty for a letter without number."), INPUT_LINE, .max = 40 },
	{ "company",   T("Company"), T("Initials, room or name; or the addressee's name below."), INPUT_COMPANY },
	{ "addressee", NULL, T("Name or initials, when the envelope names a person."), INPUT_LINE, .max = 60 },
	{ "kind",      NULL, T("Left empty, the number and the sender tell it."), INPUT_CHOICE },
	{ "sender",    NULL, NULL, INPUT_LINE, .max = 80 },
	{ "room",      NULL, T("Only if it is another than the company's."), INPUT_LINE, .max = 40 },
	{ "pieces",    NULL, NULL, INPUT_NUMBER, .min = 1, .max = 500 },
	{ "place",     NULL, NULL, INPUT_LINE, .max = 20 },
	{ "remark",    NULL, NULL, INPUT_LINE, .max = 200 },
	{ 0 }
};
const struct form mail_form = { "mail", &mail_table, fields, .submit = T("Log") };

static const struct field unknown_fields[] = {
	{ "item_no",   NULL, NULL, INPUT_LINE, .max = 40 },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ "kind",      NULL, NULL, INPUT_CHOICE },
	{ "sender",    NULL, NULL, INPUT_LINE, .max = 80 },
	{ "room",      NULL, NULL, INPUT_LINE, .max = 40 },
	{ "pieces",    NULL, NULL, INPUT_NUMBER, .min = 1, .max = 500 },
	{ "place",     NULL, NULL, INPUT_LINE, .max = 20 },
	{ "remark",    NULL, NULL, INPUT_LINE, .max = 200 },
	{ 0 }
};
const struct form mail_unknown_form = { "unknown", &mail_table, unknown_fields };

static const struct field edit_fields[] = {
	{ "company",   T("Company"), NULL, INPUT_COMPANY, .required = true },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ "kind",      NULL, NULL, INPUT_CHOICE, .required = true },
	{ "item_no",   NULL, NULL, INPUT_LINE, .max = 40 },
	{ "sender",    NULL, NULL, INPUT_LINE, .max = 80 },
	{ "room",      NULL, NULL, INPUT_LINE, .max = 40 },
	{ "pieces",    NULL, NULL, INPUT_NUMBER, .min = 1, .max = 500 },
	{ "place",     NULL, NULL, INPUT_LINE, .max = 20 },
	{ "remark",    NULL, NULL, INPUT_LINE, .max = 200 },
	{ 0 }
};
const struct form mail_edit_form = { "edit", &mail_table, edit_fields };

static const struct field claim_fields[] = {
	{ "company",   T("Company"), T("Who asked for it, and whom it is for."), INPUT_COMPANY, .required = true },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ 0 }
};
static const struct form claim = { "claim", &mail_table, claim_fields };

static const struct field collect_fields[] = {
	{ "collector", NULL, T("Name or initials. Addressee, person of the company, or a proxy in force."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "id_kind",   NULL, T("See it first, then let them sign."), INPUT_CHOICE, .required = true },
	{ "id_last",   NULL, NULL, INPUT_LINE, .required = true, .min = 4, .max = 6 },
	{ "signature", T("Signature of the collector"), NULL, INPUT_SIGN, .max = 60000 },
	{ "on_sheet",  NULL, NULL, INPUT_FLAG },
	{ 0 }
};

/* R08: no handing over without a signature. */
static void signed_somewhere(struct request *rq, void *row)
{
	struct mail *m = row;

	if (m->on_sheet == 0 && *m->signature == '\0')
		form_fault(rq, "signature", T("Let the collector sign here, or on the printed slip and tick that."));
}
const struct form mail_collect_form = { "collect", &mail_table, collect_fields, signed_somewhere, T("Hand over") };

static const struct field forward_fields[] = {
	{ "instruction_note", T("Forward to"), NULL, INPUT_LINES, .required = true, .min = 4, .max = 300 },
	{ 0 }
};
static const struct form forward = { "forward", &mail_table, forward_fields, .submit = T("Hand to outgoing mail") };

static const struct field scan_fields[] = {
	{ "scan", T("Scanned pages"), T("The tenant reads them in the portal."), INPUT_FILE, .required = true },
	{ 0 }
};
static const struct form scan = { "scan", &mail_table, scan_fields, .submit = T("Attach and tell the tenant") };

static const struct field choose_fields[] = {
	{ "instruction", T("What should we do with it?"), NULL, INPUT_RADIO, .required = true },
	{ "instruction_note", NULL, T("The address to forward to, or anything we should know."), INPUT_LINES, .max = 300 },
	{ 0 }
};
/* clang-format on */

static void choice_fits(struct request *rq, void *row)
{
	struct mail *m = row;

	if (strcmp(m->instruction, "forward") == 0 && *m->instruction_note == '\0')
		form_fault(rq, "instruction_note", T("Please write where to forward it."));
	if (strcmp(m->instruction, "destroy") == 0 && mail_accountable(m->kind))
		form_fault(rq, "instruction", T("Mail that is handed over against a signature is not destroyed: choose another way."));
}
/* What names nobody is the company's: its administrator decides. */
static const char *may_choose(struct request *rq, const void *row)
{
	const struct mail *m = row;

	return (rq->user.roles & ROLE_COMPANY_ADMIN) != 0 || m->person == rq->user.id ? NULL
		: say(rq, T("It is addressed to the company: its administrator decides what to do with it."));
}
static const struct form choose = { "choose", &mail_table, choose_fields, choice_fits };

static const struct field phoned_fields[] = {
	{ "told_whom", T("Whom did you speak to?"), T("For a company nobody of which has a log-in; the call counts as the notice."), INPUT_LINE,
	  .required = true, .min = 1, .max = 60 },
	{ 0 }
};
static const struct form phoned = { "phoned", &mail_table, phoned_fields };

static bool is_ordinary(const void *row) { return !mail_accountable(((const struct mail *)row)->kind); }
static bool is_accountable(const void *row) { return mail_accountable(((const struct mail *)row)->kind); }
static bool wants(const void *row, const char *what) { return strcmp(((const struct mail *)row)->instruction, what) == 0; }
static bool wants_delivery(const void *row) { return wants(row, "deliver") || is_ordinary(row); }
static bool wants_forward(const void *row) { return wants(row, "forward"); }
static bool wants_scan(const void *row) { return wants(row, "scan"); }
static bool wants_return(const void *row) { return wants(row, "return"); }
static bool wants_destroy(const void *row) { return wants(row, "destroy"); }
static bool company_asked(const void *row)
{
	const struct mail *m = row;
	return mail_alarming(m->kind) && m->company_knows == 0;
}
static bool desk_asked(const void *row)
{
	const struct mail *m = row;
	return mail_alarming(m->kind) && m->desk_knows == 0;
}

static const char *hold(struct request *rq, void *row)
{
	struct mail *m = row;

	if (*m->place == '\0')
		m->place = say(rq, T("Pigeonhole"));
	m->held_until = clock_after(rq, rq->context.now, HELD_DAYS, UNIT_DAY);
	return NULL;
}

static instant held_until(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct mail *)row)->held_until;
}

static void gone(struct request *rq, struct mail *m)
{
	m->gone_at = rq->context.now;
	m->gone_by = rq->user.id;
}

static const char *leaves(struct request *rq, void *row)
{
	gone(rq, row);
	return mail_may_handle(rq, row);
}

/* Nobody is there: the entry of the room is logged with the absence. */
static const char *to_room(struct request *rq, void *row)
{
	const char *why = absence_first(rq, &mail_module, ((struct mail *)row)->r.id);

	return why != NULL ? why : leaves(rq, row);
}

/* Those returned in one act are one list for the post office. */
static const char *back_to_post(struct request *rq, void *row)
{
	struct mail *m = row, found = { 0 };

	gone(rq, m);
	if (db_one(rq->db, &mail_sql[MAIL_LIST_NO], m, &found) && *found.list_no != '\0')
		m->list_no = found.list_no;
	else
		m->list_no = number_later(rq, "TH");
	return NULL;
}

static void done(struct request *rq, void *row)
{
	clock_met(rq, "mail", ((struct mail *)row)->r.id, NULL);
}

static const char *lost(struct request *rq, void *row)
{
	gone(rq, row);
	return NULL;
}

static void left(struct request *rq, void *row)
{
	absence_gone(rq, &mail_module, ((struct mail *)row)->r.id, "close");
	done(rq, row);
}

/* What goes on by post is a record of the outgoing mail, to be priced and paid. */
static void send_on(struct request *rq, void *row)
{
	struct mail *m = row;
	struct post *p = record_blank(rq, &post_module);

	p->r.id = 0;
	p->r.company = m->r.company;
	p->kind = mail_accountable(m->kind) ? "registered" : "letter";
	p->sender = m->r.company_name;
	p->addressee = m->addressee;
	p->address = m->instruction_note;
	p->pieces = m->pieces;
	p->mail = m->r.id;
	p->remark = say_f(rq, T("Forwarded: %s %s"), m->r.number, m->item_no);
	record_make(rq, &post_module, &post_sql[POST_MAKE], p);
	absence_gone(rq, &mail_module, m->r.id, "forward");
	done(rq, m);
}

/* Two people must know: who is one of them is not the other. */
static const char *not_the_desk(struct request *rq, const void *row)
{
	return ((const struct mail *)row)->desk_knows != rq->user.id ? NULL
		: say(rq, T("You acknowledged for the desk. Two people must know: a colleague tells the company."));
}
static const char *not_the_teller(struct request *rq, const void *row)
{
	return ((const struct mail *)row)->company_knows != rq->user.id ? NULL
		: say(rq, T("You told the company. Two people must know: a colleague acknowledges for the desk."));
}

static const char *company_knows(struct request *rq, void *row)
{
	struct mail *m = row;
	m->company_knows = rq->user.id;
	m->company_knew_at = rq->context.now;
	return NULL;
}
static void company_known(struct request *rq, void *row) { mail_alarm_met(rq, row, "alarm_company"); }

/* Somebody of the company was reached: of a court's letter they then know. */
static const char *phoned_act(struct request *rq, void *row)
{
	const char *why = mail_may_notify(rq, row);

	return why == NULL && company_asked(row) ? company_knows(rq, row) : why;
}
static void phoned_after(struct request *rq, void *row)
{
	mail_tell_phoned(rq, row);
	if (mail_alarming(((const struct mail *)row)->kind))
		company_known(rq, row);
}

static const char *desk_knows(struct request *rq, void *row)
{
	struct mail *m = row;
	m->desk_knows = rq->user.id;
	m->desk_knew_at = rq->context.now;
	return NULL;
}
static void desk_known(struct request *rq, void *row) { mail_alarm_met(rq, row, "alarm_desk"); }

static const char *escalate(struct request *rq, void *row)
{
	struct mail *m = row;
	if (m->escalated_at == NO_TIME)
		m->escalated_at = rq->context.now;
	return NULL;
}

static const char *still_unknown(struct request *rq, void *row)
{
	struct mail *m = row;
	(void)rq;
	m->r.company = 0;
	m->person = 0;
	m->mismatch = "";
	return NULL;
}

/* clang-format off */
const struct state mail_states[] = {
	{ "received",           T("mail|Received"),        TONE_WARN, { 10, UNIT_MINUTE, .label = T("Compare name and room with the roster") } },
	{ "sorted",             T("mail|Sorted"),          TONE_INFO },
	{ "placed_in_box",      T("mail|Placed in the box"), TONE_OK, .final = true },
	{ "notified",           T("mail|Notified"),        TONE_INFO, { 1, UNIT_WORKDAY, .overdue = "pend", .label = T("Collect") } },
	{ "logged_pending",     T("mail|Waiting in the mail log"), TONE_WARN, { 3, UNIT_WORKDAY, .overdue = "remind", .label = T("Remind the company") } },
	{ "collected",          T("mail|Collected"),       TONE_OK, .final = true },
	{ "delivered_to_room",  T("mail|Delivered to the room"), TONE_OK, .final = true },
	{ "forwarded",          T("mail|Forwarded"),       TONE_IDLE, .final = true },
	{ "scanned",            T("mail|Opened and scanned"), TONE_INFO },
	{ "returned_to_sender", T("mail|Returned to the sender"), TONE_IDLE, .final = true },
	{ "destroyed",          T("mail|Destroyed"),       TONE_IDLE, .final = true },
	{ "not_in_roster",      T("mail|Not in the roster"), TONE_BAD, { 10, UNIT_MINUTE, .label = T("Stamp: no such person") } },
	{ "stamped",            T("mail|Stamped: no such person"), TONE_WARN, { 30, UNIT_MINUTE, .label = T("Put it into the pigeonhole") } },
	{ "held",               T("mail|Held for three days"), TONE_WARN, { .until = held_until, .label = T("Held, then back to the post office") } },
	{ "claimed",            T("mail|Claimed"),         TONE_INFO },
	{ "returned_to_post",   T("mail|Returned to the post office"), TONE_IDLE, .final = true },
	{ "lost",               T("mail|Lost"),            TONE_BAD, .final = true },
	{ 0 }
};
#define HERE "sorted notified logged_pending scanned"
#define WAITS "notified logged_pending scanned"
const struct step mail_steps[] = {
	{ "sort",    T("Sorted"), "received claimed notified logged_pending", "sorted", ROLE_DESK, .fits = is_ordinary, .act = mail_may_sort, .after = mail_follow_absence, .primary = true },
	{ "notify",  T("Notify"), "received claimed sorted", "notified", ROLE_DESK, .fits = is_accountable, .may = mail_unreached, .act = mail_may_notify, .after = mail_tell_arrived, .primary = true },
	{ "phoned",  T("Told by telephone"), "received claimed sorted", "notified", ROLE_DESK, .form = &phoned, .fits = is_accountable, .act = phoned_act, .after = phoned_after, .called = true },
	{ "edit",    T("Correct"), "received claimed", NULL, ROLE_DESK, .form = &mail_edit_form, .act = mail_before },
	{ "unknown", T("Not in the roster"), "received", "not_in_roster", ROLE_DESK, .act = still_unknown },
	{ "place",   T("Placed in the box"), "sorted scanned", "placed_in_box", ROLE_DESK, .fits = is_ordinary, .act = leaves, .after = done, .primary = true, .undo = undo_own },
	{ "collect", T("Hand over"), WAITS, "collected", ROLE_DESK, .form = &mail_collect_form, .act = mail_may_collect, .after = mail_tell_collected, .primary = true, .undo = undo_own },
	{ "in_hand", T("mail|Handed over with the absence"), "sorted scanned", "collected", ROLE_CLOCK, .fits = is_ordinary, .act = leaves, .after = done, .undo = undo_own },
	{ "pend",    T("Nobody there"), "notified", "logged_pending", ROLE_DESK | ROLE_CLOCK },
	{ "remind",  T("Notify again"), "notified", NULL, ROLE_DESK, .after = mail_tell_waiting },
	{ "remind",  T("Notify again"), "logged_pending", "logged_pending", ROLE_DESK | ROLE_CLOCK, .after = mail_tell_waiting },
	{ "deliver", T("Delivered to the room"), HERE, "delivered_to_room", ROLE_DESK, .fits = wants_delivery, .act = to_room, .after = done, .undo = undo_own },
	{ "forward", T("Forward"), HERE, "forwarded", ROLE_DESK, .fits = wants_forward, .form = &forward, .act = leaves, .after = send_on,
	  .no_undo = T("A parcel was made of it: cancel that one, and log the item again.") },
	{ "scan",    T("Open and scan"), "sorted notified logged_pending", "scanned", ROLE_DESK, .fits = wants_scan, .form = &scan, .act = mail_may_handle, .after = mail_tell_scanned },
	{ "send_back", T("Return to the sender"), HERE, "returned_to_sender", ROLE_DESK, .fits = wants_return, .act = leaves, .after = left, .undo = undo_own },
	{ "destroy", T("Destroy"), "sorted scanned", "destroyed", ROLE_DESK, .fits = wants_destroy, .act = leaves, .after = left, .undo = undo_own },
	{ "desk_knows", T("The desk knows"), WAITS, NULL, ROLE_RECEPTIONIST | ROLE_LEADER, .fits = desk_asked, .act = desk_knows, .after = desk_known, .may = not_the_teller },
	{ "told_company", T("Company told by telephone"), WAITS, NULL, ROLE_RECEPTIONIST | ROLE_LEADER, .fits = company_asked, .act = company_knows, .after = company_known, .may = not_the_desk, .called = true },
	{ "escalate", T("Tell the superiors"), WAITS, NULL, ROLE_CLOCK, .act = escalate, .after = mail_tell_escalated },
	{ "stamp",   T("Stamped: no such person"), "not_in_roster", "stamped", ROLE_DESK, .primary = true },
	{ "hold",    T("Put into the pigeonhole"), "stamped", "held", ROLE_DESK, .act = hold, .primary = true },
	{ "claim",   T("Somebody claims it"), "not_in_roster stamped held", "claimed", ROLE_DESK, .form = &claim, .act = mail_before, .after = mail_after },
	{ "return_post", T("Return to the post office"), "held", "returned_to_post", ROLE_DESK, .act = back_to_post, .after = done, .undo = undo_own, .primary = true,
	  .only_overdue = true, .refusal = T("Mail for an unknown addressee is kept three days before it goes back to the post office.") },
	{ "lose",    T("It cannot be found"), "received claimed not_in_roster stamped held " HERE, "lost", ROLE_LEADER, .gives_up = true, .act = lost, .after = mail_tell_lost,
	  .no_undo = T("The company was told: log it again when it is found.") },
	{ "kind",    T("Correct the kind"), HERE " not_in_roster stamped held", NULL, ROLE_DESK, .form = &mail_kind_form, .act = mail_other_kind, .after = mail_kind_corrected },
	{ "choose",  T("Choose what to do"), HERE, NULL, ROLE_TENANT, .form = &choose, .may = may_choose },
	{ "know",    T("We know of it"), WAITS, NULL, ROLE_TENANT, .fits = company_asked, .act = company_knows, .after = company_known, .primary = true },
	{ 0 }
};
/* clang-format on */
