/* correct.c -- the wrong kind was logged: corrected with a reason while the item is in the
** house, and what the right kind asks for (P035, P036) is done at once. */
#include "mail/mail.h"
#include "kit/form.h"
#include "edge/db.h"

/* clang-format off */
static const struct field fields[] = {
	{ "kind",    T("Kind as it really is"), NULL, INPUT_CHOICE, .required = true },
	{ "item_no", NULL, NULL, INPUT_LINE, .max = 40 },
	{ "note",    T("Reason"), T("Kept in the history with your name; the company reads it."), INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
/* clang-format on */
const struct form mail_kind_form = { "kind", &mail_table, fields, .submit = T("Correct the kind") };

/* What the company chose for the kind; what was chosen for this one item stays. */
static void handle_as(struct request *rq, struct mail *m, const char *was)
{
	struct mail_order before = mail_instruction(rq, m->r.company, m->person, was), now;

	if (strcmp(m->instruction, before.what) == 0) {
		now = mail_instruction(rq, m->r.company, m->person, m->kind);
		m->instruction = now.what;
		m->instruction_note = now.note;
	} else if (mail_accountable(m->kind) && strcmp(m->instruction, "destroy") == 0) {
		m->instruction = "hold";
	}
	if (mail_accountable(m->kind) && strcmp(m->place, m->box) == 0)
		m->place = "";           /* a box is no place for what is signed for */
	else if (!mail_accountable(m->kind) && *m->place == '\0')
		m->place = m->box;
}

const char *mail_other_kind(struct request *rq, void *row)
{
	struct mail *m = row, was;

	table_blank(&mail_table, &was);
	was.r.id = m->r.id;
	if (!db_one(rq->db, &mail_sql[MAIL_ANY], &was, &was) || strcmp(was.kind, m->kind) == 0)
		return say(rq, T("It is logged as this kind already."));
	m->item_no = mail_item_no(rq, m->item_no);
	m->kind_was = was.kind;
	if (m->r.company != 0)
		handle_as(rq, m, was.kind);
	if (mail_alarming(m->kind) && !mail_alarming(was.kind)) {
		m->company_knows = m->desk_knows = 0;
		m->company_knew_at = m->desk_knew_at = m->escalated_at = NO_TIME;
	}
	return NULL;
}

/* Accountable: notified at once; court or tax: two people alarmed; no longer: into the
** box, and whoever was told otherwise is told so. */
void mail_kind_corrected(struct request *rq, void *row)
{
	struct mail *m = row;
	bool sorted = strcmp(m->r.state, "sorted") == 0, was_accountable = mail_accountable(m->kind_was);
	const char *way = NULL;

	if (mail_alarming(m->kind_was) && !mail_alarming(m->kind)) {
		mail_alarm_met(rq, m, "alarm_company");
		mail_alarm_met(rq, m, "alarm_desk");
	}
	if (m->r.company == 0)
		return;                  /* P037: kept for three days, whatever it is */
	if (sorted && mail_accountable(m->kind))
		way = "notify";
	else if (!mail_accountable(m->kind) && (strcmp(m->r.state, "notified") == 0 || strcmp(m->r.state, "logged_pending") == 0))
		way = "sort";
	else if (!sorted && mail_accountable(m->kind) && (!was_accountable || (mail_alarming(m->kind) && !mail_alarming(m->kind_was))))
		mail_tell_arrived(rq, m);
	if (way != NULL && !record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), way, ROLE_DESK))
		return;
	if (was_accountable && (!mail_accountable(m->kind) || (mail_alarming(m->kind_was) && !mail_alarming(m->kind))))
		mail_tell_corrected(rq, m);
}
