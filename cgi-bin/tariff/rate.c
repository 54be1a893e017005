/* rate.c -- what a minute costs to dial, by country or region; kept by the desk's leaders. */
#include "tariff/tariff.h"
#include "kit/show.h"

#define KEEPERS (ROLE_LEADER | ROLE_ADMIN)
#define IN &dial_rate_table

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct dial_rate),
	TEXT_COLUMN(struct dial_rate, code,        T("rate|Country code")),
	TEXT_COLUMN(struct dial_rate, name,        T("rate|Country or region")),
	TEXT_COLUMN(struct dial_rate, name_en,     T("rate|In English")),
	FEN_COLUMN (struct dial_rate, fax_minute,  T("rate|Fax, a minute")),
	FEN_COLUMN (struct dial_rate, call_minute, T("rate|Call, a minute")),
	INT_COLUMN (struct dial_rate, position,    T("tariff|Place in the list")),
	{ 0 }
};
const struct table dial_rate_table = { "dial_rate", sizeof(struct dial_rate), columns };

#define ROW "SELECT d.id, d.site, d.state, d.code, d.name, d.name_en, d.fax_minute, d.call_minute, d.position" \
	" FROM dial_rate d WHERE d.site = :my_site"
enum { RATE_ONE, RATE_MAKE, RATE_MOVE, RATE_LISTED, RATE_CODE, RATE_TWICE };
static const struct sql sql[] = {
	[RATE_ONE] = { ROW " AND d.id = :id", IN, IN },
	[RATE_MAKE] = { "INSERT INTO dial_rate (site, state, code, name, name_en, fax_minute, call_minute, position)"
		" VALUES (:my_site, :state, :code, :name, :name_en, :fax_minute, :call_minute, :position)", IN, NULL },
	[RATE_MOVE] = { "UPDATE dial_rate SET state = :state, name = :name, name_en = :name_en, fax_minute = :fax_minute,"
		" call_minute = :call_minute, position = :position WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[RATE_LISTED] = { ROW " AND d.state = 'listed' ORDER BY d.position, d.code LIMIT 400", NULL, IN },
	[RATE_CODE] = { ROW " AND d.state = 'listed' AND d.code = :code", IN, IN },
	[RATE_TWICE] = { ROW " AND d.code = :code AND d.id <> :id", IN, IN },
	{ 0 }
};

struct rows rate_all(struct request *rq) { return db_all(rq->db, &sql[RATE_LISTED], NULL); }

const struct dial_rate *rate_of(struct request *rq, const char *code)
{
	struct dial_rate *d = take(rq, struct dial_rate);

	table_blank(IN, d);
	d->code = code;
	return db_one(rq->db, &sql[RATE_CODE], d, d) ? d : NULL;
}

const char *rate_name(const struct request *rq, const struct dial_rate *d)
{
	return rq->lang[0] == 'e' && *d->name_en != '\0' ? d->name_en : d->name;
}

static const struct choice *choices(struct request *rq, bool fax)
{
	struct rows rows = rate_all(rq);
	struct choice *list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list));
	size_t n = 0;

	EACH_ROW(struct dial_rate, d, rows)
		list[n++] = (struct choice){ d->code, arena_printf(&rq->arena, "%s +%s, %s/%s", rate_name(rq, d), d->code,
			show_fen(rq, fax ? d->fax_minute : d->call_minute), say(rq, T("rate|minute"))) };
	return list;
}

const struct choice *rate_fax(struct request *rq) { return choices(rq, true); }
const struct choice *rate_call(struct request *rq) { return choices(rq, false); }

static void check(struct request *rq, void *row)
{
	struct dial_rate *d = row, other;

	table_blank(IN, &other);
	if (d->code[strspn(d->code, "0123456789")] != '\0')
		form_fault(rq, "code", T("Digits only, without + and 00."));
	else if (db_one(rq->db, &sql[RATE_TWICE], d, &other))
		form_fault(rq, "code", T("%s has this code; correct its rate there."), other.name);
}

#define RATES \
	{ "name",        NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40, .width = WIDTH_HALF }, \
	{ "name_en",     NULL, NULL, INPUT_LINE, .max = 60, .width = WIDTH_HALF }, \
	{ "fax_minute",  NULL, T("A minute begun is charged whole."), INPUT_MONEY, .required = true, .min = 1, .max = 1000000, .width = WIDTH_HALF }, \
	{ "call_minute", NULL, T("A minute begun is charged whole."), INPUT_MONEY, .required = true, .min = 1, .max = 1000000, .width = WIDTH_HALF }, \
	{ "position",    NULL, NULL, INPUT_NUMBER, .min = 0, .max = 9999, .width = WIDTH_HALF }, \
	{ 0 }
static const struct field fields[] = {
	{ "code", NULL, T("As it is dialled: 86. It does not change any more."), INPUT_LINE, .required = true, .min = 1, .max = 8, .width = WIDTH_HALF },
	RATES
};
static const struct field edit_fields[] = { RATES };
static const struct form form = { "dial_rate", IN, fields, check };
static const struct form edit = { "dial_rate_edit", IN, edit_fields };

static const struct state states[] = {
	{ "listed", T("tariff|On the list"), TONE_OK, .never = "a rate stays on record, and is taken up again" },
	{ "ended",  T("tariff|Ended"),       TONE_IDLE, .never = "a rate stays on record, and is taken up again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit", T("Correct"),                  "listed ended", NULL,     KEEPERS, .form = &edit },
	{ "end",  T("tariff|Take off the list"), "listed",       "ended",  KEEPERS },
	{ "list", T("Take up again"),            "ended",        "listed", KEEPERS },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const struct fixed fixed[] = {
	{ "code", "faxes and calls on record were dialled by it: this one is ended, the right one entered beside it" }, { 0 }
};

static const struct head heads[] = {
	{ "name", NULL, "name_en", "d.name" },
	{ "code", NULL, NULL, "d.code" },
	{ "fax_minute", NULL, NULL, "d.fax_minute" },
	{ "call_minute", NULL, NULL, "d.call_minute" },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("rate|Country or code"), INPUT_LINE, "(d.name LIKE :q_like OR d.name_en LIKE :q_like OR d.code LIKE :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "d.state = :state" },
	{ 0 }
};
static const struct list list = { ROW, "d.position", "position", true, "d.id", heads, filters,
	.empty = T("No rate is on the list yet: no fax can be sent and no call connected.") };
static const char *const facts[] = { "code", "name", "name_en", "fax_minute", "call_minute", "position", NULL };

const struct module dial_rate_module = {
	.name = "dial_rate", .title = T("Dialling rates"), .one_title = T("rate|Rate"),
	.table = IN, .form = &form, .flow = &flow, .fixed = fixed, .sql = sql, .move = &sql[RATE_MOVE], .facts = facts, .name_column = "name",
	.face = {
		[DESK] = { ROLE_STAFF, &list, &sql[RATE_ONE], &sql[RATE_MAKE], .make_roles = KEEPERS, .place = { T("menu|House"), 940, "phone-outgoing" } },
	},
};
/* clang-format on */
