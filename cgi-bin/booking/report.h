/* report.h -- the printed sheets of bookings and of rooms. */
#ifndef BOOKING_REPORT_H
#define BOOKING_REPORT_H
#include "booking/booking.h"

extern const struct sheet booking_sheets[];      /* of one booking, of the house's day, of a month */
/* room/room.h declares room_sheets[]: a room's day and its door sheet.  They stand
** in report_room.c, because a room knows nothing of bookings. */

/* The days' bookings as templates/sheet/functions.html into marker "functions". */
void report_functions(struct request *rq, struct rows bookings, const char *title);
/* The grid of templates/sheet/day.html: a row per room, a column per slot. */
void report_grid(struct request *rq, struct rows bookings, day d);
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
