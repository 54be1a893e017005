/* store.c -- every statement about notices to tenants. */
#include "bulletin/bulletin.h"

#define IN &bulletin_table
#define OUT &bulletin_table
#define FIELDS "b.id, b.site, b.company, b.number, b.state, b.due, b.made_at, b.made_by, b.title, b.title_en, b.body, b.body_en," \
	" b.audience, b.floor, b.from_on, b.until_on, b.approved_by, b.published_at, b.told_to, c.short_name AS company_name," \
	" p.name AS made_name, a.name AS approved_name"
#define FROM " FROM bulletin b LEFT JOIN company c ON c.id = b.company LEFT JOIN person p ON p.id = b.made_by" \
	" LEFT JOIN person a ON a.id = b.approved_by"
#define ROW "SELECT " FIELDS FROM
/* What a tenant may read now: published, in its period, meant for the company. */
#define TO_ME "b.site = :my_site AND b.state = 'published' AND b.from_on <= :today AND (b.until_on IS NULL OR b.until_on >= :today)" \
	" AND (b.audience = 'all' OR b.company = :my_company" \
	" OR (b.audience = 'floor' AND b.floor = (SELECT floor FROM company WHERE id = :my_company)))"
#define READERS " FROM person p JOIN company c ON c.id = p.company WHERE p.site = :my_site AND p.state = 'active'" \
	" AND c.state <> 'archived' AND (:audience = 'all' OR (:audience = 'floor' AND c.floor = :floor)" \
	" OR (:audience = 'company' AND c.id = :company))"

const struct sql bulletin_sql[] = {
	[BULLETIN_ANY] = { ROW " WHERE b.id = :id AND b.site = :my_site", IN, OUT },
	[BULLETIN_MINE] = { "SELECT " FIELDS ", u.read_at" FROM " LEFT JOIN bulletin_read u ON u.bulletin = b.id AND u.person = :me"
		" WHERE b.id = :id AND " TO_ME, IN, OUT },
	[BULLETIN_MAKE] = { "INSERT INTO bulletin (site, company, number, state, due, made_at, made_by, title, title_en, body, body_en,"
		" audience, floor, from_on, until_on) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :title,"
		" :title_en, :body, :body_en, :audience, :floor, :from_on, :until_on)", IN, NULL },
	[BULLETIN_MOVE] = { "UPDATE bulletin SET state = :state, due = :due, company = :company, title = :title, title_en = :title_en,"
		" body = :body, body_en = :body_en, audience = :audience, floor = :floor, from_on = :from_on, until_on = :until_on,"
		" approved_by = :approved_by, published_at = :published_at WHERE id = :id AND state = :was", IN, NULL },
	[BULLETIN_DRAFTS] = { "SELECT COUNT(*) AS id FROM bulletin b WHERE b.site = :my_site AND b.state IN ('draft','approved')", NULL, OUT },
	[BULLETIN_UNREAD] = { "SELECT COUNT(*) AS id FROM bulletin b WHERE " TO_ME
		" AND NOT EXISTS (SELECT 1 FROM bulletin_read u WHERE u.bulletin = b.id AND u.person = :me)", NULL, OUT },
	[BULLETIN_FLOOR] = { "SELECT c.floor FROM company c FORCE INDEX (company_floor) WHERE c.site = :my_site AND c.floor > :floor"
		" ORDER BY c.floor LIMIT 1", IN, OUT },
	[BULLETIN_AUDIENCE] = { "SELECT p.id, p.lang" READERS " AND p.id > :told_to ORDER BY p.id LIMIT 200", IN, OUT },
	[BULLETIN_TOLD] = { "UPDATE bulletin SET told_to = :told_to WHERE id = :id", IN, NULL },
	[BULLETIN_READ] = { "INSERT IGNORE INTO bulletin_read (bulletin, person, read_at) VALUES (:id, :me, :now)", IN, NULL },
	[BULLETIN_READS] = { "SELECT p.name AS made_name, c.short_name AS company_name, u.read_at FROM bulletin_read u"
		" JOIN person p ON p.id = u.person LEFT JOIN company c ON c.id = p.company WHERE u.bulletin = :id"
		" ORDER BY u.read_at DESC LIMIT 100", IN, OUT },
	/* Who corrected it is one of its authors. */
	[BULLETIN_WROTE] = { "SELECT h.id FROM history h WHERE h.module = 'bulletin' AND h.record = :id AND h.person = :me"
		" AND h.step IN ('new', 'edit') LIMIT 1", IN, OUT },
	[BULLETIN_NUMBERS] = { "SELECT (SELECT COUNT(*) FROM bulletin_read u WHERE u.bulletin = :id) AS `reads`,"
		" (SELECT COUNT(*) FROM (SELECT 1 AS one" READERS " LIMIT 501) o) AS readers", IN, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "title", .small = "company_name" },
	{ "audience", .small = "floor" },
	{ "from_on", .sort = "b.from_on" },
	{ "until_on" },
	{ "made_name" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, words"), INPUT_LINE, "b.number LIKE :q_like OR b.title LIKE CONCAT('%', :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "b.state = :state" },
	{ "audience", T("For whom"), INPUT_CHOICE, "b.audience = :audience", bulletin_audiences },
	PERIOD_FILTERS("b.made_at"),
	{ 0 }
};
const struct list bulletin_list = {
	.select = ROW " WHERE b.site = :my_site", .order = "b.made_at", .order_name = "made_at", .key = "b.id",
	.heads = heads, .filters = filters, .empty = T("No notice has been written."),
};
static const struct head mine[] = {
	{ "title" }, { "from_on", .sort = "b.from_on" }, { "until_on" }, { "read_at" }, { 0 }
};
const struct list bulletin_mine = {
	.select = "SELECT " FIELDS ", u.read_at" FROM " LEFT JOIN bulletin_read u ON u.bulletin = b.id AND u.person = :me WHERE " TO_ME,
	.order = "b.from_on", .order_name = "from_on", .key = "b.id", .heads = mine, .empty = T("The house has nothing to announce."),
};
