/* store.c -- every statement about long-distance calls. */
#include "long_call/long_call.h"

#define IN &long_call_table
#define OUT &long_call_table
#define ROW "SELECT l.id, l.site, l.company, l.number, l.state, l.due, l.made_at, l.made_by, l.guest, l.room_no, l.country, l.city," \
	" l.phone, l.rate, l.deposit, l.started_at, l.ended_at, l.metered, l.metered DIV 60 AS minutes, l.metered MOD 60 AS seconds," \
	" (l.metered + 59) DIV 60 AS charged, l.amount, l.refund, l.to_pay, l.payment, l.paid, l.card_no, l.agrees, l.signature, l.reason," \
	" c.short_name AS company_name, p.name AS made_name, IF(:my_lang = 'en' AND d.name_en <> '', d.name_en, IFNULL(d.name, l.country)) AS country_name," \
	" IF(l.metered > 0, CONCAT(l.metered DIV 60, ':', LPAD(l.metered MOD 60, 2, '0'), ' (', (l.metered + 59) DIV 60, ')'), '') AS meter" \
	" FROM long_call l LEFT JOIN company c ON c.id = l.company LEFT JOIN person p ON p.id = l.made_by" \
	" LEFT JOIN dial_rate d FORCE INDEX (PRIMARY) ON d.site = l.site AND d.code = l.country"
#define OPEN "('greeted','slip_filled','rate_told','deposit_taken','connected','ended','billed','cash','account')"

const struct sql long_call_sql[] = {
	[LONG_ANY] = { ROW " WHERE l.id = :id AND l.site = :my_site", IN, OUT },
	[LONG_MINE] = { ROW " WHERE l.id = :id AND l.company = :my_company", IN, OUT },
	[LONG_MAKE] = { "INSERT INTO long_call (site, company, number, state, due, made_at, made_by, guest, room_no, country, city, phone, rate)"
		" VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :guest, :room_no, :country, :city, :phone, :rate)", IN },
	[LONG_MOVE] = { "UPDATE long_call SET state = :state, due = :due, company = :company, guest = :guest, room_no = :room_no,"
		" country = :country, city = :city, phone = :phone, rate = :rate, deposit = :deposit, started_at = :started_at,"
		" ended_at = :ended_at, metered = :metered, amount = :amount, refund = :refund, to_pay = :to_pay, payment = :payment, paid = :paid,"
		" card_no = :card_no, agrees = :agrees, signature = :signature, reason = :reason WHERE id = :id AND state = :was", IN },
	[LONG_OPEN] = { "SELECT COUNT(*) AS id FROM long_call WHERE site = :my_site AND state IN " OPEN, NULL, OUT },
	{ 0 }
};

/* clang-format off */
static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "l.made_at" },
	{ "guest", .small = "company_name" },
	{ "country_name", .small = "city" },
	{ "phone" },
	{ "meter" },
	{ "amount" },
	{ "payment" },
	{ "state" },
	{ 0 }
};
#define FOUND \
	"(SELECT a.id FROM long_call a WHERE a.number LIKE :q_like AND a.site = :my_site LIMIT 1000) UNION " \
	"(SELECT b.id FROM long_call b WHERE b.phone LIKE :q_like AND b.site = :my_site LIMIT 1000) UNION " \
	"(SELECT e.id FROM long_call e WHERE e.guest LIKE :q_like AND e.site = :my_site LIMIT 1000) UNION " \
	"(SELECT o.id FROM (SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = 'company'" \
	" AND w.word LIKE :q_like LIMIT 200) x JOIN long_call o ON o.company = x.record ORDER BY o.made_at DESC LIMIT 1000) UNION " \
	"(SELECT z.id FROM (SELECT y.id, y.phone, y.guest FROM long_call y WHERE y.site = :my_site ORDER BY y.made_at DESC LIMIT 400) z" \
	" WHERE " PHONE_LIKE("z.phone") " OR z.guest LIKE CONCAT('%', :q_like))"
static const struct filter filters[] = {
	{ "q", T("Number, guest, company, number called"), INPUT_LINE, "l.number LIKE :q_like OR " PHONE_LIKE("l.phone") " OR l.guest LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE, .found = FOUND },
	{ "state", T("State"), INPUT_CHOICE, "l.state = :state" },
	PERIOD_FILTERS("l.made_at"),
	{ "open", T("long|Not finished"), INPUT_FLAG, "l.state IN " OPEN },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("long|Not finished"), "open=1" },
	{ 0 }
};
const struct list long_call_list = {
	.select = ROW " WHERE l.site = :my_site", .order = "l.made_at", .order_name = "made_at", .key = "l.id", .heads = heads,
	.filters = filters, .quicks = quicks, .company = "l.company", .empty = T("No long-distance call has been made."),
};

static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", .sort = "l.made_at" },
	{ "guest" },
	{ "country_name", .small = "city" },
	{ "phone" },
	{ "meter" },
	{ "amount" },
	{ "state" },
	{ 0 }
};
static const struct filter own_filters[] = {
	PERIOD_FILTERS("l.made_at"),
	{ 0 }
};
/* clang-format on */
const struct list long_call_own_list = {
	.select = ROW " WHERE l.company = :my_company", .order = "l.made_at", .order_name = "made_at", .key = "l.id", .heads = own_heads,
	.filters = own_filters, .empty = T("Your company has made no long-distance call here."),
};
