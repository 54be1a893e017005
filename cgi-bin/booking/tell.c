/* tell.c -- who hears what about a booking: customer, room keepers, reminders. */
#include "booking/engine.h"
#include "kit/ics.h"
#include "kit/link.h"
#include "kit/notice.h"
#include "kit/reach.h"
#include "kit/record.h"
#include "kit/show.h"

/* A guest reads what was written down for them; nobody's page decides that. */
static const char *guest_lang(const struct request *rq, const struct booking *b)
{
	return *b->lang == '\0' ? rq->lang : b->lang;
}

static bool english(const struct request *rq, const struct booking *b)
{
	return b->contact == 0 && strcmp(guest_lang(rq, b), "en") == 0;
}

static const char *room_called(const struct request *rq, const struct booking *b)
{
	return english(rq, b) && *b->room_name_en != '\0' ? b->room_name_en : b->room_name;
}

static const char *place(struct request *rq, const struct booking *b)
{
	return arena_printf(&rq->arena, "%s %s", room_called(rq, b),
		english(rq, b) && *rq->site.address_en != '\0' ? rq->site.address_en : rq->site.address);
}

static const char *invitation(struct request *rq, const struct booking *b, enum ics_status status)
{
	struct ics e = {
		.uid = arena_printf(&rq->arena, "%s@%s", b->r.number, rq->site.code),
		.summary = b->title,
		.place = place(rq, b),
		.description = arena_printf(&rq->arena, "%s %s", b->r.number, room_called(rq, b)),
		.url = link_to(rq, PORTAL, arena_printf(&rq->arena, "/booking/%lld", (long long)b->r.id)),
		.organizer = notice_from(), .attendee = b->contact_email,
		.from = b->starts_at, .to = b->ends_at,
		.sequence = b->sequence, .status = status };

	return ics_event(&rq->arena, &e, status == ICS_CANCELLED ? "CANCEL" : "REQUEST");
}

/* The contact, or the company's administrators when they are gone (K1); a guest; who booked. */
static unsigned reached(struct request *rq, const struct booking *b, const struct notice *n)
{
	unsigned told;

	if (b->contact != 0)
		return notice_owner(rq, n, b->contact, b->r.company);
	if (b->contact_email[0] != '\0') {
		told = notice_address(rq, n, b->contact_email, b->contact_name, guest_lang(rq, b));
		return told != 0 || b->r.company == 0 ? told : notice_company(rq, n, b->r.company, true);
	}
	return b->r.company != 0 ? notice_person(rq, n, b->r.made_by) : 0;
}

static void send(struct request *rq, struct booking *b, struct notice *n)
{
	booking_typed(rq, b);
	if (b->cancel_until != NO_TIME && b->cancel_until <= rq->context.now) {
		struct booking *told = record_copy(rq, &booking_table, b);
		told->cancel_until = NO_TIME;
		told->cancelling = "late";
		n->row = told;
	}
	if (reached(rq, b, n) == 0 && *b->r.was != '\0' && n->not_before == 0)
		reach_none(rq, &booking_module, &b->r, b->r.company);    /* who books by telephone is on the line */
}

void tell_customer(struct request *rq, struct booking *b, const char *name)
{
	struct notice n = notice_about(&booking_module, b, name);

	n.once = arena_printf(&rq->arena, "%lld", (long long)b->sequence);
	send(rq, b, &n);
}

static void tell_dated(struct request *rq, struct booking *b, const char *name, enum ics_status status)
{
	struct notice n = notice_about(&booking_module, b, name);

	n.ics = invitation(rq, b, status);
	n.ics_method = status == ICS_CANCELLED ? "CANCEL" : "REQUEST";
	n.once = arena_printf(&rq->arena, "%s %lld", b->r.state, (long long)b->sequence);
	send(rq, b, &n);
}

/* A day and an hour before; of no use once the meeting began. */
static void remind(struct request *rq, struct booking *b)
{
	static const struct { instant before; const char *name; } times[] = {
		{ 86400, "booking-tomorrow" }, { 3600, "booking-soon" } };

	for (size_t i = 0; i < COUNT(times); i++) {
		struct notice n = notice_about(&booking_module, b, times[i].name);
		n.not_before = b->starts_at - times[i].before;
		n.not_after = b->starts_at;
		n.once = arena_printf(&rq->arena, "%lld", (long long)b->starts_at);
		if (n.not_before > rq->context.now)
			send(rq, b, &n);
	}
}

void tell_keepers(struct request *rq, struct booking *b)
{
	struct notice n = notice_about(&booking_module, b, "booking-request");

	n.once = arena_printf(&rq->arena, "%s %lld", b->r.state, (long long)b->sequence);
	booking_typed(rq, b);
	notice_staff(rq, &n, ROLE_ROOM_KEEPER);
}

void tell_made(struct request *rq, struct booking *b)
{
	if (strcmp(b->r.state, "confirmed") == 0) {
		tell_dated(rq, b, "booking-confirmed", ICS_CONFIRMED);
		remind(rq, b);
		return;
	}
	tell_customer(rq, b, "booking-requested");
	tell_keepers(rq, b);
}

void tell_changed(struct request *rq, struct booking *b)
{
	notice_void(rq, &booking_module, b->r.id, NULL);
	if (strcmp(b->r.state, "confirmed") == 0 || strcmp(b->r.state, "prepared") == 0) {
		tell_dated(rq, b, "booking-changed", ICS_CONFIRMED);
		remind(rq, b);
		return;
	}
	tell_customer(rq, b, "booking-requested");
	tell_keepers(rq, b);
}

/* What was promised before is in the customer's calendar: there it moves, too, but is no longer certain. */
void tell_asked_again(struct request *rq, struct booking *b)
{
	notice_void(rq, &booking_module, b->r.id, NULL);
	tell_dated(rq, b, "booking-requested", ICS_TENTATIVE);
	tell_keepers(rq, b);
}

/* Out of the calendars it was put into; what was only asked for stands in none. */
void tell_gone(struct request *rq, struct booking *b, const char *name)
{
	struct booking invited = { .r.id = 0 };
	bool dated = db_one(rq->db, &booking_sql[BOOKING_INVITED], b, &invited);

	notice_void(rq, &booking_module, b->r.id, NULL);
	if (dated)
		tell_dated(rq, b, name, ICS_CANCELLED);
	else
		tell_customer(rq, b, name);
}
