/* show.c -- prices in words, and what a booking's page adds. */
#include "booking/pages.h"
#include "kit/show.h"
#include "edge/page.h"

const char *booking_price_label(struct request *rq, const struct price_line *l)
{
	switch (l->kind) {
	case PRICE_HOUR:
		if (l->name[0] == '\0')
			return say(rq, T("Room, by the hour"));
		return say_f(rq, T("Room, %s"), rq->lang[0] == 'e' && l->name_en[0] != '\0' ? l->name_en : l->name);
	case PRICE_HALF:
		return say(rq, T("Room, half day"));
	case PRICE_DAY:
		return say(rq, T("Room, whole day"));
	case PRICE_TEA:
		return say_f(rq, T("Tea break, %s"), say(rq, choice_label(booking_teas, l->name)));
	}
	return "";
}

const char *booking_price_count(struct request *rq, const struct price_line *l)
{
	int64_t minutes = l->kind == PRICE_HOUR ? l->quantity : l->quantity * 60;
	int64_t hundredth = (minutes * 100 + 30) / 60;

	if (minutes % 60 == 0)
		return arena_printf(&rq->arena, "%lld", (long long)(minutes / 60));
	if (hundredth % 10 == 0)
		return arena_printf(&rq->arena, "%lld.%lld", (long long)(hundredth / 100), (long long)(hundredth % 100 / 10));
	return arena_printf(&rq->arena, "%lld.%02lld", (long long)(hundredth / 100), (long long)(hundredth % 100));
}

const char *booking_price_how(struct request *rq, const struct price_line *l)
{
	const char *unit = show_fen(rq, l->unit);

	switch (l->kind) {
	case PRICE_HOUR:
		return say_f(rq, T("%s × %s {hour|hours}"), unit, booking_price_count(rq, l));
	case PRICE_HALF:
		return say_f(rq, T("%s × %lld {half day|half days}, up to 4 hours each"), unit, (long long)l->quantity);
	case PRICE_DAY:
		return say_f(rq, T("%s × %lld {day|days}"), unit, (long long)l->quantity);
	case PRICE_TEA:
		return say_f(rq, T("%s × %lld {person|people}"), unit, (long long)l->quantity);
	}
	return "";
}

void booking_price_show(struct request *rq, struct page *p, const struct price *price, const char *included)
{
	const char *names = "";

	for (size_t i = 0; i < price->count; i++) {
		struct page *line = page_again(p, "price_line");
		page_text(line, "label", booking_price_label(rq, &price->line[i]));
		page_text(line, "how", booking_price_how(rq, &price->line[i]));
		page_text(line, "amount", show_fen(rq, price->line[i].amount));
	}
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(included, c->value))
			names = arena_printf(&rq->arena, "%s%s%s", names, *names == '\0' ? "" : say(rq, T("list|, ")), say(rq, c->label));
	if (*names != '\0')
		page_text(page_again(p, "included"), "label", names);
	page_text(p, "total", show_fen(rq, price->total));
	page_text(p, "rule_text", price->rule == NULL || *price->rule == '\0' ? say(rq, T("This booking keeps its price when the list changes."))
		: say_f(rq, T("Price list %s. This booking keeps its price when the list changes."), price->rule));
}

void booking_more(struct request *rq, void *row)
{
	struct booking *b = row;
	struct page *top = page_insert(rq->page, "top", "booking/top.html");
	struct page *p = page_insert(rq->page, "aside", "booking/aside.html");
	const struct step *cancel;
	struct price price;
	day d;

	price_read(&rq->arena, b->price_rule, &price);
	booking_price_show(rq, p, &price, b->equipment);
	booking_typed(rq, b);
	d = b->date;
	page_text(p, "picture", room_drawing(rq, b->room_slug));
	page_text(p, "room_name", booking_room_name(rq, b));
	page_text(p, "room_url", arena_printf(&rq->arena, "/%s/room/%lld", rq->program->name, (long long)b->room));
	page_text(p, "day", show_day_long(rq, d));
	page_text(p, "span", arena_printf(&rq->arena, "%s–%s", b->from_at, b->to_at));
	page_text(p, "floor", rq->lang[0] == 'e' && b->room_floor_en[0] != '\0' ? b->room_floor_en : b->room_floor);
	cancel = flow_step(&booking_flow, b->r.state, "cancel", ROLE_DESK);
	if (b->cancel_until != NO_TIME && cancel != NULL && cancel->may(rq, b) == NULL)          /* else that stands for its button */
		page_text(page_again(p, "cancelling"), "cancel_rule", booking_cancelling(rq, b->cancel_until, booking_asked(b)));
	if (strcmp(b->r.state, "offered") == 0 && b->asked_room != 0) {
		struct room *asked = room_read(rq, b->asked_room, false);
		struct page *o = page_again(top, "offered");
		page_text(o, "asked", asked == NULL ? "" : room_name(rq, asked));
		page_text(o, "asked_span", arena_printf(&rq->arena, "%s %s", show_day(rq, show_local_day(rq, b->asked_from)),
			show_span(rq, b->asked_from, b->asked_to)));
		page_text(o, "reason", b->reason);
	}
	if (strcmp(b->r.state, "declined") == 0 || strcmp(b->r.state, "unavailable") == 0) {
		struct way ways[3];
		size_t n = booking_ways(rq, b, ways, 3);
		struct page *instead = page_again(top, "instead");
		for (size_t i = 0; i < n; i++) {
			struct page *w = page_again(instead, "way");
			char date[11];
			day_print(ways[i].b.date, date);
			page_text(w, "name", room_name(rq, ways[i].room));
			page_text(w, "when", arena_printf(&rq->arena, "%s %s–%s", show_day(rq, ways[i].b.date),
				ways[i].b.from_at, ways[i].b.to_at));
			page_text(w, "price", show_fen(rq, ways[i].price.total));
			page_text(w, "url", arena_printf(&rq->arena, "/%s/booking/new?room=%lld&date=%s&from=%s&to=%s&people=%lld&layout=%s",
				rq->program->name, (long long)ways[i].room->r.id, date, ways[i].b.from_at, ways[i].b.to_at,
				(long long)b->people, ways[i].b.layout));
		}
	}
}
