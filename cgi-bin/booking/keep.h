/* keep.h -- what a worker remembers for the grid: rooms for ten seconds, finished
** tables as long as they say what the store says. */
#ifndef BOOKING_KEEP_H
#define BOOKING_KEEP_H
#include "booking/booking.h"

/* The published rooms of the site as the grid needs them (ROOM_GRID).  A dossier
** changes a few times a year: at most KEEP_SECONDS old. */
#define KEEP_SECONDS 10
struct rows keep_rooms(struct request *rq);

/* A finished table.  `mark` is a digest of all that is shown on it, so a table that
** is found is right; a larger one than KEEP_MOST is not kept. */
#define KEEP_MOST 65536
struct kept_table {
	char mark[65];
	int rooms, idle;                 /* on it; those free at the hour told above it */
	size_t length;
	char html[KEEP_MOST];
};
const struct kept_table *keep_find(const char *mark);
void keep_table(const char *mark, int rooms, int idle, const char *html, size_t length);
#endif
