/* ways.c -- the ways out when a time cannot be had (R10), and rooms that fit. */
#include "booking/engine.h"
#include "room/slot.h"
#include "kit/show.h"
#include "edge/zone.h"

struct search {                          /* what one search keeps at hand */
	struct request *rq;
	const struct booking *want;
	struct rows rooms, bands;
	struct charges charges;
	struct way *list;
	size_t count, most;
	bool refused;                    /* the house says no to `want`: its own time is no way out (B4) */
	day read;                        /* the day that `taken` tells of */
	struct marks *taken;             /* of each room, in their order */
};

static struct rows bands_of(struct rows all, int64_t room)
{
	struct rows of = { NULL, 0, sizeof(struct band) };

	EACH_ROW(struct band, b, all)
		if (b->room == room) {
			if (of.count++ == 0)
				of.list = b;
		}
	return of;
}

static const struct room *find_room(const struct search *s, int64_t id)
{
	EACH_ROW(struct room, r, s->rooms)
		if (r->r.id == id)
			return r;
	return NULL;
}

static void add(struct search *s, const struct room *r, const struct booking *b, const char *why)
{
	struct offer o = { r, bands_of(s->bands, r->r.id) };
	struct way *w;

	for (size_t i = 0; i < s->count; i++)
		if (s->list[i].room == r && s->list[i].b.starts_at == b->starts_at)
			return;
	if (s->count == s->most)
		return;
	w = &s->list[s->count++];
	w->room = r;
	w->b = *b;
	w->b.room = r->r.id;
	w->price = booking_price(s->rq, &o, b, &s->charges);
	w->why = why;
}

/* Seats for them, in the layout wanted or else in one that has them: 2, 1, 0. */
static int fits(const struct room *r, struct booking *b)
{
	if (b->layout[0] != '\0' && room_seats(r, b->layout) >= b->people)
		return 2;
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		if (room_seats(r, c->value) >= b->people && room_seats(r, c->value) > 0) {
			int found = b->layout[0] == '\0' ? 2 : 1;
			b->layout = c->value;
			return found;
		}
	return 0;
}

static int64_t missing(const struct room *r, const char *wanted)
{
	int64_t n = 0;

	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		n += room_has(wanted, c->value) && !room_has(r->equipment, c->value);
	return n;
}

/* What of the equipment is there: a booking asks for no more than a room has. */
static const char *present(struct request *rq, const struct room *r, const char *wanted)
{
	const char *text = "";

	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(wanted, c->value) && room_has(r->equipment, c->value))
			text = arena_printf(&rq->arena, "%s%s%s", text, *text == '\0' ? "" : ",", c->value);
	return text;
}

/* A booking takes its room, the whole that is part of and the parts it has, with the
** buffers of its own room, as the slots do (engine.c) and the grid shows. */
static void take_slots(struct search *s, const struct held *h, const struct room *of)
{
	bool closed = strcmp(h->state, "closure") == 0;
	instant from = h->starts_at - (closed ? 0 : of->buffer_before * 60);
	instant to = h->ends_at + (closed ? 0 : of->buffer_after * 60);
	struct marks *m = s->taken;

	EACH_ROW(struct room, r, s->rooms) {
		if (r == of || r->part_of == of->r.id || of->part_of == r->r.id)
			booking_mark(m, from, to);
		m++;
	}
}

/* Does what a room holds of one day reach into another (K6)? */
static bool spills(const struct search *s)
{
	EACH_ROW(struct room, r, s->rooms)
		if (r->closes + r->buffer_after > 1440 || r->opens < r->buffer_before)
			return true;
	return false;
}

/* What is taken of all rooms on a day, in one reading. */
static void read_day(struct search *s, day d)
{
	bool wide = spills(s);
	const struct held own = { .id = 0, .room = s->want->room, .state = s->want->r.state,
		.starts_at = s->want->starts_at, .ends_at = s->want->ends_at };

	s->read = d;
	s->taken = arena_take(&s->rq->arena, (s->rooms.count + 1) * sizeof(*s->taken));
	for (size_t i = 0; i < s->rooms.count; i++)
		s->taken[i] = booking_marks_none(s->rq, d);
	EACH_ROW(struct held, h, booking_span(s->rq, zone_day_start(s->rq->site.zone, d - wide), zone_day_start(s->rq->site.zone, d + 1 + wide))) {
		const struct room *of = find_room(s, h->room);
		if (of != NULL && (h->id != s->want->r.id || strcmp(h->state, "closure") == 0))
			take_slots(s, h, of);
	}
	if (s->refused && find_room(s, own.room) != NULL)
		take_slots(s, &own, find_room(s, own.room));
}

static const struct marks *taken_of(struct search *s, const struct room *r, day d)
{
	if (s->read != d)
		read_day(s, d);
	return s->taken + (r - (const struct room *)s->rooms.list);
}

