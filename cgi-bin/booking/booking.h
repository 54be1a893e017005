/* booking.h -- bookings of rooms (P050, P051). */
#ifndef BOOKING_BOOKING_H
#define BOOKING_BOOKING_H
#include "booking/price.h"

struct booking {
	struct record r;                 /* company 0: a walk-in guest */
	int64_t room;
	instant starts_at, ends_at;
	const char *title;
	int64_t people, cars;
	const char *layout, *equipment, *tea, *payment, *notes;
	int64_t contact;
	const char *contact_name, *contact_phone, *contact_email;
	const char *lang;                /* of the mails to a walk-in guest; "": a contact has their own */
	int64_t price;
	const char *price_rule;          /* see price_read() */
	instant cancel_until;
	int64_t sequence;                /* of the calendar invitation */
	instant in_at, out_at;           /* actual times */
	const char *reason;
	int64_t asked_room;              /* what was asked before another was offered */
	instant asked_from, asked_to;
	/* joined in */
	const char *room_name, *room_name_en, *room_number, *room_floor, *room_floor_en, *room_slug;
	int64_t buffer_before, buffer_after, part_of, needs_approval;
	int64_t started;                 /* its time has come */
	const char *company_short;
	/* typed, in the site's zone */
	day date;
	const char *from_at, *to_at;     /* "14:00" */
	int64_t step, slots;             /* of a span asked for: minutes of a slot, how many; see booking_slots() */
	const struct booking *was;       /* the record that is being changed; NULL: a new one */
	const char *ways;                /* what is offered instead, in a refusal */
	const char *cancelling;          /* "late": told instead of a cancel_until that is over */
};

/* Set step and slots for a statement that meets slots one by one, by their key: no
** other way to them keeps its price as the years of a room pile up. */
void booking_slots(const struct request *rq, struct booking *b);

/* What the grid needs of a booking, and no more: a day has hundreds. */
struct held {
	int64_t id, company, room;
	const char *state, *title, *company_short;
	instant starts_at, ends_at;
	int64_t step, slots;             /* as in struct booking */
};

/* Those that hold slots; every other state has none. */
#define BOOKING_HOLDS "'requested','checking','offered','confirmed','prepared','in_use','closed'"

enum booking_statement {
	BOOKING_MY_ONE, BOOKING_ANY, BOOKING_MAKE, BOOKING_MOVE,
	BOOKING_EDITION, BOOKING_DAY, BOOKING_DAY_OWN, BOOKING_ROOM_SPAN, BOOKING_CLASH, BOOKING_BUSY,
	BOOKING_COUNT_DESK, BOOKING_UNWORD, BOARD_CHANGES, BOARD_FOLD, BOOKING_SPAN, BOOKING_COMPANY_SPAN,
	BOOKING_TO_COME, BOOKING_INVITED,
	BOOKING_STATEMENTS
};
extern const struct sql booking_sql[];
extern const struct table booking_table, held_table;
extern const struct module booking_module;
extern const struct choice booking_teas[], booking_payments[];

/* How often anything that a board of the site shows has changed (sql/063_board.sql),
** and how often its rooms: same numbers, same boards, whoever changed what from
** wherever.  Read it before what it stands for. */
struct edition { int64_t booking, room; };
struct edition booking_edition(struct request *rq);
/* The clock's part in counting editions: sql/091_board_change.sql. */
void booking_tick(struct request *rq);

/* struct held: the bookings that begin within [from, to) and hold their room, and
** the closures that touch it (state "closure", the reason as title), in no order.  A booking lies within one day of the house, so with its midnights
** these are all of a day. */
struct rows booking_span(struct request *rq, instant from, instant to);
/* The same for one room with its whole and its parts. */
struct rows booking_room_span(struct request *rq, int64_t room, instant from, instant to);
/* The bookings with everything a printed sheet shows, a company's in any state; room (with its whole and
** its parts), company 0: all. */
struct rows booking_full_span(struct request *rq, instant from, instant to, int64_t room, int64_t company);
/* One booking of the site, whoever's; NULL: not there. */
struct booking *booking_read(struct request *rq, int64_t id);
/* How long the room department may take to answer: "2 hours", as the flow says. */
const char *booking_answer(struct request *rq);
const char *booking_room_name(const struct request *rq, const struct booking *b);
/* Lines of the price into section "price_line" (label, how, amount) and "total", "rule" of `p`. */
void booking_price_show(struct request *rq, struct page *p, const struct price *price, const char *included);
/* The words of one line: "Room, evening" and "¥460 × 2 hours". */
const char *booking_price_label(struct request *rq, const struct price_line *l);
const char *booking_price_how(struct request *rq, const struct price_line *l);
/* Of how many of its units: "1.5" hours, "2" half days. */
const char *booking_price_count(struct request *rq, const struct price_line *l);

/* Ids of bookings found by what was typed, at most `most` by each way: a word of theirs (sql/090_booking_word.sql), the
** beginning of the number, a company's word; like and begun as a filter of INPUT_LINE has them.  `of` joins the bookings x
** of a company o.record. */
#define BOOKING_FOUND(like, begun, most, of) \
	"(SELECT DISTINCT w.record AS id FROM word w FORCE INDEX (PRIMARY) WHERE w.site = :my_site AND w.what = 'booking'" \
	" AND (w.word LIKE " like " OR w.word LIKE " begun ") LIMIT " most ")" \
	" UNION (SELECT a.id FROM booking a FORCE INDEX (number) WHERE a.number LIKE " like " AND a.site = :my_site LIMIT " most ")" \
	" UNION (SELECT x.id FROM (SELECT DISTINCT w.record FROM word w FORCE INDEX (PRIMARY) WHERE w.site = :my_site AND w.what = 'company'" \
	" AND (w.word LIKE " like " OR w.word LIKE " begun ") LIMIT 30) o " of " LIMIT " most ")"
/* Those of a year, and those still to come: the states one by one, so that the store reads (company, state) and no others. */
#define BOOKING_OF_YEAR "STRAIGHT_JOIN booking x FORCE INDEX (booking_company) ON x.company = o.record AND x.starts_at > :now - INTERVAL 400 DAY"
#define BOOKING_AHEAD "STRAIGHT_JOIN (SELECT 'requested' AS state UNION ALL SELECT 'checking' UNION ALL SELECT 'offered' UNION ALL SELECT 'confirmed'" \
	" UNION ALL SELECT 'prepared' UNION ALL SELECT 'in_use') t STRAIGHT_JOIN booking x FORCE INDEX (booking_own_state) ON x.company = o.record AND x.state = t.state"
#endif
