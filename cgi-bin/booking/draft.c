/* draft.c -- what a booking's form starts with: the query, what was typed so far,
** the way out that was pressed. */
#include "booking/form.h"
#include "core/text.h"

int64_t booking_number(const char *s)
{
	return s == NULL || strlen(s) > 15 ? 0 : strtoll(s, NULL, 10);
}

/* May b, a draft, be had from minute `from` for so long? Its times are set to it. */
static bool fits_at(struct request *rq, const struct room *r, struct booking *b, const struct marks *taken, int64_t from, int64_t length)
{
	const char *field;

	b->from_at = room_clock(rq, from);
	b->to_at = room_clock(rq, from + length);
	booking_times(rq, b);
	return booking_free(taken, b->starts_at - r->buffer_before * 60, b->ends_at + r->buffer_after * 60) &&
		booking_rule(rq, r, b, &field) == NULL;
}

/* The first free time of b's day that is still to come, an hour or as much as there is of it. */
static bool first_free(struct request *rq, const struct room *r, struct booking *b)
{
	const struct marks taken = booking_marks(rq, r->r.id, b->date, 0);
	int64_t step = rq->site.slot_minutes;

	for (int64_t length = r->shortest > 60 ? r->shortest : 60; length >= r->shortest; length -= step)
		for (int64_t from = r->opens; from + length <= r->closes; from += step) {
			instant t;               /* staff may book what has begun, but nothing offers it (B13) */
			if (booking_minute(rq, b->date, from, &t) && t >= rq->context.now && fits_at(rq, r, b, &taken, from, length))
				return true;
		}
	return false;
}

/* As long as it is free from the time that was asked for, an hour at most unless less is never booked. */
static void default_end(struct request *rq, const struct room *r, struct booking *b)
{
	const struct marks taken = booking_marks(rq, r->r.id, b->date, 0);
	int64_t from = room_minute(b->from_at), most = r->shortest > 60 ? r->shortest : 60;
	struct booking probe = *b;

	for (int64_t length = most; length > 0; length -= rq->site.slot_minutes)
		if (from + length <= 1440 && fits_at(rq, r, &probe, &taken, from, length)) {
			b->to_at = probe.to_at;
			return;
		}
	b->to_at = room_clock(rq, from + most > 1440 ? 1440 : from + most);
}

/* When nothing was asked for: a free time of the day, or of the first of the next days that has one. */
static void default_times(struct request *rq, const struct room *r, struct booking *b, bool day_given)
{
	struct booking first = *b;

	for (int i = 0; i < (day_given ? 1 : 15); i++, first.date++)
		if (first_free(rq, r, &first)) {
			b->date = first.date;
			b->from_at = first.from_at;
			b->to_at = *b->to_at == '\0' ? first.to_at : b->to_at;
			return;
		}
	b->from_at = room_clock(rq, r->opens);
	default_end(rq, r, b);
}

/* The layout that seats them with the fewest seats to spare; nobody said how many: the one with the most seats. */
static const char *best_layout(const struct room *r, int64_t people)
{
	const char *best = "";
	int64_t seats = 0;

	for (const struct choice *c = room_layouts; c->value != NULL; c++) {
		int64_t n = room_seats(r, c->value);
		if (n > 0 && n >= people && (seats == 0 || (people > 0 ? n < seats : n > seats))) {
			best = c->value;
			seats = n;
		}
	}
	return best;
}

