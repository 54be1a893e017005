/* report_grid.c -- the house's day on paper: a row per room, a column per slot. */
#include "booking/report.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/zone.h"

#define COLUMNS_MOST (24 * 12)           /* slots of five minutes */

enum paint { FREE, BUSY, SET_UP, CLEARING, PART, SHUT };
struct cell { enum paint paint; const struct booking *b; const struct held *closed; };
struct span { int first, last, slot, columns; };  /* minutes of the day; length of a slot */

/* From the first hour anybody may be in a room to the last. */
static struct span opening(struct request *rq, struct rows rooms)
{
	struct span s = { 24 * 60, 0, (int)rq->site.slot_minutes, 0 };

	EACH_ROW(struct room, r, rooms) {
		s.first = r->opens < s.first ? (int)r->opens : s.first;
		s.last = r->closes > s.last ? (int)r->closes : s.last;
	}
	if (s.first >= s.last)
		s.first = 8 * 60, s.last = 21 * 60;
	s.first = s.first / 60 * 60;
	s.last = (s.last + 59) / 60 * 60;
	s.slot = s.slot < 5 ? 15 : s.slot;
	s.columns = (s.last - s.first) / s.slot;
	return s;
}

/* Minute of the day `d` there; before and after it count on. */
static int minute(struct request *rq, day d, instant t)
{
	struct civil c = zone_local(rq->site.zone, t);

	return (int)(day_from(c.year, c.month, c.day) - d) * 24 * 60 + c.hour * 60 + c.minute;
}

/* Fill what is free of [from, to), minutes. */
static void paint(struct cell *row, const struct span *s, int from, int to, struct cell with)
{
	int low = (from - s->first) / s->slot, high = (to - s->first + s->slot - 1) / s->slot;

	low = from < s->first ? 0 : low;
	high = high > s->columns ? s->columns : high;
	for (int i = low; i < high; i++)
		if (row[i].paint == FREE || with.paint == BUSY || with.paint == SHUT)
			row[i] = with;
}

/* A closure of the room or of its whole; of a part of it, the part. */
static void paint_closed(struct request *rq, struct cell *row, const struct span *s, const struct room *r,
	const struct report_days *days, struct rows rooms)
{
	EACH_ROW(struct held, h, days->held) {
		int64_t whole = 0;
		if (!report_closed(h))
			continue;
		EACH_ROW(struct room, o, rooms)
			if (o->r.id == h->room)
				whole = o->part_of;
		if (h->room == r->r.id || h->room == r->part_of)
			paint(row, s, minute(rq, days->first, h->starts_at), minute(rq, days->first, h->ends_at), (struct cell){ SHUT, NULL, h });
		else if (whole == r->r.id)
			paint(row, s, minute(rq, days->first, h->starts_at), minute(rq, days->first, h->ends_at), (struct cell){ PART });
	}
}

static void paint_room(struct request *rq, struct cell *row, const struct span *s, const struct room *r,
	struct rows bookings, day d)
{
	for (int layer = 0; layer < 2; layer++)
		EACH_ROW(struct booking, b, bookings) {
			int from = minute(rq, d, b->starts_at), to = minute(rq, d, b->ends_at);
			bool whole = b->room == r->r.id || b->room == r->part_of;

			if (layer == 0 && whole) {
				paint(row, s, from, to, (struct cell){ BUSY, b, NULL });
			} else if (layer == 1 && whole) {
				paint(row, s, from - (int)b->buffer_before, from, (struct cell){ SET_UP, b, NULL });
				paint(row, s, to, to + (int)b->buffer_after, (struct cell){ CLEARING, b, NULL });
			} else if (layer == 1 && b->part_of == r->r.id) {
				paint(row, s, from, to, (struct cell){ PART });
			}
		}
}

static const char *people(struct request *rq, const struct booking *b)
{
	return b->people == 0 ? "" : say_f(rq, T("sheet|%lld p."), (long long)b->people);
}

