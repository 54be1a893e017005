/* week.c -- one room for a week: the grid with a row a day. */
#include "booking/board.h"
#include "booking/pages.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/secret.h"
#include "edge/zone.h"

/* The day of a room: what is booked in it, in its whole and, as one, in its parts. */
static void put_cells(const struct board *g, struct page *line, struct board_row *row, const struct room *r,
	struct rows bookings, struct rows rooms)
{
	char date[11];

	day_print(g->date, date);
	page_text(line, "date", date);
	page_int(line, "room", r->r.id);
	board_open(g, row, r);
	EACH_ROW(struct held, b, bookings)
		if (b->starts_at < g->end && b->ends_at > g->midnight)
			EACH_ROW(struct room, o, rooms)
				if (o->r.id == b->room && (o->r.id == r->r.id || o->part_of == r->r.id || o->r.id == r->part_of))
					board_book(g, row, b, o);
	if (!board_cells(g, row, line))
		page_show(line, "full");
}

/* Is a part of the room taken by itself on that day? */
static bool parted(const struct board *g, const struct room *r, struct rows bookings, struct rows rooms)
{
	EACH_ROW(struct held, b, bookings)
		if (b->starts_at < g->end && b->ends_at > g->midnight)
			EACH_ROW(struct room, o, rooms)
				if (o->r.id == b->room && o->part_of == r->r.id)
					return true;
	return false;
}

/* Then each part has a row of its own below: whose is it, and what is left? */
static void put_day(const struct board *g, struct page *body, struct board_row *row, const struct room *r,
	struct rows bookings, struct rows rooms)
{
	struct request *rq = g->rq;
	struct page *line = page_again(body, "row");
	char date[11];

	day_print(g->date, date);
	page_text(line, "url", arena_printf(&rq->arena, "grid?date=%s", date));
	page_text(line, "name", show_day_short(rq, g->date));     /* the heading has the year (B18) */
	page_text(line, "seats", show_weekday(rq, g->date));
	put_cells(g, line, row, r, bookings, rooms);
	if (!parted(g, r, bookings, rooms))
		return;
	EACH_ROW(struct room, o, rooms)
		if (o->part_of == r->r.id) {
			line = page_again(body, "row");
			page_show(line, "part");
			page_text(line, "url", arena_printf(&rq->arena, "week?room=%lld&date=%s", (long long)o->r.id, date));
			page_text(line, "name", room_name(rq, o));
			page_text(line, "seats", say_f(rq, T("grid|%lld"), (long long)o->capacity));
			put_cells(g, line, row, o, bookings, rooms);
		}
}

static void put_rooms(struct request *rq, const struct room *now, struct rows rooms)
{
	EACH_ROW(struct room, r, rooms) {
		struct page *o = page_again(rq->page, "room_option");
		page_int(o, "value", r->r.id);
		page_text(o, "label", room_name(rq, r));
		if (r->r.id == now->r.id)
			page_show(o, "on");
	}
}

static void put_links(struct request *rq, const struct room *r, day d)
{
	const char *path = arena_printf(&rq->arena, "/%s/booking/week?room=%lld&date=", rq->program->name, (long long)r->r.id);
	char date[11];

	day_print(d - 7, date);
	page_text(rq->page, "prev_url", arena_printf(&rq->arena, "%s%s", path, date));
	day_print(d + 7, date);
	page_text(rq->page, "next_url", arena_printf(&rq->arena, "%s%s", path, date));
	day_print(d, date);
	page_text(rq->page, "date", date);
	if (booking_staff(rq))
		page_text(page_again(rq->page, "day_sheet"), "sheet_url", arena_printf(&rq->arena, "/report/room/%lld/week?day=%s",
			(long long)r->r.id, date));
	page_text(rq->page, "now_url", arena_printf(&rq->arena, "/%s/booking/week?room=%lld", rq->program->name, (long long)r->r.id));
	page_text(rq->page, "room_url", arena_printf(&rq->arena, "/%s/room/%lld", rq->program->name, (long long)r->r.id));
}

