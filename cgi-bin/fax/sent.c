/* sent.c -- the rules of sending a fax (P023): no sending before the rate was told,
** no bill while a page is in error (R05). */
#include "fax/fax.h"
#include "kit/pay.h"
#include "kit/undo.h"
#include "tariff/tariff.h"
#include "core/text.h"

#define SQL(X) &fax_sent_sql[SENT_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct fax_sent),
	PERSONAL_COLUMN(struct fax_sent, guest,         T("Guest"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct fax_sent, room_no,       T("Room number")),
	TEXT_COLUMN(struct fax_sent, country,       T("Country or region")),
	TEXT_COLUMN(struct fax_sent, country_name,  T("Country or region")),
	PERSONAL_COLUMN(struct fax_sent, fax_no,        T("Fax number"), PERSONAL_OUTSIDER),
	INT_COLUMN (struct fax_sent, pages,         T("Pages")),
	TEXT_COLUMN(struct fax_sent, requirements,  T("Other requirements")),
	FEN_COLUMN (struct fax_sent, rate,          T("Rate per minute")),
	TEXT_COLUMN(struct fax_sent, error_pages,   T("Pages in error")),
	TEXT_COLUMN(struct fax_sent, resent_pages,  T("Pages sent again")),
	TIME_COLUMN(struct fax_sent, started_at,    T("fax|Sending began")),
	TIME_COLUMN(struct fax_sent, ended_at,      T("fax|Report was good at")),
	INT_COLUMN (struct fax_sent, seconds,       T("Duration in seconds")),
	INT_COLUMN (struct fax_sent, minutes,       T("Started minutes")),
	FEN_COLUMN (struct fax_sent, amount,        T("Amount")),
	CODE_COLUMN(struct fax_sent, payment,       T("Payment"), pay_ways_signed),
	PERSONAL_COLUMN(struct fax_sent, signature,     NULL, PERSONAL_ID),
	ID_COLUMN  (struct fax_sent, operator,      NULL),
	TEXT_COLUMN(struct fax_sent, operator_name, T("fax|Operator")),
	TIME_COLUMN(struct fax_sent, completed_at,  T("Completed at")),
	{ 0 }
};
const struct table fax_sent_table = { "fax_sent", sizeof(struct fax_sent), columns };

static const struct field fields[] = {
	{ "guest",        NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "company",      T("Company"), T("Pinyin initials, room or name."), INPUT_COMPANY },
	{ "room_no",      NULL, NULL, INPUT_LINE, .max = 40 },
	{ "country",      NULL, NULL, INPUT_CHOICE, .required = true, .offer = rate_fax, .source = "dial_rate" },
	{ "fax_no",       NULL, T("Without the country code."), INPUT_PHONE, .required = true },
	{ "pages",        NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 500 },
	{ "requirements", NULL, NULL, INPUT_LINES, .max = 500 },
	{ 0 }
};
static const struct form form = { "fax_sent", &fax_sent_table, fields, .submit = T("Fill in the service order") };

static const struct field check_fields[] = {
	{ "fax_no", NULL, T("Read it back to the guest."), INPUT_PHONE, .required = true },
	{ "pages",  NULL, T("Count them."), INPUT_NUMBER, .required = true, .min = 1, .max = 500 },
	{ 0 }
};
static const struct form check = { "check", &fax_sent_table, check_fields };

static const struct field code_fields[] = {
	{ "country", NULL, NULL, INPUT_CHOICE, .required = true, .offer = rate_fax, .source = "dial_rate" },
	{ 0 }
};
static const struct form code = { "code", &fax_sent_table, code_fields };

static const struct field ok_fields[] = {
	{ "seconds", NULL, T("From the transmission report."), INPUT_NUMBER, .required = true, .min = 1, .max = 36000 },
	{ 0 }
};
static const struct form ok = { "ok", &fax_sent_table, ok_fields };

