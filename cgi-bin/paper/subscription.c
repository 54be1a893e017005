/* subscription.c -- the rules of a subscription (P039): asked for, ordered at the post office,
** recorded, active from its first day to its last. */
#include "paper/paper.h"
#include "kit/notice.h"
#include "kit/pay.h"
#include "kit/record.h"
#include "kit/undo.h"
#include "edge/page.h"
#include "edge/zone.h"

#define SQL(X) &subscription_sql[SUBSCRIPTION_##X]

const struct choice paper_rhythms[] = {
	{ "daily",   T("paper|Every day") },
	{ "workday", T("paper|Monday to Friday") },
	{ "weekly",  T("paper|Weekly") },
	{ "monthly", T("paper|Monthly or rarer") },
	{ 0 }
};
static const struct choice origins[] = {
	{ "additional", T("Additional, through us") },
	{ "post",       T("Ordered at the post office by the company") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct subscription),
	ID_COLUMN  (struct subscription, paper,      NULL),
	TEXT_COLUMN(struct subscription, title,      T("paper|Title")),
	TEXT_COLUMN(struct subscription, post_no,    T("Post code no.")),
	CODE_COLUMN(struct subscription, rhythm,     T("paper|Comes"), paper_rhythms),
	CODE_COLUMN(struct subscription, origin,     T("paper|Kind"), origins),
	INT_COLUMN (struct subscription, copies,     T("paper|Copies")),
	DAY_COLUMN (struct subscription, from_on,    T("First day")),
	DAY_COLUMN (struct subscription, until_on,   T("Last day")),
	FEN_COLUMN (struct subscription, price,      T("Price, passed on")),
	FEN_COLUMN (struct subscription, fee,        T("Service fee")),
	FEN_COLUMN (struct subscription, total,      T("paper|To pay")),
	CODE_COLUMN(struct subscription, pay_how,    T("Payment"), pay_ways),
	TIME_COLUMN(struct subscription, paid_at,    T("paper|Paid at")),
	TEXT_COLUMN(struct subscription, receipt_no, T("Receipt of the post office")),
	TIME_COLUMN(struct subscription, ordered_at, T("paper|Ordered at")),
	TEXT_COLUMN(struct subscription, note,       T("Remark")),
	TEXT_COLUMN(struct subscription, companies,  NULL),
	{ 0 }
};
const struct table subscription_table = { "subscription", sizeof(struct subscription), columns };

#define PAPER \
	{ "title",    NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "post_no",  NULL, T("As in the post office's catalogue: 1-38."), INPUT_LINE, .max = 10, .width = WIDTH_HALF }, \
	{ "rhythm",   NULL, T("Of a title we have not had yet."), INPUT_CHOICE, .width = WIDTH_HALF }
#define WANTED \
	PAPER, \
	{ "copies",   NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 200, .width = WIDTH_HALF }, \
	{ "from_on",  NULL, NULL, INPUT_DAY, .required = true, .min = -366, .max = 732, .width = WIDTH_HALF }, \
	{ "until_on", NULL, NULL, INPUT_DAY, .required = true, .min = 0, .max = 1830, .width = WIDTH_HALF }, \
	{ "note",     NULL, NULL, INPUT_LINE, .max = 200 }
static const struct field own_fields[] = { WANTED, { 0 } };
static const struct field desk_fields[] = {
	{ "company", T("Company"), NULL, INPUT_COMPANY, .required = true },
	{ "origin",  NULL, NULL, INPUT_RADIO, .required = true },
	WANTED,
	{ 0 }
};
static const struct field paper_fields[] = { PAPER, { 0 } };
static const struct field order_fields[] = {
	{ "price",      NULL, NULL, INPUT_MONEY, .required = true, .min = 0, .max = 100000000, .width = WIDTH_HALF },
	{ "fee",        NULL, NULL, INPUT_MONEY, .required = true, .min = 0, .max = 10000000, .width = WIDTH_HALF },
	{ "receipt_no", NULL, NULL, INPUT_LINE, .max = 40 },
	{ 0 }
};
static const struct form order_form = { "subscription_order", &subscription_table, order_fields, .submit = T("Ordered at the post office") };
static const struct field record_fields[] = {
	{ "copies",     NULL, T("As the post office confirmed it."), INPUT_NUMBER, .required = true, .min = 1, .max = 200, .width = WIDTH_HALF },
	{ "receipt_no", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40, .width = WIDTH_HALF },
	{ "from_on",    NULL, NULL, INPUT_DAY, .required = true, .min = -366, .max = 732, .width = WIDTH_HALF },
	{ "until_on",   NULL, NULL, INPUT_DAY, .required = true, .min = 0, .max = 1830, .width = WIDTH_HALF },
	{ 0 }
};
static const struct field pay_fields[] = { { "pay_how", NULL, NULL, INPUT_RADIO, .required = true }, { 0 } };
static const struct form pay_form = { "subscription_pay", &subscription_table, pay_fields, .submit = T("paper|Paid") };
/* clang-format on */

