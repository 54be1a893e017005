/* book.c -- the page on which a booking is made or changed, and its clash page. */
#include "booking/form.h"
#include "booking/pages.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/once.h"
#include "kit/price.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/page.h"

static const struct form *form_of(const struct request *rq)
{
	return booking_staff(rq) ? &booking_desk_form : &booking_tenant_form;
}

static bool only_priced(struct request *rq)
{
	return pairs_get(rq->body, "again") != NULL || pairs_get(rq->body, "use") != NULL;
}

/* The room that is meant: typed, asked for, or the record's. */
static struct room *room_of(struct request *rq, int64_t own)
{
	const char *typed = pairs_get(rq->body, "room");
	int64_t id = booking_number(typed != NULL ? typed : pairs_get(rq->query, "room"));

	return id == 0 && own == 0 ? NULL : room_read(rq, id != 0 ? id : own, !booking_staff(rq));
}

/* May the shortest booking begin at this minute, as far as the house's rules go? */
static bool may_begin(struct request *rq, const struct room *r, const struct booking *b, int64_t minute)
{
	struct booking probe = *b;
	const char *field;

	probe.from_at = room_clock(rq, minute);
	probe.to_at = room_clock(rq, minute + r->shortest);
	booking_times(rq, &probe);
	return booking_rule(rq, r, &probe, &field) == NULL;
}

/* Is the slot at this minute of b's day in nobody's hands, and in the day at all? */
static bool idle_at(struct request *rq, const struct booking *b, const struct marks *taken, int64_t minute)
{
	instant from, to;

	(void)booking_minute(rq, b->date, minute + rq->site.slot_minutes, &to);
	return booking_minute(rq, b->date, minute, &from) && booking_free(taken, from, to);
}

/* "08:00–12:00, 13:15–21:00": when the room is free that day and may still be booked. */
static const char *free_text(struct request *rq, const struct room *r, const struct booking *b)
{
	const struct marks taken = booking_marks(rq, r->r.id, b->date, b->r.id);
	int64_t step = rq->site.slot_minutes;
	const char *text = "";

	for (int64_t from = r->opens; from < r->closes; ) {
		int64_t to = from, last;
		while (to < r->closes && idle_at(rq, b, &taken, to))
			to += step;
		last = to < r->closes ? to - r->buffer_after : to;
		if (from > r->opens)
			from += r->buffer_before;
		while (last - from >= r->shortest && !may_begin(rq, r, b, from))
			from += step;
		if (last - from >= r->shortest)
			text = arena_printf(&rq->arena, "%s%s%s–%s", text, *text == '\0' ? "" : say(rq, T("list|, ")),
				room_clock(rq, from), room_clock(rq, last));
		from = to + step;
	}
	return *text == '\0' ? say_f(rq, T("Nothing is free in %s on this day."), room_name(rq, r))
		: say_f(rq, T("Free in %s on this day: %s."), room_name(rq, r), text);
}

static void put_rules(struct request *rq, struct page *p, const struct room *r, const struct booking *b)
{
	page_text(p, "confirm_rule", r->needs_approval && !booking_decides(rq)
		? say_f(rq, T("The room department answers within %s and holds the time for you meanwhile."), booking_answer(rq))
		: say(rq, T("Confirmed at once.")));
	if (b->starts_at != NO_TIME)
		page_text(p, "cancel_rule", booking_cancelling(rq, b->starts_at - r->cancel_hours * 3600,
			r->needs_approval && !booking_decides(rq)));
	page_text(p, "end_rule", say(rq, T("The rest of the time is free for others at once; the price stays as booked.")));
	if (r->buffer_before + r->buffer_after > 0)
		page_text(page_again(p, "buffered"), "buffer", say_f(rq, T("%lld minutes for tidying are kept free and not charged."),
			(long long)(r->buffer_before + r->buffer_after)));
	if (r->rules[0] != '\0')
		page_text(page_again(p, "ruled"), "rules", r->rules);
}

static const char *button(const struct request *rq, const struct room *r, const struct booking *b)
{
	return b->was != NULL ? T("Change the booking") : r->needs_approval && !booking_decides(rq)
		? T("booking|Request") : T("Confirm the booking");
}

