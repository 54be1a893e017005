/* post.c -- the rules of outgoing mail (P040). */
#include "post/post.h"
#include "kit/notice.h"
#include "kit/pay.h"
#include "kit/pick.h"

#define SQL(X) &post_sql[POST_##X]

const struct choice post_kinds[] = {
	{ "letter",     T("kind|Letter") },
	{ "registered", T("kind|Registered mail") },
	{ "parcel",     T("kind|Parcel") },
	{ "ems",        T("kind|EMS") },
	{ "courier",    T("kind|Courier") },
	{ "bulk",       T("kind|Bulk business letters") },
	{ "clippings",  T("kind|Press clippings") },
	{ 0 }
};

static const struct choice lists[] = { { "list", T("As in the address list") }, { 0 } };

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct post),
	CODE_COLUMN(struct post, kind,         T("Kind"), post_kinds),
	PERSONAL_COLUMN(struct post, sender,       T("Sender"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct post, addressee,    T("Addressee"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct post, address,      T("Address"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct post, address_list, T("Addresses, one a line"), PERSONAL_OUTSIDER),
	INT_COLUMN (struct post, pieces,       T("Pieces")),
	INT_COLUMN (struct post, weight,       T("Weight in grams")),
	TEXT_COLUMN(struct post, carrier,      T("Carrier")),
	TEXT_COLUMN(struct post, tracking_no,  T("Tracking no.")),
	FEN_COLUMN (struct post, postage,      T("Postage")),
	FEN_COLUMN (struct post, fee,          T("Service fee")),
	FEN_COLUMN (struct post, total,        T("Total")),
	CODE_COLUMN(struct post, pay_how,      T("Paid"), pay_ways),
	TIME_COLUMN(struct post, paid_at,      T("Paid at")),
	TIME_COLUMN(struct post, handed_at,    T("Handed to the carrier")),
	ID_COLUMN  (struct post, handed_by,    NULL),
	ID_COLUMN  (struct post, mail,         NULL),
	TEXT_COLUMN(struct post, remark,       T("Remark")),
	TEXT_COLUMN(struct post, handed_name,  T("Handed over by")),
	TEXT_COLUMN(struct post, mail_number,  T("Forwarded item")),
	CODE_COLUMN(struct post, listed,       NULL, lists),
	{ 0 }
};
const struct table post_table = { "post", sizeof(struct post), columns };

#define FIELDS \
	{ "kind",      NULL, NULL, INPUT_CHOICE, .required = true }, \
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 }, \
	{ "address",   NULL, NULL, INPUT_LINES, .max = 300 }, \
	{ "pieces",    NULL, NULL, INPUT_NUMBER, .min = 1, .max = 5000 }, \
	{ "address_list", NULL, T("For bulk letters: name and address of each, one a line."), INPUT_LINES, .max = 15000 }, \
	{ "remark",    NULL, NULL, INPUT_LINE, .max = 300 }, \
	{ 0 }
static const struct field own_fields[] = { FIELDS };
static const struct field desk_fields[] = {
	{ "company", T("Company"), T("Left empty for a guest at the desk."), INPUT_COMPANY },
	{ "sender",  NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	FIELDS
};
static const struct field weigh_fields[] = {
	{ "weight",  NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 2000000 },
	{ "carrier", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40 },
	{ "postage", NULL, NULL, INPUT_MONEY, .required = true, .min = 0, .max = 10000000 },
	{ "fee",     NULL, NULL, INPUT_MONEY, .min = 0, .max = 10000000 },
	{ 0 }
};
static const struct field pay_fields[] = {
	{ "pay_how", NULL, NULL, INPUT_RADIO, .required = true },
	{ 0 }
};
static const struct field hand_fields[] = {
	{ "carrier",     NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40 },
	{ "tracking_no", NULL, T("Needed for everything but letters."), INPUT_LINE, .max = 40 },
	{ 0 }
};
/* clang-format on */

static bool tracked(const struct post *p)
{
	return strcmp(p->kind, "letter") != 0 && strcmp(p->kind, "bulk") != 0 && strcmp(p->kind, "clippings") != 0;
}

static int64_t lines(const char *s)
{
	int64_t n = 0;

	while (*s != '\0') {
		size_t line = strcspn(s, "\n");
		n += line > strspn(s, " \r\t");
		s += line;
		s += *s == '\n';
	}
	return n;
}

/* Bulk letters are counted by their list of addresses; anything else goes somewhere. */
static void check(struct request *rq, void *row)
{
	struct post *p = row;
	int64_t n = lines(p->address_list);

	if (p->pieces == 0)
		p->pieces = n > 0 ? n : 1;
	if (n > 0 && n != p->pieces)
		form_fault(rq, "pieces", T("The list has %lld {address|addresses}, but %lld {piece is|pieces are} written."), (long long)n, (long long)p->pieces);
	if (n == 0 && *p->address == '\0')
		form_fault(rq, "address", T("Please write where it goes, or a list of addresses."));
}

static void check_hand(struct request *rq, void *row)
{
	const struct post *p = row;

	if (tracked(p) && *p->tracking_no == '\0')
		form_fault(rq, "tracking_no", T("This kind has a tracking number; without it nobody can ask where it is."));
}

static void check_pay(struct request *rq, void *row)
{
	const struct post *p = row;

	pay_check(rq, "pay_how", p->pay_how, p->r.company, "");
}

static const struct form own = { "post", &post_table, own_fields, check, T("Ask for it") };
static const struct form desk = { "post", &post_table, desk_fields, check, T("Record") };
static const struct form weigh = { "weigh", &post_table, weigh_fields };
static const struct form pay = { "pay", &post_table, pay_fields, check_pay };
static const struct form hand = { "hand", &post_table, hand_fields, check_hand };

static const char *before(struct request *rq, void *row)
{
	struct post *p = row;

	if (*p->sender == '\0')
		p->sender = rq->user.name;
	if (p->pieces == 0)
		p->pieces = 1;
	return NULL;
}

static const char *priced(struct request *rq, void *row)
{
	struct post *p = row;

	(void)rq;
	p->total = p->postage + p->fee;
	return NULL;
}
static void reckon(struct request *rq, void *row, const void *was)
{
	(void)was;
	(void)priced(rq, row);
}

static int64_t total(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct post *)row)->total;
}
static const struct charge charges[] = { { "pay", "total", total }, { 0 } };

