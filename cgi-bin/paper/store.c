/* store.c -- every statement about papers. */
#include "paper/paper.h"

#define OUT &subscription_table
#define ROW "SELECT s.id, s.site, s.company, s.number, s.state, s.due, s.made_at, s.made_by, s.paper, a.title, a.post_no, a.rhythm, s.origin," \
	" s.copies, s.from_on, s.until_on, s.price, s.fee, s.price + s.fee AS total, s.pay_how, s.paid_at, s.receipt_no, s.ordered_at, s.note," \
	" c.short_name AS company_name, p.name AS made_name FROM subscription s LEFT JOIN paper a FORCE INDEX (PRIMARY) ON a.id = s.paper" \
	" LEFT JOIN company c ON c.id = s.company LEFT JOIN person p ON p.id = s.made_by"
/* Those that count on a day. */
#define COUNTS "s.site = :my_site AND s.state IN ('active','expired')" \
	" AND s.company NOT IN (SELECT v.id FROM company v WHERE v.site = :my_site AND v.state = 'archived')"

const struct sql subscription_sql[] = {
	[SUBSCRIPTION_ANY] = { ROW " WHERE s.id = :id AND s.site = :my_site", OUT, OUT },
	[SUBSCRIPTION_MINE] = { ROW " WHERE s.id = :id AND s.company = :my_company", OUT, OUT },
	[SUBSCRIPTION_MAKE] = { "INSERT INTO subscription (site, company, number, state, due, made_at, made_by, paper, origin, copies, from_on,"
		" until_on, note) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :paper, :origin, :copies, :from_on,"
		" :until_on, :note)", OUT },
	[SUBSCRIPTION_MOVE] = { "UPDATE subscription SET state = :state, due = :due, company = :company, paper = :paper, origin = :origin,"
		" copies = :copies, from_on = :from_on, until_on = :until_on, price = :price, fee = :fee, pay_how = :pay_how, paid_at = :paid_at,"
		" receipt_no = :receipt_no, ordered_at = :ordered_at, note = :note WHERE id = :id AND state = :was", OUT },
	[SUBSCRIPTION_OPEN] = { "SELECT COUNT(*) AS id FROM subscription WHERE site = :my_site AND state IN ('requested','ordered_at_post')", NULL, OUT },
	[SUBSCRIPTION_PAPER] = { "SELECT id AS paper, title, post_no, rhythm FROM paper WHERE site = :my_site"
		" AND (title = :title OR (:post_no <> '' AND post_no = :post_no)) ORDER BY title = :title DESC LIMIT 1", OUT, OUT },
	[SUBSCRIPTION_NEW_PAPER] = { "INSERT INTO paper (site, title, post_no, rhythm) VALUES (:my_site, :title, :post_no, :rhythm)", OUT },
	[SUBSCRIPTION_QUOTA] = { "SELECT a.title, a.post_no, a.rhythm, SUM(s.copies) AS copies,"
		" GROUP_CONCAT(CONCAT(c.short_name, '×', s.copies) ORDER BY NATURAL_SORT_KEY(c.room_no), c.id SEPARATOR '、') AS companies"
		" FROM subscription s JOIN paper a ON a.id = s.paper JOIN company c ON c.id = s.company WHERE " COUNTS
		" AND :today BETWEEN s.from_on AND s.until_on GROUP BY a.id, a.title, a.post_no, a.rhythm ORDER BY a.rhythm, a.title", NULL, OUT },
	{ 0 }
};

/* clang-format off */
static const struct head heads[] = {
	{ "number" }, { "made_at", .sort = "s.made_at" }, { "company_name", .small = "origin" }, { "title", .small = "post_no" },
	{ "copies", .sort = "s.copies" }, { "from_on" }, { "until_on", .sort = "s.until_on" }, { "total" }, { "state" }, { "due" }, { 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, company, initials, title, post code no."), INPUT_LINE,
	  "s.number LIKE :q_like OR " COMPANY_LIKE " OR a.title LIKE CONCAT('%', :q_like) OR a.post_no = :q" },
	{ "state", T("State"), INPUT_CHOICE, "s.state = :state" },
	PERIOD_FILTERS("s.made_at"),
	{ "additional", T("Additional only"), INPUT_FLAG, "s.origin = 'additional'" },
	{ "open", T("To be ordered or recorded"), INPUT_FLAG, "s.state IN ('requested','ordered_at_post')" },
	{ "unpaid", T("paper|Not paid"), INPUT_FLAG, "s.paid_at IS NULL AND s.price + s.fee > 0 AND s.state <> 'withdrawn'" },
	{ "ends", T("Ends within 30 days"), INPUT_FLAG, "s.state = 'active' AND s.until_on < :today + INTERVAL 30 DAY" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("To be ordered or recorded"), "open=1" }, { T("paper|Not paid"), "unpaid=1" }, { T("Ends within 30 days"), "ends=1" },
	{ T("Additional only"), "additional=1" }, { 0 }
};
const struct list subscription_list = {
	.select = ROW " WHERE s.site = :my_site", .order = "s.made_at", .order_name = "made_at", .key = "s.id", .heads = heads,
	.filters = filters, .quicks = quicks, .company = "s.company", .empty = T("Nobody subscribes to anything."),
};
static const struct head own[] = {
	{ "number" }, { "title", .small = "post_no" }, { "copies" }, { "from_on" }, { "until_on" }, { "state" }, { 0 }
};
const struct list subscription_own_list = {
	.select = ROW " WHERE s.company = :my_company", .order = "s.made_at", .order_name = "made_at", .key = "s.id", .heads = own,
	.empty = T("You have no newspaper or magazine with us yet. Ask for one with \"New\"."),
};

