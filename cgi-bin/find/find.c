/* find.c -- one box for everything; a full number goes straight to its record. */
#include "find/find.h"
#include "booking/booking.h"
#include "core/text.h"
#include "kit/show.h"
#include "edge/page.h"

#define MOST 8

static const struct column columns[] = {
	TEXT_COLUMN(struct find_hit, q, NULL), TEXT_COLUMN(struct find_hit, prefix, NULL),
	TEXT_COLUMN(struct find_hit, digits, NULL), TEXT_COLUMN(struct find_hit, back, NULL), ID_COLUMN(struct find_hit, id, NULL),
	TEXT_COLUMN(struct find_hit, title, NULL), TEXT_COLUMN(struct find_hit, small, NULL),
	TEXT_COLUMN(struct find_hit, number, NULL), TEXT_COLUMN(struct find_hit, state, NULL),
	TIME_COLUMN(struct find_hit, at, NULL), TIME_COLUMN(struct find_hit, until, NULL),
	{ 0 }
};
static const struct table hit_table = { "find", sizeof(struct find_hit), columns };

/* :prefix is "abc%", :digits the same without blanks and signs, or "-" for none. */
#define BEGUN(kind, most) "(SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = '" kind "'" \
	" AND (w.word LIKE :prefix OR w.word LIKE :digits) LIMIT " most ") f"
/* What is soon is found even where a word is too common for all of it to be looked at. */
#define NEAR " UNION (SELECT n.id FROM (SELECT x.id, x.title, x.contact_name FROM booking x FORCE INDEX (booking_day) WHERE x.site = :my_site" \
	" AND x.starts_at > :now - INTERVAL 12 HOUR ORDER BY x.starts_at LIMIT 100) n" \
	" WHERE n.title LIKE CONCAT('%', :prefix) OR n.contact_name LIKE CONCAT('%', :prefix) LIMIT 20)"
