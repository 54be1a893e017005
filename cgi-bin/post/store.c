/* store.c -- every statement about outgoing mail. */
#include "post/post.h"
#include "kit/home_line.h"

#define IN &post_table
#define OUT &post_table
#define ROW "SELECT o.id, o.site, o.company, o.number, o.state, o.due, o.made_at, o.made_by, o.kind, o.sender," \
	" o.addressee, o.address, o.address_list, o.pieces, o.weight, o.carrier, o.tracking_no, o.postage, o.fee," \
	" o.total, o.pay_how, o.paid_at, o.handed_at, o.handed_by, o.mail, o.remark, c.short_name AS company_name," \
	" p.name AS made_name, h.name AS handed_name, m.number AS mail_number, IF(o.address_list <> '', 'list', '') AS listed" \
	" FROM post o LEFT JOIN company c ON c.id = o.company LEFT JOIN person p ON p.id = o.made_by" \
	" LEFT JOIN person h ON h.id = o.handed_by LEFT JOIN mail m ON m.id = o.mail"
/* A company's people see its requests; what others of them asked for, only its administrators. */
#define OWN "o.company = :my_company AND (o.made_by = :me OR EXISTS" \
	" (SELECT 1 FROM person a WHERE a.id = :me AND a.is_company_admin))"

const struct sql post_sql[] = {
	[POST_ANY] = { ROW " WHERE o.id = :id AND o.site = :my_site", IN, OUT },
	[POST_MINE] = { ROW " WHERE o.id = :id AND " OWN, IN, OUT },
	[POST_MAKE] = { "INSERT INTO post (site, company, number, state, due, made_at, made_by, kind, sender, addressee,"
		" address, address_list, pieces, mail, remark) VALUES (:site, :company, :number, :state, :due, :made_at,"
		" :made_by, :kind, :sender, :addressee, :address, :address_list, :pieces, :mail, :remark)", IN },
	[POST_MOVE] = { "UPDATE post SET state = :state, due = :due, weight = :weight, carrier = :carrier,"
		" tracking_no = :tracking_no, postage = :postage, fee = :fee, total = :total, pay_how = :pay_how,"
		" paid_at = :paid_at, handed_at = :handed_at, handed_by = :handed_by WHERE id = :id AND state = :was", IN },
	[POST_OPEN] = { "SELECT COUNT(*) AS id FROM post WHERE site = :my_site AND state IN ('requested','weighed_priced','paid')", NULL, OUT },
	[POST_DISPATCH] = { ROW " WHERE o.site = :my_site AND (o.state = 'paid' OR o.handed_at >= :paid_at"
		" AND o.handed_at < :handed_at) ORDER BY o.carrier, o.id LIMIT 1000", IN, OUT },
	[POST_CARD_OWN] = { "SELECT o.id, o.addressee AS title, o.number AS small, o.made_at AS at FROM post o WHERE " OWN
		" AND o.state = 'weighed_priced' ORDER BY o.made_at, o.id LIMIT 40", NULL, &home_line_table },
	{ 0 }
};

/* clang-format off */
static const struct head desk_heads[] = {
	{ "number" },
	{ "made_at", .sort = "o.made_at" },
	{ "sender", .small = "company_name" },
	{ "addressee", .small = "address" },
	{ "kind", .small = "tracking_no" },
	{ "pieces" },
	{ "total" },
	{ "state" },
	{ "due" },
	{ 0 }
};
static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", .sort = "o.made_at" },
	{ "addressee", .small = "address" },
	{ "kind", .small = "tracking_no" },
	{ "pieces" },
	{ "total" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, tracking no., sender, initials"), INPUT_LINE,
	  "o.number LIKE :q_like OR o.tracking_no LIKE :q_like OR o.sender LIKE :q_like OR o.addressee LIKE :q_like"
	  " OR o.company IN (SELECT n.id FROM company n WHERE n.site = :my_site AND (n.initials LIKE :q_like OR n.short_name LIKE :q_like))" },
	{ "kind", T("Kind"), INPUT_CHOICE, "o.kind = :kind", post_kinds },
	{ "state", T("State"), INPUT_CHOICE, "o.state = :state" },
	PERIOD_FILTERS("o.made_at"),
	{ "open", T("Not yet sent"), INPUT_FLAG, "o.state IN ('requested','weighed_priced','paid')" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("Not yet sent"), "open=1" },
	{ T("To hand to the carrier"), "state=paid" },
	{ 0 }
};
static const char *const bulk[] = { "deliver", NULL };
const struct list post_desk_list = {
	.select = ROW " WHERE o.site = :my_site", .order = "o.made_at", .order_name = "made_at", .key = "o.id",
	.heads = desk_heads, .filters = filters, .quicks = quicks, .bulk = bulk, .company = "o.company",
	.empty = T("Nothing is waiting to be sent."),
};
const struct list post_own_list = {
	.select = ROW " WHERE " OWN, .order = "o.made_at", .order_name = "made_at", .key = "o.id",
	.heads = own_heads, .filters = NULL,
	.empty = T("You have not asked for anything to be sent."),
};
/* clang-format on */
