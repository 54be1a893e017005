/* zone.h -- a site's clock: from UTC and back, by the system's tzdata. */
#ifndef EDGE_ZONE_H
#define EDGE_ZONE_H
#include "core/time.h"
/* Now, moved by the seconds in the file $FOYER_NOW when that is set (tests). */
instant zone_now(void);
struct civil zone_local(const char *zone, instant t);
/* A wall-clock time that does not exist moves forward by the gap. */
instant zone_instant(const char *zone, struct civil local);
day zone_day(const char *zone, instant t);       /* the calendar day there */
instant zone_day_start(const char *zone, day d); /* midnight there */
bool zone_exists(const char *zone);
#endif
