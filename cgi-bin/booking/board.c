/* board.c -- cut a room's day into cells: bookings, buffers, closures, free gaps. */
#include "booking/board.h"
#include "room/slot.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/zone.h"

static void span_of(struct board *g, int64_t from, int64_t to)
{
	g->opens = from / 60 * 60;
	g->slots = (int)(((to + 59) / 60 * 60 - g->opens) / g->step);
	if (g->slots > BOARD_SLOTS)
		g->slots = BOARD_SLOTS;
}

struct board board_of(struct request *rq, day d)
{
	struct board g = { .rq = rq, .step = rq->site.slot_minutes, .date = d };
	instant now = slot_floor(rq, rq->context.now);

	g.midnight = zone_day_start(rq->site.zone, d);
	g.end = zone_day_start(rq->site.zone, d + 1);
	g.plain = g.end - g.midnight == 86400;
	span_of(&g, rq->site.opens, rq->site.closes);
	g.first = booking_staff(rq) || now == rq->context.now ? now : now + g.step * 60;
	return g;
}

/* The minute of the day on the wall; before and after the day its ends. */
static int64_t minute_at(const struct board *g, instant t)
{
	struct civil c;

	if (t <= g->midnight || t >= g->end)
		return t <= g->midnight ? 0 : 1440;
	if (g->plain)
		return (t - g->midnight) / 60;
	c = zone_local(g->rq->site.zone, t);
	return c.hour * 60 + c.minute;
}

void board_hours(struct board *g, struct rows rooms, struct rows held)
{
	int64_t from = g->opens, to = g->opens + g->slots * g->step;

	EACH_ROW(struct room, r, rooms) {
		from = r->opens < from ? r->opens : from;
		to = r->closes > to ? r->closes : to;
	}
	EACH_ROW(struct held, h, held)
		if (h->starts_at < g->end && h->ends_at > g->midnight && strcmp(h->state, "closure") != 0) {
			int64_t a = minute_at(g, h->starts_at), b = minute_at(g, h->ends_at);
			from = a < from ? a : from;
			to = b > to ? b : to;
		}
	span_of(g, from, to);
}

void board_same(struct board *g, const struct board *as)
{
	g->opens = as->opens;
	g->slots = as->slots;
}

instant board_at(const struct board *g, int64_t column)
{
	int64_t minute = g->opens + column * g->step;
	instant t;

	if (g->plain)
		return g->midnight + minute * 60;
	(void)booking_minute(g->rq, g->date, minute, &t);
	return t;
}

static int slot_at(const struct board *g, instant t, bool up)
{
	int64_t n = minute_at(g, t) - g->opens + (up ? g->step - 1 : 0);

	n = n < 0 ? 0 : n / g->step;
	return n > g->slots ? g->slots : (int)n;
}

void board_open(const struct board *g, struct board_row *row, const struct room *r)
{
	const char code[] = { (char)('0' + day_weekday(g->date)), '\0' };
	bool open = room_has(r->weekdays, code);
	instant from = g->first, most = g->rq->context.now + r->notice_most * 60;

	if (!booking_staff(g->rq) && from < g->rq->context.now + r->notice_least * 60)
		from = slot_ceil(g->rq, g->rq->context.now + r->notice_least * 60);
	row->room = r;
	row->items = 0;
	for (int i = 0; i < g->slots; i++) {
		int64_t minute = g->opens + i * g->step;
		instant t = board_at(g, i);
		bool there = g->plain || booking_minute(g->rq, g->date, minute, &t);
		row->mark[i] = open && there && minute >= r->opens && minute < r->closes && t >= from &&
			(booking_staff(g->rq) || t < most) ? MARK_FREE : MARK_SHUT;
	}
}

static void fill(struct board_row *row, int from, int to, short what, bool over)
{
	for (int i = from; i < to; i++)
		if (over || row->mark[i] == MARK_FREE || row->mark[i] == MARK_SHUT)
			row->mark[i] = what;
}

static void add(struct board_row *row, int from, int to, const struct held *b)
{
	if (from >= to || row->items == (int)COUNT(row->item))
		return;
	row->item[row->items] = (struct board_item){ b, (short)from, (short)to };
	fill(row, from, to, (short)++row->items, true);
}

