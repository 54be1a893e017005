/* store.c -- every statement about bookings. */
#include "booking/booking.h"
#include "kit/notice.h"

static const struct choice states[] = {
	{ "requested", T("booking|Requested") }, { "checking", T("booking|Being checked") },
	{ "unavailable", T("booking|Not available") }, { "offered", T("booking|Alternative offered") },
	{ "confirmed", T("booking|Confirmed") }, { "prepared", T("booking|Prepared") },
	{ "in_use", T("booking|In use") }, { "closed", T("booking|Over") },
	{ "declined", T("booking|Declined") }, { "cancelled", T("booking|Cancelled") },
	{ "no_show", T("booking|No show") }, { 0 }
};
const struct choice booking_teas[] = {
	{ "none", T("None") }, { "plain", T("tea|Plain") }, { "standard", T("tea|Standard") }, { 0 }
};
static const struct choice cancellings[] = {
	{ "late", T("too close to the meeting to be free of charge; please ask the front desk") }, { 0 }
};
const struct choice booking_payments[] = {
	{ "account", T("On the company's account") }, { "cash", T("On the spot afterwards") }, { 0 }
};
static const struct column columns[] = {
	{ "id", TYPE_INT, offsetof(struct booking, r.id), NULL, NULL },
	{ "site", TYPE_ID, offsetof(struct booking, r.site), NULL, NULL },
	{ "company", TYPE_ID, offsetof(struct booking, r.company), T("Company"), NULL },
	{ "number", TYPE_TEXT, offsetof(struct booking, r.number), T("Number"), NULL },
	{ "state", TYPE_TEXT, offsetof(struct booking, r.state), T("State"), states },
	{ "was", TYPE_TEXT, offsetof(struct booking, r.was), NULL, NULL },
	{ "due", TYPE_TIME, offsetof(struct booking, r.due), NULL, NULL },
	{ "made_at", TYPE_TIME, offsetof(struct booking, r.made_at), T("Recorded"), NULL },
	{ "made_by", TYPE_ID, offsetof(struct booking, r.made_by), NULL, NULL },
	{ "company_name", TYPE_TEXT, offsetof(struct booking, r.company_name), T("Company"), NULL },
	{ "made_name", TYPE_TEXT, offsetof(struct booking, r.made_name), T("Recorded by"), NULL },
	ID_COLUMN(struct booking, room, NULL),
	TIME_COLUMN(struct booking, starts_at, T("From")),
	TIME_COLUMN(struct booking, ends_at, T("To")),
	TEXT_COLUMN(struct booking, title, T("Title of the meeting")),
	INT_COLUMN(struct booking, people, T("People")),
	CODE_COLUMN(struct booking, layout, T("Layout"), room_layouts),
	CODE_COLUMN(struct booking, equipment, T("Equipment"), room_equipment),
	CODE_COLUMN(struct booking, tea, T("Tea break"), booking_teas),
	INT_COLUMN(struct booking, cars, T("Visitors' cars")),
	ID_COLUMN(struct booking, contact, NULL),
	PERSONAL_COLUMN(struct booking, contact_name, T("Contact"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct booking, contact_phone, T("Telephone"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct booking, contact_email, T("E-mail"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct booking, lang, T("Language of the mail"), notice_langs),
	CODE_COLUMN(struct booking, payment, T("Payment"), booking_payments),
	TEXT_COLUMN(struct booking, notes, T("Notes")),
	FEN_COLUMN(struct booking, price, T("Price")),
	TEXT_COLUMN(struct booking, price_rule, NULL),
	TIME_COLUMN(struct booking, cancel_until, T("Free cancellation until")),
	INT_COLUMN(struct booking, sequence, NULL),
	TIME_COLUMN(struct booking, in_at, T("Came in")),
	TIME_COLUMN(struct booking, out_at, T("Left")),
	TEXT_COLUMN(struct booking, reason, T("Reason")),
	ID_COLUMN(struct booking, asked_room, NULL),
	TIME_COLUMN(struct booking, asked_from, NULL),
	TIME_COLUMN(struct booking, asked_to, NULL),
	TEXT_COLUMN(struct booking, room_name, T("Room")),
	TEXT_COLUMN(struct booking, room_name_en, NULL),
	TEXT_COLUMN(struct booking, room_number, NULL),
	TEXT_COLUMN(struct booking, room_floor, NULL),
	TEXT_COLUMN(struct booking, room_floor_en, NULL),
	TEXT_COLUMN(struct booking, room_slug, NULL),
	INT_COLUMN(struct booking, buffer_before, NULL),
	INT_COLUMN(struct booking, buffer_after, NULL),
	ID_COLUMN(struct booking, part_of, NULL),
	INT_COLUMN(struct booking, needs_approval, NULL),
	FLAG_COLUMN(struct booking, started, NULL),
	TEXT_COLUMN(struct booking, company_short, T("Company")),
	DAY_COLUMN(struct booking, date, NULL),
	TEXT_COLUMN(struct booking, from_at, NULL),
	TEXT_COLUMN(struct booking, to_at, NULL),
	TEXT_COLUMN(struct booking, ways, NULL),
	CODE_COLUMN(struct booking, cancelling, NULL, cancellings),
	INT_COLUMN(struct booking, step, NULL),
	INT_COLUMN(struct booking, slots, NULL),
	{ 0 }
};
const struct table booking_table = { "booking", sizeof(struct booking), columns };

static const struct column held_columns[] = {
	ID_COLUMN(struct held, id, NULL), ID_COLUMN(struct held, company, NULL), ID_COLUMN(struct held, room, NULL),
	TEXT_COLUMN(struct held, state, NULL), TEXT_COLUMN(struct held, title, NULL),
	TEXT_COLUMN(struct held, company_short, NULL),
	TIME_COLUMN(struct held, starts_at, NULL), TIME_COLUMN(struct held, ends_at, NULL),
	INT_COLUMN(struct held, step, NULL), INT_COLUMN(struct held, slots, NULL),
	{ 0 }
};
const struct table held_table = { "booking", sizeof(struct held), held_columns };

static const struct column edition_columns[] = {
	INT_COLUMN(struct edition, booking, NULL), INT_COLUMN(struct edition, room, NULL), { 0 }
};
static const struct table edition_table = { "board", sizeof(struct edition), edition_columns };

#define IN &booking_table
#define OUT &booking_table
#define HOLDS "b.state IN (" BOOKING_HOLDS ")"
#define FULL "SELECT b.id, b.site, b.company, b.number, b.state, b.due, b.made_at, b.made_by, b.room," \
	" b.starts_at, b.ends_at, b.title, b.people, b.layout, b.equipment, b.tea, b.cars, b.contact," \
	" b.contact_name, b.contact_phone, b.contact_email, b.lang, b.payment, b.notes, b.price, b.price_rule," \
	" b.cancel_until, b.sequence, b.in_at, b.out_at, b.reason, b.asked_room, b.asked_from, b.asked_to," \
	" r.name AS room_name, r.name_en AS room_name_en, r.number AS room_number, r.floor AS room_floor," \
	" r.floor_en AS room_floor_en, r.slug AS room_slug, r.buffer_before, r.buffer_after, r.part_of, r.needs_approval, b.starts_at <= :now AS started," \
	" c.name AS company_name, c.short_name AS company_short, p.name AS made_name" \
	" FROM booking b JOIN room r ON r.id = b.room LEFT JOIN company c ON c.id = b.company" \
	" LEFT JOIN person p ON p.id = b.made_by "
/* A booking lies within one day, so a day's are found between two ends of the key. */
#define SPAN "b.starts_at >= :starts_at - INTERVAL 1 DAY AND b.starts_at < :ends_at AND b.ends_at > :starts_at"

/* The slots from :starts_at on, :slots of them, of the atoms of a room; not :id's. */
#define SLOTS(a) "room_atom " a " STRAIGHT_JOIN seq_0_to_9999 n ON n.seq < :slots STRAIGHT_JOIN slot s ON s.room = " a ".atom" \
	" AND s.starts_at = CAST(:starts_at AS DATETIME) + INTERVAL n.seq * :step MINUTE"
#define OTHERS "(s.booking IS NULL OR s.booking <> :id)"
#define HELD "SELECT b.id, b.company, b.room, CAST(b.state AS CHAR) AS state, b.title, b.starts_at, b.ends_at"
/* Closures come along, as if they were bookings of state "closure"; of those that are over, what ended within weeks. */
#define CLOSED_AS(more, which) " UNION ALL SELECT k.id, NULL, k.room, 'closure', k.reason, k.starts_at, k.ends_at" more \
	" FROM closure k FORCE INDEX (closure_state, closure_ends) WHERE k.site = :my_site AND " which " AND k.starts_at < :ends_at AND k.ends_at > :starts_at"
#define CLOSED(more) CLOSED_AS(more, "k.state = 'planned'") CLOSED_AS(more, "k.state = 'over' AND k.ends_at < :ends_at + INTERVAL 40 DAY")
#define BEGINS "b.starts_at >= :starts_at AND b.starts_at < :ends_at AND " HOLDS

const struct sql booking_sql[] = {
	[BOOKING_MY_ONE] = { FULL "WHERE b.id = :id AND b.company = :my_company", IN, OUT },
	[BOOKING_ANY] = { FULL "WHERE b.id = :id AND b.site = :my_site", IN, OUT },
	[BOOKING_MAKE] = { "INSERT INTO booking (site, company, number, state, room, starts_at, ends_at, title,"
		" people, layout, equipment, tea, cars, contact, contact_name, contact_phone, contact_email, lang,"
		" payment, notes, price, price_rule, cancel_until, due, made_at, made_by)"
		" VALUES (:my_site, :company, :number, :state, :room, :starts_at, :ends_at, :title,"
		" :people, :layout, :equipment, :tea, :cars, :contact, :contact_name, :contact_phone,"
		" :contact_email, :lang, :payment, :notes, :price, :price_rule, :cancel_until, :due, :now, :me)", IN, NULL },
	[BOOKING_MOVE] = { "UPDATE booking SET state = :state, due = :due, company = :company, room = :room,"
		" starts_at = :starts_at, ends_at = :ends_at, title = :title, people = :people,"
		" layout = :layout, equipment = :equipment, tea = :tea, cars = :cars, contact = :contact,"
		" contact_name = :contact_name, contact_phone = :contact_phone, contact_email = :contact_email, lang = :lang,"
		" payment = :payment, notes = :notes, price = :price, price_rule = :price_rule,"
		" cancel_until = :cancel_until, sequence = :sequence, in_at = :in_at, out_at = :out_at,"
		" reason = :reason, asked_room = :asked_room, asked_from = :asked_from, asked_to = :asked_to"
		" WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[BOOKING_EDITION] = { "SELECT COALESCE(SUM(e.n), 0) AS booking, COALESCE(SUM(IF(e.what = 'room', e.n, 0)), 0) AS room FROM"
		" (SELECT what, edition AS n FROM board WHERE site = :my_site UNION ALL"
		" SELECT what, COUNT(*) FROM board_change WHERE site = :my_site GROUP BY what) e", NULL, &edition_table },
	[BOARD_CHANGES] = { "SELECT id AS booking FROM board_change ORDER BY id LIMIT 200", NULL, &edition_table },
	[BOARD_FOLD] = { "DELETE FROM board_change WHERE id = :booking", &edition_table, NULL },
	/* The grid: sorted by us, cheaper than by the store. */
	[BOOKING_DAY] = { HELD ", c.short_name AS company_short FROM booking b LEFT JOIN company c ON c.id = b.company"
		" WHERE b.site = :my_site AND " BEGINS CLOSED(", ''"), &held_table, &held_table },
	/* Tenants see titles of their own only; other companies' do not even leave the store. */
	[BOOKING_DAY_OWN] = { "SELECT b.id, b.company, b.room, CAST(b.state AS CHAR) AS state,"
		" IF(b.company = :my_company, b.title, '') AS title, b.starts_at, b.ends_at FROM booking b WHERE b.site = :my_site AND " BEGINS CLOSED(""), &held_table, &held_table },
	[BOOKING_ROOM_SPAN] = { "SELECT DISTINCT b.id, b.company, b.room, CAST(b.state AS CHAR) AS state, b.title, b.starts_at, b.ends_at,"
		" c.short_name AS company_short FROM room_atom a JOIN room_atom o ON o.atom = a.atom"
		" JOIN booking b ON b.room = o.room LEFT JOIN company c ON c.id = b.company"
		" WHERE a.room = :room AND b.site = :my_site AND " BEGINS CLOSED(", ''")
		" AND k.room IN (SELECT o.room FROM room_atom a JOIN room_atom o ON o.atom = a.atom WHERE a.room = :room)",
		&held_table, &held_table },
	/* Who holds a slot that is wanted, the first of them; read as it is now. */
	[BOOKING_CLASH] = { "SELECT s.booking AS id, b.company, b.number, b.title, COALESCE(b.starts_at, c.starts_at) AS starts_at,"
		" COALESCE(b.ends_at, c.ends_at) AS ends_at, COALESCE(c.reason, '') AS reason,"
		" COALESCE(b.state, '') AS state, k.short_name AS company_short FROM " SLOTS("a")
		" LEFT JOIN booking b ON b.id = s.booking LEFT JOIN closure c ON c.id = s.closure"
		" LEFT JOIN company k ON k.id = b.company WHERE a.room = :room AND " OTHERS
		" ORDER BY s.starts_at LIMIT 1", IN, OUT },
	/* The slots of a room that are taken by others than booking :id. */
	[BOOKING_BUSY] = { "SELECT s.starts_at FROM " SLOTS("a") " WHERE a.room = :room AND " OTHERS, IN, OUT },
	[BOOKING_COUNT_DESK] = { "SELECT COUNT(*) AS id FROM booking b WHERE b.site = :my_site"
		" AND b.state IN ('requested', 'checking', 'unavailable')", NULL, OUT },
	/* What is closed for so long is found by its number, company and day: sql/090_booking_word.sql. */
	[BOOKING_UNWORD] = { "DELETE FROM word WHERE what = 'booking' AND record IN (SELECT b.id FROM booking b"
		" WHERE b.starts_at BETWEEN :now - INTERVAL 410 DAY AND :now - INTERVAL 400 DAY) LIMIT 500", NULL, NULL },
	[BOOKING_SPAN] = { FULL "WHERE b.site = :my_site AND " SPAN " AND " HOLDS
		" AND (:room IS NULL OR b.room IN (SELECT o.room FROM room_atom a JOIN room_atom o ON o.atom = a.atom"
		" WHERE a.room = :room)) ORDER BY r.position, b.starts_at", IN, OUT },
	[BOOKING_COMPANY_SPAN] = { FULL "WHERE b.site = :my_site AND b.company = :company AND " SPAN
		" ORDER BY b.starts_at", IN, OUT },
	/* What is promised or asked for of a room, itself and not its parts. */
	[BOOKING_TO_COME] = { FULL "WHERE b.room = :room AND b.site = :my_site AND b.starts_at > :now"
		" AND b.state IN ('requested', 'checking', 'offered', 'confirmed', 'prepared') ORDER BY b.starts_at LIMIT 500", IN, OUT },
	/* It was promised once, so it stands in calendars. */
	[BOOKING_INVITED] = { "SELECT b.id FROM booking b WHERE b.id = :id AND (:was IN ('confirmed','prepared') OR EXISTS (SELECT 1"
		" FROM history h WHERE h.module = 'booking' AND h.record = b.id AND h.state IN ('confirmed','prepared')))", IN, OUT },
	{ 0 }
};

static struct booking *ask(struct request *rq, instant from, instant to)
{
	struct booking *b = take(rq, struct booking);

	table_blank(&booking_table, b);
	b->starts_at = from;
	b->ends_at = to;
	return b;
}

void booking_slots(const struct request *rq, struct booking *b)
{
	b->step = rq->site.slot_minutes;
	b->slots = b->ends_at > b->starts_at ? (b->ends_at - b->starts_at) / (b->step * 60) : 0;
}

struct edition booking_edition(struct request *rq)
{
	struct edition e = { 0, 0 };

	(void)db_one(rq->db, &booking_sql[BOOKING_EDITION], NULL, &e);
	return e;
}

/* One by one: a range would wait for those that are being written now. */
void booking_tick(struct request *rq)
{
	struct rows changes = db_all(rq->db, &booking_sql[BOARD_CHANGES], NULL);

	EACH_ROW(struct edition, e, changes)
		db_run(rq->db, &booking_sql[BOARD_FOLD], e);
}

struct rows booking_span(struct request *rq, instant from, instant to)
{
	struct held h = { .state = "", .title = "", .company_short = "", .starts_at = from, .ends_at = to };

	return db_all(rq->db, &booking_sql[rq->program->audience == PORTAL ? BOOKING_DAY_OWN : BOOKING_DAY], &h);
}

struct rows booking_room_span(struct request *rq, int64_t room, instant from, instant to)
{
	struct held h = { .room = room, .state = "", .title = "", .company_short = "", .starts_at = from, .ends_at = to };

	return db_all(rq->db, &booking_sql[BOOKING_ROOM_SPAN], &h);
}

struct rows booking_full_span(struct request *rq, instant from, instant to, int64_t room, int64_t company)
{
	struct booking *b = ask(rq, from, to);

	b->room = room;
	b->r.company = company;
	return db_all(rq->db, &booking_sql[company != 0 ? BOOKING_COMPANY_SPAN : BOOKING_SPAN], b);
}

struct booking *booking_read(struct request *rq, int64_t id)
{
	struct booking *b = ask(rq, NO_TIME, NO_TIME);

	b->r.id = id;
	return db_one(rq->db, &booking_sql[BOOKING_ANY], b, b) ? b : NULL;
}

const char *booking_room_name(const struct request *rq, const struct booking *b)
{
	return rq->lang[0] == 'e' && b->room_name_en[0] != '\0' ? b->room_name_en : b->room_name;
}