static const struct field error_fields[] = {
	{ "error_pages", NULL, T("Numbers of the pages reported ErrorPage, such as 2,5."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ 0 }
};

/* "2,5-7": page numbers of this fax, nothing else. */
static void pages_exist(struct request *rq, void *row)
{
	const struct fax_sent *f = row;
	const char *p = f->error_pages;
	bool any = false;

	if (strspn(p, "0123456789,- ") != strlen(p)) {
		form_fault(rq, "error_pages", T("Page numbers with commas, such as 2,5."));
		return;
	}
	while (*p != '\0') {
		char *end;
		long n = strtol(p, &end, 10);
		if (end != p && (n < 1 || n > f->pages)) {
			form_fault(rq, "error_pages", T("This fax has pages 1 to %lld."), (long long)f->pages);
			return;
		}
		any |= end != p;
		p = end == p ? p + 1 : end;
	}
	if (!any)
		form_fault(rq, "error_pages", T("Page numbers with commas, such as 2,5."));
}
static const struct form error = { "error", &fax_sent_table, error_fields, .check = pages_exist };

static const struct field pay_fields[] = {
	{ "payment",   NULL, NULL, INPUT_RADIO, .required = true },
	{ "signature", T("Signature of the guest"), T("Needed when the bill is signed."), INPUT_SIGN },
	{ 0 }
};
static void paid(struct request *rq, void *row)
{
	const struct fax_sent *f = row;

	pay_check(rq, "payment", f->payment, f->r.company, f->signature);
}
static const struct form pay = { "pay", &fax_sent_table, pay_fields, .check = paid };

int64_t fax_price(int64_t seconds, int64_t rate)
{
	return (seconds + 59) / 60 * rate;
}

static const char *before(struct request *rq, void *row)
{
	(void)rq;
	((struct fax_sent *)row)->r.state = "form_filled";
	return NULL;
}

/* The rate told is kept: a later change of the list does not change this bill. */
static const char *tell(struct request *rq, void *row)
{
	struct fax_sent *f = row;
	const struct dial_rate *d = rate_of(rq, f->country);

	if (d == NULL)
		return say(rq, T("There is no rate for this country. Ask the shift leader to enter it in the price list."));
	f->rate = d->fax_minute;
	return NULL;
}

static const char *resent(struct request *rq, void *row)
{
	struct fax_sent *f = row;

	f->resent_pages = text_joined(&rq->arena, f->resent_pages, "; ", f->error_pages, FAX_NOTES_MOST);
	return NULL;
}

static const char *begin(struct request *rq, void *row)
{
	((struct fax_sent *)row)->started_at = rq->context.now;
	return NULL;
}

static const char *clean(struct request *rq, void *row)
{
	struct fax_sent *f = row;

	f->error_pages = "";
	f->ended_at = rq->context.now;
	return NULL;
}

/* R05: not closed while a page is in error; nor is the bill offered. */
static const char *in_error(struct request *rq, const void *row)
{
	const struct fax_sent *f = row;

	return strcmp(f->r.state, "report_ok") == 0 ? NULL
		: say_f(rq, T("Pages %s are still in error. Send them again; the bill is made when the report is good."), f->error_pages);
}

static const char *price(struct request *rq, void *row)
{
	struct fax_sent *f = row;

	(void)rq;
	f->amount = fax_price(f->seconds, f->rate);
	return NULL;
}

/* What is told before it is charged: the rate, again when another country is looked up, then the bill. */
static int64_t rate_now(struct request *rq, const void *row)
{
	const struct dial_rate *d = rate_of(rq, ((const struct fax_sent *)row)->country);

	return d == NULL ? 0 : d->fax_minute;
}

static int64_t bill_now(struct request *rq, const void *row)
{
	const struct fax_sent *f = row;

	(void)rq;
	return fax_price(f->seconds, f->rate);
}

/* The rate told holds for the country it was told for; a bill is of the time and the pages that stand there. */
static void reckon(struct request *rq, void *row, const void *was)
{
	struct fax_sent *f = row;
	const struct fax_sent *before = was;

	if (f->rate != 0 && strcmp(f->country, before->country) != 0)
		f->rate = rate_now(rq, f);
	if (f->amount != 0)
		f->amount = fax_price(f->seconds, f->rate);
}

static bool settled(const void *row)
{
	return *((const struct fax_sent *)row)->payment != '\0';
}

static const char *unpaid(struct request *rq, void *row)
{
	struct fax_sent *f = row;

	(void)rq;
	f->payment = f->signature = "";
	f->operator = 0;
	f->completed_at = NO_TIME;
	return NULL;
}

/* What could not be sent costs nothing. */
static const char *unbilled(struct request *rq, void *row)
{
	(void)rq;
	((struct fax_sent *)row)->amount = 0;
	return NULL;
}

static int64_t billed(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct fax_sent *)row)->amount;
}
static const struct charge charges[] = {
	{ "tell", "rate", rate_now, T("price|a minute") }, { "code", "rate", rate_now, T("price|a minute") },
	{ "price", "amount", bill_now }, { "pay", "amount", billed },
	{ 0 }
};

static const char *sign(struct request *rq, void *row)
{
	struct fax_sent *f = row;

	f->operator = rq->user.id;
	f->operator_name = rq->user.name;
	f->completed_at = rq->context.now;
	return NULL;
}

