/* sheet.c -- the dossier of a room on paper (F07, P049): pictures, what is in it, what it costs, its rules;
** and of all rooms that may be booked, as one set. */
#include "room/pages.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

#define PHOTOS 2                         /* beside the drawing */

static const char *number(struct request *rq, int64_t n)
{
	return arena_printf(&rq->arena, "%lld", (long long)n);
}

static void put_picture(struct request *rq, struct page *list, const struct room *r, const char *src)
{
	struct page *p = page_again(list, "picture");

	page_text(p, "src", src);
	page_text(p, "alt", room_name(rq, r));
}

/* Photographs, and the drawing after them. */
static void put_pictures(struct request *rq, const struct room *r)
{
	struct page *list = page_again(rq->page, "pictures");
	int n = 0;

	if (r->photo != 0)
		EACH_ROW(struct photo, x, room_photos(rq, r->r.id))
			if (n++ < PHOTOS)
				put_picture(rq, list, r, arena_printf(&rq->arena, "/%s/room/%lld/photo?file=%lld",
					(rq->user.roles & ROLE_STAFF) != 0 ? "desk" : "portal", (long long)r->r.id, (long long)x->id));
	put_picture(rq, list, r, room_drawing(rq, r->slug));
}

static void put_room(struct request *rq, const struct room *r)
{
	struct page *p = sheet_block(rq, T("The room"));
	const struct room *whole = r->part_of == 0 ? NULL : room_read(rq, r->part_of, false);
	bool en = rq->lang[0] == 'e';

	sheet_pair(p, "w4", T("Room number"), r->r.number);
	sheet_pair(p, "w4", T("Floor"), room_floor(rq, r));
	sheet_pair(p, "w4", T("Area, m²"), number(rq, r->area));
	sheet_pair(p, "w4", T("Kind"), say(rq, choice_label(room_kinds, r->kind)));
	sheet_pair(p, whole == NULL ? "w8" : "w4", T("Theme"), en && *r->theme_en != '\0' ? r->theme_en : r->theme);
	if (whole != NULL)
		sheet_pair(p, "w4", T("Part of"), arena_printf(&rq->arena, "%s %s", room_name(rq, whole), whole->r.number));
	sheet_pair(p, "", T("Description"), en && *r->description_en != '\0' ? r->description_en : r->description);
}

static void put_seats(struct request *rq, const struct room *r)
{
	struct page *p = sheet_block(rq, T("Layouts"));

	for (const struct choice *c = room_layouts; c->value != NULL; c++) {
		int64_t seats = room_seats(r, c->value);
		struct page *pair = sheet_pair(p, "w4", c->label, seats == 0 ? "—"
			: say_f(rq, T("sheet|%lld {seat|seats}"), (long long)seats));
		if (seats > 0)
			sheet_drawn(pair, arena_printf(&rq->arena, "layout-%s", c->value));
	}
	sheet_pair(p, "w4", T("Most seats"), say_f(rq, T("sheet|%lld {seat|seats}"), (long long)r->capacity));
}

static void put_things(struct request *rq, const struct room *r)
{
	struct page *p = sheet_block(rq, T("sheet|Fittings"));

	sheet_ticks(rq, p, "", T("Equipment"), room_equipment, r->equipment);
	sheet_pair(p, "", T("Supplies"), rq->lang[0] == 'e' && *r->supplies_en != '\0' ? r->supplies_en : r->supplies);
}

/* How long before its beginning. */
static const char *before(struct request *rq, int64_t seconds)
{
	return seconds == 0 ? say(rq, T("until it begins")) : say_f(rq, T("%s before"), show_long(rq, seconds));
}

static void put_hours(struct request *rq, const struct room *r)
{
	struct page *p = sheet_block(rq, T("Hours"));

	sheet_pair(p, "w6", T("Open on"), room_days(rq, r->weekdays));
	sheet_pair(p, "w3", T("Opens"), r->opens_at);
	sheet_pair(p, "w3", T("Closes"), r->closes_at);
	sheet_pair(p, "w4", T("Shortest booking"), show_long(rq, r->shortest * 60));
	sheet_pair(p, "w4", T("Longest booking"), show_long(rq, r->longest * 60));
	sheet_pair(p, "w4", T("Free before / after"), arena_printf(&rq->arena, "%s / %s", show_long(rq, r->buffer_before * 60),
		show_long(rq, r->buffer_after * 60)));
	sheet_pair(p, "w4", T("Latest booking"), before(rq, r->notice_least * 60));
	sheet_pair(p, "w4", T("Earliest booking"), before(rq, r->notice_days * 86400));
	sheet_pair(p, "w4", T("Needs approval"), say(rq, r->needs_approval ? T("Yes") : T("No")));
}

