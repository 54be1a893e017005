/* ways.c -- the ways out when a time cannot be had (R10), and rooms that fit. */
#include "booking/engine.h"
#include "room/slot.h"
#include "kit/show.h"

struct search {                          /* what one search keeps at hand */
	struct request *rq;
	const struct booking *want;
	struct rows rooms, bands;
	struct charges charges;
	struct way *list;
	size_t count, most;
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

/* Rooms free at b's times, the fewest spare seats first. */
static void add_rooms(struct search *s, const struct booking *want, size_t most, const char *why, bool strict)
{
	struct booking around = *want;   /* with the longest buffers there are */
	struct rows free_ids;
	struct { const struct room *r; struct booking b; int64_t rank; } best[24];
	size_t n = 0;

	around.starts_at -= 7200;
	around.ends_at += 7200;
	booking_slots(s->rq, &around);
	free_ids = db_all(s->rq->db, &booking_sql[BOOKING_FREE_ROOMS], &around);
	if (most > COUNT(best))
		most = COUNT(best);
	EACH_ROW(struct booking, f, free_ids) {
		const struct room *r = find_room(s, f->r.id);
		struct booking b = *want;
		const char *field;
		int fit;
		int64_t rank;
		size_t at;
		if (r == NULL || r->r.id == want->room || (fit = fits(r, &b)) == 0 || booking_rule(s->rq, r, &b, &field) != NULL)
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

static bool is_free(struct request *rq, const struct room *r, const struct booking *b,
	const unsigned char *marks, instant midnight)
{
	int64_t step = rq->site.slot_minutes * 60;
	int64_t from = (b->starts_at - r->buffer_before * 60 - midnight) / step;
	int64_t to = (b->ends_at + r->buffer_after * 60 - midnight) / step;

	for (int64_t i = from < 0 ? 0 : from; i < to && i < 1440 / 5; i++)
		if (marks[i] != 0)
			return false;
	return true;
}

/* Times of room r on day d when it is free for as long as wanted, nearest first. */
static void add_times(struct search *s, const struct room *r, const unsigned char *marks, day d, size_t most, const char *why)
{
	struct request *rq = s->rq;
	int64_t from = room_minute(s->want->from_at), length = room_minute(s->want->to_at) - from;
	int64_t step = rq->site.slot_minutes > 15 ? rq->site.slot_minutes : 15;
	struct booking b = *s->want;
	instant midnight;

	b.date = d;
	b.from_at = "00:00";
	booking_times(rq, &b);
	midnight = b.starts_at;
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
			if (booking_rule(rq, r, &b, &field) == NULL && is_free(rq, r, &b, marks, midnight)) {
				add(s, r, &b, why);
				most--;
			}
		}
}

static void add_times_of(struct search *s, const struct room *r, day d, size_t most, const char *why)
{
	add_times(s, r, booking_marks(s->rq, r->r.id, d, s->want->r.id), d, most, why);
}

/* One time of each room on a day, from one reading of all that is taken. */
static void add_all(struct search *s, day d)
{
	struct request *rq = s->rq;
	struct booking whole = *s->want;
	struct held ask = { .id = s->want->r.id, .state = "", .title = "", .company_short = "" };
	struct rows busy;

	whole.date = d;
	whole.from_at = "00:00";
	whole.to_at = "24:00";
	booking_times(rq, &whole);
	ask.starts_at = whole.starts_at;
	ask.ends_at = whole.ends_at;
	ask.step = rq->site.slot_minutes;
	ask.slots = (ask.ends_at - ask.starts_at) / (ask.step * 60);
	busy = db_all(rq->db, &booking_sql[BOOKING_BUSY_ALL], &ask);
	EACH_ROW(struct room, r, s->rooms) {
		unsigned char *marks;
		if (s->count >= 3)
			return;
		marks = arena_take(&rq->arena, 1440 / 5 + 1);
		EACH_ROW(struct held, h, busy)
			if (h->room == r->r.id && h->starts_at >= ask.starts_at)
				marks[(h->starts_at - ask.starts_at) / (rq->site.slot_minutes * 60) % (1440 / 5)] = 1;
		add_times(s, r, marks, d, 1, T("Another room and time"));
	}
}

static struct search search(struct request *rq, const struct booking *b, struct way *list, size_t most)
{
	return (struct search){ rq, b, room_all(rq), room_bands_all(rq), booking_charges(rq), list, 0, most };
}

size_t booking_ways(struct request *rq, const struct booking *b, struct way *list, size_t most)
{
	struct search s = search(rq, b, list, most);
	const struct room *same = find_room(&s, b->room);

	if (same != NULL)
		add_times_of(&s, same, b->date, 1, T("Same room, another time"));
	add_rooms(&s, b, most > 3 ? 3 : most - s.count, T("Same time, another room"), false);
	if (same != NULL && s.count < most)
		add_times_of(&s, same, b->date, 2, T("Same room, another time"));
	for (day d = b->date + 1; d < b->date + 15 && s.count < 3 && same != NULL; d++)
		add_times_of(&s, same, d, 1, T("Same room, another day"));
	for (day d = b->date; d < b->date + 15 && s.count < 3; d++)
		add_all(&s, d);
	return s.count;
}

size_t booking_find(struct request *rq, const struct booking *b, struct way *list, size_t most)
{
	struct search s = search(rq, b, list, most);

	add_rooms(&s, b, most, "", true);
	return s.count;
}