static bool is_free_in(const struct room *r, const struct booking *b, const struct marks *taken)
{
	return booking_free(taken, b->starts_at - r->buffer_before * 60, b->ends_at + r->buffer_after * 60);
}

/* Rooms free at b's times, the fewest spare seats first. */
static void add_rooms(struct search *s, const struct booking *want, size_t most, const char *why, bool strict)
{
	struct { const struct room *r; struct booking b; int64_t rank; } best[24];
	size_t n = 0;

	if (most > COUNT(best))
		most = COUNT(best);
	EACH_ROW(struct room, r, s->rooms) {
		struct booking b = *want;
		const char *field;
		int fit;
		int64_t rank;
		size_t at;
		if (r->r.id == want->room || (fit = fits(r, &b)) == 0 || !is_free_in(r, &b, taken_of(s, r, b.date)) || booking_rule(s->rq, r, &b, &field) != NULL)
			continue;
		if (strict && (fit < 2 || missing(r, b.equipment) > 0))
			continue;
		rank = room_seats(r, b.layout) - b.people + missing(r, b.equipment) * 200 + (fit == 2 ? 0 : 1000);
		b.equipment = present(s->rq, r, b.equipment);
		for (at = n < most ? n++ : most; at > 0 && best[at - 1].rank > rank; at--)
			if (at < most)
				best[at] = best[at - 1];
		if (at < most) {
			best[at].r = r;
			best[at].b = b;
			best[at].rank = rank;
		}
	}
	for (size_t i = 0; i < n; i++)
		add(s, best[i].r, &best[i].b, why);
}

/* Times of room r on day d when it is free for as long as wanted, nearest first. */
static void add_times(struct search *s, const struct room *r, const struct marks *taken, day d, size_t most, const char *why)
{
	struct request *rq = s->rq;
	int64_t from = room_minute(s->want->from_at), length = room_minute(s->want->to_at) - from;
	int64_t step = rq->site.slot_minutes > 15 ? rq->site.slot_minutes : 15;
	struct booking b = *s->want;

	b.date = d;
	if (fits(r, &b) == 0)
		return;
	b.equipment = present(rq, r, b.equipment);
	for (int64_t away = 0; away <= 1440 && most > 0; away += step)
		for (int sign = 1; sign >= -1 && most > 0; sign -= 2) {
			const char *field;
			if ((away == 0 && sign < 0) || from + sign * away < 0 || from + sign * away + length > 1440)
				continue;
			b.from_at = room_clock(rq, from + sign * away);
			b.to_at = room_clock(rq, from + sign * away + length);
			booking_times(rq, &b);
			if (booking_rule(rq, r, &b, &field) == NULL && is_free_in(r, &b, taken)) {
				add(s, r, &b, why);
				most--;
			}
		}
}

/* One time of each room on a day. */
static void add_all(struct search *s, day d)
{
	EACH_ROW(struct room, r, s->rooms)
		if (s->count < 3)
			add_times(s, r, taken_of(s, r, d), d, 1, T("Another room and time"));
}

static struct search search(struct request *rq, const struct booking *b, struct way *list, size_t most)
{
	return (struct search){ rq, b, room_all(rq), room_bands_all(rq), booking_charges(rq), list, 0, most,
		b->r.id != 0 && b->was == NULL, NO_DAY, NULL };
}

static size_t ways(struct search *s)
{
	const struct booking *b = s->want;
	const struct room *same = find_room(s, b->room);

	if (same != NULL)
		add_times(s, same, taken_of(s, same, b->date), b->date, 1, T("Same room, another time"));
	add_rooms(s, b, s->most > 3 ? 3 : s->most - s->count, T("Same time, another room"), false);
	if (same != NULL && s->count < s->most)
		add_times(s, same, taken_of(s, same, b->date), b->date, 2, T("Same room, another time"));
	for (day d = b->date + 1; d < b->date + 15 && s->count < 3 && same != NULL; d++) {
		struct marks taken = booking_marks(s->rq, same->r.id, d, b->r.id);
		add_times(s, same, &taken, d, 1, T("Same room, another day"));
	}
	for (day d = b->date; d < b->date + 15 && s->count < 3; d++)
		add_all(s, d);
	return s->count;
}

size_t booking_ways(struct request *rq, const struct booking *b, struct way *list, size_t most)
{
	struct search s = search(rq, b, list, most);

	return ways(&s);
}

size_t booking_find(struct request *rq, const struct booking *b, struct way *list, size_t most, size_t close)
{
	struct search s = search(rq, b, list, most);

	add_rooms(&s, b, most, "", true);
	if (s.count == 0 && close > 0) {
		s.most = close;
		ways(&s);
	}
	return s.count;
}