static const char *paid(struct request *rq, void *row)
{
	((struct post *)row)->paid_at = rq->context.now;
	return NULL;
}

static bool settled(const void *row)
{
	return ((const struct post *)row)->paid_at != NO_TIME;
}

static const char *unpaid(struct request *rq, void *row)
{
	struct post *p = row;

	(void)rq;
	p->paid_at = NO_TIME;
	p->pay_how = "";
	return NULL;
}

static const char *handed(struct request *rq, void *row)
{
	struct post *p = row;

	p->handed_at = rq->context.now;
	p->handed_by = rq->user.id;
	return NULL;
}

static void tell(struct request *rq, const struct post *p, const char *name)
{
	struct notice n = notice_about(&post_module, p, name);

	if (p->r.company != 0)           /* who asked for it; what the desk wrote down, the company's administrators (B21) */
		notice_owner(rq, &n, pick_person_company(rq, p->r.made_by) == p->r.company ? p->r.made_by : 0, p->r.company);
}

static void tell_price(struct request *rq, void *row) { tell(rq, row, "post-priced"); }
static void tell_sent(struct request *rq, void *row) { tell(rq, row, "post-sent"); }

/* clang-format off */
static const struct state states[] = {
	{ "requested",         T("post|Requested"), TONE_WARN, { 1, UNIT_WORKDAY, .label = T("Weigh and price") }, .on_path = true },
	{ "weighed_priced",    T("post|Weighed and priced"), TONE_INFO, .on_path = true },
	{ "paid",              T("post|Paid"), TONE_INFO, { 1, UNIT_WORKDAY, .label = T("Hand to the carrier") }, .on_path = true },
	{ "handed_to_carrier", T("post|Handed to the carrier"), TONE_OK, .on_path = true },
	{ "delivered",         T("post|Delivered"), TONE_OK, .final = true, .on_path = true },
	{ "cancelled",         T("post|Cancelled"), TONE_IDLE, .final = true },
	{ "undelivered",       T("post|Not delivered"), TONE_BAD, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "weigh",   T("Weigh and price"), "requested weighed_priced", "weighed_priced", ROLE_DESK, .form = &weigh, .act = priced, .after = tell_price, .primary = true },
	{ "pay",     T("Paid"), "weighed_priced", "paid", ROLE_DESK, .form = &pay, .act = paid, .primary = true },
	{ "hand",    T("Hand to the carrier"), "paid", "handed_to_carrier", ROLE_DESK, .form = &hand, .act = handed, .after = tell_sent, .primary = true },
	{ "deliver", T("Delivered"), "handed_to_carrier", "delivered", ROLE_DESK, .primary = true },
	{ "cancel",  T("Cancel"), "requested weighed_priced", "cancelled", ROLE_DESK | ROLE_TENANT, .gives_up = true },
	{ "unpay",   T("The payment was wrong: take it back"), "paid", "weighed_priced", ROLE_DESK, .act = unpaid, .gives_up = true },
	{ "unsent",  T("Not sent: the money was given back"), "paid", "cancelled", ROLE_DESK, .gives_up = true },
	{ "lost",    T("It never arrived, or came back"), "handed_to_carrier", "undelivered", ROLE_DESK, .gives_up = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "kind", "company_name", "sender", "addressee", "address", "address_list", "pieces",
	"weight", "carrier", "tracking_no", "postage", "fee", "total", "pay_how", "paid_at", "handed_at", "handed_name",
	"mail_number", "remark", "made_at", "made_name", NULL };

static const struct home_card cards[] = { { T("To be paid at the front desk"), "", SQL(CARD_OWN), ROLE_TENANT }, { 0 } };

const struct module post_module = {
	.name = "post", .title = T("Outgoing mail"), .one_title = T("Outgoing item"), .series = "JJ",
	.table = &post_table, .form = &own, .flow = &flow, .sql = post_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .price = charges, .reckon = reckon, .settled = settled, .cards = cards, .sheets = post_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT, &post_own_list, SQL(MINE), SQL(MAKE),
		             .place = { T("menu|Mail"), 420, "send" } },
		[DESK]   = { ROLE_DESK, &post_desk_list, SQL(ANY), SQL(MAKE), .form = &desk, .count = SQL(OPEN),
		             .place = { T("menu|Mail"), 420, "send" } },
	},
};
/* clang-format on */
