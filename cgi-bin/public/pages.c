/* pages.c -- what stands on each page of the public site. */
#include "public/public.h"
#include "public/front.h"
#include "booking/booking.h"
#include "room/room.h"
#include "tariff/tariff.h"
#include "kit/show.h"
#include "edge/page.h"

#define NEAR 3                           /* rooms like this one */
#define FEATURED 6                       /* rooms on the first page */

static const char *bare(struct request *rq, int64_t fen)
{
	return fen == 0 ? "—" : fen % 100 != 0 ? show_fen(rq, fen) + strlen("¥") : show_number(rq, fen / 100);
}

/* A number up to 99 as it is said: 二十四, twenty-four; above in figures. */
static const char *spelt(struct request *rq, size_t n)
{
	static const char *const han[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	static const char *const small[] = { "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
	static const char *const tens[] = { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

	if (n == 0 || n > 99)
		return arena_printf(&rq->arena, "%zu", n);
	if (rq->lang[0] != 'e')
		return arena_printf(&rq->arena, "%s%s%s", n >= 20 ? han[n / 10] : "", n >= 10 ? "十" : "", han[n % 10]);
	return n < 20 ? small[n] : arena_printf(&rq->arena, "%s%s%s", tens[n / 10], n % 10 == 0 ? "" : "-",
		n % 10 == 0 ? "" : small[n % 10]);
}

static const char *capital(struct request *rq, const char *text)
{
	char *copy = arena_text(&rq->arena, text, strlen(text));

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

const char *public_all(struct request *rq, size_t rooms)
{
	return rooms == 1 ? say(rq, T("The meeting room")) : say_f(rq, T("All %s rooms"), spelt(rq, rooms));
}

static const char *theme(const struct request *rq, const struct room *r)
{
	return rq->lang[0] == 'e' && *r->theme_en != '\0' ? r->theme_en : r->theme;
}

static const char *picture(struct public *s, const struct room *r)
{
	EACH_ROW(struct public_photo, f, s->photos)
		if (f->id == r->photo)
			return arena_printf(&s->rq->arena, "/photo/%lld.jpg", (long long)f->id);
	return *r->slug == '\0' ? "" : arena_printf(&s->rq->arena, "/static/img/room-%s.svg", r->slug);
}

static void card(struct public *s, struct page *list, const struct room *r)
{
	struct request *rq = s->rq;
	struct page *p = page_insert(page_again(list, "card"), "room", "public/card.html");

	if (*picture(s, r) != '\0')
		page_text(page_again(p, "pictured"), "picture", picture(s, r));
	page_text(p, "number", r->r.number);
	page_text(p, "name", room_name(rq, r));
	page_text(p, "line", say_f(rq, T("%s · %lld m² · up to %lld"), room_floor(rq, r), (long long)r->area,
		(long long)r->capacity));
	page_text(p, "price", show_yuan(rq, r->price_hour));
}

static void times(struct request *rq, struct page *p, int64_t opens, int64_t closes)
{
	for (int64_t at = opens; at <= closes; at += 30) {
		struct page *from = page_again(p, "from"), *to = page_again(p, "to");
		page_text(from, "value", room_clock(rq, at));
		page_text(to, "value", room_clock(rq, at));
		if (at == 14 * 60)
			page_show(from, "selected");
		if (at == 16 * 60)
			page_show(to, "selected");
	}
}

static void tomorrow(struct request *rq, struct page *p)
{
	char text[11];

	day_print(rq->context.today + 1, text);
	page_text(p, "date", text);
}

static const char *rooms_lead(struct public *s)
{
	return tariff_word(s->rq, s->front->rooms_lead, s->front->rooms_lead_en);
}

static void put_leads(struct public *s, struct page *p)
{
	if (*rooms_lead(s) != '\0')
		page_text(page_again(p, "led"), "rooms_lead", rooms_lead(s));
}

/* The rooms and the way to ask for one. */
static void put_rooms(struct public *s, struct page *home)
{
	struct request *rq = s->rq;
	struct page *p = page_again(home, "has_rooms");
	size_t shown = 0;
	int64_t most = 1;

	page_text(p, "rooms_title", s->rooms.count == 1 ? say(rq, T("The meeting room"))
		: capital(rq, say_f(rq, T("public|%s meeting rooms"), spelt(rq, s->rooms.count))));
	put_leads(s, p);
	page_text(p, "all_rooms", public_all(rq, s->rooms.count));
	for (int pass = 0; pass < 2; pass++)             /* those named by the house, then the first ones */
		EACH_ROW(struct room, r, s->rooms)
			if (shown < FEATURED && room_has(s->front->featured, r->r.number) == (pass == 0)) {
				card(s, p, r);
				shown++;
			}
	EACH_ROW(struct room, r, s->rooms)
		if (r->capacity > most)
			most = r->capacity;
	page_int(p, "most", most);
	tomorrow(rq, p);
	times(rq, p, rq->site.opens, rq->site.closes);
}

void public_home(struct public *s, struct page *p)
{
	struct request *rq = s->rq;
	const char *headline = tariff_word(rq, s->front->headline, s->front->headline_en);

	if (*headline == '\0')
		headline = *rq->site.name_en == '\0' ? rq->site.name : tariff_word(rq, rq->site.name, rq->site.name_en);
	page_text(p, "headline", headline);
	page_text(p, "lead", tariff_word(rq, s->front->lead, s->front->lead_en));
	if (*s->hero != '\0')
		page_text(page_again(p, "pictured"), "picture", s->hero);
	if (s->rooms.count > 0)
		put_rooms(s, p);
	public_offices(s, p);
	public_a_day(s, p);
	public_services(s, p);
	if (*rq->site.phone != '\0' || *rq->site.address != '\0')      /* hours stand there from the first day, entered or not */
		page_show(p, "open");
	public_ways(s, p);
	if (*s->map != '\0')
		page_text(page_again(p, "mapped"), "picture", s->map);
}

bool public_blocks(const struct public *s)
{
	EACH_ROW(struct room, r, s->rooms)
		if (r->price_half > 0 || r->price_day > 0)
			return true;
	return false;
}

static void put_blocks(struct page *line, const struct room *r, struct request *rq)
{
	struct page *p = page_again(line, "in_blocks");

	page_text(p, "half", bare(rq, r->price_half));
	page_text(p, "whole", bare(rq, r->price_day));
}

static void price_row(struct public *s, struct page *list, const struct room *r)
{
	struct request *rq = s->rq;
	struct page *p = page_again(list, "row");

	page_text(p, "number", r->r.number);
	page_text(p, "name", room_name(rq, r));
	page_text(p, "line", say_f(rq, T("%lld m², up to %lld"), (long long)r->area, (long long)r->capacity));
	page_text(p, "hour", bare(rq, r->price_hour));
	if (public_blocks(s))
		put_blocks(p, r, rq);
}

void public_floors(struct public *s, struct page *p, bool prices)
{
	struct request *rq = s->rq;
	struct page *floor = NULL;
	const char *name = NULL;
	int n = 0;

	page_text(p, "all_rooms", public_all(rq, s->rooms.count));
	put_leads(s, p);
	EACH_ROW(struct room, r, s->rooms) {
		if (name == NULL || strcmp(name, r->floor) != 0) {
			name = r->floor;
			floor = page_again(p, "floor");
			page_int(floor, "anchor", ++n);
			page_text(floor, "floor_name", room_floor(rq, r));
			page_text(floor, "theme", theme(rq, r));
			if (public_blocks(s))
				page_show(floor, "blocks");
		}
		if (prices)
			price_row(s, floor, r);
		else
			card(s, floor, r);
	}
	if (prices) {
		public_services(s, p);
		public_rates(s, p);
	}
}

static void bands(struct public *s, struct page *p, const struct room *r)
{
	struct request *rq = s->rq;
	struct page *line = page_again(p, "row");
	bool blocks = r->price_half > 0 || r->price_day > 0;

	if (blocks) {
		page_show(p, "blocks");
		page_show(p, "reckoned");
	}
	page_text(line, "name", say(rq, T("Ordinary hours")));
	page_text(line, "line", arena_printf(&rq->arena, "%s–%s", room_clock(rq, r->opens), room_clock(rq, r->closes)));
	page_text(line, "hour", bare(rq, r->price_hour));
	if (blocks)
		put_blocks(line, r, rq);
	EACH_ROW(struct band, b, s->bands) {
		if (b->room != r->r.id)
			continue;
		line = page_again(p, "row");
		page_text(line, "name", rq->lang[0] == 'e' && *b->name_en != '\0' ? b->name_en : b->name);
		/* Where several fit, days tell which: "18:00–21:00 Mon, Tue, …" (S3-10). */
		page_text(line, "line", arena_printf(&rq->arena, "%s–%s %s", room_clock(rq, b->from_minute),
			room_clock(rq, b->to_minute), room_days(rq, b->weekdays)));
		page_text(line, "hour", bare(rq, b->price_hour));
		if (blocks)
			put_blocks(line, r, rq);
	}
}

static void rule(struct page *p, const char *label, const char *text)
{
	struct page *line = page_again(p, "rule");

	page_text(line, "label", label);
	page_text(line, "text", text);
}

static void rules(struct request *rq, struct page *p, const struct room *r)
{
	rule(p, say(rq, T("public|Length")), say_f(rq, T("At least %s, then by %lld minutes"), show_long(rq, r->shortest * 60),
		(long long)rq->site.slot_minutes));
	rule(p, say(rq, T("public|Ahead")), say_f(rq, T("%s to %lld {day|days}"), show_long(rq, r->notice_least * 60),
		(long long)(r->notice_most / 1440)));
	if (r->buffer_before > 0)
		rule(p, say(rq, T("public|Tidying")), say_f(rq, T("%lld minutes before, %lld after, not charged"),
			(long long)r->buffer_before, (long long)r->buffer_after));
	else if (r->buffer_after > 0)
		rule(p, say(rq, T("public|Tidying")), say_f(rq, T("%lld minutes after, not charged"), (long long)r->buffer_after));
	rule(p, say(rq, T("public|Cancelling")), r->cancel_hours == 0 ? say(rq, T("Free until it begins"))
		: say_f(rq, T("Free until %lld {hour|hours} before"), (long long)r->cancel_hours));
	rule(p, say(rq, T("public|Confirming")), r->needs_approval
		? say_f(rq, T("By the meeting-room department within %s"), booking_answer(rq)) : say(rq, T("public|At once")));
	if (*(rq->lang[0] == 'e' ? r->rules_en : r->rules) != '\0')
		rule(p, say(rq, T("public|In the house")), rq->lang[0] == 'e' ? r->rules_en : r->rules);
}

/* The rooms whose size is nearest; a part of it or the whole of it is not another room. */
static void near(struct public *s, struct page *p, const struct room *r)
{
	const struct room *best[NEAR] = { 0 };
	struct page *section;

	EACH_ROW(struct room, o, s->rooms) {
		int64_t off = o->capacity > r->capacity ? o->capacity - r->capacity : r->capacity - o->capacity;
		if (o->r.id == r->r.id || o->part_of == r->r.id || r->part_of == o->r.id)
			continue;
		for (size_t i = 0; i < NEAR; i++) {
			int64_t held = best[i] == NULL ? INT64_MAX : best[i]->capacity > r->capacity
				? best[i]->capacity - r->capacity : r->capacity - best[i]->capacity;
			if (off >= held)
				continue;
			memmove(&best[i + 1], &best[i], (NEAR - 1 - i) * sizeof(best[0]));
			best[i] = o;
			break;
		}
	}
	if (best[0] == NULL)
		return;
	section = page_again(p, "near");
	for (size_t i = 0; i < NEAR && best[i] != NULL; i++)
		card(s, section, best[i]);
}

void public_room(struct public *s, struct page *p, const struct room *r)
{
	struct request *rq = s->rq;
	const char *at, *thing;

	page_text(p, "name", room_name(rq, r));
	page_int(p, "id", r->r.id);
	page_text(p, "number", r->r.number);
	page_text(p, "floor_name", room_floor(rq, r));
	if (*theme(rq, r) != '\0')
		page_text(page_again(p, "themed"), "theme", theme(rq, r));
	page_text(p, "description", rq->lang[0] == 'e' && *r->description_en != '\0' ? r->description_en : r->description);
	if (*picture(s, r) != '\0')
		page_text(page_again(p, "pictured"), "picture", picture(s, r));
	page_text(p, "price", show_yuan(rq, r->price_hour));
	page_text(p, "area", say_f(rq, T("%lld m²"), (long long)r->area));
	page_text(p, "open", arena_printf(&rq->arena, "%s–%s", room_clock(rq, r->opens), room_clock(rq, r->closes)));
	tomorrow(rq, p);
	times(rq, p, r->opens, r->closes);
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		if (room_seats(r, c->value) > 0) {
			struct page *line = page_again(p, "plan");
			page_text(line, "layout", c->value);
			page_int(line, "seats", room_seats(r, c->value));
			page_text(line, "label", say(rq, c->label));
		}
	bands(s, p, r);
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(r->equipment, c->value)) {
			struct page *line = page_again(p, "piece");
			page_text(line, "icon", arena_printf(&rq->arena, "equipment-%s", c->value));
			page_text(line, "label", say(rq, c->label));
		}
	at = tariff_word(rq, s->front->in_rooms, s->front->in_rooms_en);
	while ((thing = front_line(rq, &at)) != NULL) {
		struct page *line = page_again(p, "piece");
		page_text(line, "icon", "check");
		page_text(line, "label", thing);
	}
	rules(rq, p, r);
	near(s, p, r);
}
