/* sheet.c -- the dossier of a room on paper (F07, P049): picture, what is in it, what it costs, its rules. */
#include "room/room.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

/* The first photograph, or the drawing. */
static void put_picture(struct request *rq, const struct room *r)
{
	struct page *p = page_again(rq->page, "picture");

	page_text(p, "src", r->photo == 0 ? room_picture(rq, r)
		: arena_printf(&rq->arena, "/%s/room/%lld/photo?file=%lld", rq->user.company != 0 ? "portal" : "desk",
			(long long)r->r.id, (long long)r->photo));
	page_text(p, "alt", room_name(rq, r));
}

static void put_seats(struct request *rq, const struct room *r)
{
	struct page *p = sheet_block(rq, T("Layouts"));

	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		sheet_pair(p, "w4", c->label, room_seats(r, c->value) == 0 ? "—"
			: arena_printf(&rq->arena, "%lld", (long long)room_seats(r, c->value)));
	sheet_pair(p, "w4", T("Most seats"), arena_printf(&rq->arena, "%lld", (long long)r->capacity));
}

static void put_price(struct request *rq, struct page *items, const char *what, const char *when, int64_t fen)
{
	struct page *line;

	if (fen == 0)
		return;
	line = page_again(items, "line");
	sheet_cell(line, "name", what);
	sheet_cell(line, "", when);
	sheet_cell(line, "money", show_fen(rq, fen));
}

static void put_prices(struct request *rq, const struct room *r)
{
	struct page *items = page_again(rq->page, "items");
	const char *open = arena_printf(&rq->arena, "%s–%s", r->opens_at, r->closes_at);

	page_text(items, "items_title", say(rq, T("Price")));
	sheet_column(items, "name", T("Price"));
	sheet_column(items, "", T("sheet|Applies"));
	sheet_column(items, "money", T("Amount"));
	put_price(rq, items, say(rq, T("Price per hour")), open, r->price_hour);
	put_price(rq, items, say(rq, T("Price per half day")), open, r->price_half);
	put_price(rq, items, say(rq, T("Price per day")), open, r->price_day);
	EACH_ROW(struct band, b, room_bands(rq, r->r.id))
		put_price(rq, items, rq->lang[0] == 'e' && *b->name_en != '\0' ? b->name_en : b->name,
			arena_printf(&rq->arena, "%s–%s　%s", room_clock(rq, b->from_minute), room_clock(rq, b->to_minute),
				room_days(rq, b->weekdays)), b->price_hour);
}

static const char *minutes(struct request *rq, int64_t n)
{
	return say_f(rq, T("%lld {minute|minutes}"), (long long)n);
}

int room_sheet(struct request *rq, void *row)
{
	const struct room *r = row;
	struct page *p, *signs;

	sheet_head(rq, T("Room dossier"), room_name(rq, r), arena_printf(&rq->arena, "F07-%s", r->r.number),
		arena_printf(&rq->arena, "/room/%lld", (long long)r->r.id));
	put_picture(rq, r);
	p = sheet_block(rq, T("The room"));
	sheet_pair(p, "w4", T("Room number"), r->r.number);
	sheet_pair(p, "w4", T("Floor"), room_floor(rq, r));
	sheet_pair(p, "w4", T("Area, m²"), arena_printf(&rq->arena, "%lld", (long long)r->area));
	sheet_pair(p, "", T("Description"), rq->lang[0] == 'e' && *r->description_en != '\0' ? r->description_en : r->description);
	put_seats(rq, r);
	p = sheet_block(rq, T("Equipment"));
	sheet_ticks(rq, p, "", T("Equipment"), room_equipment, r->equipment);
	sheet_pair(p, "", T("Supplies"), r->supplies);
	p = sheet_block(rq, T("Hours"));
	sheet_pair(p, "w6", T("Open on"), room_days(rq, r->weekdays));
	sheet_pair(p, "w3", T("Opens"), r->opens_at);
	sheet_pair(p, "w3", T("Closes"), r->closes_at);
	sheet_pair(p, "w4", T("Shortest booking"), minutes(rq, r->shortest));
	sheet_pair(p, "w4", T("Kept free before"), minutes(rq, r->buffer_before));
	sheet_pair(p, "w4", T("Kept free after"), minutes(rq, r->buffer_after));
	p = sheet_block(rq, T("House rules"));
	sheet_pair(p, "tall", T("House rules"), r->rules);
	put_prices(rq, r);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Recorded by"), "", "");
	sheet_sign(signs, T("Checked by"), NULL, NULL);
	return 200;
}
