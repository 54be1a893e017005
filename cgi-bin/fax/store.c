/* store.c -- every statement about received faxes. */
#include "fax/fax.h"
#include "kit/home_line.h"

#define IN &fax_table
#define OUT &fax_table
#define ROW "SELECT f.id, f.site, f.company, f.number, f.state, f.due, f.made_at, f.made_by, f.written," \
	" f.addressee, f.person, f.room_no, f.pages, f.fax_no, f.sender, f.identity, f.enquiries, f.told_how, f.told_whom," \
	" f.notified_at, f.found_at, f.collector, f.collected_at, f.amount, f.payment, f.signature," \
	" IFNULL(c.short_name, f.written) AS company_name, p.name AS made_name, c.room_no AS roster_room" \
	" FROM fax f LEFT JOIN company c ON c.id = f.company LEFT JOIN person p ON p.id = f.made_by"
/* Theirs who are named, and their administrators'; the company's when nobody of the roster is (A22). */
#define OWN "f.company = :my_company AND (f.person IS NULL OR f.person = :me OR EXISTS" \
	" (SELECT 1 FROM person a WHERE a.id = :me AND a.is_company_admin))"
#define ASIDE "('marked_pending','slip_attached','in_pending_folder')"

const struct sql fax_sql[] = {
	[FAX_ANY] = { ROW " WHERE f.id = :id AND f.site = :my_site", IN, OUT },
	[FAX_MINE] = { ROW " WHERE f.id = :id AND " OWN, IN, OUT },
	[FAX_MAKE] = { "INSERT INTO fax (site, company, number, state, due, made_at, made_by, written, addressee, person,"
		" room_no, pages, fax_no, sender, identity, found_at) VALUES (:site, :company, :number, :state, :due, :made_at,"
		" :made_by, :written, :addressee, :person, :room_no, :pages, :fax_no, :sender, :identity, :found_at)", IN },
	[FAX_MOVE] = { "UPDATE fax SET state = :state, due = :due, company = :company, written = :written,"
		" addressee = :addressee, person = :person, room_no = :room_no, identity = :identity, enquiries = :enquiries, told_how = :told_how,"
		" told_whom = :told_whom, notified_at = :notified_at, found_at = :found_at, collector = :collector,"
		" collected_at = :collected_at, amount = :amount, payment = :payment, signature = :signature"
		" WHERE id = :id AND state = :was", IN },
	[FAX_OPEN] = { "SELECT COUNT(*) AS id FROM fax WHERE site = :my_site AND state IN"
		" ('arrived','matched','logged','in_room','marked_pending','slip_attached','in_pending_folder')", NULL, OUT },
	[FAX_UNREAD] = { "SELECT COUNT(*) AS id FROM fax f WHERE " OWN " AND f.state IN ('logged','notified')"
		" AND f.made_at > :now - INTERVAL 60 DAY", NULL, OUT },
	[FAX_ROSTER] = { "SELECT room_no AS roster_room, short_name AS company_name FROM company WHERE id = :company", IN, OUT },
	/* The company of a person of that name, when nobody of the chosen company has it. */
	[FAX_ELSEWHERE] = { "SELECT c.short_name AS company_name FROM person p JOIN company c ON c.id = p.company"
		" WHERE p.site = :my_site AND p.name = :addressee AND p.state = 'active' AND NOT EXISTS (SELECT 1 FROM person q"
		" WHERE q.company = :company AND q.name = :addressee AND q.state = 'active') ORDER BY p.id LIMIT 1", IN, OUT },
	[FAX_PENDING] = { ROW " WHERE f.site = :my_site AND f.state IN " ASIDE " ORDER BY f.found_at, f.id LIMIT 500", NULL, OUT },
	[FAX_CARD] = { "SELECT f.id, CONCAT_WS(' · ', c.short_name, NULLIF(f.addressee, '')) AS title, f.sender AS small,"
		" f.made_at AS at, f.due FROM fax f LEFT JOIN company c ON c.id = f.company WHERE f.site = :my_site"
		" AND f.state IN ('logged','notified') ORDER BY f.due IS NULL, f.due, f.made_at LIMIT 40", NULL, &home_line_table },
	[FAX_CARD_OWN] = { "SELECT f.id, CONCAT_WS(' · ', NULLIF(f.sender, ''), NULLIF(f.addressee, '')) AS title, f.number AS small,"
		" f.made_at AS at FROM fax f WHERE " OWN " AND f.state IN ('logged','notified') ORDER BY f.made_at, f.id LIMIT 40",
		NULL, &home_line_table },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "f.made_at" },
	{ "company_name", .small = "addressee" },
	{ "room_no" },
	{ "pages" },
	{ "sender", .small = "fax_no" },
	{ "state" },
	{ "due" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, company, name, fax number, pinyin initials"), INPUT_LINE,
	  "f.number = :q OR " COMPANY_LIKE " OR f.addressee LIKE CONCAT('%', :q_like)"
	  " OR f.written LIKE CONCAT('%', :q_like) OR " PHONE_LIKE("f.fax_no") " OR f.sender LIKE CONCAT('%', :q_like) OR f.room_no = :q" },
	{ "state", T("State"), INPUT_CHOICE, "f.state = :state" },
	PERIOD_FILTERS("f.made_at"),
	{ "aside", T("Not identified"), INPUT_FLAG, "f.state IN " ASIDE },
	{ "wait", T("To be collected"), INPUT_FLAG, "f.state IN ('logged','notified')" },
	{ "unpaid", T("fax|To be settled"), INPUT_FLAG, "f.state = 'in_room'" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("To be collected"), "wait=1" },
	{ T("fax|To be settled"), "unpaid=1" },
	{ T("Not identified"), "aside=1" },
	{ 0 }
};
const struct list fax_list = {
	.select = ROW " WHERE f.site = :my_site", .order = "f.made_at", .order_name = "made_at", .key = "f.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "f.company",
	.empty = T("No fax has come in."),
};

static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", .sort = "f.made_at" },
	{ "addressee" },
	{ "sender", .small = "fax_no" },
	{ "pages" },
	{ "state" },
	{ 0 }
};
static const struct filter own_filters[] = {
	PERIOD_FILTERS("f.made_at"),
	{ 0 }
};
const struct list fax_own_list = {
	.select = ROW " WHERE " OWN, .order = "f.made_at", .order_name = "made_at", .key = "f.id",
	.heads = own_heads, .filters = own_filters, .empty = T("No fax has come for your company."),
};
