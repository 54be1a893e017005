/* rule.c -- what the house allows: times, notice, seats, equipment. */
#include "booking/engine.h"
#include "room/slot.h"
#include "kit/show.h"
#include "edge/zone.h"

bool booking_staff(const struct request *rq)
{
	return (rq->user.roles & (ROLE_STAFF | ROLE_CLOCK)) != 0;
}

bool booking_decides(const struct request *rq)
{
	return (rq->user.roles & (ROLE_ROOM_KEEPER | ROLE_LEADER | ROLE_CLOCK)) != 0;
}

static instant at(struct request *rq, day d, int64_t minute)
{
	struct civil c = day_civil(d);

	if (minute >= 1440) {
		c = day_civil(d + 1);
		minute -= 1440;
	}
	c.hour = (int)(minute / 60);
	c.minute = (int)(minute % 60);
	return zone_instant(rq->site.zone, c);
}

bool booking_minute(struct request *rq, day d, int64_t minute, instant *t)
{
	struct civil c;

	*t = at(rq, d, minute);
	if (minute == 0 || minute >= 1440)
		return true;             /* midnight is where the day begins, whatever the clock then says */
	c = zone_local(rq->site.zone, *t);
	return c.hour * 60 + c.minute == minute;
}

void booking_times(struct request *rq, struct booking *b)
{
	int64_t from = room_minute(b->from_at), to = room_minute(b->to_at);

	b->starts_at = b->date == NO_DAY || from < 0 ? NO_TIME : at(rq, b->date, from);
	b->ends_at = b->date == NO_DAY || to < 0 ? NO_TIME : at(rq, b->date, to);
}

void booking_typed(struct request *rq, struct booking *b)
{
	struct civil from = zone_local(rq->site.zone, b->starts_at);
	struct civil to = zone_local(rq->site.zone, b->ends_at);
	day last = day_from(to.year, to.month, to.day);

	b->date = day_from(from.year, from.month, from.day);
	b->from_at = room_clock(rq, from.hour * 60 + from.minute);
	b->to_at = room_clock(rq, to.hour * 60 + to.minute + (last - b->date) * 1440);
}

const char *booking_cancelling(struct request *rq, instant until, bool asked)
{
	const char *when = show_time(rq, until);

	if (rq->context.now < until)
		return booking_staff(rq) ? say_f(rq, T("Free of charge until %s; after that, the front desk decides."), when)
			: say_f(rq, T("Free of charge until %s; after that, ask the front desk."), when);
	if (asked)
		return say(rq, T("Free of charge until it is confirmed; after that, ask the front desk."));
	return booking_staff(rq) ? say(rq, T("Too close to the meeting for the customer to cancel free of charge; the front desk decides."))
		: say_f(rq, T("It is too close to the meeting to cancel free of charge. The front desk may help, %s."), rq->site.phone);
}

bool booking_asked(const struct booking *b)
{
	static const char *const asked[] = { "requested", "checking", "unavailable", "offered" };
	bool is = false;

	for (size_t i = 0; i < COUNT(asked); i++)
		is = is || strcmp(b->r.state, asked[i]) == 0;
	return is;
}

const char *booking_late(struct request *rq, const struct booking *b)
{
	if (b->cancel_until <= b->r.made_at)
		return booking_cancelling(rq, b->cancel_until, false);
	return say_f(rq, T("It could be cancelled until %s. The front desk may help, %s."),
		show_time(rq, b->cancel_until), rq->site.phone);
}

static bool open_on(const struct room *r, day d)
{
	const char code[] = { (char)('0' + day_weekday(d)), '\0' };

	return room_has(r->weekdays, code);
}