static bool is_closure(const struct held *b)
{
	return b->state[0] == 'c' && b->state[2] == 'o' && b->state[4] == 'u';
}

void board_book(const struct board *g, struct board_row *row, const struct held *b, const struct room *of)
{
	int from = slot_at(g, b->starts_at, false), to = slot_at(g, b->ends_at, true);

	if (to < from) {                 /* ended in an hour that the clock shows twice */
		int begun = from;
		from = to;
		to = begun;
	}
	if (is_closure(b)) {
		if (of->part_of != row->room->r.id)
			add(row, from, to, b);
		else
			fill(row, from, to, MARK_PART, true);
		return;
	}
	fill(row, slot_at(g, b->starts_at - of->buffer_before * 60, false), from, MARK_BUFFER, false);
	fill(row, to, slot_at(g, b->ends_at + of->buffer_after * 60, true), MARK_BUFFER, false);
	if (of->part_of == row->room->r.id)      /* a whole shows its parts as taken, both in one */
		fill(row, from, to, MARK_PART, true);
	else
		add(row, from, to, b);
}

/* "09:00–11:00", in one piece of memory. */
static void put_span(const struct board *g, struct page *p, int from, int to)
{
	char *text = arena_take(&g->rq->arena, 14);

	memcpy(text, room_clock(g->rq, g->opens + from * g->step), 5);
	memcpy(text + 5, "–", 3);
	memcpy(text + 8, room_clock(g->rq, g->opens + to * g->step), 5);
	page_text(p, "span", text);
}

/* A cell of a kind, a section of its own in the template, so many columns wide. */
static struct page *cell(struct page *p, const char *kind, int length)
{
	struct page *c = page_again(p, "cell");
	char n[4] = { (char)('0' + length / 100), (char)('0' + length / 10 % 10), (char)('0' + length % 10), '\0' };

	page_show(c, kind);
	if (length > 1) {
		page_show(c, "w");
		page_text(c, "n", length > 99 ? n : length > 9 ? n + 1 : n + 2);
	}
	return c;
}

/* Taken by others; red when it is what a wanted time met. */
static struct page *taken(const struct board *g, struct page *p, int from, int to)
{
	struct page *c = cell(p, "x", to - from);
	instant a = board_at(g, from), b = board_at(g, to);

	if (a < g->hit_to && b > g->hit_from)
		page_show(c, "hit");
	return c;
}

static bool movable(const char *state)
{
	return strcmp(state, "requested") == 0 || strcmp(state, "checking") == 0 ||
		strcmp(state, "confirmed") == 0 || strcmp(state, "prepared") == 0;
}

static void put_item(const struct board *g, struct page *p, const struct board_item *x, int from, int to)
{
	struct request *rq = g->rq;
	bool desk = booking_staff(rq);
	struct page *c;

	if (is_closure(x->b)) {
		c = cell(p, "c", to - from);
		page_text(c, "title", x->b->title);
		if (x->b->ends_at > board_at(g, g->slots)) {
			page_text(page_again(c, "till"), "day", show_day(rq, show_local_day(rq, x->b->ends_at - 1)));
			return;
		}
		page_show(c, "hours");
	} else if (desk || (x->b->company != 0 && x->b->company == rq->user.company)) {
		bool asked = x->b->state[0] == 'r' || x->b->state[1] == 'h' || x->b->state[0] == 'o';
		c = cell(p, "o", to - from);
		page_int(c, "id", x->b->id);
		if (movable(x->b->state) && x->b->ends_at > rq->context.now)
			page_show(c, "move");
		page_text(c, "title", !desk ? x->b->title
			: x->b->company_short[0] != '\0' ? x->b->company_short : x->b->title);
		if (asked)
			page_show(c, "q");
	} else {
		c = taken(g, p, from, to);
	}
	put_span(g, c, from, to);
}

/* Half days are sold, so a gap is cut where they meet. */
static int cut(const struct board *g, int from, int to)
{
	static const int64_t at[] = { 12 * 60, 18 * 60 };

	for (size_t i = 0; i < COUNT(at); i++) {
		int64_t s = (at[i] - g->opens) / g->step;
		if (s > from && s < to)
			return (int)s;
	}
	return to;
}