static void put_price(struct request *rq, struct page *items, const char *what, const char *when, const char *unit, int64_t fen)
{
	struct page *line;

	if (fen == 0)
		return;
	line = page_again(items, "line");
	sheet_cell(line, "code", what);
	sheet_cell(line, "", when);
	sheet_cell(line, "unit", say(rq, unit));
	sheet_cell(line, "money", show_fen(rq, fen));
}

static void put_prices(struct request *rq, const struct room *r, struct rows bands)
{
	struct page *p = sheet_block(rq, T("Prices")), *items = sheet_items(rq, p, T("Price"));
	const char *open = arena_printf(&rq->arena, "%s–%s", r->opens_at, r->closes_at);

	sheet_column(items, "code", T("sheet|Item"));
	sheet_column(items, "", T("sheet|Applies"));
	sheet_column(items, "unit", T("sheet|Unit"));
	sheet_column(items, "money", T("sheet|Unit price"));
	put_price(rq, items, say(rq, T("Price per hour")), open, T("sheet|hour"), r->price_hour);
	put_price(rq, items, say(rq, T("Price per half day")), say(rq, T("up to 4 hours before 12:00, from 12:00 to 18:00 or after 18:00")),
		T("sheet|half day"), r->price_half);
	put_price(rq, items, say(rq, T("Price per day")), open, T("sheet|day"), r->price_day);
	EACH_ROW(struct band, b, bands)
		if (b->room == r->r.id)
			put_price(rq, items, rq->lang[0] == 'e' && *b->name_en != '\0' ? b->name_en : b->name,
				arena_printf(&rq->arena, "%s–%s　%s", room_clock(rq, b->from_minute), room_clock(rq, b->to_minute),
					room_days(rq, b->weekdays)), T("sheet|hour"), b->price_hour);
	sheet_pair(p, "", T("Free cancellation"), before(rq, r->cancel_hours * 3600));
}

static void put_dossier(struct request *rq, const struct room *r, struct rows bands)
{
	struct page *head = sheet_head(rq, T("Room dossier"), room_name(rq, r), arena_printf(&rq->arena, "F07-%s", r->r.number),
		arena_printf(&rq->arena, "/room/%lld", (long long)r->r.id)), *p, *signs;

	sheet_ref(head, T("sheet|State"), show_value(rq, table_column(&room_table, "state", 5), r));
	sheet_ref(head, T("As of"), sheet_time(rq, rq->context.now));
	put_pictures(rq, r);
	put_room(rq, r);
	put_seats(rq, r);
	put_things(rq, r);
	put_hours(rq, r);
	put_prices(rq, r, bands);
	p = sheet_block(rq, T("sheet|Use"));
	sheet_pair(p, "tall", T("House rules"), rq->lang[0] == 'e' && *r->rules_en != '\0' ? r->rules_en : r->rules);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("sheet|Drawn up by"), NULL, NULL);
	sheet_sign(signs, T("sheet|Checked by"), NULL, NULL);
	sheet_sign(signs, T("sheet|Date"), NULL, NULL);
}

int room_sheet(struct request *rq, void *row)
{
	const struct room *r = row;

	put_dossier(rq, r, room_bands(rq, r->r.id));
	return 200;
}

int room_house_sheet(struct request *rq, void *row)
{
	struct rows rooms = db_all(rq->db, &room_sql[ROOM_DOSSIERS], NULL), bands = room_bands_all(rq);
	struct page *root = page_root(rq->page);
	const struct room *first = rooms.list;

	(void)row;
	if (rooms.count == 0)
		return refuse(rq, 404, T("No room is open for booking."));
	EACH_ROW(struct room, r, rooms) {
		if (r != first)
			rq->page = page_insert(root, "sheet", "sheet/record.html");
		put_dossier(rq, r, bands);
	}
	sheet_set(rq, T("Dossiers of the rooms"), "F07", "/room");
	return 200;
}