/* Not in the past, and with the notice the room wants from tenants. */
static const char *notice(struct request *rq, const struct room *r, const struct booking *b, const char **field)
{
	instant now = rq->context.now, first = slot_floor(rq, now);

	*field = "from_at";
	if (booking_staff(rq)) {
		/* what is only asked for ends when it begins (B5) */
		if (b->ends_at <= now || b->starts_at < (booking_asked(b) ? now : first - 3600))
			return say(rq, T("This time is over; choose a later one."));
		return NULL;
	}
	if (b->starts_at < first)
		return say(rq, T("This time is over; choose a later one."));
	if (b->starts_at < now + r->notice_least * 60 && r->notice_least > 0)
		return say_f(rq, T("It is booked at least %s ahead; the front desk may help at short notice."),
			show_long(rq, r->notice_least * 60));
	*field = "date";
	if (b->starts_at > now + r->notice_most * 60)
		return say_f(rq, T("It is booked at most %lld {day|days} ahead."), (long long)(r->notice_most / 1440));
	return NULL;
}

const char *booking_rule(struct request *rq, const struct room *r, const struct booking *b,
	const char **field)
{
	int64_t from = room_minute(b->from_at), to = room_minute(b->to_at);
	int64_t step = rq->site.slot_minutes, lasts = (b->ends_at - b->starts_at) / 60;

	if (b->was != NULL && b->was->room == r->r.id && b->starts_at == b->was->starts_at && b->ends_at == b->was->ends_at)
		return NULL;             /* what is booked stands, whatever the rules are now (K13) */
	*field = "from_at";
	if (b->date == NO_DAY || from < 0 || to < 0)
		return say(rq, T("Please give day, beginning and end."));
	if (from % step != 0 || to % step != 0)
		return say_f(rq, T("Times here run in steps of %lld minutes."), (long long)step);
	for (int i = 0; i < 2; i++) {
		instant t;
		*field = i == 0 ? "from_at" : "to_at";
		if (!booking_minute(rq, b->date, i == 0 ? from : to, &t))
			return say_f(rq, T("There is no %s on this day: the clocks are put forward. Choose %s."),
				i == 0 ? b->from_at : b->to_at, show_clock(rq, t));
	}
	*field = "to_at";
	if (to <= from || b->ends_at <= b->starts_at)
		return say(rq, T("It ends before it begins; choose a later time."));
	*field = "date";
	if (!open_on(r, b->date))
		return say_f(rq, T("The room is closed on %s."), show_weekday(rq, b->date));
	*field = from < r->opens ? "from_at" : "to_at";
	if (from < r->opens || to > r->closes)
		return say_f(rq, T("The room is open from %s to %s."), room_clock(rq, r->opens), room_clock(rq, r->closes));
	*field = "to_at";
	if (lasts < r->shortest)
		return say_f(rq, T("At least %lld minutes are booked here."), (long long)r->shortest);
	if (lasts > r->longest)
		return say_f(rq, T("At most %s are booked here at once."), show_long(rq, r->longest * 60));
	return notice(rq, r, b, field);
}

/* "Theatre (40)": another layout of this room that seats them; or "". */
static const char *other_layout(struct request *rq, const struct room *r, int64_t people)
{
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		if (room_seats(r, c->value) >= people)
			return say_f(rq, T(" Choose %s instead (%lld {person|people})."), say(rq, c->label),
				(long long)room_seats(r, c->value));
	return "";
}

static void seats(struct request *rq, const struct room *r, const struct booking *b)
{
	int64_t most = room_seats(r, b->layout);

	if (b->people < 1)
		form_fault(rq, "people", T("Please write how many come."));
	else if (most == 0)
		form_fault(rq, "layout", T("This layout is not possible in this room.%s"), other_layout(rq, r, b->people));
	else if (b->people > most)
		form_fault(rq, "people", T("%s seats at most %lld; you wrote %lld.%s"),
			say(rq, choice_label(room_layouts, b->layout)), (long long)most,
			(long long)b->people, other_layout(rq, r, b->people));
}

bool booking_check(struct request *rq, const struct room *r, struct booking *b)
{
	const char *field, *text;

	if (r == NULL || strcmp(r->r.state, "published") != 0) {
		form_fault(rq, "room", T("This room is not open for booking."));
		return false;
	}
	text = booking_rule(rq, r, b, &field);
	if (text != NULL)
		form_fault(rq, field, "%s", text);
	seats(rq, r, b);
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(b->equipment, c->value) && !room_has(r->equipment, c->value))
			form_fault(rq, "equipment", T("There is no %s in this room."), say(rq, c->label));
	return rq->faults == NULL;
}
