/* long_call.c -- the rules of a long-distance call (P022): no call before the rate is told and the deposit taken (R04),
** no charge to an account without its card and an agreeing signature (R02). */
#include "long_call/long_call.h"
#include "core/request.h"
#include "fax/fax.h"
#include "tariff/tariff.h"
#include "kit/pay.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &long_call_sql[LONG_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct long_call),
	PERSONAL_COLUMN(struct long_call, guest,        T("Guest"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct long_call, room_no,      T("Room number")),
	TEXT_COLUMN(struct long_call, country,      T("Country or region")),
	TEXT_COLUMN(struct long_call, city,         T("City")),
	PERSONAL_COLUMN(struct long_call, phone,        T("Number called"), PERSONAL_OUTSIDER),
	FEN_COLUMN (struct long_call, rate,         T("Rate per minute")),
	FEN_COLUMN (struct long_call, deposit,      T("long|Deposit")),
	TIME_COLUMN(struct long_call, started_at,   T("Call began")),
	TIME_COLUMN(struct long_call, ended_at,     T("Call ended")),
	INT_COLUMN (struct long_call, minutes,      T("Minutes metered")),
	INT_COLUMN (struct long_call, seconds,      T("and seconds")),
	INT_COLUMN (struct long_call, metered,      NULL),
	INT_COLUMN (struct long_call, charged,      T("Started minutes")),
	FEN_COLUMN (struct long_call, amount,       T("Amount")),
	FEN_COLUMN (struct long_call, refund,       T("Deposit given back")),
	FEN_COLUMN (struct long_call, to_pay,       T("Still to pay")),
	CODE_COLUMN(struct long_call, payment,      T("Payment"), pay_ways),
	FEN_COLUMN (struct long_call, paid,         T("long|Paid besides the deposit")),
	TEXT_COLUMN(struct long_call, card_no,      T("Card number")),
	FLAG_COLUMN(struct long_call, agrees,       T("The signature agrees with the card")),
	PERSONAL_COLUMN(struct long_call, signature,    NULL, PERSONAL_ID),
	TEXT_COLUMN(struct long_call, reason,       T("Why it was cancelled")),
	TEXT_COLUMN(struct long_call, country_name, T("Country or region")),
	TEXT_COLUMN(struct long_call, meter,        T("Metered (minutes charged)")),
	{ 0 }
};
const struct table long_call_table = { "long_call", sizeof(struct long_call), columns };

#define SLIP(must) \
	{ "guest",   NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "company", T("Company"), T("Left empty for a guest from outside."), INPUT_COMPANY, .width = WIDTH_HALF }, \
	{ "room_no", NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF }, \
	{ "country", NULL, T("With what a minute costs: tell it to the guest."), INPUT_CHOICE, .required = must, .offer = rate_call, .source = "dial_rate", .width = WIDTH_HALF }, \
	{ "city",    NULL, NULL, INPUT_LINE, .required = must, .max = 60, .width = WIDTH_HALF }, \
	{ "phone",   NULL, T("Without the country code."), INPUT_PHONE, .required = must, .width = WIDTH_HALF }
static const struct field fields[] = { SLIP(false), { 0 } };
static const struct form form = { "long_call", &long_call_table, fields, .submit = T("Fill in the slip") };
static const struct field slip_fields[] = { SLIP(true), { 0 } };
static const struct form slip = { "slip", &long_call_table, slip_fields };
static const struct field deposit_fields[] = {
	{ "deposit", NULL, T("Taken before the call; settled with the bill."), INPUT_MONEY, .required = true, .min = 100, .max = 1000000 },
	{ 0 }
};
static const struct form deposit = { "deposit", &long_call_table, deposit_fields, .submit = T("Deposit taken") };
static const struct field meter_fields[] = {
	{ "minutes", NULL, T("As the switchboard reports."), INPUT_NUMBER, .required = true, .min = 0, .max = 600, .width = WIDTH_HALF },
	{ "seconds", NULL, T("A minute begun is charged whole."), INPUT_NUMBER, .min = 0, .max = 59, .width = WIDTH_HALF },
	{ 0 }
};

