/* clash.c -- the page of a clash: what is in the way, and one step to another. */
#include "booking/board.h"
#include "booking/pages.h"
#include "kit/frame.h"
#include "kit/once.h"
#include "kit/show.h"
#include "edge/page.h"

/* The form once more as hidden inputs, but for what a way out changes. */
static void keep_typed(struct request *rq, struct page *form, const struct way *w)
{
	static const char *const changed[] = { "csrf", "once", "again", "was", "shown", "room", "date", "from_at", "to_at", "layout", "equipment" };
	char date[11];
	struct pair own[] = {
		{ "room", arena_printf(&rq->arena, "%lld", (long long)w->room->r.id) }, { "date", date },
		{ "from_at", w->b.from_at }, { "to_at", w->b.to_at }, { "layout", w->b.layout },
		{ "shown", arena_printf(&rq->arena, "%lld", (long long)w->price.total) } };

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
	page_text(p, "where", say_f(rq, T("%s · %s, %lld {person|people}"), room_floor(rq, w->room),
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

/* Back to the form with all that was typed, as if it were to be priced again. */
static void put_back(struct request *rq, const struct room *r, const struct booking *b, const char *action)
{
	struct way same = { r, *b };

	page_text(rq->page, "back_url", action);
	page_text(rq->page, "once", once_key(rq));
	keep_typed(rq, rq->page, &same);
}

/* The room's day with what is in the way, and below it what was wanted. */
static void put_day(struct request *rq, const struct room *r, const struct booking *b)
{
	struct page *in = page_again(rq->page, "pictured"), *part, *body, *line;
	struct rows rooms = db_all(rq->db, &room_sql[ROOM_GRID], NULL);
	struct board_row *row = take(rq, struct board_row);
	struct board g = board_of(rq, b->date);
	struct rows held = booking_room_span(rq, r->r.id, g.midnight, g.end);
	char date[11];

	board_hours(&g, (struct rows){ r, 1, sizeof(*r) }, held);
	day_print(b->date, date);
	g.hit_from = b->starts_at;
	g.hit_to = b->ends_at;
	page_text(in, "day_label", arena_printf(&rq->arena, "%s %s", room_name(rq, r), show_day_long(rq, b->date)));
	part = page_insert(in, "table", "booking/table.html");
	page_text(part, "caption", show_day_long(rq, b->date));
	page_text(part, "date", date);
	board_head(&g, part);
	body = page_again(part, "floor");
	page_text(body, "floor", room_floor(rq, r));
	page_text(body, "theme", show_day_long(rq, b->date));
	line = page_again(body, "row");
	page_text(line, "url", arena_printf(&rq->arena, "week?room=%lld&date=%s", (long long)r->r.id, date));
	page_text(line, "name", room_name(rq, r));
	page_int(line, "room", r->r.id);
	board_open(&g, row, r);
	EACH_ROW(struct held, h, held)
		EACH_ROW(struct room, o, rooms)
			if (o->r.id == h->room && h->id != b->r.id)      /* not the one that was just tried */
				board_book(&g, row, h, o);
	board_cells(&g, row, line);
	line = page_again(body, "row");
	page_text(line, "url", "#alts");
	page_text(line, "name", say(rq, T("What you wanted")));
	page_int(line, "room", 0);
	board_wanted(&g, line, b->starts_at, b->ends_at);
}

/* What may be told of what is in the way: to its own company and the desk all. */
static const char *who_is_there(struct request *rq, const struct booking *b)
{
	bool known = b != NULL && (booking_staff(rq) || (b->r.company != 0 && b->r.company == rq->user.company));

	if (b == NULL)
		return "";
	if (b->r.id == 0)
		return say_f(rq, T("The room is closed %s: %s."), show_span(rq, b->starts_at, b->ends_at), b->reason);
	if (known)
		return say_f(rq, T("In the way is %s: %s, %s."), show_span(rq, b->starts_at, b->ends_at), b->company_short, b->title);
	return say_f(rq, T("It is occupied %s."), show_span(rq, b->starts_at, b->ends_at));
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
	rq->title = say(rq, T("This time is taken"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "room_name", room_name(rq, r));
	page_text(rq->page, "grid_url", arena_printf(&rq->arena, "/%s/booking/grid?date=%s", rq->program->name, date));
	put_back(rq, r, b, action);
	page_text(rq->page, "at", show_time(rq, rq->context.now));
	page_text(rq->page, "lead", say_f(rq, T("%s, %s %s–%s. %s Nothing was charged, and all you typed is kept."),
		room_name(rq, r), show_day(rq, b->date), b->from_at, b->to_at, who_is_there(rq, in_way)));
	if (b->r.id == 0 || rq->match.id == 0)   /* the links of the table are those of /booking/new */
		put_day(rq, r, b);
	n = booking_ways(rq, b, ways, COUNT(ways));
	for (size_t i = 0; i < n; i++)
		put_way(rq, &ways[i], &wanted, action, i == 0);
	rq->refused = NULL;
	rq->drawn = true;
	return 409;
}
