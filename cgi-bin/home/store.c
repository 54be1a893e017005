/* store.c -- what the first pages ask. */
#include "home/home.h"

static const struct column wait_columns[] = {
	ID_COLUMN(struct wait, id, NULL), INT_COLUMN(struct wait, record, NULL), ID_COLUMN(struct wait, company, NULL),
	TEXT_COLUMN(struct wait, module, NULL), TEXT_COLUMN(struct wait, rule, NULL),
	TEXT_COLUMN(struct wait, number, NULL), TEXT_COLUMN(struct wait, text, NULL),
	TEXT_COLUMN(struct wait, company_short, NULL),
	TIME_COLUMN(struct wait, started_at, NULL), TIME_COLUMN(struct wait, warn_at, NULL), TIME_COLUMN(struct wait, due, NULL),
	{ 0 }
};
const struct table wait_table = { "clock", sizeof(struct wait), wait_columns };

static const struct column message_columns[] = {
	ID_COLUMN(struct home_message, id, NULL), TEXT_COLUMN(struct home_message, subject, NULL),
	TIME_COLUMN(struct home_message, made_at, NULL), FLAG_COLUMN(struct home_message, urgent, NULL),
	{ 0 }
};
const struct table home_message_table = { "inbox", sizeof(struct home_message), message_columns };

static const struct column count_columns[] = {
	INT_COLUMN(struct home_count, today, NULL), INT_COLUMN(struct home_count, asked, NULL),
	INT_COLUMN(struct home_count, in_use, NULL),
	{ 0 }
};
const struct table home_count_table = { "booking", sizeof(struct home_count), count_columns };

#define BOOKED "SELECT b.id, b.company, b.number, b.state, b.due, b.made_at, b.room, b.starts_at, b.ends_at, b.title, b.people," \
	" b.equipment, b.tea, b.price, r.name AS room_name, r.name_en AS room_name_en, r.needs_approval, b.contact_name," \
	" c.short_name AS company_short FROM booking b LEFT JOIN room r ON r.id = b.room LEFT JOIN company c ON c.id = b.company "

const struct sql home_sql[] = {
	[HOME_CLOCKS] = { "SELECT k.id, k.record, k.company, k.module, k.rule, k.number, k.text, k.started_at, k.warn_at, k.due,"
		" COALESCE(c.short_name, '') AS company_short FROM clock k LEFT JOIN company c ON c.id = k.company"
		" WHERE k.site = :my_site AND k.open AND NOT (k.module = 'booking' AND k.step = 'close') ORDER BY k.due LIMIT 100", NULL, &wait_table },
	[HOME_ASKED] = { BOOKED "WHERE b.site = :my_site AND b.state IN ('requested', 'checking', 'unavailable')"
		" ORDER BY b.due, b.starts_at LIMIT 8", NULL, &booking_table },
	[HOME_COUNTS] = { "SELECT (SELECT COUNT(*) FROM booking b WHERE b.site = :my_site AND b.starts_at >= :starts_at"
		" AND b.starts_at < :ends_at AND b.state IN (" BOOKING_HOLDS ")) AS today,"
		" (SELECT COUNT(*) FROM booking b WHERE b.site = :my_site AND b.state IN ('requested', 'checking', 'unavailable')) AS asked,"
		" (SELECT COUNT(*) FROM booking b WHERE b.site = :my_site AND b.state = 'in_use') AS in_use",
		&booking_table, &home_count_table },
	[HOME_ARRIVALS] = { BOOKED "WHERE b.site = :my_site AND b.state IN ('confirmed', 'prepared')"
		" AND b.starts_at >= :now - INTERVAL 1 HOUR AND b.starts_at < :now + INTERVAL 2 HOUR"
		" ORDER BY b.starts_at, b.number LIMIT 40", NULL, &booking_table },
	[HOME_INSIDE] = { BOOKED "WHERE b.site = :my_site AND b.state = 'in_use' ORDER BY b.ends_at, b.number LIMIT 60",
		NULL, &booking_table },
	[HOME_NEXT_MINE] = { BOOKED "WHERE b.company = :my_company AND b.starts_at > :now - INTERVAL 1 DAY AND b.ends_at > :now AND b.state IN (" BOOKING_HOLDS ")"
		" AND b.state <> 'closed' ORDER BY b.starts_at LIMIT 6", NULL, &booking_table },
	[HOME_OFFERED] = { BOOKED "WHERE b.company = :my_company AND b.state = 'offered' ORDER BY b.due LIMIT 5", NULL, &booking_table },
	[HOME_UNREAD] = { "SELECT id, subject, made_at, urgent FROM inbox WHERE person = :me AND read_at IS NULL AND made_at <= :now"
		" ORDER BY urgent DESC, id DESC LIMIT 8", NULL, &home_message_table },
	{ 0 }
};
