/* price.c -- the price of a booking; see price.h for the rule. */
#include "booking/price.h"

#define HALF_COVERS 240                  /* minutes a half-day price covers */
static const int64_t parts[] = { 0, 12 * 60, 18 * 60, 24 * 60 };
static const char *const kinds[] = { "hour", "half", "day", "tea" };

static void add(struct price *p, enum price_kind kind, const char *name, const char *name_en,
	int64_t quantity, int64_t unit)
{
	struct price_line *l = NULL;

	for (size_t i = 0; i < p->count; i++)
		if (p->line[i].kind == kind && p->line[i].unit == unit && strcmp(p->line[i].name, name) == 0)
			l = &p->line[i];
	if (l == NULL) {
		assert(p->count < PRICE_LINES);
		l = &p->line[p->count++];
		*l = (struct price_line){ kind, name, name_en, 0, unit, 0 };
	}
	p->total -= l->amount;
	l->quantity += quantity;
	l->amount = kind == PRICE_HOUR ? (l->quantity * unit + 30) / 60 : l->quantity * unit;
	p->total += l->amount;
}

/* Real minutes between two of the wall. */
static int64_t lasts(struct price_day d, int64_t from, int64_t to)
{
	int64_t first = from > d.changes ? from : d.changes, last = to < d.changes + d.skips ? to : d.changes + d.skips;

	if (d.skips > 0)
		return to - from - (last > first ? last - first : 0);
	/* an hour that comes twice is its first, so the second lies before the minute it ends with */
	return to - from - (from < d.changes - d.skips && to >= d.changes - d.skips ? d.skips : 0);
}

/* The first band that holds the minute; NULL: the room's ordinary rate. */
static const struct band *band_at(struct rows bands, int weekday, int64_t minute)
{
	const char code[] = { (char)('0' + weekday), '\0' };

	EACH_ROW(struct band, b, bands)
		if (minute >= b->from_minute && minute < b->to_minute && room_has(b->weekdays, code))
			return b;
	return NULL;
}

static void add_hours(struct price *p, const struct room *r, struct rows bands,
	struct price_day d, int64_t from, int64_t to)
{
	while (from < to) {
		const struct band *b = band_at(bands, d.weekday, from);
		int64_t end = from + 1;
		while (end < to && band_at(bands, d.weekday, end) == b)
			end++;
		if (b == NULL)
			add(p, PRICE_HOUR, "", "", lasts(d, from, end), r->price_hour);
		else
			add(p, PRICE_HOUR, b->name, b->name_en, lasts(d, from, end), b->price_hour);
		from = end;
	}
}

static int64_t hours(const struct room *r, struct rows bands, struct price_day d, int64_t from, int64_t to)
{
	struct price p = { 0 };

	add_hours(&p, r, bands, d, from, to);
	return p.total;
}

/* One part of the day at its best price. */
static void add_part(struct price *p, const struct room *r, struct rows bands,
	struct price_day d, int64_t from, int64_t to)
{
	int64_t plain = hours(r, bands, d, from, to);
	int64_t real = lasts(d, from, to), rest = real > HALF_COVERS ? real - HALF_COVERS : 0;
	int64_t early = hours(r, bands, d, from, from + rest);
	int64_t late = hours(r, bands, d, to - rest, to);

	if (r->price_half == 0 || r->price_half + (early < late ? early : late) >= plain) {
		add_hours(p, r, bands, d, from, to);
		return;
	}
	add(p, PRICE_HALF, "", "", 1, r->price_half);
	if (rest > 0 && early < late)
		add_hours(p, r, bands, d, from, from + rest);
	else if (rest > 0)
		add_hours(p, r, bands, d, to - rest, to);
}

void price_room(struct price *p, const struct room *r, struct rows bands,
	struct price_day d, int64_t from, int64_t to)
{
	struct price best = { 0 };

	for (size_t i = 0; i + 1 < COUNT(parts); i++) {
		int64_t a = from > parts[i] ? from : parts[i];
		int64_t b = to < parts[i + 1] ? to : parts[i + 1];
		if (a < b)
			add_part(&best, r, bands, d, a, b);
	}
	if (r->price_day > 0 && r->price_day < best.total) {
		best = (struct price){ 0 };
		add(&best, PRICE_DAY, "", "", 1, r->price_day);
	}
	for (size_t i = 0; i < best.count; i++)
		add(p, best.line[i].kind, best.line[i].name, best.line[i].name_en,
			best.line[i].quantity, best.line[i].unit);
}

void price_tea(struct price *p, const char *code, int64_t people, int64_t each)
{
	if (*code != '\0' && strcmp(code, "none") != 0 && people > 0)
		add(p, PRICE_TEA, code, "", people, each);
}

const char *price_write(struct arena *a, const struct price *p)
{
	const char *text = "";

	for (size_t i = 0; i < p->count; i++) {
		const struct price_line *l = &p->line[i];
		text = arena_printf(a, "%s%s\t%s\t%s\t%lld\t%lld\t%lld\n", text, kinds[l->kind], l->name,
			l->name_en, (long long)l->quantity, (long long)l->unit, (long long)l->amount);
	}
	return arena_printf(a, "%srule\t%s\t\t0\t0\t0", text, p->rule == NULL ? "" : p->rule);
}

/* The next TAB-separated field of a line; moves on. */
static const char *field(struct arena *a, const char **at)
{
	size_t n = strcspn(*at, "\t\n");
	const char *s = arena_text(a, *at, n);

	*at += n;
	if (**at == '\t')
		(*at)++;
	return s;
}

void price_read(struct arena *a, const char *text, struct price *p)
{
	*p = (struct price){ .rule = "" };
	while (*text != '\0' && p->count < PRICE_LINES) {
		const char *kind = field(a, &text);
		struct price_line l = { .kind = PRICE_HOUR };
		l.name = field(a, &text);
		l.name_en = field(a, &text);
		l.quantity = strtoll(field(a, &text), NULL, 10);
		l.unit = strtoll(field(a, &text), NULL, 10);
		l.amount = strtoll(field(a, &text), NULL, 10);
		text += strcspn(text, "\n");
		text += *text == '\n';
		if (strcmp(kind, "rule") == 0)
			p->rule = l.name;
		for (size_t i = 0; i < COUNT(kinds); i++)
			if (strcmp(kind, kinds[i]) == 0) {
				l.kind = (enum price_kind)i;
				p->line[p->count++] = l;
				p->total += l.amount;
				break;
			}
	}
}
