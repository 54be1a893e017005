/* ics.c -- calendar objects (RFC 5545), by libical. */
#define CORE_RAW
#include "edge/ics.h"
#include "edge/zone.h"
#include <libical/ical.h>

static bool given(const char *text)
{
	return text != NULL && *text != '\0';
}

static struct icaltimetype utc(instant t)
{
	return icaltime_from_timet_with_zone((time_t)t, 0, icaltimezone_get_utc_timezone());
}

static const char *mailto(struct arena *a, const char *address)
{
	return arena_printf(a, "mailto:%s", address);
}

static void add_people(struct arena *a, icalcomponent *event, const struct ics *e)
{
	icalproperty *p;

	if (given(e->organizer))
		icalcomponent_add_property(event, icalproperty_new_organizer(mailto(a, e->organizer)));
	if (!given(e->attendee))
		return;
	p = icalproperty_new_attendee(mailto(a, e->attendee));
	icalproperty_add_parameter(p, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
	icalproperty_add_parameter(p, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
	icalproperty_add_parameter(p, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
	if (given(e->attendee_name) && strpbrk(e->attendee_name, "\"\r\n") == NULL)
		icalproperty_add_parameter(p, icalparameter_new_cn(e->attendee_name));
	icalcomponent_add_property(event, p);
}

static icalcomponent *event_of(struct arena *a, const struct ics *e)
{
	static const enum icalproperty_status statuses[] = { ICAL_STATUS_CONFIRMED, ICAL_STATUS_TENTATIVE, ICAL_STATUS_CANCELLED };
	icalcomponent *event = icalcomponent_new_vevent();

	icalcomponent_add_property(event, icalproperty_new_uid(e->uid));
	icalcomponent_add_property(event, icalproperty_new_dtstamp(utc(e->stamp == 0 ? zone_now() : e->stamp)));
	icalcomponent_add_property(event, icalproperty_new_dtstart(utc(e->from)));
	icalcomponent_add_property(event, icalproperty_new_dtend(utc(e->to)));
	icalcomponent_add_property(event, icalproperty_new_sequence((int)e->sequence));
	icalcomponent_add_property(event,
		icalproperty_new_status(statuses[e->status]));
	if (given(e->summary))
		icalcomponent_add_property(event, icalproperty_new_summary(e->summary));
	if (given(e->place))
		icalcomponent_add_property(event, icalproperty_new_location(e->place));
	if (given(e->description))
		icalcomponent_add_property(event, icalproperty_new_description(e->description));
	if (given(e->url))
		icalcomponent_add_property(event, icalproperty_new_url(e->url));
	add_people(a, event, e);
	return event;
}

static icalcomponent *calendar(enum icalproperty_method method)
{
	icalcomponent *c = icalcomponent_new_vcalendar();

	icalcomponent_add_property(c, icalproperty_new_version("2.0"));
	icalcomponent_add_property(c, icalproperty_new_prodid("-//Foyer//Foyer//EN"));
	icalcomponent_add_property(c, icalproperty_new_calscale("GREGORIAN"));
	icalcomponent_add_property(c, icalproperty_new_method(method));
	return c;
}

static const char *print(struct arena *a, icalcomponent *c)
{
	char *raw = icalcomponent_as_ical_string_r(c);
	const char *text = raw == NULL ? NULL : arena_text(a, raw, strlen(raw));

	icalcomponent_free(c);
	free(raw);
	if (text == NULL)
		give_up(a, 500);
	return text;
}

const char *ics_event(struct arena *a, const struct ics *e, const char *method)
{
	enum icalproperty_method m = strcmp(method, "CANCEL") == 0 ? ICAL_METHOD_CANCEL :
		strcmp(method, "REQUEST") == 0 ? ICAL_METHOD_REQUEST : ICAL_METHOD_PUBLISH;
	icalcomponent *c = calendar(m);

	icalcomponent_add_component(c, event_of(a, e));
	return print(a, c);
}

const char *ics_calendar(struct arena *a, const struct ics *list, size_t count, const char *name)
{
	icalcomponent *c = calendar(ICAL_METHOD_PUBLISH);

	if (given(name)) {
		icalproperty *p = icalproperty_new_x(name);
		icalproperty_set_x_name(p, "X-WR-CALNAME");
		icalcomponent_add_property(c, p);
	}
	for (size_t i = 0; i < count; i++)
		icalcomponent_add_component(c, event_of(a, list + i));
	return print(a, c);
}
