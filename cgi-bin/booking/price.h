/* price.h -- what a booking costs; pure: no store, no clock.
**
** The rule, best for the customer: every part of the day (before 12:00, 12:00 to
** 18:00, from 18:00) costs the cheaper of its hours, each at the rate of its
** band, and the half-day price, which covers up to 4 hours of it (the rest by
** the hour); the whole costs the cheaper of the sum and the day price.  An
** amount is rounded half up to a fen, line by line. */
#ifndef BOOKING_PRICE_H
#define BOOKING_PRICE_H
#include "room/room.h"

#define PRICE_LINES 24
enum price_kind { PRICE_HOUR, PRICE_HALF, PRICE_DAY, PRICE_TEA };
struct price_line {
	enum price_kind kind;
	const char *name, *name_en;      /* of the band; of the tea: its code */
	int64_t quantity;                /* minutes, half days, days, people */
	int64_t unit, amount;            /* fen per hour, half day, day, person; together */
};
struct price {
	struct price_line line[PRICE_LINES];
	size_t count;
	int64_t total;
	const char *rule;                /* "JG-2026-03": the price list it came from */
};

/* The day a price is of.  Minutes are of the clock on the wall; what is paid is real time, so a day on which the clocks change
** says it: at minute `changes` they jump over `skips` minutes, or show the -skips minutes from there on twice (B12). */
struct price_day { int weekday; int64_t changes, skips; };       /* 0: Sunday */
/* The room from minute `from` to `to` of a day. */
void price_room(struct price *p, const struct room *r, struct rows bands,
	struct price_day d, int64_t from, int64_t to);
void price_tea(struct price *p, const char *code, int64_t people, int64_t each);
/* As kept in booking.price_rule: lines of TAB-separated fields; and back. */
const char *price_write(struct arena *a, const struct price *p);
void price_read(struct arena *a, const char *text, struct price *p);
#endif
