/* keep.h -- what a worker remembers for the grid, each as long as the edition it is
** of (booking_edition()) is the present one: the rooms, and finished tables. */
#ifndef BOOKING_KEEP_H
#define BOOKING_KEEP_H
#include "booking/booking.h"

/* The published rooms of the site as the grid needs them (ROOM_GRID). */
struct rows keep_rooms(struct request *rq, const struct edition *e);

/* A finished table.  `mark` tells all that it depends on, its edition among it, so a
** table that is found is right.  One without a mark, or larger than KEEP_MOST, is not
** kept: it lives as long as the request. */
#define KEEP_MOST 262144             /* a house of 300 rooms */
struct kept_table {
	char mark[160];
	int rooms, idle;                 /* on it; those free at the hour told above it */
	size_t length;
	const char *html;
};
const struct kept_table *keep_find(const char *mark);    /* NULL: not there */
struct kept_table *keep_table(struct arena *a, const char *mark, const char *html, size_t length);
#endif
