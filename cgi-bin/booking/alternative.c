/* alternative.c -- another room or time instead of what was asked (P050, R10). */
#include "booking/pages.h"
#include "room/slot.h"
#include "kit/show.h"

static const struct field offer_fields[] = {
	{ "room", T("Room"), NULL, INPUT_CHOICE, .required = true, .offer = room_choices, .source = "room", .width = WIDTH_FULL },
	{ "date", T("Date"), NULL, INPUT_DAY, .required = true, .min = 0, .max = 730 },
	{ "from_at", T("From"), NULL, INPUT_CHOICE, .required = true, .offer = room_any_times, .width = WIDTH_HALF },
	{ "to_at", T("To"), NULL, INPUT_CHOICE, .required = true, .offer = room_any_times, .width = WIDTH_HALF },
	{ "layout", NULL, NULL, INPUT_RADIO, .required = true, .width = WIDTH_FULL, .icons = "layout-" },
	{ "equipment", NULL, NULL, INPUT_MANY, .width = WIDTH_FULL },
	{ "reason", T("Why not what was asked"), T("The customer reads it."), INPUT_LINES, .required = true, .min = 2, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
const struct form booking_offer_form = { "offer", &booking_table, offer_fields, NULL, T("Offer and hold it") };

const char *booking_offer_act(struct request *rq, void *row)
{
	struct booking *b = row, *in_way, *was = booking_read(rq, b->r.id);
	struct room *r = room_read(rq, b->room, true);
	struct offer o = { r, { NULL, 0, 0 } };
	struct charges c = booking_charges(rq);
	struct price p;

	booking_times(rq, b);
	if (r != NULL && r->needs_approval && !booking_decides(rq))       /* the customer's yes would be all it takes (B7) */
		form_fault(rq, "room", T("The room department decides about this room; only it offers it."));
	if (was == NULL || !booking_check(rq, r, b))
		return NULL;
	o.bands = room_bands(rq, b->room);
	p = booking_price(rq, &o, b, &c);
	b->price = p.total;
	b->price_rule = price_write(&rq->arena, &p);
	b->cancel_until = b->starts_at - r->cancel_hours * 3600;
	b->room_name = r->name;
	if (b->asked_room == 0) {
		b->asked_room = was->room;
		b->asked_from = was->starts_at;
		b->asked_to = was->ends_at;
	}
	b->sequence++;
	slot_free(rq, b->r.id, 0);
	if (booking_hold(rq, r, b))
		return NULL;
	in_way = booking_clash(rq, r, b);
	return in_way == NULL ? say(rq, T("This time has just been taken; choose another."))
		: say_f(rq, T("%s is taken %s; choose another time."), room_name(rq, r),
			show_span(rq, in_way->starts_at, in_way->ends_at));
}

void booking_offered(struct request *rq, void *row)
{
	struct booking *b = booking_read(rq, ((struct booking *)row)->r.id);

	tell_customer(rq, b, "booking-offered");
}

/* R10: a no always comes with something else. */
const char *booking_decline_act(struct request *rq, void *row)
{
	struct booking *b = row;
	struct way ways[4];
	size_t n;

	booking_typed(rq, b);
	n = booking_ways(rq, b, ways, 3);
	if (n == 0)
		return say(rq, T("A refusal carries an alternative, and none was found. Offer another day first."));
	b->ways = "";
	for (size_t i = 0; i < n; i++) {
		char date[11];
		day_print(ways[i].b.date, date);
		b->ways = arena_printf(&rq->arena, "%s%s%s %s %s %s–%s", b->ways, i == 0 ? "" : "; ",
			ways[i].room->name, ways[i].room->name_en, date, ways[i].b.from_at, ways[i].b.to_at);
	}
	return NULL;
}
