/* store.c -- the columns of a visit, and every statement about them. */
#include "visitor/visitor.h"
#include "kit/notice.h"
#include "kit/document.h"
#include "kit/home_line.h"

const struct choice visitor_knowns[] = {
	{ "code",  T("By the code of the announcement") },
	{ "card",  T("By a document") },
	{ "badge", T("By the badge handed out") },
	{ "known", T("Known to the desk") },
	{ "word",  T("By their own word, nothing shown") },
	{ 0 }
};

static const struct choice backs[] = { { "back", T("badge|Given back") }, { "missing", T("badge|Not given back") }, { 0 } };

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct visitor),
	PERSONAL_COLUMN(struct visitor, name,         T("visitor|Name"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct visitor, pinyin,       NULL, PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct visitor, initials,     NULL, PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct visitor, organisation, T("Comes from"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct visitor, phone,        T("Telephone"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct visitor, email,        T("E-mail"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct visitor, lang,         T("Language of the mail"), notice_langs),
	ID_COLUMN  (struct visitor, host,         NULL),
	TEXT_COLUMN(struct visitor, host_name,    T("visitor|Host")),
	TEXT_COLUMN(struct visitor, host_phone,   T("Telephone of the host")),
	TEXT_COLUMN(struct visitor, room_no,      T("Room number")),
	TEXT_COLUMN(struct visitor, floor,        T("Floor")),
	TEXT_COLUMN(struct visitor, place,        T("Meets in")),
	PERSONAL_COLUMN(struct visitor, purpose,      T("Occasion"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct visitor, refusal,      T("Why refused")),
	INT_COLUMN (struct visitor, people,       T("Persons")),
	TIME_COLUMN(struct visitor, expected_at,  T("visitor|Expected at")),
	TIME_COLUMN(struct visitor, arrived_at,   T("visitor|Arrived at")),
	TIME_COLUMN(struct visitor, left_at,      T("visitor|Left at")),
	TEXT_COLUMN(struct visitor, badge,        T("Badge number")),
	CODE_COLUMN(struct visitor, badge_back,   T("visitor|The badge"), backs),
	CODE_COLUMN(struct visitor, known_by,     T("Identified"), visitor_knowns),
	CODE_COLUMN(struct visitor, id_kind,      T("Document"), document_kinds),
	PERSONAL_COLUMN(struct visitor, id_number,    T("Number of the document"), PERSONAL_ID),
	TEXT_COLUMN(struct visitor, code,         T("visitor|Code")),
	TEXT_COLUMN(struct visitor, token,        NULL),
	TEXT_COLUMN(struct visitor, company_full, NULL), TEXT_COLUMN(struct visitor, company_en, NULL),
	TEXT_COLUMN(struct visitor, link,         NULL), TEXT_COLUMN(struct visitor, when_text, NULL),
	TEXT_COLUMN(struct visitor, where_text,   NULL), TEXT_COLUMN(struct visitor, to_whom, NULL),
	TEXT_COLUMN(struct visitor, q,            NULL), TEXT_COLUMN(struct visitor, q_like, NULL),
	{ 0 }
};
const struct table visitor_table = { "visitor", sizeof(struct visitor), columns };
/* clang-format on */

#define IN &visitor_table
#define OUT &visitor_table
#define ROW "SELECT v.id, v.site, v.company, v.number, v.state, v.due, v.made_at, v.made_by, v.name, v.pinyin, v.initials," \
	" v.organisation, v.phone, v.email, v.lang, v.host, v.place, v.purpose, v.people, v.expected_at, v.arrived_at, v.left_at," \
	" v.badge, v.badge_back, v.known_by, v.id_kind, v.id_number, v.code, v.token, v.refusal," \
	" IFNULL(c.short_name, (SELECT s.name FROM site s WHERE s.id = v.site)) AS company_name," \
	" c.name AS company_full, c.name_en AS company_en, c.room_no, c.floor, h.name AS host_name," \
	" CONCAT_WS(' / ', NULLIF(h.extension, ''), h.mobile) AS host_phone, p.name AS made_name" \
	" FROM visitor v LEFT JOIN company c ON c.id = v.company LEFT JOIN person h ON h.id = v.host" \
	" LEFT JOIN person p ON p.id = v.made_by"
#define INSIDE "v.state IN ('arrived','greeted','identified','guided')"
#define VISIT "v.on_at"                 /* a walk-in is written down on coming: sql/089_bound.sql */
#define COLUMNS "site, company, number, state, due, made_at, made_by, name, pinyin, initials, organisation, phone, email," \
	" lang, host, place, purpose, people, expected_at, arrived_at, badge, id_kind, id_number, code, token"
#define VALUES " VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :name, :pinyin, :initials," \
	" :organisation, :phone, :email, :lang, :host, :place, :purpose, :people, :expected_at, :arrived_at, :badge, :id_kind," \
	" :id_number, NULLIF(:code, ''), NULLIF(:token, ''))"

const struct sql visitor_sql[] = {
	[VISITOR_ANY] = { ROW " WHERE v.id = :id AND v.site = :my_site", IN, OUT },
	[VISITOR_MINE] = { ROW " WHERE v.id = :id AND v.company = :my_company", IN, OUT },
	[VISITOR_MAKE] = { "INSERT INTO visitor (" COLUMNS ")" VALUES, IN, NULL },
	[VISITOR_MAKE_MINE] = { "INSERT INTO visitor (" COLUMNS ")" VALUES, IN, NULL },
	[VISITOR_MOVE] = { "UPDATE visitor SET state = :state, due = :due, company = :company, name = :name, pinyin = :pinyin,"
		" initials = :initials, organisation = :organisation, phone = :phone, email = :email, lang = :lang, host = :host,"
		" place = :place, purpose = :purpose, people = :people, expected_at = :expected_at, arrived_at = :arrived_at,"
		" left_at = :left_at, badge = :badge, badge_back = :badge_back, known_by = :known_by, id_kind = :id_kind, id_number = :id_number,"
		" code = NULLIF(:code, ''), token = NULLIF(:token, ''), refusal = :refusal WHERE id = :id AND state = :was", IN, NULL },
	/* Mails to this address, and guests with an address, of one company within the hour. */
	[VISITOR_MAILED] = { "SELECT (SELECT COUNT(*) FROM visitor v JOIN outbox o ON o.module = 'visitor' AND o.record = v.id"
		" AND o.address = v.email WHERE v.company = :company AND v.email = :email AND v.made_at > :now - INTERVAL 91 DAY"
		" AND o.made_at > :now - INTERVAL 1 HOUR) AS id, (SELECT COUNT(*) FROM visitor w WHERE w.company = :company"
		" AND w.made_at > :now - INTERVAL 1 HOUR AND w.email <> '') AS people", IN, OUT },
	[VISITOR_BY_TOKEN] = { ROW " WHERE v.token = :token", IN, OUT },
	/* What was typed or scanned at the desk: only visitors who may come in now. */
	[VISITOR_FIND] = { ROW " WHERE v.site = :my_site AND v.state = 'expected' AND v.expected_at < :now + INTERVAL 1 DAY"
		" AND (v.token = :token OR v.code = :code OR v.number = :q OR v.name LIKE :q_like OR v.initials LIKE :q_like"
		" OR REPLACE(v.pinyin, ' ', '') LIKE :q_like OR v.organisation LIKE :q_like OR c.initials LIKE :q_like"
		" OR c.short_name LIKE :q_like OR c.room_no LIKE :q_like OR h.name LIKE :q_like OR h.initials LIKE :q_like"
		" OR v.place LIKE :q_like OR (:q <> '' AND v.phone = :q))"
		" ORDER BY v.token = :token DESC, v.code = :code DESC, v.expected_at LIMIT 8", IN, OUT },
	[VISITOR_EXPECTED] = { ROW " WHERE v.site = :my_site AND v.state = 'expected' AND v.expected_at < :now + INTERVAL 12 HOUR"
		" ORDER BY v.expected_at, v.id LIMIT 30", NULL, OUT },
	[VISITOR_INSIDE] = { ROW " WHERE v.site = :my_site AND " INSIDE " ORDER BY c.floor, NATURAL_SORT_KEY(c.room_no), v.arrived_at, v.id LIMIT 500",
		NULL, OUT },
	[VISITOR_COUNT] = { "SELECT COUNT(*) AS id FROM visitor v WHERE v.site = :my_site AND " INSIDE, NULL, OUT },
	[VISITOR_CARD] = { "SELECT v.id, CONCAT_WS(' · ', v.name, NULLIF(v.organisation, '')) AS title,"
		" CONCAT_WS(' · ', c.short_name, h.name, NULLIF(v.place, '')) AS small, v.expected_at AS at FROM visitor v"
		" LEFT JOIN company c ON c.id = v.company LEFT JOIN person h ON h.id = v.host WHERE v.site = :my_site"
		" AND v.state = 'expected' AND v.expected_at < :now + INTERVAL 12 HOUR ORDER BY v.expected_at, v.id LIMIT 40",
		NULL, &home_line_table },
	[VISITOR_BADGE] = { "SELECT v.id, v.name FROM visitor v WHERE v.site = :my_site AND v.badge = :badge AND v.id <> :id AND :left_at IS NULL AND "
		INSIDE " LIMIT 1", IN, OUT },
	/* What came so long ago is found by its number, company and day: sql/135_visitor_word.sql. */
	[VISITOR_UNWORD] = { "DELETE FROM word WHERE what = 'visitor' AND record IN (SELECT v.id FROM visitor v"
		" WHERE v.made_at BETWEEN :now - INTERVAL 410 DAY AND :now - INTERVAL 400 DAY) LIMIT 500", NULL, NULL },
	{ 0 }
};

static const struct head heads[] = {
	{ "name", .small = "organisation" },
	{ "company_name", .small = "host_name" },
	{ "number" },
	{ "expected_at", .sort = VISIT },
	{ "arrived_at" },
	{ "left_at" },
	{ "badge" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Name, initials, organisation, telephone, badge, number"), INPUT_LINE,
	  "v.number LIKE :q_like OR v.name LIKE CONCAT('%', :q_like) OR v.initials LIKE :q_like OR v.organisation LIKE CONCAT('%', :q_like)"
	  " OR v.badge = :q OR " PHONE_LIKE("v.phone") " OR " COMPANY_LIKE },
	{ "state", T("State"), INPUT_CHOICE, "v.state = :state" },
	PERIOD_FILTERS("v.made_at"),
	{ "day", T("Visit on"), INPUT_DAY, VISIT " >= :day AND " VISIT " < :day_end", .order = VISIT },
	{ "inside", T("visitor|In the house"), INPUT_FLAG, INSIDE },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("visitor|In the house"), "inside=1" },
	{ T("visitor|Expected"), "state=expected" },
	{ 0 }
};
static const char *const bulk[] = { "guide", "leave", "return", NULL };
const struct list visitor_list = {
	.select = ROW " WHERE v.site = :my_site", .order = "v.made_at", .order_name = "made_at", .key = "v.id",
	.heads = heads, .filters = filters, .quicks = quicks, .bulk = bulk, .company = "v.company",
	.empty = T("No visitor fits."),
};

static const struct head mine[] = {
	{ "name", .small = "organisation" },
	{ "host_name" },
	{ "expected_at", .sort = VISIT },
	{ "arrived_at" },
	{ "left_at" },
	{ "state" },
	{ 0 }
};
static const struct filter my_filters[] = {
	{ "q", T("Name or organisation"), INPUT_LINE, "v.name LIKE :q_like OR v.organisation LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "v.state = :state" },
	{ 0 }
};
static const struct quick my_quicks[] = {
	{ T("visitor|Expected"), "state=expected" },
	{ 0 }
};
const struct list visitor_mine = {
	.select = ROW " WHERE v.company = :my_company", .order = "v.made_at", .order_name = "made_at", .key = "v.id",
	.heads = mine, .filters = my_filters, .quicks = my_quicks,
	.empty = T("No visitor yet. Announce one and the front desk knows; the guest gets a code by mail."),
};
