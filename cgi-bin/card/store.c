/* store.c -- every statement about cards and loans. */
#include "card/card.h"
#include "kit/history.h"
#include "kit/home_line.h"

#define IN &card_table
#define OUT &card_table
#define ROW "SELECT l.id, l.site, l.company, l.number, l.state, l.due, l.made_at, l.made_by, l.borrower, l.phone, l.room_no," \
	" l.id_kind, l.id_number, l.areas, l.purpose, l.report, l.signature, l.card, l.deposit, l.deposit_back, l.deposit_kept, l.lent_at, l.due_at," \
	" l.returned_at, k.card_no, c.short_name AS company_name, p.name AS made_name, " \
	HISTORY_NAME("card", "l.id", "'lend'") " AS lent_name FROM card_loan l LEFT JOIN access_card k ON k.id = l.card LEFT JOIN company c ON c.id = l.company" \
	" LEFT JOIN person p ON p.id = l.made_by"
#define MAKE "INSERT INTO card_loan (site, company, number, state, due, made_at, made_by, borrower, phone, room_no, id_kind," \
	" id_number, areas, purpose, due_at) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :borrower," \
	" :phone, :room_no, :id_kind, :id_number, :areas, :purpose, :due_at)"

const struct sql card_sql[] = {
	[CARD_ANY] = { ROW " WHERE l.id = :id AND l.site = :my_site", IN, OUT },
	[CARD_MINE] = { ROW " WHERE l.id = :id AND l.company = :my_company", IN, OUT },
	[CARD_MAKE] = { MAKE, IN, NULL },
	[CARD_ASK] = { MAKE, IN, NULL },
	[CARD_MOVE] = { "UPDATE card_loan SET state = :state, due = :due, company = :company, borrower = :borrower, phone = :phone,"
		" room_no = :room_no, id_kind = :id_kind, id_number = :id_number, areas = :areas, purpose = :purpose, card = :card,"
		" deposit = :deposit, deposit_back = :deposit_back, deposit_kept = :deposit_kept, lent_at = :lent_at, due_at = :due_at, returned_at = :returned_at,"
		" report = :report, signature = :signature WHERE id = :id AND state = :was", IN, NULL },
	[CARD_OUT] = { "SELECT COUNT(*) AS id FROM card_loan l WHERE l.site = :my_site AND l.state IN ('requested','form_filled','overdue','lost')",
		NULL, OUT },
	[CARD_TODAY] = { "SELECT l.id, CONCAT_WS(' · ', k.card_no, l.borrower) AS title, c.short_name AS small, l.lent_at AS at, l.due_at AS due"
		" FROM card_loan l LEFT JOIN access_card k ON k.id = l.card LEFT JOIN company c ON c.id = l.company WHERE l.site = :my_site"
		" AND (l.state = 'overdue' OR (l.state = 'lent' AND l.due_at < :now + INTERVAL 12 HOUR)) ORDER BY l.due_at, l.id LIMIT 40",
		NULL, &home_line_table },
	[CARD_LATE_OWN] = { "SELECT l.id, CONCAT_WS(' · ', k.card_no, l.borrower) AS title, l.number AS small, l.due_at AS at"
		" FROM card_loan l LEFT JOIN access_card k ON k.id = l.card WHERE l.company = :my_company AND l.state = 'overdue'"
		" ORDER BY l.due_at, l.id LIMIT 40", NULL, &home_line_table },
	/* What came back so long ago is found by its number, company and day: sql/135_visitor_word.sql. */
	[CARD_UNWORD] = { "DELETE FROM word WHERE what = 'card_loan' AND record IN (SELECT l.id FROM card_loan l WHERE l.made_at"
		" BETWEEN :now - INTERVAL 410 DAY AND :now - INTERVAL 400 DAY AND l.state NOT IN ('lent','overdue','lost')) LIMIT 500", NULL, NULL },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "borrower", .small = "company_name" },
	{ "card_no" },
	{ "areas" },
	{ "lent_at", .sort = "IFNULL(l.lent_at, l.made_at)" },
	{ "returned_at" },
	{ "state" },
	{ "due" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Card, borrower, telephone, company, number"), INPUT_LINE,
	  "l.number LIKE :q_like OR k.card_no LIKE :q_like OR l.borrower LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE " OR " PHONE_LIKE("l.phone") },
	{ "state", T("State"), INPUT_CHOICE, "l.state = :state" },
	PERIOD_FILTERS("l.made_at"),
	{ "out", T("Not back yet"), INPUT_FLAG, "l.state IN ('lent','overdue')" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not back yet"), "out=1" }, { T("card|Overdue"), "state=overdue" }, { 0 } };
const struct list card_list = {
	.select = ROW " WHERE l.site = :my_site", .order = "l.made_at", .order_name = "made_at", .key = "l.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "l.company", .empty = T("No card has been lent."),
};
static const struct head mine[] = {
	{ "number" }, { "borrower" }, { "card_no" }, { "areas" }, { "due_at" }, { "returned_at" }, { "state" }, { 0 }
};
const struct list card_mine = {
	.select = ROW " WHERE l.company = :my_company", .order = "l.made_at", .order_name = "made_at", .key = "l.id",
	.heads = mine, .empty = T("No card yet. Ask for one here; the front desk hands it out against a document."),
};

#undef IN
#undef OUT
#define IN &stock_table
#define OUT &stock_table
#define CARD_ROW "SELECT k.id, k.site, k.company, k.number, k.state, k.due, k.made_at, k.made_by, k.card_no, k.areas, k.note," \
	" c.short_name AS company_name, p.name AS made_name FROM access_card k LEFT JOIN company c ON c.id = k.company" \
	" LEFT JOIN person p ON p.id = k.made_by"

const struct sql stock_sql[] = {
	[STOCK_ANY] = { CARD_ROW " WHERE k.id = :id AND k.site = :my_site", IN, OUT },
	[STOCK_BY_NUMBER] = { CARD_ROW " WHERE k.card_no = :card_no AND k.site = :my_site", IN, OUT },
	[STOCK_MAKE] = { "INSERT INTO access_card (site, company, state, due, made_at, made_by, card_no, areas, note) VALUES (:site,"
		" NULL, :state, :due, :made_at, :made_by, :card_no, :areas, :note)", IN, NULL },
	[STOCK_MOVE] = { "UPDATE access_card SET state = :state, due = :due, company = :company, card_no = :card_no,"
		" areas = :areas, note = :note WHERE id = :id AND state = :was", IN, NULL },
	{ 0 }
};
static const struct head card_heads[] = {
	{ "card_no", .sort = "k.card_no" }, { "areas" }, { "company_name" }, { "note" }, { "state" }, { 0 }
};
static const struct filter card_filters[] = {
	{ "q", T("Card"), INPUT_LINE, "k.card_no LIKE :q_like OR k.note LIKE CONCAT('%', :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "k.state = :state" },
	{ 0 }
};
const struct list stock_list = {
	.select = CARD_ROW " WHERE k.site = :my_site", .order = "k.card_no", .order_name = "card_no", .ascending = true, .key = "k.id",
	.heads = card_heads, .filters = card_filters, .empty = T("No card in the register."),
};
