/* grid.c -- all rooms of a site for a day, in two statements: the session, and
** whether anything has changed since a worker drew it; if so, what holds the rooms. */
#include "booking/board.h"
#include "booking/keep.h"
#include "booking/pages.h"
#include "kit/show.h"
#include "edge/secret.h"
#include "edge/page.h"
#include "edge/zone.h"

struct filter_by {                       /* what the reader wants to see */
	int64_t people;
	const char *layout, *floor, *equipment;
	bool any;
};

static const char *get(struct request *rq, const char *name)
{
	const char *s = pairs_get(rq->query, name);

	return s == NULL ? "" : s;
}

static struct filter_by filters(struct request *rq)
{
	struct filter_by f = { strtoll(get(rq, "people"), NULL, 10), get(rq, "layout"), get(rq, "floor"), "", false };

	for (size_t i = 0; i < rq->query.count; i++)
		if (strcmp(rq->query.list[i].name, "equipment") == 0 &&
		    choice_label(room_equipment, rq->query.list[i].value) != rq->query.list[i].value)
			f.equipment = arena_printf(&rq->arena, "%s%s,", f.equipment, rq->query.list[i].value);
	f.any = f.people > 0 || *f.layout != '\0' || *f.floor != '\0' || *f.equipment != '\0';
	return f;
}

static bool wanted(const struct filter_by *f, const struct room *r)
{
	if (!f->any)
		return true;
	if (*f->floor != '\0' && strcmp(f->floor, r->floor) != 0)
		return false;
	if (*f->layout != '\0' ? room_seats(r, f->layout) == 0 || room_seats(r, f->layout) < f->people
	    : r->capacity < f->people)
		return false;
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(f->equipment, c->value) && !room_has(r->equipment, c->value))
			return false;
	return true;
}

static void put_option(struct request *rq, struct page *p, const char *section, const char *value,
	const char *label, bool on)
{
	struct page *o = page_again(p, section);

	(void)rq;
	page_text(o, "value", value);
	page_text(o, "label", label);
	if (on)
		page_show(o, "on");
}

static void put_filters(struct request *rq, struct page *p, const struct filter_by *f, struct rows rooms, const char *date)
{
	const char *seen = "";

	page_text(p, "date", date);
	page_text(p, "people", get(rq, "people"));
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		put_option(rq, p, "layout_option", c->value, say(rq, c->label), strcmp(f->layout, c->value) == 0);
	for (const struct choice *c = room_equipment; c < room_equipment + 4; c++)
		put_option(rq, p, "equipment_option", c->value, say(rq, c->label), room_has(f->equipment, c->value));
	EACH_ROW(struct room, r, rooms)
		if (strcmp(r->floor, seen) != 0) {
			seen = r->floor;
			put_option(rq, p, "floor_option", r->floor, room_floor(rq, r), strcmp(f->floor, r->floor) == 0);
		}
}

/* The day's bookings as chains, one a room, found by the room's id. */
struct chains { const struct held **first, **next; int64_t most; const struct held *list; };

static struct chains chain(struct request *rq, struct rows bookings, struct rows rooms)
{
	struct chains c = { .most = 0, .list = bookings.list };

	EACH_ROW(struct room, r, rooms)
		if (r->r.id > c.most)
			c.most = r->r.id;
	if (c.most > 100000)             /* ids of rooms are small; else nothing is lost but the picture */
		c.most = 100000;
	c.first = arena_take(&rq->arena, (size_t)(c.most + 1) * sizeof(*c.first));
	c.next = arena_take(&rq->arena, (bookings.count + 1) * sizeof(*c.next));
	EACH_ROW(struct held, b, bookings)
		if (b->room <= c.most) {
			c.next[b - c.list] = c.first[b->room];
			c.first[b->room] = b;
		}
	return c;
}

static void book_all(const struct board *g, struct board_row *row, const struct chains *c, const struct room *of)
{
	for (const struct held *b = of->r.id <= c->most ? c->first[of->r.id] : NULL; b != NULL; b = c->next[b - c->list])
		board_book(g, row, b, of);
}

