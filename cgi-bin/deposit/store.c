/* store.c -- every statement about deposited objects. */
#include "deposit/deposit.h"
#include "kit/history.h"

#define IN &deposit_table
#define OUT &deposit_table
#define ROW "SELECT d.id, d.site, d.company, d.number, d.state, d.due, d.made_at, d.made_by, d.person, d.tag, d.depositor, d.phone," \
	" d.description, d.pieces, d.fit, d.place, d.keeper, d.proof, d.collector, d.id_kind, d.id_number, d.signature," \
	" d.collected_at, d.report, d.liable, d.amount, c.short_name AS company_name, p.name AS made_name," \
	" w.name AS person_name, IF(d.collected_at IS NULL AND d.state IN ('received','kept','damaged'), k.name, '') AS keeper_name," \
	" b.name AS liable_name, " HISTORY_NAME("deposit", "d.id", "'collect','to_room','forward'") " AS handed_name" \
	" FROM object_deposit d LEFT JOIN company c ON c.id = d.company LEFT JOIN person p ON p.id = d.made_by" \
	" LEFT JOIN person k ON k.id = d.keeper LEFT JOIN person b ON b.id = d.liable LEFT JOIN person w ON w.id = d.person"
#define HERE "d.state IN ('received','kept')"

static const struct column hours_columns[] = {
	INT_COLUMN(struct deposit_hours, early, NULL), INT_COLUMN(struct deposit_hours, late, NULL), INT_COLUMN(struct deposit_hours, night, NULL), { 0 }
};
static const struct table hours_table = { "hours", sizeof(struct deposit_hours), hours_columns };

const struct sql deposit_sql[] = {
	[DEPOSIT_ANY] = { ROW " WHERE d.id = :id AND d.site = :my_site", IN, OUT },
	[DEPOSIT_MINE] = { ROW " WHERE d.id = :id AND d.company = :my_company", IN, OUT },
	[DEPOSIT_MAKE] = { "INSERT INTO object_deposit (site, company, number, state, due, made_at, made_by, person, tag, depositor, phone,"
		" description, pieces, fit, place, keeper) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :person, :tag,"
		" :depositor, :phone, :description, :pieces, :fit, :place, :keeper)", IN, NULL },
	[DEPOSIT_MOVE] = { "UPDATE object_deposit SET state = :state, due = :due, company = :company, person = :person, depositor = :depositor,"
		" phone = :phone, description = :description, pieces = :pieces, fit = :fit, place = :place, proof = :proof,"
		" collector = :collector, id_kind = :id_kind, id_number = :id_number, signature = :signature,"
		" collected_at = :collected_at, report = :report, liable = :liable, amount = :amount"
		" WHERE id = :id AND state = :was", IN, NULL },
	[DEPOSIT_LATE] = { "SELECT COUNT(*) AS id FROM object_deposit d WHERE d.site = :my_site AND d.state = 'kept' AND d.due <= :now",
		NULL, OUT },
	[DEPOSIT_TAKE] = { "INSERT INTO custody (deposit, keeper, shift, from_at) VALUES (:id, :keeper, :shift, :now)", IN, NULL },
	[DEPOSIT_CHAIN] = { "SELECT u.id, u.keeper, u.shift, u.from_at, p.name AS keeper_name FROM custody u"
		" JOIN person p ON p.id = u.keeper WHERE u.deposit = :id ORDER BY u.from_at DESC, u.id DESC LIMIT 30", IN, OUT },
	[DEPOSIT_PASS_CHAIN] = { "INSERT INTO custody (deposit, keeper, shift, from_at) SELECT d.id, :me, :shift, :now"
		" FROM object_deposit d WHERE d.site = :my_site AND " HERE " AND (d.keeper IS NULL OR d.keeper <> :me)", IN, NULL },
	[DEPOSIT_PASS] = { "UPDATE object_deposit d SET d.keeper = :me WHERE d.site = :my_site AND " HERE, NULL, NULL },
	[DEPOSIT_DAYS] = { "SELECT CAST(value AS INTEGER) AS pieces FROM setting WHERE site = :my_site AND name = 'deposit_days'", NULL, OUT },
	[DEPOSIT_SHIFTS] = { "SELECT IFNULL(MAX(IF(name = 'shift_early', CAST(value AS INTEGER), NULL)), 360) AS early,"
		" IFNULL(MAX(IF(name = 'shift_late', CAST(value AS INTEGER), NULL)), 840) AS late,"
		" IFNULL(MAX(IF(name = 'shift_night', CAST(value AS INTEGER), NULL)), 1320) AS night"
		" FROM setting WHERE site = :my_site AND name LIKE 'shift%'", NULL, &hours_table },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "d.made_at" },
	{ "depositor", .small = "company_name" },
	{ "description", .small = "fit" },
	{ "place" },
	{ "keeper_name" },
	{ "state" },
	{ "due" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Tag number, depositor, object"), INPUT_LINE,
	  "d.number LIKE :q_like OR d.depositor LIKE CONCAT('%', :q_like) OR " PHONE_LIKE("d.phone") " OR d.description LIKE CONCAT('%', :q_like)"
	  " OR " COMPANY_LIKE },
	{ "state", T("State"), INPUT_CHOICE, "d.state = :state" },
	PERIOD_FILTERS("d.made_at"),
	{ "here", T("deposit|Still here"), INPUT_FLAG, HERE },
	{ "late", T("Unclaimed"), INPUT_FLAG, "d.state = 'kept' AND d.due <= :now" },
	{ 0 }
};
static const struct quick quicks[] = { { T("deposit|Still here"), "here=1" }, { T("Unclaimed"), "late=1" }, { 0 } };
const struct list deposit_list = {
	.select = ROW " WHERE d.site = :my_site", .order = "d.made_at", .order_name = "made_at", .key = "d.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "d.company", .empty = T("Nothing has been deposited."),
};
static const struct head mine[] = {
	{ "number" }, { "made_at" }, { "description" }, { "pieces" }, { "depositor" }, { "collected_at" }, { "state" }, { 0 }
};
const struct list deposit_mine = {
	.select = ROW " WHERE d.company = :my_company", .order = "d.made_at", .order_name = "made_at", .key = "d.id",
	.heads = mine, .empty = T("Nothing of yours is at the front desk."),
};
