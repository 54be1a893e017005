/* find.c -- free rooms for a time, best fit first, with price; or the ways out. */
#include "booking/form.h"
#include "booking/pages.h"
#include "room/slot.h"
#include "kit/show.h"
#include "edge/page.h"

static const char *get(struct request *rq, const char *name)
{
	const char *s = pairs_get(rq->query, name);

	return s == NULL ? "" : s;
}

static void put_option(struct page *p, const char *section, const char *value, const char *label, bool on)
{
	struct page *o = page_again(p, section);

	page_text(o, "value", value);
	page_text(o, "label", label);
	if (on)
		page_show(o, "on");
}

static void put_form(struct request *rq, const struct booking *b)
{
	const struct choice *times = room_times(rq, rq->site.opens, rq->site.closes, rq->site.slot_minutes);
	char date[11];

	day_print(b->date, date);
	page_text(rq->page, "date", date);
	page_text(rq->page, "people", b->people > 0 ? arena_printf(&rq->arena, "%lld", (long long)b->people) : "");
	for (; times->value != NULL; times++) {
		put_option(rq->page, "from_option", times->value, times->label, strcmp(b->from_at, times->value) == 0);
		put_option(rq->page, "to_option", times->value, times->label, strcmp(b->to_at, times->value) == 0);
	}
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		put_option(rq->page, "layout_option", c->value, say(rq, c->label), strcmp(b->layout, c->value) == 0);
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		put_option(rq->page, "equipment_option", c->value, say(rq, c->label), room_has(b->equipment, c->value));
}

/* How long ahead a reader books the room that asks for least of it, seconds; *shortest: how long one of
** the rooms is booked at least, minutes. */
static int64_t ahead(struct request *rq, int64_t *shortest)
{
	int64_t least = -1;

	*shortest = 60;
	EACH_ROW(struct room, r, db_all(rq->db, &room_sql[ROOM_GRID], NULL)) {
		least = least < 0 || r->notice_least < least ? r->notice_least : least;
		*shortest = r->shortest < *shortest ? r->shortest : *shortest;
	}
	return least < 0 || booking_staff(rq) ? 0 : least * 60;
}

/* When nothing was asked: an hour from the next time that can still be had, today's last one shorter. */
static void soonest(struct request *rq, struct booking *b)
{
	int64_t shortest, from, to;

	b->starts_at = slot_ceil(rq, rq->context.now + ahead(rq, &shortest));
	b->ends_at = b->starts_at + 3600;
	booking_typed(rq, b);
	from = room_minute(b->from_at);
	to = from + 60 < rq->site.closes ? from + 60 : rq->site.closes;
	if (from + shortest > rq->site.closes || b->date > rq->context.today)
		b->date = rq->context.today + 1;
	if (from < rq->site.opens || b->date > rq->context.today)
		to = (from = rq->site.opens) + 60;
	b->from_at = room_clock(rq, from);
	b->to_at = room_clock(rq, to);
}

/* Why what was asked for cannot be had in any room, or "". */
static const char *too_soon(struct request *rq, const struct booking *b)
{
	int64_t shortest, least = ahead(rq, &shortest);

	if (b->starts_at < slot_floor(rq, rq->context.now))
		return say(rq, T("This time is over; choose a later one."));
	if (b->starts_at >= rq->context.now + least)
		return "";
	return say_f(rq, T("It is booked at least %s ahead; the front desk may help at short notice."), show_long(rq, least));
}

static void read(struct request *rq, struct booking *b)
{
	int64_t from, to;

	table_blank(&booking_table, b);
	soonest(rq, b);
	day_parse(get(rq, "date"), &b->date);
	from = room_minute(get(rq, "from"));
	to = room_minute(get(rq, "to"));
	if (from >= 0) {
		b->from_at = room_clock(rq, from);
		b->to_at = room_clock(rq, to > from ? to : from + 60 <= 1440 ? from + 60 : 1440);
	}
	b->people = strtoll(get(rq, "people"), NULL, 10);
	if (b->people < 0 || b->people > 2000)
		b->people = 0;
	if (choice_label(room_layouts, get(rq, "layout")) != get(rq, "layout"))
		b->layout = get(rq, "layout");
	for (size_t i = 0; i < rq->query.count; i++)
		if (strcmp(rq->query.list[i].name, "equipment") == 0 &&
		    choice_label(room_equipment, rq->query.list[i].value) != rq->query.list[i].value)
			b->equipment = arena_printf(&rq->arena, "%s%s%s", b->equipment, *b->equipment == '\0' ? "" : ",",
				rq->query.list[i].value);
	b->tea = "none";
	booking_times(rq, b);
}

static void put_way(struct request *rq, struct page *p, const struct way *w, bool first)
{
	char date[11];

	day_print(w->b.date, date);
	page_text(p, "picture", room_picture(rq, w->room));
	page_text(p, "name", room_name(rq, w->room));
	page_text(p, "why", say(rq, w->why));
	page_text(p, "when", arena_printf(&rq->arena, "%s %s–%s", show_day(rq, w->b.date), w->b.from_at, w->b.to_at));
	page_text(p, "where", say_f(rq, T("%s · %s, %lld {person|people}"), room_floor(rq, w->room),
		say(rq, choice_label(room_layouts, w->b.layout)), (long long)room_seats(w->room, w->b.layout)));
	page_text(p, "price", show_fen(rq, w->price.total));
	page_text(p, "url", arena_printf(&rq->arena,
		"/%s/booking/new?room=%lld&date=%s&from=%s&to=%s&people=%lld&layout=%s&equipment=%s", rq->program->name,
		(long long)w->room->r.id, date, w->b.from_at, w->b.to_at, (long long)w->b.people, w->b.layout, w->b.equipment));
	page_text(p, "room_url", arena_printf(&rq->arena, "/%s/room/%lld", rq->program->name, (long long)w->room->r.id));
	if (first)
		page_show(p, "best");
	if (first && booking_staff(rq))
		page_text(page_again(p, "keyed"), "key", "y");
	if ((rq->user.roles & ROLE_BOOKING) != 0)
		page_show(p, "may_book");
}

int booking_search(struct request *rq)
{
	struct booking b = { 0 };
	struct way *ways = arena_take(&rq->arena, 24 * sizeof(*ways));
	size_t n;

	read(rq, &b);
	rq->title = say(rq, T("Find a room"));
	put_form(rq, &b);
	page_text(rq->page, "asked", arena_printf(&rq->arena, "%s %s–%s", show_day_long(rq, b.date), b.from_at, b.to_at));
	if (b.people == 0)
		b.people = 1;
	n = b.ends_at > b.starts_at ? booking_find(rq, &b, ways, 24, 4) : 0;
	if (n > 0 && *ways[0].why == '\0')
		page_text(page_again(rq->page, "found"), "text", say_f(rq, T("%d {room is|rooms are} free. The best fit stands first."), (int)n));
	else
		page_text(page_again(rq->page, "none"), "text", arena_printf(&rq->arena, "%s %s", n > 0
			? say(rq, T("No room with all of this is free then. These come closest."))
			: say(rq, T("Nothing comes close. Try another day or fewer wishes.")), too_soon(rq, &b)));
	for (size_t i = 0; i < n; i++)
		put_way(rq, page_again(rq->page, "way"), &ways[i], i == 0);
	return 200;
}