static void fill_row(const struct board *g, struct board_row *row, const struct room *r,
	struct rows rooms, const struct chains *bookings)
{
	board_open(g, row, r);
	book_all(g, row, bookings, r);
	EACH_ROW(struct room, o, rooms)
		if (o->part_of == r->r.id || o->r.id == r->part_of)
			book_all(g, row, bookings, o);
}

static void put_head(struct request *rq, struct page *p, const struct room *r, const char *date)
{
	page_text(p, "url", arena_printf(&rq->arena, "week?room=%lld&date=%s", (long long)r->r.id, date));
	page_text(p, "name", room_name(rq, r));
	page_text(p, "seats", say_f(rq, T("grid|%lld"), (long long)r->capacity));
	page_text(p, "price", show_yuan(rq, r->price_hour));
	page_int(p, "room", r->r.id);
	if (r->part_of != 0)
		page_show(p, "part");
}

struct shown { int rooms, idle; };       /* on the table; those free at the hour told */

static struct shown put_table(struct request *rq, struct page *p, const struct board *g, int hour,
	const struct filter_by *f, struct rows rooms, struct rows held, const char *date)
{
	struct chains bookings = chain(rq, held, rooms);
	int at = hour < 0 ? -1 : (int)((hour - g->opens) / g->step);
	struct board_row *row = take(rq, struct board_row);
	struct shown shown = { 0, 0 };
	struct page *body = NULL;
	const char *floor = "";

	board_head(g, p);
	page_text(p, "date", date);
	EACH_ROW(struct room, r, rooms) {
		struct page *line;
		if (!wanted(f, r))
			continue;
		if (body == NULL || strcmp(r->floor, floor) != 0) {
			floor = r->floor;
			body = page_again(p, "floor");
			page_text(body, "floor", room_floor(rq, r));
			page_text(body, "theme", rq->lang[0] == 'e' ? r->theme_en : r->theme);
		}
		line = page_again(body, "row");
		put_head(rq, line, r, date);
		fill_row(g, row, r, rooms, &bookings);
		if (!board_cells(g, row, line))
			page_show(line, "full");
		shown.rooms++;
		shown.idle += at >= 0 && at < g->slots && row->mark[at] == MARK_FREE;
	}
	return shown;
}

static void put_days(struct request *rq, struct page *p, day d)
{
	char text[11];
	const char *path = arena_printf(&rq->arena, "/%s/booking/grid?date=", rq->program->name);

	page_text(p, "day", show_day(rq, d));
	page_text(p, "weekday", show_weekday(rq, d));
	day_print(d, text);
	if (booking_staff(rq))
		page_text(page_again(p, "day_sheet"), "sheet_url", arena_printf(&rq->arena, "/report/booking/day?day=%s", text));
	day_print(d - 1, text);
	page_text(p, "prev_url", arena_printf(&rq->arena, "%s%s", path, text));
	page_text(p, "prev", say_f(rq, T("day of month|%d"), day_civil(d - 1).day));
	day_print(d + 1, text);
	page_text(p, "next_url", arena_printf(&rq->arena, "%s%s", path, text));
	page_text(p, "next", say_f(rq, T("day of month|%d"), day_civil(d + 1).day));
	page_text(p, "today_url", arena_printf(&rq->arena, "/%s/booking/grid", rq->program->name));
	if (d == rq->context.today)
		page_show(p, "is_today");
}

struct asked {                           /* the board that is wanted */
	struct filter_by filter;
	struct board board;
	struct edition edition;
	int hour;                        /* the minute of the day at which idle rooms are told; -1: none */
	char date[11];
};

/* Stands for all that an unfiltered table depends on. */
static const char *mark_of(struct request *rq, const struct asked *a)
{
	bool desk = booking_staff(rq);
	const struct board *g = &a->board;

	return arena_printf(&rq->arena, "%s-%s-%d-%lld-%lld-%lld-%lld-%lld-%lld-%d-%lld-%d", rq->program->name, rq->lang,
		(rq->user.roles & ROLE_BOOKING) != 0, (long long)(desk ? 0 : rq->user.company), (long long)rq->site.id,
		(long long)a->edition.booking, (long long)(rq->context.now / 60), (long long)g->opens, (long long)g->midnight,
		g->slots, (long long)g->step, a->hour);
}

