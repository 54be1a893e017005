/* store.c -- whom the operator finds: each search one range of an index (sql/025_word.sql). */
#include "phone/phone.h"
#include "presence/presence.h"

/* clang-format off */
static const struct column columns[] = {
	TEXT_COLUMN(struct phone_hit, q, NULL), TEXT_COLUMN(struct phone_hit, prefix, NULL), TEXT_COLUMN(struct phone_hit, digits, NULL),
	ID_COLUMN(struct phone_hit, person, NULL), ID_COLUMN(struct phone_hit, company, NULL), TEXT_COLUMN(struct phone_hit, name, NULL),
	TEXT_COLUMN(struct phone_hit, title, NULL), TEXT_COLUMN(struct phone_hit, extension, NULL), TEXT_COLUMN(struct phone_hit, mobile, NULL),
	TEXT_COLUMN(struct phone_hit, email, NULL), TEXT_COLUMN(struct phone_hit, state, NULL), TEXT_COLUMN(struct phone_hit, company_name, NULL),
	TEXT_COLUMN(struct phone_hit, room_no, NULL), TEXT_COLUMN(struct phone_hit, floor, NULL), TEXT_COLUMN(struct phone_hit, company_phone, NULL),
	TEXT_COLUMN(struct phone_hit, place, NULL), TEXT_COLUMN(struct phone_hit, instructions, NULL), TIME_COLUMN(struct phone_hit, until_at, NULL),
	{ 0 }
};
const struct table phone_hit_table = { "person", sizeof(struct phone_hit), columns };
/* clang-format on */

#define IN &phone_hit_table
#define OUT &phone_hit_table
#define PERSON "SELECT p.id AS person, p.company, p.name, p.title, p.extension, p.mobile, p.email, p.state, c.short_name AS company_name," \
	" c.room_no, c.floor, c.phone AS company_phone, w.place, w.instructions, w.until_at FROM "
#define JOINED " LEFT JOIN company c ON c.id = p.company LEFT JOIN " PRESENCE_NOW " WHERE p.site = :my_site AND p.state <> 'disabled'"
#define COMPANY "SELECT c.id AS company, c.short_name AS name, c.name AS title, c.phone AS extension, c.short_name AS company_name," \
	" c.room_no, c.floor, c.phone AS company_phone, c.state FROM "
#define BEGUN(kind) "(SELECT DISTINCT o.record FROM word o WHERE o.site = :my_site AND o.what = '" kind "'" \
	" AND (o.word LIKE :prefix OR o.word LIKE :digits) LIMIT 25) f"

const struct sql phone_sql[] = {
	[PHONE_PEOPLE] = { PERSON BEGUN("person") " JOIN person p ON p.id = f.record" JOINED
		" ORDER BY p.extension = :q DESC, p.name = :q DESC, p.initials = :q DESC, p.company IS NULL, p.name, p.id LIMIT 8", IN, OUT },
	[PHONE_COMPANIES] = { COMPANY BEGUN("company") " JOIN company c ON c.id = f.record WHERE c.site = :my_site AND c.state <> 'archived'"
		" ORDER BY c.short_name = :q DESC, c.initials = :q DESC, c.room_no = :q DESC, c.short_name, c.id LIMIT 6", IN, OUT },
	[PHONE_STAFF_OF] = { PERSON "person p" JOINED " AND p.company = :company ORDER BY p.is_company_admin DESC, p.name, p.id LIMIT 8", IN, OUT },
	[PHONE_PERSON] = { PERSON "person p" JOINED " AND p.id = :person", IN, OUT },
	[PHONE_COMPANY] = { COMPANY "company c WHERE c.site = :my_site AND c.state <> 'archived' AND c.id = :company", IN, OUT },
	{ 0 }
};