const struct sql find_sql[] = {
	[FIND_BOOKING] = { "SELECT b.id, b.title, CONCAT_WS(' · ', r.name, c.short_name, b.contact_name) AS small, b.number, b.state,"
		" b.starts_at AS at, b.ends_at AS until FROM (" BOOKING_FOUND(":prefix", ":digits", "25", BOOKING_AHEAD) NEAR ") f JOIN booking b ON b.id = f.id"
		" LEFT JOIN room r ON r.id = b.room LEFT JOIN company c ON c.id = b.company WHERE b.site = :my_site"
		" ORDER BY b.ends_at >= :now DESC, ABS(TIMESTAMPDIFF(MINUTE, b.starts_at, :now)) LIMIT 9", &hit_table, &hit_table },
	[FIND_COMPANY] = { "SELECT c.id, c.short_name AS title, CONCAT_WS(' · ', c.name, NULLIF(c.room_no, ''), NULLIF(c.phone, '')) AS small,"
		" c.number, c.state FROM " BEGUN("company", "16") " JOIN company c ON c.id = f.record WHERE c.site = :my_site"
		" ORDER BY c.short_name LIKE :prefix DESC, c.pinyin, c.short_name LIMIT 9", &hit_table, &hit_table },
	[FIND_PERSON] = { "SELECT p.id, p.name AS title, CONCAT_WS(' · ', c.short_name, NULLIF(p.title, ''), p.mobile, p.email) AS small,"
		" IF(p.company IS NULL, 'staff', 'person') AS state, '' AS number FROM " BEGUN("person", "16") " JOIN person p ON p.id = f.record"
		" LEFT JOIN company c ON c.id = p.company WHERE p.site = :my_site AND p.state <> 'disabled'"
		" ORDER BY p.pinyin, p.name LIMIT 9", &hit_table, &hit_table },
	/* Who is in the house first, then who is expected, then the latest. */
	[FIND_VISITOR] = { "SELECT v.id, v.name AS title, CONCAT_WS(' · ', NULLIF(v.organisation, ''), c.short_name, h.name, NULLIF(v.badge, '')) AS small,"
		" v.number, v.state FROM " BEGUN("visitor", "10") " JOIN visitor v ON v.id = f.record LEFT JOIN company c ON c.id = v.company"
		" LEFT JOIN person h ON h.id = v.host WHERE v.site = :my_site"
		" ORDER BY v.state IN ('arrived','greeted','identified','guided') DESC, v.state = 'expected' DESC, v.made_at DESC LIMIT 9", &hit_table, &hit_table },
	[FIND_CARD] = { "SELECT l.id, CONCAT_WS(' · ', k.card_no, l.borrower) AS title, c.short_name AS small, l.number, l.state FROM "
		BEGUN("card_loan", "10") " JOIN card_loan l ON l.id = f.record LEFT JOIN access_card k ON k.id = l.card LEFT JOIN company c ON c.id = l.company"
		" WHERE l.site = :my_site ORDER BY l.state IN ('lent','overdue') DESC, l.made_at DESC LIMIT 9", &hit_table, &hit_table },
	[FIND_ROOM] = { "SELECT r.id, r.name AS title, CONCAT_WS(' · ', r.floor, r.name_en) AS small, r.number, r.state FROM room r FORCE INDEX (room_order)"
		" WHERE r.site = :my_site AND (r.name LIKE :prefix OR r.name_en LIKE :prefix OR r.number LIKE :prefix OR r.slug LIKE :prefix)"
		" ORDER BY r.position LIMIT 9", &hit_table, &hit_table },
	[FIND_MAIL] = { "SELECT m.id, IF(m.item_no = '', m.number, m.item_no) AS title, CONCAT_WS(' · ', c.short_name,"
		" NULLIF(m.addressee, '')) AS small, m.number, m.state FROM ("
		"(SELECT a.id FROM mail a FORCE INDEX (number) WHERE a.number LIKE :prefix AND a.site = :my_site LIMIT 20) UNION"
		" (SELECT b.id FROM mail b FORCE INDEX (mail_item) WHERE b.item_no LIKE REPLACE(:prefix, ' ', '') AND b.site = :my_site LIMIT 20) UNION"
		" (SELECT e.id FROM mail e FORCE INDEX (mail_item_back) WHERE e.item_back LIKE :back"
		" AND e.site = :my_site LIMIT 20)) f STRAIGHT_JOIN mail m ON m.id = f.id"
		" LEFT JOIN company c ON c.id = m.company WHERE m.site = :my_site"
		" ORDER BY m.made_at DESC, m.id LIMIT 9", &hit_table, &hit_table },
	[FIND_POST] = { "SELECT o.id, IF(o.tracking_no = '', o.number, o.tracking_no) AS title, CONCAT_WS(' · ', c.short_name,"
		" NULLIF(o.addressee, '')) AS small, o.number, o.state FROM post o FORCE INDEX (post_tracking) LEFT JOIN company c ON c.id = o.company"
		" WHERE o.site = :my_site AND o.tracking_no LIKE REPLACE(:prefix, ' ', '') AND o.tracking_no <> ''"
		" ORDER BY o.tracking_no, o.id LIMIT 9", &hit_table, &hit_table },
	{ 0 }
};

static const struct find_kind { enum find_statement sql; const char *label, *module; } kinds[] = {
	{ FIND_COMPANY, T("Companies"), "company" },
	{ FIND_PERSON, T("find|People"), "person" },
	{ FIND_VISITOR, T("Visitors"), "visitor" },
	{ FIND_CARD, T("Access cards on loan"), "card" },
	{ FIND_BOOKING, T("Bookings"), "booking" },
	{ FIND_ROOM, T("Meeting rooms"), "room" },
	{ FIND_MAIL, T("Mail"), "mail" },
	{ FIND_POST, T("Outgoing mail"), "post" },
};

static int put_kind(struct request *rq, const struct find_kind *k, const struct find_hit *ask)
{
	struct rows hits = db_all(rq->db, &find_sql[k->sql], ask);
	struct page *group;
	int n = 0;

	if (hits.count == 0)
		return 0;
	group = page_again(rq->page, "kind");
	page_text(group, "label", say(rq, k->label));
	EACH_ROW(struct find_hit, h, hits) {
		struct page *p;
		const char *module = k->sql == FIND_PERSON ? h->state : k->module;
		if (n++ == MOST) {
			page_show(group, "others");
			break;
		}
		p = page_again(group, "hit");
		page_text(p, "url", arena_printf(&rq->arena, "/desk/%s/%lld", module, (long long)h->id));
		page_text(p, "title", h->title);
		page_text(p, "number", h->number);
		page_text(p, "small", h->at == NO_TIME ? h->small
			: arena_printf(&rq->arena, "%s %s · %s", show_day(rq, show_local_day(rq, h->at)), show_span(rq, h->at, h->until), h->small));
	}
	return n;
}