static void something(struct request *rq, void *row)
{
	const struct long_call *l = row;

	if (l->minutes * 60 + l->seconds == 0)
		form_fault(rq, "minutes", T("Ask the switchboard for the time; a call that was not connected is cancelled."));
}
static const struct form meter = { "meter", &long_call_table, meter_fields, .check = something, .submit = T("long|Make the bill") };
static const struct field account_fields[] = {
	{ "company", T("Account of"), NULL, INPUT_COMPANY, .width = WIDTH_HALF },
	{ "card_no", NULL, T("Of the welcome card or charge card shown."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "signature", T("Signature on the bill"), NULL, INPUT_SIGN },
	{ "agrees", NULL, T("Compare it with the one on the card."), INPUT_FLAG },
	{ 0 }
};
static const struct form account = { "account", &long_call_table, account_fields, .submit = T("Charge the account") };
static const struct field cancel_fields[] = {
	{ "reason", NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form cancel = { "cancel", &long_call_table, cancel_fields };
/* clang-format on */

/* What a minute costs today is written on the slip, for telling. */
static void priced(struct request *rq, struct long_call *l)
{
	const struct dial_rate *d = rate_of(rq, l->country);

	if (d != NULL) {
		l->rate = d->call_minute;
		l->country_name = rate_name(rq, d);
	}
}

static const char *before(struct request *rq, void *row)
{
	struct long_call *l = row;

	if (*l->country != '\0' && *l->city != '\0' && *l->phone != '\0') {
		l->r.state = "slip_filled";
		priced(rq, l);
	}
	return NULL;
}

static const char *filled(struct request *rq, void *row)
{
	priced(rq, row);
	return NULL;
}

static const char *told(struct request *rq, void *row)
{
	priced(rq, row);
	return ((struct long_call *)row)->rate > 0 ? NULL
		: say(rq, T("There is no rate for this country. Ask the service supervisor before anything is promised."));
}

static const char *begun(struct request *rq, void *row)
{
	struct long_call *l = row;

	if (l->rate == 0 || l->deposit == 0)
		return say(rq, T("No call before the rate is told and the deposit taken."));
	l->started_at = rq->context.now;
	return NULL;
}

static const char *over(struct request *rq, void *row)
{
	((struct long_call *)row)->ended_at = rq->context.now;
	return NULL;
}

/* The rate told holds for the country it was told for. */
static void reckon(struct request *rq, void *row, const void *was)
{
	struct long_call *l = row;
	const struct long_call *before = was;

	if (l->rate != 0 && strcmp(l->country, before->country) != 0)
		priced(rq, l);
	if (l->metered == 0 || *l->payment != '\0')
		return;
	l->amount = fax_price(l->metered, l->rate);
	l->refund = l->deposit > l->amount ? l->deposit - l->amount : 0;
	l->to_pay = l->amount > l->deposit ? l->amount - l->deposit : 0;
}

static const char *billed(struct request *rq, void *row)
{
	struct long_call *l = row;

	l->metered = l->minutes * 60 + l->seconds;
	reckon(rq, l, l);
	return NULL;
}

/* R02.  The whole deposit goes back: the account pays. */
static const char *charged(struct request *rq, void *row)
{
	struct long_call *l = row;

	if (l->r.company == 0)
		return say(rq, T("Whose account? Only a company has one; otherwise the guest pays cash."));
	if (*l->card_no == '\0')
		return say(rq, T("Nothing is charged to an account without the card. Ask for it, or take cash."));
	if (l->agrees == 0)
		return say(rq, T("Nothing is charged to an account when the signature does not agree with the card. Take cash, or ask the service supervisor."));
	l->refund = l->deposit;
	l->to_pay = 0;
	l->paid = l->amount;
	l->payment = "account";
	return NULL;
}

/* How it was paid stays on record when it is logged (A24). */
static const char *cashed(struct request *rq, void *row)
{
	struct long_call *l = row;

	(void)rq;
	l->paid = l->to_pay;
	l->to_pay = 0;
	l->payment = "cash";
	return NULL;
}

static bool settled(const void *row)
{
	return *((const struct long_call *)row)->payment != '\0';
}

static const char *unpaid(struct request *rq, void *row)
{
	struct long_call *l = row;

	l->paid = 0;
	l->payment = l->card_no = "";
	reckon(rq, l, l);
	return NULL;
}

static const char *given_up(struct request *rq, void *row)
{
	struct long_call *l = row;

	(void)rq;
	l->refund = l->deposit;
	return NULL;
}

/* What is told before it is charged: the rate, then the bill. */
static int64_t rate_now(struct request *rq, const void *row)
{
	struct long_call l = *(const struct long_call *)row;

	l.rate = 0;
	priced(rq, &l);
	return l.rate;
}

static int64_t amount(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct long_call *)row)->amount;
}
static const struct charge charges[] = {
	{ "rate", "rate", rate_now, T("price|a minute") },
	{ "cash", "amount to_pay refund paid", amount }, { "account", "amount to_pay refund paid", amount },
	{ 0 }
};

/* clang-format off */
#define EARLY T("No call before the rate is told and the deposit taken.")
static const struct state states[] = {
	{ "greeted",       T("long|Greeted"),       TONE_INFO, .on_path = true },
	{ "slip_filled",   T("long|Slip filled in"), TONE_INFO, .on_path = true },
	{ "rate_told",     T("long|Rate told"),     TONE_INFO, .on_path = true },
	{ "deposit_taken", T("long|Deposit taken"), TONE_INFO, .on_path = true },
	{ "connected",     T("long|Connected"),     TONE_WARN, .on_path = true, .never = "the line is open until the call has ended" },
	{ "ended",         T("long|Ended"),         TONE_WARN, .on_path = true },
	{ "billed",        T("long|Billed"),        TONE_WARN, .on_path = true, .never = "it was talked, so it is paid, in cash or on an account" },
	{ "cash",          T("long|Paid in cash"),  TONE_OK, .never = "paid: only the log is left to write" },
	{ "account",       T("long|On the account"), TONE_OK, .never = "paid: only the log is left to write" },
	{ "logged",        T("long|Logged"),        TONE_OK, .final = true, .on_path = true },
	{ "cancelled",     T("long|Cancelled"),     TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "fill",    T("Fill in the slip"),    "greeted",       "slip_filled",   ROLE_DESK, .form = &slip, .act = filled, .primary = true },
	{ "edit",    T("Correct the slip"),    "slip_filled",   NULL,            ROLE_DESK, .form = &slip, .act = filled },
	{ "rate",    T("The rate was told"),   "slip_filled",   "rate_told",     ROLE_DESK, .act = told, .primary = true },
	{ "deposit", T("Take the deposit"),    "rate_told",     "deposit_taken", ROLE_DESK, .form = &deposit, .primary = true },
	{ "connect", T("Connect the call"),    "deposit_taken", "connected",     ROLE_DESK, .act = begun, .primary = true, .refusal = EARLY },
	{ "end",     T("The call has ended"),  "connected",     "ended",         ROLE_DESK, .act = over, .primary = true },
	{ "bill",    T("Enter the metered time"), "ended billed", "billed",      ROLE_DESK, .form = &meter, .act = billed, .primary = true },
	{ "cash",    T("Paid in cash"),        "billed",        "cash",          ROLE_DESK, .act = cashed, .primary = true },
	{ "account", T("Charge to the account"), "billed",      "account",       ROLE_DESK, .form = &account, .act = charged },
	{ "unpay",   T("The payment was wrong: take it back"), "cash account", "billed", ROLE_DESK, .act = unpaid, .gives_up = true },
	{ "log",     T("Log for reference"),   "cash account",  "logged",        ROLE_DESK, .primary = true },
	{ "cancel",  T("Cancel"),              "greeted slip_filled rate_told deposit_taken ended", "cancelled", ROLE_DESK, .form = &cancel, .act = given_up, .undo = undo_own, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "guest", "company_name", "room_no", "country_name", "city", "phone", "rate", "deposit", "started_at", "ended_at",
	"meter", "amount", "refund", "to_pay", "payment", "paid", "card_no", "reason", "made_at", "made_name", NULL };

const struct module long_call_module = {
	.name = "long_call", .title = T("Long-distance calls"), .one_title = T("Long-distance call"), .series = "CT",
	.table = &long_call_table, .form = &form, .flow = &flow, .sql = long_call_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .price = charges, .reckon = reckon, .settled = settled, .sheets = long_call_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT, &long_call_own_list, SQL(MINE), .title = T("Our long-distance calls"), .place = { T("Portal"), 46, "world" } },
		[DESK] = { ROLE_DESK | ROLE_FINANCE, &long_call_list, SQL(ANY), SQL(MAKE), .make_roles = ROLE_DESK, .new_key = "d", .count = SQL(OPEN),
		           .place = { T("menu|Telephone and fax"), 325, "world" } },
	},
};
/* clang-format on */