#define DAY &newspaper_table
#define DAY_ROW "SELECT n.id, n.site, n.number, n.state, n.due, n.made_at, n.made_by, n.came_on, n.subscribed, n.came, n.wrong," \
	" n.came - n.subscribed AS difference, n.contact_how, n.contact_who, n.contact_answer, n.contacted_at, n.contacted_by," \
	" p.name AS made_name, t.name AS contacted_name FROM newspaper n LEFT JOIN person p ON p.id = n.made_by" \
	" LEFT JOIN person t ON t.id = n.contacted_by"

/* clang-format on */
const struct sql newspaper_sql[] = {
	[NEWSPAPER_ANY] = { DAY_ROW " WHERE n.id = :id AND n.site = :my_site", DAY, DAY },
	/* Two who begin the same day at once are one. */
	[NEWSPAPER_MAKE] = { "INSERT INTO newspaper (site, number, state, due, made_at, made_by, came_on) VALUES (:site, :number, :state, :due,"
		" :made_at, :made_by, :came_on) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)", DAY },
	[NEWSPAPER_MOVE] = { "UPDATE newspaper SET state = :state, due = :due, subscribed = :subscribed, came = :came, wrong = :wrong,"
		" contact_how = :contact_how, contact_who = :contact_who, contact_answer = :contact_answer, contacted_at = :contacted_at,"
		" contacted_by = :contacted_by WHERE id = :id AND state = :was", DAY },
	[NEWSPAPER_OPEN] = { "SELECT COUNT(*) AS id FROM newspaper WHERE site = :my_site AND state IN"
		" ('arrived','reconciled','sorted','discrepancy','post_contacted')", NULL, DAY },
	[NEWSPAPER_DAY] = { DAY_ROW " WHERE n.site = :my_site AND n.came_on = :came_on", DAY, DAY },
	[NEWSPAPER_TITLES] = { "SELECT a.id AS paper, a.title, a.post_no, a.rhythm, IFNULL(k.subscribed, SUM(s.copies)) AS subscribed,"
		" IFNULL(k.came, -1) AS came FROM subscription s JOIN paper a ON a.id = s.paper"
		" LEFT JOIN newspaper_count k ON k.newspaper = :id AND k.paper = a.id WHERE " COUNTS
		" AND :came_on BETWEEN s.from_on AND s.until_on GROUP BY a.id, a.title, a.post_no, a.rhythm,"
		" k.subscribed, k.came ORDER BY a.rhythm, a.title", DAY, DAY },
	[NEWSPAPER_COUNT] = { "INSERT INTO newspaper_count (newspaper, paper, subscribed, came) VALUES (:id, :paper, :subscribed, :came)"
		" ON DUPLICATE KEY UPDATE subscribed = :subscribed, came = :came", DAY },
	[NEWSPAPER_UNCOUNT] = { "DELETE FROM newspaper_count WHERE newspaper = :id AND paper = :paper", DAY },
	[NEWSPAPER_SHARES] = { "SELECT s.company, c.short_name AS company_name, c.box, c.room_no, a.id AS paper, a.title, SUM(s.copies) AS subscribed,"
		" SUM(s.copies) AS allotted, k.came,"
		" (SELECT COUNT(*) FROM newspaper_custody u JOIN newspaper_kept x ON x.custody = u.id WHERE u.company = s.company"
		" AND x.newspaper = :id AND x.paper = a.id) AS kept FROM subscription s JOIN paper a ON a.id = s.paper JOIN company c ON c.id = s.company"
		" JOIN newspaper_count k ON k.newspaper = :id AND k.paper = a.id WHERE " COUNTS
		" AND :came_on BETWEEN s.from_on AND s.until_on GROUP BY s.company, c.short_name, c.box, c.room_no,"
		" a.id, a.title, a.rhythm, k.came ORDER BY c.box, s.company, a.rhythm, a.title", DAY, DAY },
	{ 0 }
};
/* clang-format off */
static const struct head day_heads[] = {
	{ "number" }, { "came_on", .sort = "n.came_on" }, { "subscribed" }, { "came" }, { "difference" }, { "contact_who", .small = "contact_answer" }, { "state" }, { "due" }, { 0 }
};
static const struct filter day_filters[] = {
	{ "q", T("Number"), INPUT_LINE, "n.number LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "n.state = :state" },
	{ "from", T("From"), INPUT_DAY, "n.came_on >= DATE(:from + INTERVAL 12 HOUR)" },
	{ "to", T("Until"), INPUT_DAY, "n.came_on <= DATE(:to + INTERVAL 12 HOUR)" },
	{ "wrong", T("With differences"), INPUT_FLAG, "n.wrong > 0" },
	{ 0 }
};
static const struct quick day_quicks[] = { { T("With differences"), "wrong=1" }, { 0 } };
const struct list newspaper_list = {
	.select = DAY_ROW " WHERE n.site = :my_site", .order = "n.came_on", .order_name = "came_on", .key = "n.id", .heads = day_heads,
	.filters = day_filters, .quicks = day_quicks, .empty = T("No papers were counted."),
};

#define KEPT &newspaper_custody_table
#define KEPT_ROW "SELECT u.id, u.site, u.company, u.number, u.state, u.due, u.made_at, u.made_by, u.absence, u.place, u.receiver, u.signature," \
	" u.handed_at, u.handed_by, u.handed_copies, IFNULL((SELECT SUM(k.copies) FROM newspaper_kept k FORCE INDEX (PRIMARY) WHERE k.custody = u.id), 0) AS copies," \
	" c.short_name AS company_name, c.room_no, p.name AS made_name, h.name AS handed_name FROM newspaper_custody u" \
	" LEFT JOIN company c ON c.id = u.company LEFT JOIN person p ON p.id = u.made_by LEFT JOIN person h ON h.id = u.handed_by"
/* clang-format on */

const struct sql newspaper_custody_sql[] = {
	[CUSTODY_ANY] = { KEPT_ROW " WHERE u.id = :id AND u.site = :my_site", KEPT, KEPT },
	[CUSTODY_MAKE] = { "INSERT INTO newspaper_custody (site, company, number, state, due, made_at, made_by, absence, place) VALUES"
		" (:site, :company, :number, :state, :due, :made_at, :made_by, :absence, :place)", KEPT },
	[CUSTODY_MOVE] = { "UPDATE newspaper_custody SET state = :state, due = :due, place = :place, receiver = :receiver, signature = :signature,"
		" handed_at = :handed_at, handed_by = :handed_by, handed_copies = :handed_copies WHERE id = :id AND state = :was", KEPT },
	[CUSTODY_OPEN] = { "SELECT COUNT(*) AS id FROM newspaper_custody WHERE site = :my_site AND state = 'in_custody'", NULL, KEPT },
	[CUSTODY_OF] = { KEPT_ROW " WHERE u.company = :company AND u.state = 'in_custody' LIMIT 1", KEPT, KEPT },
	[CUSTODY_KEEP] = { "INSERT INTO newspaper_kept (custody, newspaper, paper, copies) VALUES (:id, :newspaper, :paper, :copies)"
		" ON DUPLICATE KEY UPDATE copies = :copies", KEPT },
	[CUSTODY_KEPT] = { "SELECT a.title, k.copies, n.came_on FROM newspaper_kept k JOIN paper a ON a.id = k.paper"
		" JOIN newspaper n ON n.id = k.newspaper WHERE k.custody = :id ORDER BY n.came_on DESC, a.title LIMIT 500", KEPT, KEPT },
	[CUSTODY_HELD] = { "SELECT a.title, SUM(k.copies) AS copies, MIN(n.came_on) AS came_on FROM newspaper_custody u"
		" JOIN newspaper_kept k ON k.custody = u.id JOIN paper a ON a.id = k.paper JOIN newspaper n ON n.id = k.newspaper"
		" WHERE u.company = :my_company AND u.state = 'in_custody' GROUP BY a.id, a.title ORDER BY a.title", NULL, KEPT },
	{ 0 }
};
/* clang-format off */
static const struct head kept_heads[] = {
	{ "number" }, { "made_at", .sort = "u.made_at" }, { "company_name", .small = "room_no" }, { "copies" }, { "place" }, { "receiver" }, { "handed_at" }, { "state" }, { 0 }
};
static const struct filter kept_filters[] = {
	{ "q", T("Number, company, initials, room"), INPUT_LINE,
	  "u.number LIKE :q_like OR " COMPANY_LIKE " OR c.room_no LIKE :q_like" },
	PERIOD_FILTERS("u.made_at"),
	{ "here", T("custody|Kept for their return"), INPUT_FLAG, "u.state = 'in_custody'" },
	{ 0 }
};
static const struct quick kept_quicks[] = { { T("custody|Kept for their return"), "here=1" }, { 0 } };
const struct list newspaper_custody_list = {
	.select = KEPT_ROW " WHERE u.site = :my_site", .order = "u.made_at", .order_name = "made_at", .key = "u.id", .heads = kept_heads,
	.filters = kept_filters, .quicks = kept_quicks, .company = "u.company", .empty = T("No papers are kept for anybody."),
};
/* clang-format on */