static const struct state states[] = {
	{ "greeted",            T("fax|Greeted"),            TONE_INFO },
	{ "form_filled",        T("fax|Form filled in"),     TONE_WARN, .on_path = true },
	{ "rate_told",          T("fax|Rate told"),          TONE_INFO, .on_path = true },
	{ "manuscript_checked", T("fax|Manuscript checked"), TONE_INFO, .on_path = true },
	{ "code_looked_up",     T("fax|Code looked up"),     TONE_INFO },
	{ "sending",            T("fax|Sending"),            TONE_INFO, { 30, UNIT_MINUTE, .label = T("Look at the report") }, .on_path = true },
	{ "report_ok",          T("fax|Report good"),        TONE_INFO, .on_path = true },
	{ "error_page",         T("fax|Page in error"),      TONE_BAD, { 15, UNIT_MINUTE, .label = T("Send the pages again") } },
	{ "page_resent",        T("fax|Pages sent again"),   TONE_WARN, { 15, UNIT_MINUTE, .label = T("Look at the report") } },
	{ "priced",             T("fax|Priced"),             TONE_WARN, .on_path = true },
	{ "paid",               T("fax|Paid"),               TONE_INFO, .on_path = true, .never = "sent and paid: the signature and the book are left" },
	{ "signed_off",         T("fax|Signed off"),         TONE_INFO, .never = "sent and paid: the signature and the book are left" },
	{ "logged",             T("fax|In the book"),        TONE_OK, .final = true, .on_path = true },
	{ "cancelled",          T("fax|Not sent"),           TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "fill",   T("Fill in the form"),            "greeted",            "form_filled",        ROLE_DESK, .form = &form, .primary = true },
	{ "tell",   T("Rate was told"),               "form_filled",        "rate_told",          ROLE_DESK, .act = tell, .primary = true },
	{ "check",  T("Check number and pages"),      "rate_told",          "manuscript_checked", ROLE_DESK, .form = &check, .primary = true },
	{ "code",   T("Country code looked up"),      "manuscript_checked", "code_looked_up",     ROLE_DESK, .form = &code, .act = tell, .primary = true },
	{ "send",   T("Sending, 1:1"),                "code_looked_up",     "sending",            ROLE_DESK, .act = begin, .primary = true },
	{ "ok",     T("Report good"),                 "sending page_resent", "report_ok",         ROLE_DESK, .form = &ok, .act = clean, .primary = true },
	{ "error",  T("A page is in error"),          "sending page_resent", "error_page",        ROLE_DESK, .form = &error },
	{ "resend", T("Pages sent again"),            "error_page",         "page_resent",        ROLE_DESK, .act = resent, .primary = true },
	{ "price",  T("Make the bill"),               "report_ok error_page page_resent", "priced", ROLE_DESK, .act = price, .primary = true, .may = in_error },
	{ "pay",    T("Paid"),                        "priced",             "paid",               ROLE_DESK, .form = &pay, .primary = true },
	{ "sign",   T("Operator signs"),              "paid",               "signed_off",         ROLE_DESK, .act = sign, .primary = true },
	{ "log",    T("Into the book; manuscript given back"), "signed_off", "logged",            ROLE_DESK, .primary = true },
	{ "unpay",  T("The payment was wrong: take it back"), "paid signed_off", "priced", ROLE_DESK, .act = unpaid, .gives_up = true },
	{ "cancel", T("The guest does not want it"),  "greeted form_filled rate_told manuscript_checked code_looked_up", "cancelled", ROLE_DESK, .gives_up = true },
	{ "give_up", T("It could not be sent"),       "sending report_ok error_page page_resent priced", "cancelled", ROLE_DESK, .act = unbilled, .undo = undo_own, .gives_up = true },
	{ "edit",   T("Correct"),                     "form_filled",        NULL,                 ROLE_DESK, .form = &form },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "guest", "company_name", "room_no", "country_name", "fax_no", "pages", "requirements", "rate",
	"started_at", "error_pages", "resent_pages", "ended_at", "seconds", "minutes", "amount", "payment", "operator_name", "completed_at", "made_at", "made_name", NULL };

const struct module fax_sent_module = {
	.name = "fax_sent", .title = T("Sent faxes"), .one_title = T("Sent fax"), .series = "FB",
	.table = &fax_sent_table, .form = &form, .flow = &flow, .sql = fax_sent_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .price = charges, .reckon = reckon, .settled = settled, .sheets = fax_sent_sheets, .files = true,
	.face = {
		[PORTAL] = { ROLE_TENANT, &fax_sent_own_list, SQL(MINE), .title = T("Faxes sent for us"), .place = { T("Portal"), 35, "send" } },
		[DESK] = { ROLE_DESK, &fax_sent_list, SQL(ANY), SQL(MAKE), .count = SQL(OPEN),
		           .place = { T("menu|Telephone and fax"), 340, "send" } },
	},
};
/* clang-format on */