/* The seven days from a Monday on, all with the same columns: those of the house and of the room with its whole and parts. */
static void boards(struct request *rq, struct board week[7], const struct room *r, struct rows rooms, struct rows bookings, day monday)
{
	struct board wide;

	for (int i = 0; i < 7; i++) {
		week[i] = board_of(rq, monday + i);
		if (i == 0)
			wide = week[0];
		else
			board_same(&week[i], &wide);
		EACH_ROW(struct room, o, rooms)
			if (o->r.id == r->r.id || o->part_of == r->r.id || o->r.id == r->part_of)
				board_hours(&week[i], (struct rows){ o, 1, sizeof(*o) }, bookings);
		wide = week[i];
	}
	for (int i = 0; i < 6; i++)
		board_same(&week[i], &wide);
}

/* The seven days of a room, into templates/booking/table.html. */
static void put_table(struct request *rq, struct page *part, const struct room *r, struct rows rooms, day monday)
{
	struct board_row *row = take(rq, struct board_row);
	struct board week[7];
	struct rows bookings = booking_room_span(rq, r->r.id, zone_day_start(rq->site.zone, monday), zone_day_start(rq->site.zone, monday + 7));
	struct page *body;

	boards(rq, week, r, rooms, bookings, monday);
	page_text(part, "caption", rq->title);
	board_head(&week[0], part);
	body = page_again(part, "floor");
	page_text(body, "floor", room_floor(rq, r));
	page_text(body, "theme", room_name(rq, r));
	for (int i = 0; i < 7; i++)
		put_day(&week[i], body, row, r, bookings, rooms);
}

/* The table alone: the page asks for it again every few seconds. */
static int answer_live(struct request *rq, const struct room *r, struct rows rooms, day monday)
{
	struct page *p = page_open("week");
	const char *html;
	size_t n;

	put_table(rq, p, r, rooms, monday);
	html = page_print(p, rq->lang, "booking/table.html", &n);
	if (html == NULL)
		give_up(&rq->arena, 500);
	rq->etag = secret_digest(&rq->arena, html, n);
	rq->raw = arena_text(&rq->arena, html, n);
	rq->raw_length = n;
	page_close(p);
	return 200;
}

int booking_week(struct request *rq)
{
	const char *asked = pairs_get(rq->query, "room"), *when = pairs_get(rq->query, "date");
	struct rows rooms = db_all(rq->db, &room_sql[ROOM_GRID], NULL);
	const struct room *r = rooms.list;
	day d = rq->context.today, monday;

	EACH_ROW(struct room, x, rooms)
		if (asked != NULL && x->r.id == strtoll(asked, NULL, 10))
			r = x;
	if (rooms.count == 0)
		return 404;
	if (when != NULL)
		day_parse(when, &d);
	monday = d - (day_weekday(d) + 6) % 7;
	rq->title = say_f(rq, T("%s, week of %s"), room_name(rq, r), show_day(rq, monday));
	if (rq->live)
		return answer_live(rq, r, rooms, monday);
	put_table(rq, page_insert(rq->page, "table", "booking/table.html"), r, rooms, monday);
	page_text(rq->page, "live_url", arena_printf(&rq->arena, "/%s/booking/week?%s%slive=1", rq->program->name,
		rq->query_text, *rq->query_text == '\0' ? "" : "&"));
	page_text(rq->page, "title", room_name(rq, r));
	page_text(rq->page, "own", booking_staff(rq) ? say(rq, T("grid|Booked")) : say(rq, T("Your company's")));
	page_text(rq->page, "span", arena_printf(&rq->arena, "%s – %s", show_day(rq, monday), show_day(rq, monday + 6)));
	page_text(rq->page, "about", say_f(rq, T("%s, up to %lld {person|people}, %s an hour. Choose a free time to book it."),
		room_floor(rq, r), (long long)r->capacity, show_yuan(rq, r->price_hour)));
	put_rooms(rq, r, rooms);
	put_links(rq, r, monday);
	return 200;
}