static void period(struct request *rq, void *row)
{
	const struct subscription *s = row;

	if (s->until_on < s->from_on)
		form_fault(rq, "until_on", T("This is before the first day."));
}
static const struct form own = { "subscription", &subscription_table, own_fields, period, T("paper|Ask for it") };
static const struct form desk = { "subscription_desk", &subscription_table, desk_fields, period };
static const struct form paper_form = { "subscription_paper", &subscription_table, paper_fields, NULL, T("Correct the paper") };
static const struct form record_form = { "subscription_record", &subscription_table, record_fields, period, T("Record it") };

/* One paper has one title and one post code number, whoever subscribes to it. */
static const char *find_paper(struct request *rq, void *row)
{
	struct subscription *s = row, known = { 0 };

	if (*s->rhythm == '\0')
		s->rhythm = "daily";
	if (!db_one(rq->db, SQL(PAPER), s, &known)) {
		s->paper = db_make(rq->db, SQL(NEW_PAPER), s);
		return NULL;
	}
	if (strcmp(known.title, s->title) != 0)
		form_fault(rq, "title", T("Post code no. %s is %s."), s->post_no, known.title);
	else if (*s->post_no != '\0' && *known.post_no != '\0' && strcmp(known.post_no, s->post_no) != 0)
		form_fault(rq, "post_no", T("%s has post code no. %s."), known.title, known.post_no);
	s->paper = known.paper;
	s->post_no = known.post_no;
	s->rhythm = known.rhythm;
	return NULL;
}

static const char *before(struct request *rq, void *row)
{
	struct subscription *s = row;

	if (*s->origin == '\0' || rq->program->audience == PORTAL)
		s->origin = "additional";
	if (strcmp(s->origin, "post") == 0)
		s->r.state = "recorded";
	return find_paper(rq, s);
}

/* What has begun already is active at once. */
static void recorded(struct request *rq, void *row)
{
	struct subscription *s = row;

	if (strcmp(s->r.state, "recorded") == 0 && s->from_on <= rq->context.today)
		record_take(rq, &subscription_module, s, record_copy(rq, &subscription_table, s), "activate", ROLE_CLOCK);
}

static void tell(struct request *rq, struct subscription *s, const char *name)
{
	struct notice n = notice_about(&subscription_module, s, name);

	n.once = name;
	notice_company(rq, &n, s->r.company, true);
}

static const char *order(struct request *rq, void *row)
{
	struct subscription *s = row;

	s->ordered_at = rq->context.now;
	s->total = s->price + s->fee;
	return NULL;
}
static void ordered(struct request *rq, void *row) { tell(rq, row, "subscription-ordered"); }
static void expired(struct request *rq, void *row) { tell(rq, row, "subscription-expired"); }

static const char *pay(struct request *rq, void *row)
{
	((struct subscription *)row)->paid_at = rq->context.now;
	return NULL;
}

static int64_t total(struct request *rq, const void *row)
{
	const struct subscription *s = row;

	(void)rq;
	return s->price + s->fee;
}
static const struct charge charges[] = { { "pay", "total", total }, { 0 } };

static void reckon(struct request *rq, void *row, const void *was)
{
	struct subscription *s = row;

	(void)was;
	s->total = total(rq, s);
}

static bool settled(const void *row)
{
	return ((const struct subscription *)row)->paid_at != NO_TIME;
}

static const char *unpaid(struct request *rq, void *row)
{
	struct subscription *s = row;

	(void)rq;
	s->paid_at = NO_TIME;
	s->pay_how = "";
	return NULL;
}

