/* words.c -- rooms in words: names by language, times of day, pictures, the
** dossier's lists on any page. */
#include "room/room.h"
#include "kit/show.h"
#include "edge/page.h"

const char *room_name(const struct request *rq, const struct room *r)
{
	return rq->lang[0] == 'e' && r->name_en[0] != '\0' ? r->name_en : r->name;
}

const char *room_floor(const struct request *rq, const struct room *r)
{
	return rq->lang[0] == 'e' && r->floor_en[0] != '\0' ? r->floor_en : r->floor;
}

const char *room_picture(struct request *rq, const struct room *r)
{
	if (r->photo != 0)
		return arena_printf(&rq->arena, "/%s/room/%lld/photo?file=%lld", rq->program->name,
			(long long)r->r.id, (long long)r->photo);
	return room_drawing(rq, r->slug);
}

const char *room_drawing(struct request *rq, const char *slug)
{
	return arena_printf(&rq->arena, "/static/img/room-%s.svg", *slug == '\0' ? "plain" : slug);
}

int64_t room_seats(const struct room *r, const char *layout)
{
	size_t n = strlen(layout);

	for (const char *p = r->layouts; *p != '\0'; ) {
		size_t m = strcspn(p, ",");
		if (m > n && p[n] == ':' && memcmp(p, layout, n) == 0)
			return strtoll(p + n + 1, NULL, 10);
		p += m + (p[m] == ',');
	}
	switch (layout[0]) {
	case 't': return r->seats_theatre;
	case 'c': return r->seats_classroom;
	case 'u': return r->seats_u;
	case 'h': return r->seats_hollow;
	case 'b': return r->seats_board;
	}
	return 0;
}

const char *room_clock(struct request *rq, int64_t minute)
{
	char *text = arena_take(&rq->arena, 6);

	text[0] = (char)('0' + minute / 600);
	text[1] = (char)('0' + minute / 60 % 10);
	text[2] = ':';
	text[3] = (char)('0' + minute / 10 % 6);
	text[4] = (char)('0' + minute % 10);
	return text;
}

int64_t room_minute(const char *s)
{
	int h, m;

	if (strlen(s) != 5 || s[2] != ':' || strspn(s, "0123456789:") != 5)
		return -1;
	h = (s[0] - '0') * 10 + (s[1] - '0');
	m = (s[3] - '0') * 10 + (s[4] - '0');
	return m > 59 || h > 24 || h * 60 + m > 1440 ? -1 : h * 60 + m;
}

const struct choice *room_choices(struct request *rq)
{
	struct rows all = db_all(rq->db, &room_sql[ROOM_GRID], NULL);
	struct choice *list = arena_take(&rq->arena, (all.count + 1) * sizeof(*list));
	size_t n = 0;

	EACH_ROW(struct room, r, all) {
		list[n].value = arena_printf(&rq->arena, "%lld", (long long)r->r.id);
		list[n++].label = say_f(rq, T("%s, up to %lld {person|people}"), room_name(rq, r), (long long)r->capacity);
	}
	return list;
}

const struct choice *room_times(struct request *rq, int64_t from, int64_t to, int64_t step)
{
	size_t n = from > to ? 0 : (size_t)((to - from) / step) + 1;
	struct choice *list = arena_take(&rq->arena, (n + 1) * sizeof(*list));

	for (size_t i = 0; i < n; i++) {
		list[i].value = room_clock(rq, from + (int64_t)i * step);
		list[i].label = list[i].value;
	}
	return list;
}

const struct choice *room_any_times(struct request *rq)
{
	int64_t from = rq->site.opens, to = rq->site.closes;

	EACH_ROW(struct room, r, db_all(rq->db, &room_sql[ROOM_GRID], NULL)) {
		from = r->opens < from ? r->opens : from;
		to = r->closes > to ? r->closes : to;
	}
	return room_times(rq, from, to, rq->site.slot_minutes);
}

const char *room_days(struct request *rq, const char *list)
{
	const char *text = "";
	int n = 0;

	for (const struct choice *c = room_weekdays; c->value != NULL; c++)
		if (room_has(list, c->value)) {
			text = n++ == 0 ? say(rq, c->label)
				: arena_printf(&rq->arena, "%s%s%s", text, say(rq, T("list|, ")), say(rq, c->label));
		}
	return n == 7 ? say(rq, T("every day")) : text;
}

static void put_bands(struct request *rq, struct page *p, const struct room *r)
{
	struct rows bands = room_bands(rq, r->r.id);

	EACH_ROW(struct band, b, bands) {
		struct page *line = page_again(p, "band");
		page_int(line, "band", b->id);
		page_text(line, "name", rq->lang[0] == 'e' && b->name_en[0] != '\0' ? b->name_en : b->name);
		page_text(line, "hours", arena_printf(&rq->arena, "%s–%s", room_clock(rq, b->from_minute),
			room_clock(rq, b->to_minute)));
		page_text(line, "days", room_days(rq, b->weekdays));
		page_text(line, "price", show_fen(rq, b->price_hour));
		if (rq->program->audience == DESK)
			page_show(line, "keep");
	}
}

void room_face(struct request *rq, struct page *p, const struct room *r)
{
	page_text(p, "room_name", room_name(rq, r));
	page_text(p, "room_floor", room_floor(rq, r));
	page_text(p, "picture", room_picture(rq, r));
	page_int(p, "area", r->area);
	page_text(p, "description", rq->lang[0] == 'e' && r->description_en[0] != '\0'
		? r->description_en : r->description);
}

void room_dossier(struct request *rq, struct page *p, const struct room *r)
{
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		if (room_seats(r, c->value) > 0) {
			struct page *line = page_again(p, "seat");
			page_text(line, "icon", arena_printf(&rq->arena, "layout-%s", c->value));
			page_text(line, "label", say(rq, c->label));
			page_text(line, "seats", say_f(rq, T("%lld {person|people}"), (long long)room_seats(r, c->value)));
		}
	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_has(r->equipment, c->value)) {
			struct page *piece = page_again(p, "piece");
			page_text(piece, "label", say(rq, c->label));
			page_text(piece, "icon", arena_printf(&rq->arena, "equipment-%s", c->value));
		}
	put_bands(rq, p, r);
	if (r->rules[0] != '\0')
		page_text(page_again(p, "ruled"), "rules", r->rules);
}
