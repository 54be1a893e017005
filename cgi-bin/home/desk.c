/* desk.c -- the day in one page: deadlines, requests, rooms now, arrivals. */
#include "home/home.h"
#include "kit/once.h"
#include "kit/show.h"
#include "edge/page.h"

#define SOON (30 * 60)
#define LATE (5 * 60)                    /* seconds after its hour until a meeting nobody came to is said to be late */

static const char *whose(struct request *rq, const struct booking *b)
{
	return b->company_short[0] != '\0' ? b->company_short
		: b->contact_name[0] != '\0' ? b->contact_name : say(rq, T("Walk-in guest"));
}

static const char *held_by(struct request *rq, const struct held *b)
{
	return b->company_short[0] != '\0' ? b->company_short : say(rq, T("Walk-in guest"));
}

static void put_clocks(struct request *rq)
{
	struct rows waits = home_waits(rq);
	size_t over = 0, shown = 0;

	EACH_ROW(struct wait, w, waits)
		over += w->due < rq->context.now;
	page_text(rq->page, "clock_lead", say_f(rq, T("%d in all, mine first"), (int)waits.count));
	page_int(rq->page, "over", (int)over);
	EACH_ROW(struct wait, w, waits)
		if (shown++ < 7)
			home_put_wait(rq, page_again(rq->page, "wait"), w);
	if (waits.count == 0)
		page_show(rq->page, "no_wait");
}

static void put_asked(struct request *rq)
{
	struct rows asked = db_all(rq->db, &home_sql[HOME_ASKED], NULL);

	EACH_ROW(struct booking, b, asked) {
		struct page *p = page_again(rq->page, "asked");
		day d = show_local_day(rq, b->starts_at);
		const struct step *confirm;
		page_text(p, "what", arena_printf(&rq->arena, "%s · %s%s", booking_room_name(rq, b),
			d == rq->context.today ? "" : arena_printf(&rq->arena, "%s ", show_day(rq, d)),
			show_span(rq, b->starts_at, b->ends_at)));
		page_text(p, "price", show_fen(rq, b->price));
		page_text(p, "who", say_f(rq, T("%s, %s, %lld {person|people}"), whose(rq, b), b->title, (long long)b->people));
		page_text(p, "need", show_value(rq, table_column(&booking_table, "equipment", 9), b));
		page_int(p, "id", b->r.id);
		if (b == asked.list)
			page_show(p, "first");
		confirm = flow_step(booking_module.flow, b->r.state, "confirm", rq->user.roles);
		if (confirm != NULL && (confirm->may == NULL || confirm->may(rq, b) == NULL)) {
			struct page *c = page_again(p, "confirm");
			page_text(c, "once", once_key(rq));
			page_text(c, "was", b->r.state);
		}
		if (flow_step(booking_module.flow, b->r.state, "offer", rq->user.roles) != NULL)
			page_show(p, "may_offer");
	}
	if (asked.count == 0)
		page_show(rq->page, "no_asked");
}

struct now_and_next { const struct held *now, *next, *closed; };

/* What a room, its whole and its parts are taken by at this moment, and next. */
static struct now_and_next look(struct request *rq, const struct room *r, struct rows rooms, struct rows bookings)
{
	struct now_and_next n = { NULL, NULL, NULL };
	instant now = rq->context.now;

	EACH_ROW(struct held, b, bookings) {
		bool here = b->room == r->r.id || b->room == r->part_of;
		EACH_ROW(struct room, o, rooms)
			here = here || (o->part_of == r->r.id && b->room == o->r.id);
		if (!here || strcmp(b->state, "closed") == 0)
			continue;
		if (strcmp(b->state, "closure") == 0) {
			if (b->starts_at <= now && b->ends_at > now)
				n.closed = b;
		} else if (b->starts_at <= now && (b->ends_at > now || strcmp(b->state, "in_use") == 0)) {
			if (n.now == NULL || b->ends_at > n.now->ends_at)
				n.now = b;
		} else if (b->starts_at > now && (n.next == NULL || b->starts_at < n.next->starts_at)) {
			n.next = b;
		}
	}
	return n;
}

static int put_tile(struct request *rq, const struct room *r, struct now_and_next n)
{
	struct page *p = page_again(rq->page, "tile");
	instant now = rq->context.now;

	page_text(p, "name", room_name(rq, r));
	page_text(p, "url", arena_printf(&rq->arena, "/desk/booking/week?room=%lld", (long long)r->r.id));
	if (n.closed != NULL) {
		page_text(p, "class", "off");
		page_text(p, "what", say(rq, T("grid|Closed")));
		page_text(p, "till", n.closed->title);
	} else if (n.now != NULL) {
		bool over = n.now->ends_at <= now;
		page_text(p, "class", over ? "over" : "busy");
		page_text(p, "url", arena_printf(&rq->arena, "/desk/booking/%lld", (long long)n.now->id));
		page_text(p, "what", over ? say_f(rq, T("over time by %s"), show_long(rq, now - n.now->ends_at)) : held_by(rq, n.now));
		page_text(p, "till", say_f(rq, T("until %s"), show_until(rq, n.now->starts_at, n.now->ends_at)));
		return over ? 2 : 1;
	} else if (n.next != NULL && n.next->starts_at - now <= SOON) {
		page_text(p, "class", "soon");
		page_text(p, "url", arena_printf(&rq->arena, "/desk/booking/%lld", (long long)n.next->id));
		page_text(p, "what", held_by(rq, n.next));
		page_text(p, "till", say_f(rq, T("from %s"), show_clock(rq, n.next->starts_at)));
	} else {
		page_text(p, "class", "");
		page_text(p, "what", say(rq, T("room|free")));
		page_text(p, "till", n.next == NULL ? say(rq, T("until the evening"))
			: say_f(rq, T("until %s"), show_clock(rq, n.next->starts_at)));
	}
	return 0;
}

