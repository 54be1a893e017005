/* engine.h -- how a booking comes about, moves and ends; between the files of
** booking/ and for the desk's home. */
#ifndef BOOKING_ENGINE_H
#define BOOKING_ENGINE_H
#include "booking/booking.h"

/* A room with what is needed to judge and price a booking of it. */
struct offer {
	const struct room *room;
	struct rows bands;
};
/* What the site charges besides, from its price list; 0: no such tea is served.  Read once a request. */
struct charges { int64_t tea_plain, tea_standard; const char *code; };

/* Staff may book for now and past the notice a tenant must give. */
bool booking_staff(const struct request *rq);

/* May they promise a room whose bookings are approved: the room department and leaders, nobody else (B7). */
bool booking_decides(const struct request *rq);

/* date, from_at, to_at <-> starts_at, ends_at. */
void booking_times(struct request *rq, struct booking *b);
void booking_typed(struct request *rq, struct booking *b);
/* The first rule of the house the times break in this room, translated, or NULL;
** *field is the input it belongs to. */
const char *booking_rule(struct request *rq, const struct room *r, const struct booking *b,
	const char **field);
/* All rules, times and seats and equipment, as faults; true: none. */
bool booking_check(struct request *rq, const struct room *r, struct booking *b);
/* Price of b in this room; does not change b.  A change that leaves room and times
** (b->was) keeps the price they were booked at, and the tea's when that stays, too. */
struct price booking_price(struct request *rq, const struct offer *o, const struct booking *b,
	const struct charges *c);
/* What a price has to know of a day of the site. */
struct price_day booking_price_day(struct request *rq, day d);
struct charges booking_charges(struct request *rq);
/* What b, its times typed or read, would be booked at now, in fen. */
int64_t booking_cost(struct request *rq, const struct booking *b);
extern const struct charge booking_price_of[];

/* Write a checked booking and hold its slots.  0: somebody has the time
** (rq->refused NULL) or a rule refused it (rq->refused says which). */
int64_t booking_make(struct request *rq, const struct offer *o, struct booking *b);
/* Move a booking that was checked to b's room and times, slots in the same
** transaction; a tenant's move of an approved booking is asked for anew.  False
** as above. */
bool booking_shift(struct request *rq, const struct offer *o, struct booking *b,
	const struct booking *was);
/* The house promised the room: the deadline to get ready what was asked for, instead of an earlier one. */
void booking_ready(struct request *rq, const struct booking *b);
/* Hold the slots of b with buffers; false: taken. */
bool booking_hold(struct request *rq, const struct room *r, const struct booking *b);
/* The same of a booking as it was settled: the module's `hold`. */
bool booking_take(struct request *rq, void *row);

/* Who is in the way of b, as this reader may know it; NULL: nobody any more. */
struct booking *booking_clash(struct request *rq, const struct room *r, const struct booking *b);
/* What is taken of a room around a day, slot by slot of real time: from some hours before its midnight to as many after
** its end, for what the evening before and the next morning hold of it (buffers, K6), and however long the day is (B12). */
struct marks { instant from; int64_t step; size_t count; unsigned char *mark; };
struct marks booking_marks_none(struct request *rq, day d);
/* Of one room; `but` is left out. */
struct marks booking_marks(struct request *rq, int64_t room, day d, int64_t but);
void booking_mark(struct marks *m, instant from, instant to);
/* Is nothing of [from, to) taken? */
bool booking_free(const struct marks *m, instant from, instant to);
/* The instant of a minute of the day in the site's zone; false: the clock skips it on this day (B12). */
bool booking_minute(struct request *rq, day d, int64_t minute, instant *t);

/* One way out when a time cannot be had. */
struct way { const struct room *room; struct booking b; struct price price; const char *why; };
/* At least three when the house has them, best first; at most `most`. */
size_t booking_ways(struct request *rq, const struct booking *b, struct way *list, size_t most);
/* Rooms free for b's times that fit it, best fit first, with price.  There is none: what
** comes closest, at most `close` of them and each with a reason why. */
size_t booking_find(struct request *rq, const struct booking *b, struct way *list, size_t most, size_t close);

/* What cancelling costs the customer now, in words: nothing before `until`, nor as long as
** it is only `asked` for; then only the front desk helps. */
const char *booking_cancelling(struct request *rq, instant until, bool asked);
/* Requested and not yet confirmed: the customer may take it back at any time. */
bool booking_asked(const struct booking *b);
/* Why a customer cannot cancel b any more. */
const char *booking_late(struct request *rq, const struct booking *b);

/* Tell people (notices; see tell.c). */
void tell_made(struct request *rq, struct booking *b);
void tell_changed(struct request *rq, struct booking *b);
/* A promised booking that is asked for anew. */
void tell_asked_again(struct request *rq, struct booking *b);
/* Name of the notice: the customer reads why; the calendar entry goes; slots
** and reminders are given up. */
void tell_gone(struct request *rq, struct booking *b, const char *name);
void tell_customer(struct request *rq, struct booking *b, const char *name);
void tell_keepers(struct request *rq, struct booking *b);
#endif
