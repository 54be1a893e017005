/* ics.h -- calendar objects of bookings, by libical. */
#ifndef KIT_ICS_H
#define KIT_ICS_H
#include "core/request.h"
struct ics { const char *uid, *summary, *place, *description, *url, *organizer, *attendee; instant from, to; int64_t sequence; bool cancelled; };
/* A VCALENDAR with one VEVENT; method "REQUEST" "CANCEL" "PUBLISH". */
const char *ics_event(struct arena *a, const struct ics *e, const char *method);
#endif