/* A first draft of the booking from the query. */
void booking_draft(struct request *rq, const struct room *r, struct booking *b)
{
	const char *q = pairs_get(rq->query, "date"), *from = pairs_get(rq->query, "from"), *to = pairs_get(rq->query, "to");
	const char *layout = pairs_get(rq->query, "layout"), *wanted = pairs_get(rq->query, "equipment");

	if (q == NULL || !day_parse(q, &b->date))
		b->date = rq->context.today;
	b->from_at = from == NULL || room_minute(from) < 0 ? "" : from;
	b->to_at = to == NULL || room_minute(to) < 0 ? "" : to;
	b->people = booking_number(pairs_get(rq->query, "people"));
	b->tea = "none";
	b->payment = booking_staff(rq) ? "cash" : "account";
	b->equipment = wanted == NULL ? "" : wanted;
	b->r.company = booking_staff(rq) ? booking_number(pairs_get(rq->query, "company")) : rq->user.company;
	if (b->r.company != 0)
		b->payment = "account";
	if (!booking_staff(rq)) {
		b->contact = rq->user.id;
		booking_contact(rq, b);
	} else {                                /* from the customer's reception (P001) */
		const char *name = pairs_get(rq->query, "contact_name"), *phone = pairs_get(rq->query, "contact_phone");
		b->contact_name = name == NULL ? "" : text_cut(&rq->arena, name, 60);
		b->contact_phone = phone == NULL ? "" : text_cut(&rq->arena, phone, 30);
		b->lang = b->r.company == 0 ? booking_lang(rq) : "";
	}
	if (r == NULL)
		return;
	b->room = r->r.id;
	b->layout = layout != NULL && room_seats(r, layout) > 0 ? layout : best_layout(r, b->people);
	if (*b->from_at == '\0')
		default_times(rq, r, b, q != NULL);
	else if (*b->to_at == '\0')
		default_end(rq, r, b);
}

/* What was typed, as far as it can be used to name a price. */
void booking_sketch(struct request *rq, const struct room *r, struct booking *b)
{
	const char *d = pairs_get(rq->body, "date"), *v;

	if (d != NULL)
		day_parse(d, &b->date);
	if ((v = pairs_get(rq->body, "from_at")) != NULL && room_minute(v) >= 0)
		b->from_at = v;
	if ((v = pairs_get(rq->body, "to_at")) != NULL && room_minute(v) >= 0)
		b->to_at = v;
	b->people = booking_number(pairs_get(rq->body, "people"));
	if ((v = pairs_get(rq->body, "tea")) != NULL)
		b->tea = strcmp(v, "plain") == 0 ? "plain" : strcmp(v, "standard") == 0 ? "standard" : "none";
	if ((v = pairs_get(rq->body, "layout")) != NULL)
		b->layout = choice_label(room_layouts, v) == v ? "" : v;
	b->equipment = "";
	for (size_t i = 0; i < rq->body.count; i++)
		if (strcmp(rq->body.list[i].name, "equipment") == 0)
			b->equipment = arena_printf(&rq->arena, "%s%s%s", b->equipment, *b->equipment == '\0' ? "" : ",", rq->body.list[i].value);
	if (r != NULL)
		b->room = r->r.id;
}

/* What "room:12,layout:theatre" has for a name; NULL: nothing. */
static const char *way_of(struct request *rq, const char *use, const char *name)
{
	size_t n = strlen(name);

	for (; *use != '\0'; use += strcspn(use, ","), use += *use == ',')
		if (strncmp(use, name, n) == 0 && use[n] == ':')
			return arena_text(&rq->arena, use + n + 1, strcspn(use + n + 1, ","));
	return NULL;
}

/* "use=layout:theatre", "use=room:12" or both: the form as if that had been typed. */
void booking_take_way(struct request *rq)
{
	const char *use = pairs_get(rq->body, "use"), *room, *layout;
	struct pair *list;

	if (use == NULL)
		return;
	room = way_of(rq, use, "room");
	layout = way_of(rq, use, "layout");
	list = arena_take(&rq->arena, (rq->body.count + 1) * sizeof(*list));
	for (size_t i = 0; i < rq->body.count; i++) {
		list[i] = rq->body.list[i];
		if (room != NULL && strcmp(list[i].name, "room") == 0)
			list[i].value = room;
		else if (layout != NULL && strcmp(list[i].name, "layout") == 0)
			list[i].value = layout;
	}
	rq->body.list = list;
}

/* Dragged on the grid: another day and time than the record's. */
void booking_asked_for(struct request *rq, struct booking *b)
{
	const char *d = pairs_get(rq->query, "date"), *from = pairs_get(rq->query, "from"), *to = pairs_get(rq->query, "to");

	if (d != NULL)
		day_parse(d, &b->date);
	if (from != NULL && to != NULL && room_minute(from) >= 0 && room_minute(to) > room_minute(from)) {
		b->from_at = from;
		b->to_at = to;
	}
}
