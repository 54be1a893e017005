/* store.c -- every statement about customers received. */
#include "reception/reception.h"
#include "kit/history.h"

#define IN &reception_table
#define OUT &reception_table
#define ROW "SELECT r.id, r.site, r.company, r.number, r.state, r.due, r.made_at, r.made_by, r.customer, r.phone, r.way," \
	" r.service, r.needs, r.told, r.checked, r.clerk, r.outcome, r.fees, r.receipt, r.amount, c.short_name AS company_name," \
	" c.name AS company_full, c.phone AS company_phone, c.number AS company_number, p.name AS made_name, k.name AS clerk_name," \
	" " HISTORY_NAME("reception", "r.id", "'serve'") " AS served_name" \
	" FROM reception r LEFT JOIN company c ON c.id = r.company LEFT JOIN person p ON p.id = r.made_by" \
	" LEFT JOIN person k ON k.id = r.clerk"
#define OPEN "r.state IN ('arrived','greeted','informed','registered','assigned','booking','served')"

const struct sql reception_sql[] = {
	[RECEPTION_ANY] = { ROW " WHERE r.id = :id AND r.site = :my_site", IN, OUT },
	[RECEPTION_NAMED] = { ROW " WHERE r.id = :id AND r.site = :my_site AND r.clerk = :me", IN, OUT },
	[RECEPTION_MAKE] = { "INSERT INTO reception (site, company, number, state, due, made_at, made_by, customer, phone, way, service,"
		" needs) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :customer, :phone, :way, :service, :needs)",
		IN, NULL },
	[RECEPTION_MOVE] = { "UPDATE reception SET state = :state, due = :due, company = :company, customer = :customer, phone = :phone,"
		" way = :way, service = :service, needs = :needs, told = :told, checked = :checked, clerk = :clerk, outcome = :outcome, fees = :fees,"
		" receipt = :receipt, amount = :amount WHERE id = :id AND state = :was", IN, NULL },
	[RECEPTION_OPEN] = { "SELECT COUNT(*) AS id FROM reception r WHERE r.site = :my_site AND " OPEN, NULL, OUT },
	/* Booked for the customer since they were received. */
	[RECEPTION_BOOKED] = { "SELECT b.id, b.number FROM booking b WHERE b.company = :company AND b.site = :my_site"
		" AND b.starts_at >= :made_at AND b.made_at >= :made_at ORDER BY b.starts_at LIMIT 1", IN, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "r.made_at" },
	{ "customer", .small = "company_name" },
	{ "service", .small = "needs" },
	{ "clerk_name" },
	{ "amount" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, customer, telephone, company"), INPUT_LINE,
	  "r.number LIKE :q_like OR r.customer LIKE CONCAT('%', :q_like) OR " PHONE_LIKE("r.phone") " OR " COMPANY_LIKE },
	{ "state", T("State"), INPUT_CHOICE, "r.state = :state" },
	{ "service", T("Service wanted"), INPUT_CHOICE, "r.service = :service", reception_services },
	PERIOD_FILTERS("r.made_at"),
	{ "open", T("Being served"), INPUT_FLAG, OPEN },
	{ 0 }
};
static const struct quick quicks[] = { { T("Being served"), "open=1" }, { 0 } };
const struct list reception_list = {
	.select = ROW " WHERE r.site = :my_site", .order = "r.made_at", .order_name = "made_at", .key = "r.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "r.company", .empty = T("No customer has been received."),
};
