/* show.c -- prices in words, what a booking's page adds, and the page of a clash. */
#include "booking/pages.h"
#include "kit/frame.h"
#include "kit/once.h"
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

/* "1.5": minutes as hours with as many decimals as needed. */
static const char *hours(struct request *rq, int64_t minutes)
{
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
		return say_f(rq, T("%s × %s hours"), unit, hours(rq, l->quantity));
	case PRICE_HALF:
		return say_f(rq, T("%s × %lld half days, up to 4 hours each"), unit, (long long)l->quantity);
	case PRICE_DAY:
		return say_f(rq, T("%s × %lld days"), unit, (long long)l->quantity);
	case PRICE_TEA:
		return say_f(rq, T("%s × %lld people"), unit, (long long)l->quantity);
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
	page_text(p, "rule_text", say_f(rq, T("Price list %s. This booking keeps its price when the list changes."),
		price->rule == NULL ? "" : price->rule));
}

void booking_more(struct request *rq, void *row)
{
	struct booking *b = row;
	struct page *top = page_insert(rq->page, "top", "booking/top.html");
	struct page *p = page_insert(rq->page, "aside", "booking/aside.html");
	struct price price;
	day d;

	price_read(&rq->arena, b->price_rule, &price);
	booking_price_show(rq, p, &price, b->equipment);
	booking_typed(rq, b);
	d = b->date;
	page_text(p, "picture", arena_printf(&rq->arena, "/static/img/room-%s.svg", b->room_slug));
	page_text(p, "room_name", booking_room_name(rq, b));
	page_text(p, "room_url", arena_printf(&rq->arena, "/%s/room/%lld", rq->program->name, (long long)b->room));
	page_text(p, "day", show_day_long(rq, d));
	page_text(p, "span", arena_printf(&rq->arena, "%s–%s", b->from_at, b->to_at));
	page_text(p, "floor", rq->lang[0] == 'e' && b->room_floor_en[0] != '\0' ? b->room_floor_en : b->room_floor);
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

/* The form once more as hidden inputs, but for what a way out changes. */
static void keep_typed(struct request *rq, struct page *form, const struct way *w)
{
	static const char *const changed[] = { "csrf", "once", "again", "was", "room", "date", "from_at", "to_at", "layout", "equipment" };
	char date[11];
	struct pair own[] = {
		{ "room", arena_printf(&rq->arena, "%lld", (long long)w->room->r.id) }, { "date", date },
		{ "from_at", w->b.from_at }, { "to_at", w->b.to_at }, { "layout", w->b.layout } };

	day_print(w->b.date, date);
	for (size_t i = 0; i < rq->body.count + COUNT(own); i++) {
		const struct pair *x = i < COUNT(own) ? &own[i] : &rq->body.list[i - COUNT(own)];
		bool skip = false;
		struct page *k;
		for (size_t j = 0; i >= COUNT(own) && j < COUNT(changed); j++)
			skip = skip || strcmp(changed[j], x->name) == 0;
		if (skip)
			continue;
		k = page_again(form, "keep");
		page_text(k, "name", x->name);
		page_text(k, "value", x->value);
	}
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(w->b.equipment, c->value)) {
			struct page *k = page_again(form, "keep");
			page_text(k, "name", "equipment");
			page_text(k, "value", c->value);
		}
}

static void put_way(struct request *rq, const struct way *w, const struct price *wanted, const char *action, bool first)
{
	struct page *p = page_again(rq->page, "way");
	int64_t more = w->price.total - wanted->total;

	page_text(p, "why", say(rq, w->why));
	page_text(p, "picture", room_picture(rq, w->room));
	page_text(p, "name", room_name(rq, w->room));
	page_text(p, "when", arena_printf(&rq->arena, "%s %s–%s", show_day(rq, w->b.date), w->b.from_at, w->b.to_at));
	page_text(p, "where", say_f(rq, T("%s · %s, %lld people"), room_floor(rq, w->room),
		say(rq, choice_label(room_layouts, w->b.layout)), (long long)room_seats(w->room, w->b.layout)));
	page_text(p, "price", show_fen(rq, w->price.total));
	page_text(p, "more", more == 0 ? say(rq, T("same price"))
		: say_f(rq, more > 0 ? T("%s more") : T("%s less"), show_fen(rq, more < 0 ? -more : more)));
	page_text(p, "action", action);
	page_text(p, "once", once_key(rq));
	if (first)
		page_show(p, "best");
	keep_typed(rq, p, w);
}

int booking_clash_page(struct request *rq, const struct room *r, struct booking *b, const char *action)
{
	struct booking *in_way = booking_clash(rq, r, b);
	struct way ways[4];
	struct offer o = { r, room_bands(rq, r->r.id) };
	struct charges c = booking_charges(rq);
	struct price wanted = booking_price(rq, &o, b, &c);
	char date[11];
	size_t n;

	if (in_way == NULL && rq->attempt < 3)
		give_up(&rq->arena, STATUS_AGAIN);   /* newer than our snapshot, or gone again */
	frame_change(rq, "booking/clash.html");
	day_print(b->date, date);
	rq->title = say(rq, T("This time has just been taken"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "room_name", room_name(rq, r));
	page_text(rq->page, "when", arena_printf(&rq->arena, "%s %s–%s", show_day(rq, b->date), b->from_at, b->to_at));
	page_text(rq->page, "grid_url", arena_printf(&rq->arena, "/%s/booking/grid?date=%s", rq->program->name, date));
	page_text(rq->page, "back_url", arena_printf(&rq->arena, "%s?room=%lld&date=%s&from=%s&to=%s", action,
		(long long)r->r.id, date, b->from_at, b->to_at));
	page_text(rq->page, "at", show_time(rq, rq->context.now));
	if (in_way != NULL) {
		struct page *p = page_again(rq->page, "in_way");
		bool mine = booking_staff(rq) || (in_way->r.company != 0 && in_way->r.company == rq->user.company);
		page_text(p, "span", show_span(rq, in_way->starts_at, in_way->ends_at));
		page_text(p, "what", in_way->r.id == 0 ? say_f(rq, T("closed: %s"), in_way->reason)
			: mine ? arena_printf(&rq->arena, "%s %s", in_way->company_short, in_way->title)
			: say(rq, T("occupied")));
	}
	n = booking_ways(rq, b, ways, COUNT(ways));
	for (size_t i = 0; i < n; i++)
		put_way(rq, &ways[i], &wanted, action, i == 0);
	rq->refused = NULL;
	rq->drawn = true;
	return 409;
}
