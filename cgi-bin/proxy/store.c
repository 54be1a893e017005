/* store.c -- every statement about proxies. */
#include "proxy/proxy.h"

#define IN &proxy_table
#define OUT &proxy_table
#define ROW "SELECT x.id, x.site, x.company, x.number, x.state, x.due, x.made_at, x.made_by, x.name, x.initials," \
	" x.phone, x.id_kind, x.id_last, x.authority, x.from_on, x.until_on, x.note," \
	" c.short_name AS company_name, p.name AS made_name" \
	" FROM proxy x LEFT JOIN company c ON c.id = x.company LEFT JOIN person p ON p.id = x.made_by"

const struct sql proxy_sql[] = {
	[PROXY_ANY] = { ROW " WHERE x.id = :id AND x.site = :my_site", IN, OUT },
	[PROXY_MINE] = { ROW " WHERE x.id = :id AND x.company = :my_company", IN, OUT },
	[PROXY_MAKE] = { "INSERT INTO proxy (site, company, number, state, due, made_at, made_by, name, initials,"
		" phone, id_kind, id_last, authority, from_on, until_on, note) VALUES (:site, :company, :number, :state,"
		" :due, :made_at, :made_by, :name, :initials, :phone, :id_kind, :id_last, :authority, :from_on, :until_on,"
		" :note)", IN },
	[PROXY_MOVE] = { "UPDATE proxy SET state = :state, due = :due WHERE id = :id AND state = :was", IN },
	{ 0 }
};

/* clang-format off */
static const struct head desk_heads[] = {
	{ "number" },
	{ "company_name" },
	{ "name", .small = "phone" },
	{ "authority" },
	{ "from_on" },
	{ "until_on", .sort = "x.until_on" },
	{ "state" },
	{ 0 }
};
static const struct head own_heads[] = {
	{ "number" },
	{ "name", .small = "phone" },
	{ "authority" },
	{ "from_on" },
	{ "until_on", .sort = "x.until_on" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, proxy, company, initials"), INPUT_LINE,
	  "x.number = :q OR x.name LIKE :q_like OR x.initials LIKE :q_like OR " COMPANY_LIKE },
	{ "state", T("State"), INPUT_CHOICE, "x.state = :state" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("In force"), "state=active" },
	{ 0 }
};
const struct list proxy_desk_list = {
	.select = ROW " WHERE x.site = :my_site", .order = "x.made_at", .order_name = "made_at", .key = "x.id",
	.heads = desk_heads, .filters = filters, .quicks = quicks, .company = "x.company",
	.empty = T("No company has authorised anybody."),
};
const struct list proxy_own_list = {
	.select = ROW " WHERE x.company = :my_company", .order = "x.made_at", .order_name = "made_at", .key = "x.id",
	.heads = own_heads, .quicks = NULL,
	.empty = T("Nobody but your own people may collect your mail."),
};
/* clang-format on */