static const struct kept_table *draw(struct request *rq, const struct asked *a, const char *mark)
{
	struct rows rooms = a->filter.any ? room_all(rq) : keep_rooms(rq, &a->edition);
	struct rows held = booking_span(rq, a->board.midnight, a->board.end);
	struct page *p = page_open("grid");
	struct board g = a->board;
	struct kept_table *t;
	struct shown shown;
	const char *html;
	size_t n;

	page_text(p, "caption", show_day_long(rq, a->board.date));
	board_hours(&g, keep_rooms(rq, &a->edition), held);
	shown = put_table(rq, p, &g, a->hour, &a->filter, rooms, held, a->date);
	html = page_print(p, rq->lang, "booking/table.html", &n);
	if (html == NULL)
		give_up(&rq->arena, 500);
	t = keep_table(&rq->arena, mark, html, n);
	t->rooms = shown.rooms;
	t->idle = shown.idle;
	page_close(p);
	return t;
}

/* The table, remembered or drawn. */
static const struct kept_table *table_of(struct request *rq, const struct asked *a)
{
	const char *mark = a->filter.any ? "" : mark_of(rq, a);
	const struct kept_table *t = keep_find(mark);

	return t != NULL ? t : draw(rq, a, mark);
}

/* The part that the page asks for again every few seconds. */
static int answer_live(struct request *rq, const struct kept_table *t)
{
	rq->etag = *t->mark != '\0' ? t->mark : secret_digest(&rq->arena, t->html, t->length);
	rq->raw = arena_text(&rq->arena, t->html, t->length);
	rq->raw_length = t->length;
	return 200;
}

static void put_lead(struct request *rq, const struct asked *a, const struct kept_table *t)
{
	const struct board *g = &a->board;

	page_text(rq->page, "lead", a->hour >= 0
		? say_f(rq, T("%d meeting {room|rooms}, %d of them free at %s. Choose a free time to book it."), t->rooms, t->idle,
			room_clock(rq, a->hour))
		: say_f(rq, T("%d meeting {room|rooms}. Choose a free time to book it."), t->rooms));
	if (!booking_staff(rq))
		page_text(page_again(rq->page, "ask"), "house_phone", rq->site.phone);
	page_text(rq->page, "own", booking_staff(rq) ? say(rq, T("grid|Booked")) : say(rq, T("Your company's")));
	if (g->date == rq->context.today)
		page_text(page_again(rq->page, "told_now"), "now", show_clock(rq, rq->context.now));
}

/* The first full hour that still lies ahead today, as a minute of it; -1: none. */
static int next_hour(struct request *rq, const struct board *g)
{
	struct civil c = zone_local(rq->site.zone, rq->context.now + 1800 + 3599);

	return g->date == rq->context.today && show_local_day(rq, rq->context.now + 1800 + 3599) == g->date &&
		c.hour * 60 >= rq->site.opens && c.hour * 60 < rq->site.closes ? c.hour * 60 : -1;
}

int booking_grid(struct request *rq)
{
	struct asked a = { .filter = filters(rq) };
	day d = rq->context.today;
	const struct kept_table *t;

	day_parse(get(rq, "date"), &d);
	day_print(d, a.date);
	rq->lean = true;
	a.board = board_of(rq, d);
	a.hour = next_hour(rq, &a.board);
	a.edition = booking_edition(rq);
	t = table_of(rq, &a);
	if (rq->live)
		return answer_live(rq, t);
	page_made(rq->page, "table", t->html, t->length);
	rq->title = say_f(rq, T("Meeting rooms %s"), show_day(rq, d));
	put_days(rq, rq->page, d);
	put_filters(rq, rq->page, &a.filter, keep_rooms(rq, &a.edition), a.date);
	put_lead(rq, &a, t);
	page_text(rq->page, "live_url", arena_printf(&rq->arena, "/%s/booking/grid?%s%slive=1", rq->program->name,
		rq->query_text, *rq->query_text == '\0' ? "" : "&"));
	page_text(rq->page, "caption", show_day_long(rq, d));
	return 200;
}