#define CLOCK_FITS 30                    /* minutes; a narrower cell is left to the list below */
#define NAMES_FIT 45
#define USUAL (13 * 60)                  /* a day as wide as that; of a longer one a cell holds as much less */

/* What goes into a cell of two lines depends on its width. */
static void put_booked(struct request *rq, struct page *cell, const struct booking *b, int minutes)
{
	struct page *p;

	if (minutes < CLOCK_FITS)
		return;
	p = page_again(cell, "booked");
	page_text(p, "when", minutes >= 75 ? show_span(rq, b->starts_at, b->ends_at) : show_clock(rq, b->starts_at));
	if (minutes < NAMES_FIT)
		return;
	if (minutes >= 120) {
		page_text(p, "line_one", report_who(rq, b));
		page_text(p, "line_two", arena_printf(&rq->arena, "%s %s", b->title, people(rq, b)));
	} else {
		page_text(p, "line_one", people(rq, b));
		page_text(p, "line_two", report_who(rq, b));
	}
}

static void put_cell(struct request *rq, struct page *row, const struct span *s, const struct cell *c,
	int at, int width)
{
	static const char *const kinds[] = { "", "busy", "prep", "prep", "prep", "shut" };
	static const char *const words[] = { "", "", "set_up", "clearing", "part_used", "" };
	struct page *p = page_again(row, "slot_cell");

	page_text(p, "kind", c->paint == FREE && at * s->slot % 60 == 0 ? "h"
		: c->paint == BUSY && report_pending(c->b) ? "hold" : kinds[c->paint]);
	page_int(p, "span", width);
	if (c->paint == BUSY)
		put_booked(rq, p, c->b, width * s->slot * USUAL / (s->last - s->first > USUAL ? s->last - s->first : USUAL));
	else if (c->paint == SHUT)
		page_text(page_again(p, "closed"), "reason", width * s->slot < 60 ? "" : c->closed->title);
	else if (c->paint != FREE && width * s->slot >= 15)
		page_show(p, words[c->paint]);
}

static void put_row(struct request *rq, struct page *row, const struct span *s, const struct cell *cells)
{
	for (int at = 0, width; at < s->columns; at += width) {
		const struct cell *c = cells + at;
		for (width = 1; at + width < s->columns; width++) {
			const struct cell *next = c + width;
			if (next->paint != c->paint || next->b != c->b || next->closed != c->closed)
				break;
			if (c->paint == FREE && (at + width) * s->slot % 60 == 0)
				break;
		}
		put_cell(rq, row, s, c, at, width);
	}
}

void report_grid(struct request *rq, const struct report_days *days)
{
	struct rows rooms = room_all(rq);
	struct span s = opening(rq, rooms);
	bool narrow = s.last - s.first > 16 * 60;        /* then an hour has no room for its minutes */
	int pending = 0;

	page_int(rq->page, "columns", s.columns);
	for (int m = s.first; m < s.last; m += 60) {
		struct page *p = page_again(rq->page, "hour");
		page_int(p, "span", 60 / s.slot);
		page_text(p, "hour_text", narrow ? arena_printf(&rq->arena, "%d", m / 60) : room_clock(rq, m));
	}
	EACH_ROW(struct room, r, rooms) {
		struct cell cells[COLUMNS_MOST] = { { FREE } };
		struct page *row = page_again(rq->page, "room_row");

		page_text(row, "room_title", room_name(rq, r));
		page_text(row, "room_under", arena_printf(&rq->arena, "%s %s", r->r.number,
			say_f(rq, T("sheet|%lld {seat|seats}"), (long long)r->capacity)));
		paint_room(rq, cells, &s, r, days->bookings, days->first);
		paint_closed(rq, cells, &s, r, days, rooms);
		put_row(rq, row, &s, cells);
	}
	EACH_ROW(struct booking, b, days->bookings)
		pending += report_pending(b);
	page_text(rq->page, "day_sum", say_f(rq, T("%d {meeting|meetings}, %d of them to be confirmed"),
		(int)days->bookings.count, pending));
}
