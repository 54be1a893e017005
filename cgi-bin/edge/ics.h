/* ics.h -- calendar objects (RFC 5545), by libical. */
#ifndef EDGE_ICS_H
#define EDGE_ICS_H
#include "core/arena.h"
#include "core/time.h"

enum ics_status { ICS_CONFIRMED, ICS_TENTATIVE, ICS_CANCELLED };
struct ics {
	const char *uid;                 /* stays the same for the life of the booking */
	const char *summary, *place, *description, *url;     /* NULL or "": left out */
	const char *organizer, *attendee;        /* e-mail addresses; NULL or "": left out */
	const char *attendee_name;
	instant from, to;
	instant stamp;                   /* when this version was made; 0: now */
	int64_t sequence;                /* grows with every change and with the cancellation */
	enum ics_status status;
};
/* A VCALENDAR with one VEVENT, times in UTC; method "REQUEST" "CANCEL" "PUBLISH".
** In the arena, lines end in CRLF. */
const char *ics_event(struct arena *a, const struct ics *e, const char *method);
/* A calendar of many, for a feed; `name` is what a reader's calendar calls it. */
const char *ics_calendar(struct arena *a, const struct ics *list, size_t count, const char *name);
#endif