static bool owes(const void *row)
{
	const struct subscription *s = row;
	return s->paid_at == NO_TIME && s->price + s->fee > 0;
}

static instant begins(struct request *rq, const void *row)
{
	return zone_day_start(rq->site.zone, ((const struct subscription *)row)->from_on);
}
static instant ends(struct request *rq, const void *row)
{
	return zone_day_start(rq->site.zone, ((const struct subscription *)row)->until_on + 1);
}

/* clang-format off */
static const struct state states[] = {
	{ "requested",       T("subscription|Requested"), TONE_WARN, { 1, UNIT_WORKDAY, .label = T("Order it at the post office") }, .on_path = true },
	{ "ordered_at_post", T("subscription|Ordered at the post office"), TONE_INFO, .on_path = true },
	{ "recorded",        T("subscription|Recorded"),  TONE_INFO, { .until = begins, .overdue = "activate", .label = T("The subscription begins") }, .on_path = true },
	{ "active",          T("subscription|Active"),    TONE_OK, { .until = ends, .warn = 95, .overdue = "expire", .label = T("The subscription ends") }, .on_path = true },
	{ "expired",         T("subscription|Expired"),   TONE_IDLE, .final = true, .on_path = true },
	{ "withdrawn",       T("subscription|Withdrawn"), TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "order",    T("Ordered at the post office"), "requested", "ordered_at_post", ROLE_DESK, .form = &order_form, .act = order, .after = ordered, .primary = true },
	{ "record",   T("Record it"), "ordered_at_post", "recorded", ROLE_DESK, .form = &record_form, .after = recorded, .primary = true },
	{ "activate", T("It begins"), "recorded", "active", ROLE_DESK | ROLE_CLOCK, .only_overdue = true,
	  .refusal = T("The copies count from the first day of the subscription on.") },
	{ "expire",   T("It ends"),   "active", "expired", ROLE_CLOCK, .after = expired,
	  .no_undo = T("It ended on its last day: order it again.") },
	{ "pay",      T("paper|Paid"), "ordered_at_post recorded active", NULL, ROLE_DESK | ROLE_FINANCE, .form = &pay_form, .fits = owes, .act = pay },
	{ "unpay",    T("The payment was wrong: take it back"), "ordered_at_post recorded active", NULL, ROLE_DESK | ROLE_FINANCE, .fits = settled, .act = unpaid, .gives_up = true },
	{ "end",      T("End it early"), "ordered_at_post recorded active", "withdrawn", ROLE_DESK, .gives_up = true },
	{ "withdraw", T("Withdraw"),  "requested", "withdrawn", ROLE_DESK | ROLE_TENANT, .gives_up = true },
	{ "edit",     T("Correct"),   "requested", NULL, ROLE_DESK, .form = &desk, .act = find_paper },
	{ "paper",    T("Correct the paper"), "ordered_at_post recorded active", NULL, ROLE_DESK, .form = &paper_form, .act = find_paper },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "title", "post_no", "rhythm", "origin", "copies", "from_on", "until_on", "price", "fee", "total",
	"pay_how", "paid_at", "receipt_no", "ordered_at", "note", "made_at", "made_name", NULL };
static int own_papers(struct request *rq);
static const struct route own_routes[] = { { GET, "", 0, own_papers, "list.html" }, { 0 } };

const struct module subscription_module = {
	.name = "subscription", .title = T("Subscriptions"), .one_title = T("Subscription"), .series = "DY",
	.table = &subscription_table, .form = &own, .flow = &flow, .sql = subscription_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .after = recorded, .price = charges, .reckon = reckon, .settled = settled, .sheets = subscription_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT, &subscription_own_list, SQL(MINE), SQL(MAKE), .more = own_routes, .place = { T("Portal"), 45, "news" }, .title = T("My papers") },
		[DESK] = { ROLE_DESK | ROLE_FINANCE, &subscription_list, SQL(ANY), SQL(MAKE), .form = &desk, .make_roles = ROLE_DESK, .count = SQL(OPEN),
		           .place = { T("menu|Mail"), 450, "news" } },
	},
};
/* clang-format on */

static int own_papers(struct request *rq)
{
	int status = record_list(rq);

	if (rq->raw == NULL)
		newspaper_held(rq);
	return status;
}
