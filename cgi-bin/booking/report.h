/* report.h -- the printed sheets of bookings and of rooms. */
#ifndef BOOKING_REPORT_H
#define BOOKING_REPORT_H
#include "booking/booking.h"

extern const struct sheet booking_sheets[];      /* of one booking, of the house's day, of a month */
/* room/room.h declares room_sheets[]: a room's day and its door sheet.  They stand
** in report_room.c, because a room knows nothing of bookings. */

/* Days of the house, or of one room with its whole and its parts. */
struct report_days {
	day first;
	instant from, to;
	struct rows bookings;            /* struct booking */
	struct rows held;                /* struct held: report_closed() tells the closures among them */
};
struct report_days report_days(struct request *rq, day first, int days, int64_t room);
static inline bool report_closed(const struct held *h) { return strcmp(h->state, "closure") == 0; }
/* "13:00" of a closure within [from, to): it may begin and end on other days. */
const char *report_clock(struct request *rq, const struct report_days *s, instant t);

/* By time, for the people who go from room to room; rows come by room. */
const struct booking **report_by_time(struct request *rq, struct rows bookings);
/* A day's bookings and closures as templates/sheet/functions.html into marker "functions", with their
** sums and the departments' signatures. */
void report_functions(struct request *rq, const struct report_days *s, const char *title);
/* The grid of templates/sheet/day.html: a row per room, a column per slot. */
void report_grid(struct request *rq, const struct report_days *s);
/* Still to be confirmed? */
bool report_pending(const struct booking *b);
/* Who the sheet says it is for: the company's short name, or the guest's own. */
const char *report_who(struct request *rq, const struct booking *b);
/* The day of ?day=, else today. */
day report_day(struct request *rq);
/* "DS-20261125": the number of a day's sheet; and the ways to the days beside it. */
const char *report_number(struct request *rq, const char *series, day d);
void report_turn(struct request *rq, const char *path, day d, int step);
int report_house_day(struct request *rq, void *row);
int report_month(struct request *rq, void *row);
#endif