/* What was typed as numbers are kept (kit/number.h): "hy２６１１０４１２" -> "HY-2611-0412"; "" when it is none. */
static const char *as_kept(struct request *rq, const char *q)
{
	const char *text = text_narrow(&rq->arena, q);
	char *number = arena_take(&rq->arena, strlen(text) + 1);
	size_t n = 0;

	for (; *text != '\0'; text++)
		if (*text >= 'a' && *text <= 'z')
			number[n++] = (char)(*text - 'a' + 'A');
		else if (*text != '-' && *text != ' ')
			number[n++] = *text;
	number[n] = '\0';
	return n > 6 && strspn(number + 2, "0123456789") == n - 2 ? arena_printf(&rq->arena, "%.2s-%.4s-%s", number, number + 2, number + 6) : "";
}

/* The page of the record with exactly this number, by the series it begins with; NULL. */
static const char *numbered(struct request *rq, const char *q)
{
	struct pair *given = take(rq, struct pair);
	const char *number = as_kept(rq, q);

	*given = (struct pair){ "q", number };
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const char *series = (*m)->series;
		struct rows rows;
		if (series == NULL || (*m)->face[DESK].one == NULL || ((*m)->face[DESK].roles & rq->user.roles) == 0 ||
		    strncmp(number, series, strlen(series)) != 0 || number[strlen(series)] != '-')
			continue;
		rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT id FROM %s WHERE site = :my_site AND number = :q LIMIT 1",
			(*m)->table->name), (struct pairs){ given, 1 }, &hit_table);
		if (rows.count == 1)
			return arena_printf(&rq->arena, "/%s/%lld", (*m)->name, (long long)((const struct find_hit *)rows.list)->id);
	}
	return NULL;
}

/* The search shows only what its reader may open. */
static bool may_open(const struct request *rq, const char *name)
{
	const struct module *m = module_named(rq->program->modules, name);

	return m != NULL && (m->face[DESK].roles & rq->user.roles) != 0;
}

/* What an item's number ends in, read from its end: "4987CN" -> "NC7894%"; fewer than four letters and digits: "-". */
static const char *from_its_end(struct request *rq, const char *q)
{
	size_t n = strlen(q);
	char *back = arena_take(&rq->arena, n + 2);

	if (n < 4 || strspn(q, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != n)
		return "-";
	for (size_t i = 0; i < n; i++)
		back[i] = q[n - 1 - i];
	back[n] = '%';
	return back;
}

static int find_all(struct request *rq)
{
	const char *q = pairs_get(rq->query, "q");
	struct find_hit ask;
	const char *page, *digits;
	size_t n;
	int found = 0;

	rq->title = say(rq, T("Find"));
	table_blank(&hit_table, &ask);
	while (q != NULL && *q == ' ')
		q++;
	n = q == NULL ? 0 : strlen(q);
	while (n > 0 && q[n - 1] == ' ')
		n--;
	if (n == 0 || n > 120) {
		page_show(rq->page, "how");
		return 200;
	}
	ask.q = arena_text(&rq->arena, q, n);
	digits = text_phone(&rq->arena, ask.q);
	ask.prefix = text_like(&rq->arena, "", ask.q);
	ask.digits = strlen(digits) < 3 ? "-" : text_like(&rq->arena, "", digits);
	ask.back = from_its_end(rq, ask.q);
	page = numbered(rq, ask.q);
	if (page != NULL)
		return redirect_to(rq, "%s", page);
	page_text(rq->page, "q", ask.q);
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (may_open(rq, kinds[i].module))
			found += put_kind(rq, &kinds[i], &ask);
	if (found == 0)
		page_text(page_again(rq->page, "nothing"), "q", ask.q);
	return 200;
}

/* The public site's search: the portal's own page, after the log-in. */
static int find_rooms(struct request *rq)
{
	const char *q = rq->query_text == NULL ? "" : rq->query_text;

	return redirect_to(rq, "/booking/find%s%s", *q == '\0' ? "" : "?", q);
}

static const struct route desk_more[] = { { GET, "", 0, find_all, "find/find.html" }, { 0 } };
static const struct route portal_more[] = { { GET, "", 0, find_rooms, NULL }, { 0 } };

const struct module find_module = {
	.name = "find", .title = T("Find"), .table = &hit_table, .sql = find_sql,
	.face = {
		[PORTAL] = { ROLE_TENANT, .more = portal_more },
		[DESK] = { ROLE_STAFF, .more = desk_more },
	},
};
