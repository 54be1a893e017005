/* choice.c -- what a company wants done with each kind of mail, always; and the routes of mail. */
#include "mail/mail.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "edge/db.h"
#include "edge/page.h"

static const struct column roster_columns[] = {
	ID_COLUMN(struct roster, company, NULL), TEXT_COLUMN(struct roster, name, NULL),
	TEXT_COLUMN(struct roster, room_no, NULL), TEXT_COLUMN(struct roster, box, NULL),
	TEXT_COLUMN(struct roster, state, NULL), { 0 }
};
const struct table roster_table = { "company", sizeof(struct roster), roster_columns };

/* clang-format off */
static const struct choice any[] = {
	{ "hold", T("handling|Keep for collection") }, { "deliver", T("handling|Deliver to the room") },
	{ "forward", T("handling|Forward") }, { "scan", T("handling|Open and scan") },
	{ "return", T("handling|Return to the sender") }, { "destroy", T("handling|Destroy") }, { 0 }
};
static const struct choice signed_for[] = {
	{ "hold", T("handling|Keep for collection") }, { "deliver", T("handling|Bring to the room for signature") },
	{ "forward", T("handling|Forward") }, { "scan", T("handling|Open and scan") },
	{ "return", T("handling|Return to the sender") }, { 0 }
};
static const struct choice money[] = {
	{ "hold", T("handling|Keep for collection") }, { "deliver", T("handling|Bring to the room for signature") },
	{ "forward", T("handling|Forward") }, { "return", T("handling|Return to the sender") }, { 0 }
};
static const struct choice official[] = {
	{ "hold", T("handling|Keep for collection") }, { "deliver", T("handling|Bring to the room for signature") },
	{ "forward", T("handling|Forward") }, { "scan", T("handling|Open and scan") }, { 0 }
};
static const struct column columns[] = {
	ID_COLUMN  (struct mail_choice, company,       NULL),
	CODE_COLUMN(struct mail_choice, letter,        T("mail|Letters"), any),
	CODE_COLUMN(struct mail_choice, printed,       T("mail|Printed matter"), any),
	CODE_COLUMN(struct mail_choice, registered,    T("mail|Registered mail"), signed_for),
	CODE_COLUMN(struct mail_choice, parcel_notice, T("mail|Parcel notices"), signed_for),
	CODE_COLUMN(struct mail_choice, money_order,   T("mail|Money orders"), money),
	CODE_COLUMN(struct mail_choice, ems,           T("mail|EMS express mail"), signed_for),
	CODE_COLUMN(struct mail_choice, courier,       T("mail|Couriers' parcels"), signed_for),
	CODE_COLUMN(struct mail_choice, official,      T("mail|From courts, tax and other authorities"), official),
	TEXT_COLUMN(struct mail_choice, forward_to,    T("Forward to")),
	{ 0 }
};
const struct table mail_choice_table = { "mail_choice", sizeof(struct mail_choice), columns };
static const struct field fields[] = {
	{ "letter",        NULL, NULL, INPUT_CHOICE, .required = true },
	{ "printed",       NULL, NULL, INPUT_CHOICE, .required = true },
	{ "registered",    NULL, NULL, INPUT_CHOICE, .required = true },
	{ "parcel_notice", NULL, NULL, INPUT_CHOICE, .required = true },
	{ "money_order",   NULL, NULL, INPUT_CHOICE, .required = true },
	{ "ems",           NULL, NULL, INPUT_CHOICE, .required = true },
	{ "courier",       NULL, NULL, INPUT_CHOICE, .required = true },
	{ "official",      NULL, NULL, INPUT_CHOICE, .required = true },
	{ "forward_to",    NULL, T("Name, address and telephone, when anything is to be forwarded."), INPUT_LINES, .max = 300 },
	{ 0 }
};
/* clang-format on */

static void check(struct request *rq, void *row)
{
	const struct mail_choice *c = row;
	bool forwards = false;

	for (const struct field *f = fields; f->name != NULL; f++) {
		const struct column *k = table_column(&mail_choice_table, f->name, strlen(f->name));
		forwards |= k->choices != NULL && strcmp(*column_text(k, row), "forward") == 0;
	}
	if (forwards && *c->forward_to == '\0')
		form_fault(rq, "forward_to", T("Please write where to forward it."));
}
static const struct form form = { "choice", &mail_choice_table, fields, check, T("Save for everything that arrives from now on") };

/* GET and POST /mail/choices */
int mail_choices(struct request *rq)
{
	struct mail_choice c = { .company = rq->user.company }, was;
	struct page *crumb;

	table_blank(&mail_choice_table, &was);
	c.company = rq->user.company;
	if (!db_one(rq->db, &mail_sql[MAIL_CHOICE], &c, &c)) {
		table_blank(&mail_choice_table, &c);
		for (const struct field *f = fields; f->name != NULL; f++)
			if (f->input == INPUT_CHOICE)
				*column_text(table_column(&mail_choice_table, f->name, strlen(f->name)), &c) = "hold";
	}
	was = c;
	if (rq->method == POST && form_read(rq, &form, &c)) {
		static const struct module choice = { .name = "mail_choice", .table = &mail_choice_table };
		db_run(rq->db, &mail_sql[MAIL_CHOOSE], &c);
		history_write(rq, &choice, rq->user.company, "edit", &was, &c, "");
		return redirect_to(rq, "/mail/choices?did=saved");
	}
	rq->title = say(rq, T("What to do with our mail"));
	page_text(rq->page, "title", rq->title);
	page_text(page_again(rq->page, "led"), "lead", say(rq, T("Applied by itself to everything that arrives; a single item can be decided otherwise on its own page.")));
	crumb = page_again(rq->page, "crumb");
	page_text(crumb, "url", "/portal/mail");
	page_text(crumb, "label", say(rq, T("My mail and parcels")));
	form_draw(rq, rq->page, &form, &c, "/portal/mail/choices", "/portal/mail");
	return rq->faults == NULL ? 200 : 422;
}

static int desk_list(struct request *rq)
{
	int status = record_list(rq);

	record_act(rq, "/desk/mail/many", T("Log many"));
	return status;
}

static int own_list(struct request *rq)
{
	int status = record_list(rq);

	if ((rq->user.roles & ROLE_COMPANY_ADMIN) != 0) {
		record_act(rq, "/portal/mail/choices", T("What to do with our mail"));
		record_act(rq, "/portal/proxy", T("Who collects our mail"));
	}
	return status;
}

const struct route mail_desk_routes[] = {
	{ GET,  "",             0, desk_list,      "list.html" },
	{ GET,  "/new",         0, mail_entry,     "step.html" },
	{ POST, "/new",         0, mail_entry,     "step.html" },
	{ GET,  "/many",        0, mail_many,      "mail/wide.html" },
	{ POST, "/many",        0, mail_many,      "mail/wide.html" },
	{ GET,  "/collect",     0, mail_hand_over, "step.html" },
	{ POST, "/collect",     0, mail_hand_over, "step.html" },
	{ GET,  "/:id/collect", 0, mail_hand_over, "step.html" },
	{ POST, "/:id/collect", 0, mail_hand_over, "step.html" },
	{ POST, "/bulk",        0, mail_bulk,      NULL },
	{ 0 }
};
const struct route mail_own_routes[] = {
	{ GET,  "",         0, own_list, "list.html" },
	{ GET,  "/choices", ROLE_COMPANY_ADMIN, mail_choices, "step.html" },
	{ POST, "/choices", ROLE_COMPANY_ADMIN, mail_choices, "step.html" },
	{ 0 }
};
