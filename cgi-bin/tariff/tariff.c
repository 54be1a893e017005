/* tariff.c -- the price list, kept by the desk's leaders. */
#include "tariff/tariff.h"

#define KEEPERS (ROLE_LEADER | ROLE_ADMIN)
#define IN &tariff_table

/* clang-format off */
static const struct choice items[] = {
	{ "tea_standard", T("tariff|Standard tea break, by the person") },
	{ "tea_plain",    T("tariff|Plain tea break, by the person") },
	{ "fax_in",       T("tariff|Received fax, by the page") },
	{ "office",       T("tariff|Office, as published") },
	{ "other",        T("tariff|Another service, as published") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct tariff),
	CODE_COLUMN(struct tariff, item,        T("tariff|Billed by it"), items),
	TEXT_COLUMN(struct tariff, name,        T("tariff|Name")),
	TEXT_COLUMN(struct tariff, name_en,     T("tariff|Name in English")),
	TEXT_COLUMN(struct tariff, includes,    T("tariff|What it includes")),
	TEXT_COLUMN(struct tariff, includes_en, T("tariff|What it includes, in English")),
	TEXT_COLUMN(struct tariff, per,         T("tariff|For")),
	TEXT_COLUMN(struct tariff, per_en,      T("tariff|For, in English")),
	FEN_COLUMN (struct tariff, fen,         T("tariff|Price")),
	INT_COLUMN (struct tariff, position,    T("tariff|Place in the list")),
	{ 0 }
};
const struct table tariff_table = { "tariff", sizeof(struct tariff), columns };

#define ROW "SELECT t.id, t.site, t.state, t.item, t.name, t.name_en, t.includes, t.includes_en, t.per, t.per_en, t.fen, t.position" \
	" FROM tariff t WHERE t.site = :my_site"
enum { TARIFF_ONE, TARIFF_MAKE, TARIFF_MOVE, TARIFF_LISTED, TARIFF_PRICE, TARIFF_TWICE };
static const struct sql sql[] = {
	[TARIFF_ONE] = { ROW " AND t.id = :id", IN, IN },
	[TARIFF_MAKE] = { "INSERT INTO tariff (site, state, item, name, name_en, includes, includes_en, per, per_en, fen, position)"
		" VALUES (:my_site, :state, :item, :name, :name_en, :includes, :includes_en, :per, :per_en, :fen, :position)", IN, NULL },
	[TARIFF_MOVE] = { "UPDATE tariff SET state = :state, item = :item, name = :name, name_en = :name_en, includes = :includes,"
		" includes_en = :includes_en, per = :per, per_en = :per_en, fen = :fen, position = :position"
		" WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[TARIFF_LISTED] = { ROW " AND t.state = 'listed' ORDER BY t.position, t.id LIMIT 200", NULL, IN },
	[TARIFF_PRICE] = { ROW " AND t.billed = :item", IN, IN },
	[TARIFF_TWICE] = { ROW " AND t.billed = :item AND t.id <> :id", IN, IN },
	{ 0 }
};

struct rows tariff_all(struct request *rq) { return db_all(rq->db, &sql[TARIFF_LISTED], NULL); }

int64_t tariff_fen(struct request *rq, const char *item)
{
	struct tariff t;

	table_blank(IN, &t);
	t.item = item;
	return db_one(rq->db, &sql[TARIFF_PRICE], &t, &t) ? t.fen : 0;
}

const char *tariff_word(const struct request *rq, const char *own, const char *english)
{
	return rq->lang[0] == 'e' ? english : own;
}

/* The key refuses two at once; here it is said beside the field. */
static void check(struct request *rq, void *row)
{
	struct tariff *t = row, other;

	table_blank(IN, &other);
	if (strcmp(t->r.state, "ended") != 0 && db_one(rq->db, &sql[TARIFF_TWICE], t, &other))
		form_fault(rq, "item", T("\"%s\" already has this price. Correct that one, or end it first."), other.name);
}

static const char *listed(struct request *rq, void *row)
{
	struct tariff *t = row, other;

	table_blank(IN, &other);
	return db_one(rq->db, &sql[TARIFF_TWICE], t, &other)
		? say_f(rq, T("\"%s\" already has this price. Correct that one, or end it first."), other.name) : NULL;
}

static const struct field fields[] = {
	{ "item",        NULL, T("What the house bills by this row; a room's prices stand in its dossier, those of dialling in a list of their own."), INPUT_CHOICE, .required = true, .width = WIDTH_FULL },
	{ "name",        NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF },
	{ "name_en",     NULL, T("Without it the row does not stand on the English page."), INPUT_LINE, .max = 60, .width = WIDTH_HALF },
	{ "includes",    NULL, NULL, INPUT_LINE, .max = 200, .width = WIDTH_FULL },
	{ "includes_en", NULL, NULL, INPUT_LINE, .max = 200, .width = WIDTH_FULL },
	{ "fen",         NULL, NULL, INPUT_MONEY, .required = true, .min = 0, .max = 100000000, .width = WIDTH_HALF },
	{ "per",         NULL, T("As it stands behind the price: a page, a month."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "per_en",      NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "position",    NULL, NULL, INPUT_NUMBER, .min = 0, .max = 9999, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "tariff", IN, fields, check };

static const struct state states[] = {
	{ "listed", T("tariff|On the list"), TONE_OK, .never = "a price stays on record, and is taken up again" },
	{ "ended",  T("tariff|Ended"),       TONE_IDLE, .never = "a price stays on record, and is taken up again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "edit",   T("Correct"),             "listed ended", NULL,     KEEPERS, .form = &form },
	{ "end",    T("tariff|Take off the list"), "listed", "ended",   KEEPERS },
	{ "list",   T("Take up again"),       "ended",        "listed", KEEPERS, .act = listed },
	{ 0 }
};
static const struct flow flow = { states, steps };

static const struct head heads[] = {
	{ "name", NULL, "name_en", "t.name" },
	{ "item", NULL, NULL, NULL },
	{ "includes", NULL, NULL, NULL },
	{ "fen", NULL, NULL, "t.fen" },
	{ "per", NULL, NULL, NULL },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("tariff|Name"), INPUT_LINE, "(t.name LIKE CONCAT('%', :q_like) OR t.name_en LIKE CONCAT('%', :q_like))" },
	{ "state", T("State"), INPUT_CHOICE, "t.state = :state" },
	{ 0 }
};
static const struct list list = { ROW, "t.position", "position", true, "t.id", heads, filters,
	.empty = T("No price is on the list yet; the public site and the forms show none.") };
static const char *const facts[] = { "item", "name", "name_en", "includes", "includes_en", "fen", "per", "per_en", "position", NULL };

const struct module tariff_module = {
	.name = "tariff", .title = T("Price list"), .one_title = T("tariff|Price"),
	.table = IN, .form = &form, .flow = &flow, .sql = sql, .move = &sql[TARIFF_MOVE], .facts = facts, .name_column = "name",
	.face = {
		[DESK] = { ROLE_STAFF, &list, &sql[TARIFF_ONE], &sql[TARIFF_MAKE], .make_roles = KEEPERS, .place = { T("menu|House"), 930, "list" } },
	},
};
/* clang-format on */