/* The aside p: room, price, rules; and what the button says, for the script that prices again
** while one types.  Gives the total. */
static int64_t put_cost(struct request *rq, struct page *p, const struct room *r, struct booking *b)
{
	struct offer o = { r, room_bands(rq, r->r.id) };
	struct charges c = booking_charges(rq);
	struct price price;

	booking_times(rq, b);
	price = booking_price(rq, &o, b, &c);
	page_text(p, "shown", arena_printf(&rq->arena, "%lld", (long long)price.total));
	page_text(p, "submit", price_label(rq, button(rq, r, b), price.total, NULL));
	page_text(p, "price_url", b->r.id == 0 ? arena_printf(&rq->arena, "/%s/booking/price", rq->program->name)
		: arena_printf(&rq->arena, "/%s/booking/%lld/price", rq->program->name, (long long)b->r.id));
	page_text(p, "room_name", room_name(rq, r));
	page_text(p, "picture", room_picture(rq, r));
	page_text(p, "about", say_f(rq, T("%s · %lld m² · %s %s–%s"), room_floor(rq, r), (long long)r->area,
		b->date == NO_DAY ? "" : show_day(rq, b->date), b->from_at, b->to_at));
	booking_price_show(rq, p, &price, b->equipment);
	put_rules(rq, p, r, b);
	return price.total;
}

static void put_aside(struct request *rq, const struct room *r, struct booking *b, struct page *form)
{
	int64_t total = put_cost(rq, page_insert(rq->page, "aside", "booking/cost.html"), r, b);

	if (b->date != NO_DAY)
		page_text(page_again(rq->page, "free"), "text", free_text(rq, r, b));
	price_put(rq, form, button(rq, r, b), total, NULL);
}

static void put_button(struct page *form, const char *name, const char *value, const char *label)
{
	struct page *p = page_again(form, "also");

	page_text(p, "name", name);
	page_text(p, "value", value);
	page_text(p, "label", label);
}

/* More people than seats: one button to a layout that has them, one to a room that
** has them and is free; all that was typed stays. */
static void put_ways(struct request *rq, const struct room *r, const struct booking *b, struct page *form)
{
	struct way ways[2];
	size_t n;

	if (b->people == 0 || *b->layout == '\0' || room_seats(r, b->layout) >= b->people || b->starts_at == NO_TIME)
		return;
	for (const struct choice *c = room_layouts; c->value != NULL; c++)
		if (room_seats(r, c->value) >= b->people) {
			put_button(form, "use", arena_printf(&rq->arena, "layout:%s", c->value),
				say_f(rq, T("%s instead, %lld {person|people}"), say(rq, c->label), (long long)room_seats(r, c->value)));
			break;
		}
	n = booking_find(rq, b, ways, COUNT(ways), 0);
	if (n == 0) {                    /* no room seats them like that: another, however it is laid out */
		struct booking any = *b;
		any.layout = "";
		n = booking_find(rq, &any, ways, COUNT(ways), 0);
		for (size_t i = 0; i < n; i++)
			put_button(form, "use", arena_printf(&rq->arena, "room:%lld,layout:%s", (long long)ways[i].room->r.id, ways[i].b.layout),
				say_f(rq, T("%s, %s instead, %lld {person|people}, free then"), room_name(rq, ways[i].room),
					say(rq, choice_label(room_layouts, ways[i].b.layout)), (long long)room_seats(ways[i].room, ways[i].b.layout)));
		return;
	}
	for (size_t i = 0; i < n; i++)
		put_button(form, "use", arena_printf(&rq->arena, "room:%lld", (long long)ways[i].room->r.id),
			say_f(rq, T("%s instead, %lld {person|people}, free then"), room_name(rq, ways[i].room),
				(long long)room_seats(ways[i].room, b->layout)));
}

static int draw(struct request *rq, const struct room *r, struct booking *b, const char *action, const char *back)
{
	struct page *f;
	const char *crumb = arena_printf(&rq->arena, "/%s/booking/grid", rq->program->name);

	page_text(rq->page, "grid_url", crumb);
	if (b->date != NO_DAY && b->date != 0) {
		char d[11];
		struct page *day_page = page_again(rq->page, "of_day");
		day_print(b->date, d);
		page_text(day_page, "day_url", arena_printf(&rq->arena, "%s?date=%s", crumb, d));
		page_text(day_page, "day", show_day_long(rq, b->date));
	}
	page_text(rq->page, "title", rq->title);
	f = form_draw(rq, rq->page, form_of(rq), b, action, back);
	put_button(f, "again", "1", say(rq, T("Price it again")));
	if (only_priced(rq))             /* this one was answered; the next is another */
		page_text(f, "once", once_key(rq));
	if (r != NULL) {
		put_aside(rq, r, b, f);
		put_ways(rq, r, b, f);
	}
	rq->drawn = rq->overtaken || rq->repriced != NULL;
	return rq->drawn ? 409 : rq->faults == NULL ? 200 : 422;
}

