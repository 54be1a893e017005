/* proxy.c -- the rules of a proxy: who, for what, from when until when. */
#include "proxy/proxy.h"
#include "kit/pick.h"
#include "edge/zone.h"

#define SQL(X) &proxy_sql[PROXY_##X]

const struct choice id_kinds[] = {
	{ "id_card",   T("Identity card") },
	{ "work_card", T("Work card") },
	{ "passport",  T("Passport") },
	{ "permit",    T("Residence permit") },
	{ "other",     T("paper|Other") },
	{ 0 }
};
const struct choice mail_groups[] = {
	{ "letter",        T("mail|Letters") },
	{ "printed",       T("mail|Printed matter") },
	{ "registered",    T("mail|Registered mail") },
	{ "parcel_notice", T("mail|Parcel notices") },
	{ "money_order",   T("mail|Money orders") },
	{ "ems",           T("mail|EMS express mail") },
	{ "courier",       T("mail|Couriers' parcels") },
	{ "official",      T("mail|From courts, tax and other authorities") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct proxy),
	PERSONAL_COLUMN(struct proxy, name,      T("Proxy"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct proxy, initials,  NULL, PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct proxy, phone,     T("Telephone"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct proxy, id_kind,   T("Kind of paper"), id_kinds),
	PERSONAL_COLUMN(struct proxy, id_last,   T("Last digits of the paper"), PERSONAL_ID),
	CODE_COLUMN(struct proxy, authority, T("May collect"), mail_groups),
	DAY_COLUMN (struct proxy, from_on,   T("Valid from")),
	DAY_COLUMN (struct proxy, until_on,  T("Valid until")),
	TEXT_COLUMN(struct proxy, note,      T("Remark")),
	{ 0 }
};
const struct table proxy_table = { "proxy", sizeof(struct proxy), columns };

#define FIELDS \
	{ "name",      NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 }, \
	{ "phone",     NULL, NULL, INPUT_PHONE }, \
	{ "id_kind",   NULL, NULL, INPUT_CHOICE, .required = true }, \
	{ "id_last",   NULL, T("Four to six characters; the whole number is not kept."), INPUT_LINE, .required = true, .min = 4, .max = 6 }, \
	{ "authority", NULL, NULL, INPUT_MANY, .required = true }, \
	{ "from_on",   NULL, NULL, INPUT_DAY, .required = true, .min = -366, .max = 366 }, \
	{ "until_on",  NULL, T("The authority ends by itself after this day."), INPUT_DAY, .required = true, .min = 0, .max = 1100 }, \
	{ "note",      NULL, NULL, INPUT_LINE, .max = 200 }, \
	{ "paper",     T("Written authority, scanned"), NULL, INPUT_FILE }, \
	{ 0 }
static const struct field own_fields[] = { FIELDS };
static const struct field desk_fields[] = {
	{ "company", T("Company"), T("Only on a written authority with the company's seal; attach its scan."), INPUT_COMPANY, .required = true },
	FIELDS
};
/* clang-format on */

static void check(struct request *rq, void *row)
{
	const struct proxy *p = row;

	if (p->until_on < p->from_on)
		form_fault(rq, "until_on", T("This is before the first day."));
	if (strspn(p->id_last, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != strlen(p->id_last))
		form_fault(rq, "id_last", T("Letters and digits only."));
}

static const struct form own = { "proxy", &proxy_table, own_fields, check, T("Authorise") };
static const struct form desk = { "proxy", &proxy_table, desk_fields, check, T("Record the authority") };

static const char *before(struct request *rq, void *row)
{
	struct proxy *p = row;

	p->initials = pick_initials(rq, pick_pinyin(rq, p->name, true), 20);
	return NULL;
}

/* It ends by itself with its last day. */
static instant until(struct request *rq, const void *row)
{
	return zone_day_start(rq->site.zone, ((const struct proxy *)row)->until_on + 1);
}

/* clang-format off */
static const struct state states[] = {
	{ "active",    T("proxy|In force"),  TONE_OK, { .until = until, .overdue = "expire", .label = T("Authority ends") } },
	{ "withdrawn", T("proxy|Withdrawn"), TONE_IDLE, .final = true },
	{ "expired",   T("proxy|Expired"),   TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "withdraw", T("Withdraw"), "active", "withdrawn", ROLE_DESK | ROLE_COMPANY_ADMIN },
	{ "expire",   T("Expire"),   "active", "expired",   ROLE_CLOCK },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "name", "phone", "id_kind", "id_last", "authority", "from_on",
	"until_on", "note", "made_at", "made_name", NULL };

const struct module proxy_module = {
	.name = "proxy", .title = T("Proxies"), .one_title = T("Proxy"), .series = "DL",
	.table = &proxy_table, .form = &own, .flow = &flow, .sql = proxy_sql, .move = SQL(MOVE),
	.facts = facts, .before = before, .files = true,
	.face = {
		[PORTAL] = { ROLE_COMPANY_ADMIN, &proxy_own_list, SQL(MINE), SQL(MAKE),
		             .title = T("Who collects our mail") },
		[DESK]   = { ROLE_DESK, &proxy_desk_list, SQL(ANY), SQL(MAKE), .form = &desk,
		             .place = { T("menu|Mail"), 430, "user-check" } },
	},
};
/* clang-format on */
