/* house.c -- what the house has entered about itself and its prices, on the public site; what it has not
** entered is not there (P049; architecture §4, 6). */
#include "public/public.h"
#include "public/front.h"
#include "room/room.h"
#include "tariff/tariff.h"
#include "kit/show.h"
#include "edge/page.h"

/* A row of the price list; without a name in the page's language it does not stand there. */
static bool put_tariff(struct public *s, struct page *list, const struct tariff *t)
{
	struct request *rq = s->rq;
	struct page *line;

	if (*tariff_word(rq, t->name, t->name_en) == '\0')
		return false;
	line = page_again(list, "tariff");
	page_text(line, "name", tariff_word(rq, t->name, t->name_en));
	page_text(line, "includes", tariff_word(rq, t->includes, t->includes_en));
	page_text(line, "price", show_yuan(rq, t->fen));
	page_text(line, "per", tariff_word(rq, t->per, t->per_en));
	return true;
}

/* What is billed by the list and what is only published, but the offices. */
void public_services(struct public *s, struct page *into)
{
	struct request *rq = s->rq;
	struct page *p, *line;
	int64_t least = 0;
	bool blocks = public_blocks(s);

	if (s->rooms.count == 0 && s->tariffs.count == 0)
		return;
	line = page_again(into, "priced");
	if (blocks)
		page_show(line, "reckoned");
	p = page_insert(line, "services", "public/services.html");
	EACH_ROW(struct room, r, s->rooms)
		least = least == 0 || r->price_hour < least ? r->price_hour : least;
	if (s->rooms.count > 0) {
		line = page_again(p, "of_rooms");
		page_text(line, "least", show_yuan(rq, least));
		page_text(line, "how", say(rq, blocks ? T("By the hour, half day or day; free to cancel as each room’s rules say")
			: T("By the hour; free to cancel as each room’s rules say")));
	}
	EACH_ROW(struct tariff, t, s->tariffs)
		if (strcmp(t->item, "office") != 0)
			put_tariff(s, p, t);
}

void public_offices(struct public *s, struct page *p)
{
	struct page *part = NULL;

	EACH_ROW(struct tariff, t, s->tariffs) {
		if (strcmp(t->item, "office") != 0 || *tariff_word(s->rq, t->name, t->name_en) == '\0')
			continue;
		if (part == NULL) {
			part = page_again(p, "offices");
			page_text(part, "offices_lead", tariff_word(s->rq, s->front->offices_lead, s->front->offices_lead_en));
		}
		put_tariff(s, part, t);
	}
}

/* "08:15 Papers and mail arrive": the time, and what is so then. */
void public_a_day(struct public *s, struct page *p)
{
	const char *at = tariff_word(s->rq, s->front->a_day, s->front->a_day_en), *line;
	struct page *part = NULL;

	while ((line = front_line(s->rq, &at)) != NULL) {
		struct page *hour;
		size_t n = strcspn(line, " ");
		part = part == NULL ? page_again(p, "day") : part;
		hour = page_again(part, "moment");
		if (n == 5 && room_minute(arena_text(&s->rq->arena, line, n)) >= 0) {
			page_text(hour, "time", arena_text(&s->rq->arena, line, n));
			line += n + strspn(line + n, " ");
		}
		page_text(hour, "text", line);
	}
}

/* "Parking: in the yard", in a colon of either width. */
void public_ways(struct public *s, struct page *p)
{
	static const char wide[] = "\xef\xbc\x9a";
	const char *at = tariff_word(s->rq, s->front->visit, s->front->visit_en), *line;

	while ((line = front_line(s->rq, &at)) != NULL) {
		struct page *way = page_again(p, "way");
		const char *thin = strchr(line, ':'), *broad = strstr(line, wide);
		const char *colon = broad != NULL && (thin == NULL || broad < thin) ? broad : thin;
		size_t n = colon == NULL ? 0 : (size_t)(colon - line), gap = colon == NULL ? 0 : colon == broad ? strlen(wide) : 1;
		page_text(way, "label", arena_text(&s->rq->arena, line, n));
		page_text(way, "text", line + n + gap + strspn(line + n + gap, " "));
	}
}

/* The parts of the first page that a house may not have, for the bar of every page. */
void public_visit(struct public *s, struct page *root)
{
	bool office = false;
	const char *lines = tariff_word(s->rq, s->front->a_day, s->front->a_day_en);

	EACH_ROW(struct tariff, t, s->tariffs)
		office = office || (strcmp(t->item, "office") == 0 && *tariff_word(s->rq, t->name, t->name_en) != '\0');
	if (office)
		page_show(root, "has_offices");
	if (front_line(s->rq, &lines) != NULL)
		page_show(root, "has_day");
}

void public_rates(struct public *s, struct page *p)
{
	struct page *part = s->rates.count == 0 ? NULL : page_again(p, "dialling");

	EACH_ROW(struct dial_rate, d, s->rates) {
		struct page *line = page_again(part, "rate");
		page_text(line, "name", rate_name(s->rq, d));
		page_text(line, "code", d->code);
		page_text(line, "fax", show_fen(s->rq, d->fax_minute));
		page_text(line, "call", show_fen(s->rq, d->call_minute));
	}
}
