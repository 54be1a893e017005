/* store_sent.c -- every statement about sent faxes. */
#include "fax/fax.h"

#define IN &fax_sent_table
#define OUT &fax_sent_table
#define ROW "SELECT f.id, f.site, f.company, f.number, f.state, f.due, f.made_at, f.made_by, f.guest, f.room_no," \
	" f.country, f.fax_no, f.pages, f.requirements, f.rate, f.error_pages, f.resent_pages, f.started_at, f.ended_at, f.seconds," \
	" f.amount, f.payment, f.signature, f.operator, f.completed_at, (f.seconds + 59) DIV 60 AS minutes," \
	" IFNULL(c.short_name, '') AS company_name, p.name AS made_name, o.name AS operator_name," \
	" IF(:my_lang = 'en' AND d.name_en <> '', d.name_en, IFNULL(d.name, f.country)) AS country_name" \
	" FROM fax_sent f LEFT JOIN company c ON c.id = f.company LEFT JOIN person p ON p.id = f.made_by" \
	" LEFT JOIN person o ON o.id = f.operator LEFT JOIN dial_rate d FORCE INDEX (PRIMARY) ON d.site = f.site AND d.code = f.country"

/* Neither logged nor given up. */
#define GOING "('greeted','form_filled','rate_told','manuscript_checked','code_looked_up','sending','report_ok','error_page'," \
	"'page_resent','priced','paid','signed_off')"

const struct sql fax_sent_sql[] = {
	[SENT_ANY] = { ROW " WHERE f.id = :id AND f.site = :my_site", IN, OUT },
	[SENT_MINE] = { ROW " WHERE f.id = :id AND f.company = :my_company", IN, OUT },
	[SENT_MAKE] = { "INSERT INTO fax_sent (site, company, number, state, due, made_at, made_by, guest, room_no,"
		" country, fax_no, pages, requirements) VALUES (:site, :company, :number, :state, :due, :made_at,"
		" :made_by, :guest, :room_no, :country, :fax_no, :pages, :requirements)", IN },
	[SENT_MOVE] = { "UPDATE fax_sent SET state = :state, due = :due, company = :company, guest = :guest,"
		" room_no = :room_no, country = :country, fax_no = :fax_no, pages = :pages,"
		" requirements = :requirements, rate = :rate, error_pages = :error_pages,"
		" resent_pages = :resent_pages, started_at = :started_at, ended_at = :ended_at, seconds = :seconds, amount = :amount, payment = :payment,"
		" signature = :signature, operator = :operator, completed_at = :completed_at"
		" WHERE id = :id AND state = :was", IN },
	[SENT_OPEN] = { "SELECT COUNT(*) AS id FROM fax_sent WHERE site = :my_site AND state IN " GOING
		" AND made_at > :now - INTERVAL 30 DAY", NULL, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "f.made_at" },
	{ "guest", .small = "company_name" },
	{ "country_name", .small = "fax_no" },
	{ "pages" },
	{ "error_pages" },
	{ "amount" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, guest, company, fax number, pinyin initials"), INPUT_LINE,
	  "f.number = :q OR f.guest LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE " OR " PHONE_LIKE("f.fax_no") },
	{ "state", T("State"), INPUT_CHOICE, "f.state = :state" },
	PERIOD_FILTERS("f.made_at"),
	{ "open", T("Not finished"), INPUT_FLAG, "f.state IN " GOING },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not finished"), "open=1" }, { 0 } };
const struct list fax_sent_list = {
	.select = ROW " WHERE f.site = :my_site", .order = "f.made_at", .order_name = "made_at", .key = "f.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "f.company", .empty = T("No fax has been sent."),
};
const struct list fax_sent_own_list = {
	.select = ROW " WHERE f.company = :my_company", .order = "f.made_at", .order_name = "made_at", .key = "f.id",
	.heads = heads, .empty = T("No fax has been sent for your company."),
};
