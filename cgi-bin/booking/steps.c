/* steps.c -- the life of a booking as P050 tells it: asked, checked, confirmed or
** answered with an alternative, prepared, in use, over. */
#include "booking/form.h"
#include "booking/pages.h"
#include "room/slot.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "kit/show.h"
#include "kit/undo.h"
#include "edge/zone.h"

#define HOUSE (ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_GENERAL)

static const struct field why_fields[] = {
	{ "reason", NULL, T("The customer reads it."), INPUT_LINES, .required = true, .min = 2, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form why = { "why", &booking_table, why_fields, NULL, NULL };
static const struct field maybe_fields[] = {
	{ "reason", NULL, NULL, INPUT_LINE, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form maybe = { "maybe", &booking_table, maybe_fields, NULL, T("Cancel the booking") };
static const struct field in_fields[] = {
	{ "in_at", T("Came in at"), T("Left empty: now."), INPUT_TIME, .min = -2, .max = 0 }, { 0 }
};
static const struct form in_form = { "in", &booking_table, in_fields, NULL, T("Check in") };
static const struct field out_fields[] = {
	{ "out_at", T("Left at"), T("Left empty: now."), INPUT_TIME, .min = -2, .max = 0 }, { 0 }
};
static const struct form out_form = { "out", &booking_table, out_fields, NULL, T("Check out") };

/* Tenants act on their own bookings; their administrator on all of the company's.  Nobody
** becomes the contact by the change that makes it so. */
static const char *own(struct request *rq, const void *row)
{
	const struct booking *now = row, *b = now->was != NULL ? now->was : now;

	if (booking_staff(rq) || (rq->user.roles & ROLE_COMPANY_ADMIN) != 0 ||
	    b->r.made_by == rq->user.id || b->contact == rq->user.id)
		return NULL;
	return say(rq, T("A colleague made this booking; your company's administrator may act on it too."));
}

/* Nobody is promised what is over (B5): what is not confirmed when it begins is not any more; what was asked for
** while it ran, when it ends. */
static instant begins(struct request *rq, const void *row)
{
	const struct booking *b = row;

	(void)rq;
	return b->r.made_at < b->starts_at ? b->starts_at : b->ends_at;
}

/* What the room department decides about, nobody else promises (B7).  An offer it made needs no second yes. */
static const char *may_confirm(struct request *rq, const void *row)
{
	const struct booking *b = row;

	return b->needs_approval == 0 || booking_decides(rq) || strcmp(b->r.was, "offered") == 0 ? NULL
		: say(rq, T("The room department decides about this room; it has been told."));
}

/* Not even before the clock has said so. */
static const char *not_over(struct request *rq, void *row)
{
	return rq->context.now < begins(rq, row) ? NULL
		: say(rq, T("Its time has come already: it can no longer be promised. Book what is still needed anew."));
}

static void confirmed(struct request *rq, void *row)
{
	struct booking *b = row;

	notice_void(rq, &booking_module, b->r.id, "booking-requested");
	booking_ready(rq, b);
	tell_made(rq, b);
}

/* Slots go back in the transaction that says no. */
static void gone(struct request *rq, struct booking *b, const char *name)
{
	b->sequence++;
	slot_free(rq, b->r.id, 0);
	clock_met(rq, "booking", b->r.id, NULL);
	tell_gone(rq, b, name);
}

static void unavailable(struct request *rq, void *row)
{
	struct booking *b = row;

	slot_free(rq, b->r.id, 0);
	tell_customer(rq, b, "booking-unavailable");
}

/* Why the house could not keep it is not why it is cancelled. */
static void without_reason(struct request *rq, void *row)
{
	(void)rq;
	((struct booking *)row)->reason = "";
}

/* The house holds what it offered, so nothing is left to check: the room
** department's yes follows at once (P050: accepted, checking, confirmed). */
static void accepted(struct request *rq, void *row)
{
	record_take(rq, &booking_module, row, NULL, "confirm", ROLE_ROOM_KEEPER);
}

/* Why the house could not keep what was asked is not why they do without (B16). */
static const char *without(struct request *rq, void *row)
{
	without_reason(rq, row);
	return NULL;
}

static void rejected(struct request *rq, void *row)
{
	gone(rq, row, "booking-cancelled");
}

static void declined(struct request *rq, void *row)
{
	gone(rq, row, "booking-declined");
}

/* Too late, a tenant is not offered it: the page gives the number to call instead. */
static const char *may_cancel(struct request *rq, const void *row)
{
	const struct booking *b = row;
	const char *other = own(rq, row);

	return other != NULL || booking_staff(rq) || booking_asked(b) || b->cancel_until == NO_TIME || rq->context.now < b->cancel_until
		? other : booking_late(rq, b);
}

static void cancelled(struct request *rq, void *row)
{
	gone(rq, row, "booking-cancelled");
}

static const char *in_act(struct request *rq, void *row)
{
	struct booking *b = row;

	if (b->in_at == NO_TIME)
		b->in_at = rq->context.now;
	if (b->in_at > rq->context.now)
		return say(rq, T("This time is still to come."));
	if (b->in_at < b->starts_at - 2 * 3600)
		return say_f(rq, T("The meeting begins at %s; that is too early to come in."), show_time(rq, b->starts_at));
	return NULL;
}

static void in_use(struct request *rq, void *row)
{
	clock_met(rq, "booking", ((struct booking *)row)->r.id, "prepare");
}

/* The rest of the time is free at once; the buffer after it stays. */
static void shorten(struct request *rq, struct booking *b)
{
	instant end = slot_ceil(rq, b->out_at), least = slot_floor(rq, b->starts_at) + rq->site.slot_minutes * 60;

	if (end < least)
		end = least;
	if (end >= b->ends_at)
		return;
	b->ends_at = end;
	slot_free_from(rq, b->r.id, end + b->buffer_after * 60);
}

static const char *out_act(struct request *rq, void *row)
{
	struct booking *b = row;

	if (b->out_at == NO_TIME)
		b->out_at = rq->context.now;
	if (b->out_at > rq->context.now)
		return say(rq, T("This time is still to come."));
	if (b->out_at < b->in_at)
		return say(rq, T("They left before they came; look at the time again."));
	shorten(rq, b);
	return NULL;
}

static instant day_over(struct request *rq, const void *row);

static const char *end_act(struct request *rq, void *row)
{
	struct booking *b = row;

	if (rq->context.now < b->starts_at)
		return say(rq, T("The meeting has not begun; cancel the booking instead."));
	b->out_at = rq->context.now;
	/* Nobody saw them leave later than they had the room (B9). */
	if (b->out_at > b->ends_at && (b->in_at == NO_TIME || rq->context.now >= day_over(rq, b)))
		b->out_at = b->ends_at;
	if (b->in_at == NO_TIME)
		b->in_at = b->starts_at;
	shorten(rq, b);
	return NULL;
}

static void over(struct request *rq, void *row)
{
	clock_met(rq, "booking", ((struct booking *)row)->r.id, NULL);
	notice_void(rq, &booking_module, ((struct booking *)row)->r.id, NULL);
}

static bool started(const void *row)
{
	return ((const struct booking *)row)->started != 0;
}

/* Nobody is given up before a quarter of an hour: until then the page says from when on, in place of the button. */
static const char *may_no_show(struct request *rq, const void *row)
{
	const struct booking *b = row;

	return rq->context.now >= b->starts_at + 15 * 60 ? NULL
		: say_f(rq, T("From %s on it can be recorded that nobody came."), show_clock(rq, b->starts_at + 15 * 60));
}

static void no_show(struct request *rq, void *row)
{
	slot_free(rq, ((struct booking *)row)->r.id, 0);
	over(rq, row);
}

static void as_asked(struct request *rq, void *row)
{
	booking_typed(rq, row);
	booking_asked_for(rq, row);
}

static void changed(struct request *rq, void *row)
{
	tell_changed(rq, row);
}

static void asked_again(struct request *rq, void *row)
{
	tell_asked_again(rq, row);
}

/* It was no such thing: the room is theirs again, where nobody has it meanwhile (B22). */
static const char *again(struct request *rq, void *row)
{
	struct booking *b = row;
	const struct room *r = room_read(rq, b->room, false);

	slot_free(rq, b->r.id, 0);
	return r != NULL && booking_hold(rq, r, b) ? NULL : say(rq, T("The room has been given to others since."));
}
#define TOLD T("The customer was told. Book the room again if it is still free.")

/* The clock says whose answer did not come: the house's, or the customer's to an offer (B16). */
static void lapsed(struct request *rq, void *row)
{
	struct booking *b = row;

	gone(rq, b, strcmp(b->r.was, "offered") == 0 ? "booking-unanswered" : "booking-lapsed");
}

/* A booking is over with its day (B9): until then the house may note who came, who left when, or that nobody did. */
static instant day_over(struct request *rq, const void *row)
{
	const struct booking *b = row;

	return zone_day_start(rq->site.zone, zone_day(rq->site.zone, b->ends_at - 1) + 1);
}

static const char *closed_act(struct request *rq, void *row)
{
	struct booking *b = row;

	(void)rq;
	if (b->in_at != NO_TIME && b->out_at == NO_TIME)
		b->out_at = b->ends_at > b->in_at ? b->ends_at : b->in_at;
	return NULL;
}
#define LAPSES { .until = begins, .overdue = "lapse", .label = T("Until then it can be confirmed") }
#define CLOSES { .until = day_over, .overdue = "close", .label = T("Then the booking is over") }

/* clang-format off */
static const struct state states[] = {
	{ "requested",   T("booking|Requested"),           .tone = TONE_INFO, .ends = LAPSES, .due = { 2, UNIT_HOUR, .label = T("Answer the request") }, .on_path = true },
	{ "checking",    T("booking|Being checked"),       .tone = TONE_INFO, .ends = LAPSES, .due = { 2, UNIT_HOUR, .label = T("Check room and day, then decide") }, .on_path = true },
	{ "unavailable", T("booking|Not available"),       .tone = TONE_WARN, .ends = LAPSES, .due = { 30, UNIT_MINUTE, .label = T("Offer an alternative in time") } },
	{ "offered",     T("booking|Alternative offered"), .tone = TONE_WARN, .ends = LAPSES, .due = { 1, UNIT_DAY, .overdue = "lapse", .label = T("The customer answers the offer") } },
	{ "confirmed",   T("booking|Confirmed"),           .tone = TONE_OK,   .ends = CLOSES, .on_path = true },
	{ "prepared",    T("booking|Prepared"),            .tone = TONE_OK,   .ends = CLOSES, .on_path = true },
	{ "in_use",      T("booking|In use"),              .tone = TONE_OK,   .ends = CLOSES, .on_path = true },
	{ "closed",      T("booking|Over"),                .tone = TONE_IDLE, .final = true, .on_path = true },
	{ "declined",    T("booking|Declined"),            .tone = TONE_BAD,  .final = true },
	{ "cancelled",   T("booking|Cancelled"),           .tone = TONE_IDLE, .final = true },
	{ "no_show",     T("booking|No show"),             .tone = TONE_BAD,  .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "confirm",     T("Confirm"), "requested checking", "confirmed", HOUSE, .may = may_confirm, .act = not_over, .after = confirmed, .primary = true },
	{ "check",       T("Hand to the room department"), "requested", "checking", HOUSE },
	{ "offer",       T("Offer an alternative"), "requested checking unavailable", "offered", HOUSE, &booking_offer_form, booking_offer_act, booking_offered, .fill = as_asked },
	{ "unavailable", T("Not available"), "requested checking", "unavailable", HOUSE, &why, .after = unavailable },
	{ "displace",    T("The room can no longer be had"), "requested checking offered confirmed prepared", "unavailable", ROLE_CLOCK, .act = booking_displace_act, .after = booking_displaced },
	{ "decline",     T("Decline"), "requested checking unavailable", "declined", HOUSE, &why, booking_decline_act, declined, .no_undo = TOLD },
	{ "accept",      T("Accept the offer"), "offered", "checking", ROLE_TENANT | HOUSE, .act = not_over, .after = accepted, .primary = true, .may = own },
	{ "reject",      T("Do without it"), "offered", "declined", ROLE_TENANT | HOUSE, .act = without, .after = rejected, .may = own, .no_undo = TOLD },
	{ "prepare",     T("Room is ready"), "confirmed", "prepared", HOUSE, NULL, NULL, in_use },
	{ "check_in",    T("Check in"), "confirmed prepared", "in_use", HOUSE, &in_form, in_act, in_use, .primary = true },
	{ "check_out",   T("Check out"), "in_use", "closed", HOUSE, &out_form, out_act, over, .undo = again, .primary = true },
	{ "change",      T("Change"), "requested checking confirmed prepared", NULL, ROLE_TENANT | HOUSE, &booking_tenant_form, .after = changed, .may = own },
	{ "ask_again",   T("Ask again"), "confirmed prepared", "requested", ROLE_CLOCK, .after = asked_again, .may = own },
	{ "move",        T("Change"), "prepared", "confirmed", ROLE_CLOCK, .after = changed, .may = own },
	{ "end",         T("End now"), "confirmed prepared in_use", "closed", ROLE_TENANT | HOUSE, NULL, end_act, over, .fits = started, .may = own, .undo = again },
	{ "lapse",       T("Its time has come without an answer"), "requested checking unavailable offered", "declined", ROLE_CLOCK, .act = without, .after = lapsed, .no_undo = TOLD },
	{ "close",       T("booking|Over"), "confirmed prepared in_use", "closed", ROLE_CLOCK, .act = closed_act, .after = over, .undo = again },
	{ "no_show",     T("Nobody came"), "confirmed prepared", "no_show", HOUSE, NULL, NULL, no_show, .fits = started, .undo = again, .may = may_no_show, .say_why = true },
	{ "cancel",      T("Cancel"), "requested checking unavailable offered confirmed prepared", "cancelled", ROLE_TENANT | HOUSE, &maybe, NULL, cancelled, .fill = without_reason, .no_undo = TOLD, .may = may_cancel, .say_why = true },
	{ 0 }
};
/* clang-format on */
const struct flow booking_flow = { states, steps };

const char *booking_answer(struct request *rq)
{
	const struct deadline *d = &flow_state(&booking_flow, "requested")->due;

	assert(d->unit == UNIT_HOUR);
	return show_long(rq, d->amount * 3600);
}