static void put_rooms(struct request *rq, instant from, instant to)
{
	struct rows rooms = db_all(rq->db, &room_sql[ROOM_GRID], NULL);
	struct rows bookings = booking_span(rq, from, to);
	int used = 0, over = 0;

	EACH_ROW(struct room, r, rooms) {
		int how = put_tile(rq, r, look(rq, r, rooms, bookings));
		used += how == 1;
		over += how == 2;
	}
	page_text(rq->page, "rooms_lead", say_f(rq, T("%d {room is|rooms are} taken, %d over time"), used + over, over));
}

/* Meetings that begin within two hours, and those that should have begun. */
static void put_arrivals(struct request *rq)
{
	instant now = rq->context.now;
	struct rows soon = db_all(rq->db, &home_sql[HOME_ARRIVALS], NULL);
	int n = 0;

	EACH_ROW(struct booking, b, soon) {
		struct page *p;
		if (n++ >= 8)
			continue;
		p = page_again(rq->page, "arrival");
		page_text(p, "at", show_clock(rq, b->starts_at));
		page_text(p, "who", strcmp(whose(rq, b), b->contact_name) == 0 || *b->contact_name == '\0' ? whose(rq, b)
			: say_f(rq, T("%s, %s"), whose(rq, b), b->contact_name));
		page_text(p, "what", say_f(rq, T("%s, %s, %lld {person|people}"), booking_room_name(rq, b), b->title, (long long)b->people));
		page_int(p, "id", b->r.id);
		page_text(p, "once", once_key(rq));
		if (b->starts_at + LATE < now)
			page_text(page_again(p, "late"), "text", say_f(rq, T("%s late"), show_long(rq, now - b->starts_at)));
	}
	page_int(rq->page, "arrivals", n);
	if (n == 0)
		page_show(rq->page, "no_arrival");
}

/* Meetings in the house, the longest over first. */
static void put_inside(struct request *rq)
{
	struct rows all = db_all(rq->db, &home_sql[HOME_INSIDE], NULL);
	int n = 0;

	EACH_ROW(struct booking, b, all) {
		struct page *p;
		if (n++ >= 8)
			continue;
		p = page_again(rq->page, "inside");
		page_text(p, "at", show_until(rq, b->starts_at, b->ends_at));
		page_text(p, "who", whose(rq, b));
		page_text(p, "what", say_f(rq, T("%s, %s"), booking_room_name(rq, b), b->title));
		page_int(p, "id", b->r.id);
		page_text(p, "once", once_key(rq));
		if (b->ends_at < rq->context.now)
			page_text(page_again(p, "late"), "text", say_f(rq, T("over time by %s"), show_long(rq, rq->context.now - b->ends_at)));
	}
	page_int(rq->page, "insides", n);
	if (n == 0)
		page_show(rq->page, "no_inside");
}

/* The keys of frequent tasks: to a new record, or to the module's own page.  The menu
** already carries the latter, and two of the same on a page would only move the focus. */
static void put_keys(struct request *rq)
{
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *f = &(*m)->face[DESK];
		bool make = f->new_key != NULL && f->make != NULL &&
			((f->make_roles != 0 ? f->make_roles : f->roles) & rq->user.roles) != 0;
		bool here = !make && f->place.key != NULL && f->place.path != NULL && (f->roles & rq->user.roles) != 0;
		const char *key = make ? f->new_key : f->place.key;
		struct page *p;
		if (!make && !here)
			continue;
		p = page_again(rq->page, "quick_key");
		page_text(p, "url", make ? arena_printf(&rq->arena, "/desk/%s/new", (*m)->name)
			: arena_printf(&rq->arena, "/desk/%s", f->place.path));
		page_text(p, "label", say(rq, (*m)->one_title != NULL ? (*m)->one_title : (*m)->title));
		page_text(p, "icon", f->place.icon);
		page_text(p, "key_shown", arena_printf(&rq->arena, "%c", *key - 'a' + 'A'));
		if (make)
			page_text(page_again(p, "alone"), "key", key);
	}
}

static void put_counts(struct request *rq, const struct booking *today)
{
	struct home_count c;

	table_blank(&home_count_table, &c);
	if (!db_one(rq->db, &home_sql[HOME_COUNTS], today, &c))
		return;
	page_int(rq->page, "today", c.today);
	page_int(rq->page, "count_asked", c.asked);
	page_int(rq->page, "in_use", c.in_use);
}

/* What changes by itself: the page asks for it again every few seconds. */
int home_now(struct request *rq)
{
	struct booking today;

	table_blank(&booking_table, &today);
	today.date = rq->context.today;
	today.from_at = "00:00";
	today.to_at = "24:00";
	booking_times(rq, &today);
	rq->bare = true;
	put_counts(rq, &today);
	put_clocks(rq);
	put_asked(rq);
	home_put_cards(rq);
	put_rooms(rq, today.starts_at, today.ends_at);
	put_arrivals(rq);
	put_inside(rq);
	return 200;
}

int home_desk(struct request *rq)
{
	struct page *whole = rq->page;

	rq->title = say(rq, T("Today"));
	page_text(whole, "day", show_day_long(rq, rq->context.today));
	page_text(whole, "time", show_clock(rq, rq->context.now));
	if ((rq->user.roles & ROLE_BOOKING) != 0)
		page_show(whole, "may_book");
	put_keys(rq);
	rq->page = page_insert(whole, "now", "home/now.html");
	home_now(rq);
	rq->page = whole;
	rq->bare = false;
	return 200;
}
