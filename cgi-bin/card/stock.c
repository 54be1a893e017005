/* stock.c -- the cards of the house: which doors each opens, where it is now. */
#include "card/card.h"
#include "kit/record.h"
#include "kit/undo.h"
#include "edge/db.h"

#define SQL(X) &stock_sql[STOCK_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct stock),
	TEXT_COLUMN(struct stock, card_no, T("Card")),
	CODE_COLUMN(struct stock, areas,   T("card|Opens"), card_areas),
	TEXT_COLUMN(struct stock, note,    T("Remark")),
	{ 0 }
};
const struct table stock_table = { "access_card", sizeof(struct stock), columns };
static const struct field fields[] = {
	{ "card_no", NULL, T("As printed on the card"), INPUT_LINE, .required = true, .min = 2, .max = 20 },
	{ "areas",   NULL, NULL, INPUT_MANY, .required = true },
	{ "note",    NULL, NULL, INPUT_LINE, .max = 200 },
	{ 0 }
};
static const struct form form = { "stock", &stock_table, fields };
/* clang-format on */

int64_t stock_find(struct request *rq, const char *card_no, struct stock *out)
{
	table_blank(&stock_table, out);
	out->card_no = card_no;
	return db_one(rq->db, SQL(BY_NUMBER), out, out) ? out->r.id : 0;
}

const char *stock_take(struct request *rq, int64_t card, int64_t company, const char *step)
{
	struct stock s, *was;

	table_blank(&stock_table, &s);
	s.r.id = card;
	if (card == 0 || !db_one(rq->db, SQL(ANY), &s, &s))
		return say(rq, T("There is no such card."));
	was = record_copy(rq, &stock_table, &s);
	s.r.company = company;
	return record_take(rq, &stock_module, &s, was, step, ROLE_CLOCK) ? NULL : rq->refused;
}

static const char *before(struct request *rq, void *row)
{
	struct stock *s = row, other;

	s->r.company = 0;
	return stock_find(rq, s->card_no, &other) == 0 ? NULL
		: say_f(rq, T("Card %s is in the register already."), s->card_no);
}

static const char *nobodys(struct request *rq, void *row)
{
	struct stock *s = row;

	(void)rq;
	s->r.company = 0;
	return NULL;
}

/* clang-format off */
static const struct state states[] = {
	{ "ready",   T("card|In the drawer"), TONE_OK, .never = "a card stays in the register until it is taken out of use" },
	{ "lent",    T("card|Lent"),          TONE_INFO, .never = "ends with its loan" },
	{ "lost",    T("card|Lost"),          TONE_BAD, .never = "ends with its loan" },
	{ "blocked", T("card|Blocked"),       TONE_WARN, .never = "a card stays in the register until it is taken out of use" },
	{ "retired", T("card|Retired"),       TONE_IDLE, .final = true },
	{ 0 }
};
/* What loans do stands for the clock alone: nobody takes it by hand. */
static const struct step steps[] = {
	{ "lend",   T("card|Lent"),          "ready",         "lent",    ROLE_CLOCK },
	{ "back",   T("card|Came back"),     "lent lost",     "ready",   ROLE_CLOCK, .act = nobodys },
	{ "lose",   T("card|Lost"),          "lent",          "lost",    ROLE_CLOCK },
	{ "block",  T("card|Blocked"),       "lost",          "blocked", ROLE_CLOCK },
	{ "recode", T("Coded anew"),         "blocked",       "ready",   ROLE_DESK | ROLE_GUARD | ROLE_ENGINEER, .act = nobodys },
	{ "retire", T("Taken out of use"),   "ready blocked", "retired", ROLE_LEADER | ROLE_GUARD | ROLE_ENGINEER, .act = nobodys, .undo = undo_own },
	{ "edit",   T("Correct"),            "ready",         NULL,      ROLE_DESK | ROLE_GUARD | ROLE_ENGINEER, .form = &form },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "card_no", "areas", "company_name", "note", "made_at", "made_name", NULL };

const struct module stock_module = {
	.name = "stock", .title = T("Register of access cards"), .one_title = T("Access card"),
	.table = &stock_table, .form = &form, .flow = &flow, .sql = stock_sql, .move = SQL(MOVE), .facts = facts,
	.name_column = "card_no", .before = before,
	.face = {
		[DESK] = { ROLE_DESK | ROLE_GUARD | ROLE_ENGINEER, &stock_list, SQL(ANY), SQL(MAKE),
		           .make_roles = ROLE_SHIFT_LEADER | ROLE_SUPERVISOR | ROLE_MANAGER | ROLE_GUARD | ROLE_ENGINEER,
		           .place = { T("menu|House"), 820, "id-badge-2" } },
	},
};
/* clang-format on */