/* A gap is a link when the shortest booking fits; what its own buffers need
** beside the neighbours is taken off before. */
static bool put_gap(const struct board *g, struct page *p, const struct room *r, int from, int to)
{
	bool any = false, makes = (g->rq->user.roles & ROLE_BOOKING) != 0;

	if ((to - from) * g->step < r->shortest) {
		cell(p, "p", to - from);
		return false;
	}
	while (from < to) {
		int end = cut(g, from, to);
		bool fits = (end - from) * g->step >= r->shortest;
		struct page *c = cell(p, !fits ? "p" : makes ? "f" : "idle", end - from);
		if (fits) {
			put_span(g, c, from, end);
			page_text(c, "from", room_clock(g->rq, g->opens + from * g->step));
			any = true;
		}
		from = end;
	}
	return any;
}

/* Slots beside a booking that its neighbour's own buffers would need. */
static int trimmed(const struct board *g, const struct board_row *row, int from, int to, bool after)
{
	int need = (int)((after ? row->room->buffer_after : row->room->buffer_before) / g->step);

	if (need == 0 || (after ? to == g->slots : from == 0) ||
	    row->mark[after ? to : from - 1] == MARK_SHUT)
		return 0;
	return need < to - from ? need : to - from;
}

bool board_cells(const struct board *g, const struct board_row *row, struct page *p)
{
	bool any = false;

	for (int from = 0, to; from < g->slots; from = to) {
		short m = row->mark[from];
		for (to = from + 1; to < g->slots && row->mark[to] == m; to++)
			;
		if (m > 0) {
			put_item(g, p, &row->item[m - 1], from, to);
		} else if (m == MARK_FREE) {
			int before = trimmed(g, row, from, to, false), after = trimmed(g, row, from + before, to, true);
			if (before > 0)
				cell(p, "p", before);
			any = (from + before < to - after && put_gap(g, p, row->room, from + before, to - after)) || any;
			if (after > 0)
				cell(p, "p", after);
		} else if (m == MARK_BUFFER) {
			cell(p, "z", to - from);
		} else if (m == MARK_PART) {
			put_span(g, taken(g, p, from, to), from, to);
		} else {
			cell(p, "p", to - from);
		}
	}
	return any;
}

void board_wanted(const struct board *g, struct page *p, instant from, instant to)
{
	int a = slot_at(g, from, false), b = slot_at(g, to, true);

	if (a > 0)
		cell(p, "p", a);
	if (b > a)
		put_span(g, cell(p, "want", b - a), a, b);
	if (b < g->slots)
		cell(p, "p", g->slots - b);
}

/* "18.46%" of the width, from hundredths of a percent. */
static const char *percent(struct request *rq, int64_t hundredths)
{
	return arena_printf(&rq->arena, "%lld.%02lld%%", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

void board_head(const struct board *g, struct page *p)
{
	struct request *rq = g->rq;
	int64_t minutes = g->slots * g->step, now = minute_at(g, rq->context.now) - g->opens;
	bool today = rq->context.now >= g->midnight && rq->context.now < g->end;
	int half = (int)(30 / g->step), left = g->slots;

	for (int i = 0; i < g->slots; i += 2 * half) {
		struct page *h = page_again(p, "hour");
		int64_t hour = (g->opens + i * g->step) / 60;
		page_text(h, "at", arena_printf(&rq->arena, minutes > 16 * 60 ? "%lld" : "%lld:00", (long long)hour));
		page_int(h, "n", half);
		page_int(h, "hour", hour);
	}
	for (; left >= 4; left -= 4)
		page_again(p, "quad");
	for (; left > 0; left--)
		page_again(p, "one");
	for (int64_t m = 60 - g->opens % 60; m < minutes; m += 60)
		page_text(page_again(p, "line"), "x", percent(rq, m * 10000 / minutes));
	page_int(p, "columns", g->slots + 1);
	page_int(p, "slot", g->step);
	page_text(p, "opens", room_clock(rq, g->opens));
	if (today && now >= 0 && now < minutes)
		page_text(page_again(p, "now"), "x", percent(rq, now * 10000 / minutes));
}