int booking_new(struct request *rq)
{
	struct room *r = (booking_take_way(rq), room_of(rq, 0));
	struct booking *b = record_blank(rq, &booking_module);
	const char *here = arena_printf(&rq->arena, "/%s/booking/new", rq->program->name);
	const char *grid = arena_printf(&rq->arena, "/%s/booking/grid", rq->program->name);

	b->r.id = 0;
	booking_form_for(r, booking_charges(rq), NULL);
	rq->title = r == NULL ? say(rq, T("Book a room")) : say_f(rq, T("Book %s"), room_name(rq, r));
	booking_draft(rq, r, b);
	if (rq->method == GET)
		return draw(rq, r, b, here, grid);
	if (only_priced(rq) || !form_read(rq, form_of(rq), b)) {
		if (r != NULL)
			booking_sketch(rq, r, b);
		return draw(rq, r, b, here, grid);
	}
	booking_times(rq, b);
	if (!booking_check(rq, r, b))
		return draw(rq, r, b, here, grid);
	if (!price_agreed(rq, booking_cost(rq, b), NULL))
		return booking_clash(rq, r, b) != NULL ? booking_clash_page(rq, r, b, here) : draw(rq, r, b, here, grid);
	{
		struct offer o = { r, room_bands(rq, r->r.id) };
		if (booking_make(rq, &o, b) == 0)
			return booking_clash_page(rq, r, b, here);
	}
	return redirect_to(rq, "/booking/%lld?did=new", (long long)b->r.id);
}

int booking_change(struct request *rq)
{
	struct booking *b = record_read(rq), *was;
	const char *back, *here;
	struct room *r;

	if (b == NULL)
		return 404;
	was = record_copy(rq, &booking_table, b);
	booking_typed(rq, was);
	b->was = was;
	if (flow_step(&booking_flow, b->r.state, "change", rq->user.roles) == NULL) {
		rq->refused = say(rq, T("This booking can no longer be changed."));
		return record_refused(rq, b);
	}
	booking_typed(rq, b);
	rq->stored = record_copy(rq, &booking_table, b);
	booking_asked_for(rq, b);
	back = record_url(rq, &booking_module, b->r.id);
	here = arena_printf(&rq->arena, "%s/change", back);
	booking_take_way(rq);
	r = room_of(rq, b->room);
	if (r != NULL)
		b->room = r->r.id;
	booking_form_for(r, booking_charges(rq), was);
	rq->title = say_f(rq, T("Change %s"), b->r.number);
	if (rq->method == GET)
		return draw(rq, r, b, here, back);
	if (only_priced(rq) || !form_read(rq, form_of(rq), b)) {
		booking_sketch(rq, r, b);
		return draw(rq, r, b, here, back);
	}
	booking_times(rq, b);
	if (!booking_check(rq, r, b))
		return draw(rq, r, b, here, back);
	if (!price_agreed(rq, booking_cost(rq, b), NULL))
		return booking_clash(rq, r, b) != NULL ? booking_clash_page(rq, r, b, here) : draw(rq, r, b, here, back);
	{
		struct offer o = { r, room_bands(rq, r->r.id) };
		if (!booking_shift(rq, &o, b, was))
			return rq->refused != NULL ? record_refused(rq, b)
				: booking_clash_page(rq, r, b, here);
	}
	return redirect_to(rq, "/booking/%lld?did=change", (long long)b->r.id);
}

/* The part of the form that follows what is being typed; the form itself is compared when it is sent. */
int booking_price_part(struct request *rq)
{
	struct booking *b = rq->match.id == 0 ? record_blank(rq, &booking_module) : record_read(rq);
	struct room *r;

	if (b == NULL || rq->query.count == 0)
		return 404;
	if (rq->match.id != 0) {
		b->was = record_copy(rq, &booking_table, b);
		booking_typed(rq, b);
	}
	rq->body = rq->query;
	r = room_of(rq, b->room);
	if (r == NULL)
		return 404;
	booking_sketch(rq, r, b);
	rq->bare = true;
	(void)put_cost(rq, rq->page, r, b);
	return 200;
}
