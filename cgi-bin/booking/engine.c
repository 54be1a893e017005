/* engine.c -- write, move and free bookings; every slot by key (room/slot.h). */
#include "booking/engine.h"
#include "room/slot.h"
#include "tariff/tariff.h"
#include "kit/clock.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/zone.h"

struct setting { const char *name, *value; };
static const struct column columns[] = {
	TEXT_COLUMN(struct setting, name, NULL), TEXT_COLUMN(struct setting, value, NULL), { 0 }
};
static const struct table setting_table = { "setting", sizeof(struct setting), columns };
const struct sql booking_setting_sql[] = {
	{ "SELECT name, value FROM setting WHERE site = :my_site AND name = 'price_code'", NULL, &setting_table },
	{ 0 }
};

struct charges booking_charges(struct request *rq)
{
	struct setting code = { "", "" };
	struct charges c = { 0, 0, "" };

	(void)db_one(rq->db, &booking_setting_sql[0], NULL, &code);
	c.code = code.value;
	EACH_ROW(struct tariff, t, tariff_all(rq))
		if (strcmp(t->item, "tea_plain") == 0)
			c.tea_plain = t->fen;
		else if (strcmp(t->item, "tea_standard") == 0)
			c.tea_standard = t->fen;
	return c;
}

/* The price list may have changed since: what was booked stays as it was booked. */
static struct price kept_price(struct request *rq, const struct booking *b, const struct charges *c)
{
	const struct booking *was = b->was;
	bool same_tea = b->people == was->people && strcmp(b->tea, was->tea) == 0;
	struct price old, p;

	price_read(&rq->arena, was->price_rule, &old);
	if (same_tea)
		return old;
	p = (struct price){ .rule = old.rule };
	for (size_t i = 0; i < old.count; i++)
		if (old.line[i].kind != PRICE_TEA) {
			p.line[p.count++] = old.line[i];
			p.total += old.line[i].amount;
		}
	price_tea(&p, b->tea, b->people, strcmp(b->tea, "plain") == 0 ? c->tea_plain : c->tea_standard);
	return p;
}

struct price_day booking_price_day(struct request *rq, day d)
{
	instant midnight = zone_day_start(rq->site.zone, d);
	struct price_day p = { day_weekday(d), 0, (86400 - (zone_day_start(rq->site.zone, d + 1) - midnight)) / 60 };

	/* real minutes since midnight and those of the wall are the same up to the change */
	for (int64_t m = 0; p.skips != 0 && m < 1440; m++) {
		struct civil c = zone_local(rq->site.zone, midnight + m * 60);
		if (c.hour * 60 + c.minute != m) {
			p.changes = p.skips > 0 ? m : c.hour * 60 + c.minute;
			break;
		}
	}
	return p;
}

struct price booking_price(struct request *rq, const struct offer *o, const struct booking *b,
	const struct charges *c)
{
	struct price p = { .rule = c->code };
	int64_t from = room_minute(b->from_at), to = room_minute(b->to_at);

	if (b->was != NULL && b->was->room == o->room->r.id && b->was->price_rule[0] != '\0' &&
	    b->starts_at == b->was->starts_at && b->ends_at == b->was->ends_at)
		return kept_price(rq, b, c);
	if (b->date != NO_DAY && from >= 0 && to > from)
		price_room(&p, o->room, o->bands, booking_price_day(rq, b->date), from, to);
	price_tea(&p, b->tea, b->people, strcmp(b->tea, "plain") == 0 ? c->tea_plain : c->tea_standard);
	return p;
}

int64_t booking_cost(struct request *rq, const struct booking *b)
{
	struct room *r = room_read(rq, b->room, false);
	struct offer o = { r, { NULL, 0, 0 } };
	struct booking *typed = record_copy(rq, &booking_table, b);
	struct charges c = booking_charges(rq);

	if (r == NULL)
		return 0;
	o.bands = room_bands(rq, b->room);
	booking_times(rq, typed);
	return booking_price(rq, &o, typed, &c).total;
}

static int64_t costs(struct request *rq, const void *row) { return booking_cost(rq, row); }
static int64_t offered_at(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct booking *)row)->price;
}
const struct charge booking_price_of[] = {
	{ "new", "price", costs }, { "change", "price", costs }, { "offer", "price", costs },
	{ "accept", "price", offered_at },
	{ 0 }
};

bool booking_hold(struct request *rq, const struct room *r, const struct booking *b)
{
	struct hold h = { .room = r->r.id, .booking = b->r.id,
		.starts_at = b->starts_at - r->buffer_before * 60,
		.ends_at = b->ends_at + r->buffer_after * 60 };

	return slot_hold(rq, &h);
}

bool booking_take(struct request *rq, void *row)
{
	const struct booking *b = row;
	const struct room r = { .r.id = b->room, .buffer_before = b->buffer_before, .buffer_after = b->buffer_after };

	return booking_hold(rq, &r, b);
}

/* What follows from the room and the times. */
static void settle(struct request *rq, const struct offer *o, struct booking *b)
{
	struct charges c = booking_charges(rq);
	struct price p = booking_price(rq, o, b, &c);

	b->room = o->room->r.id;
	b->price = p.total;
	b->price_rule = price_write(&rq->arena, &p);
	b->cancel_until = b->starts_at - o->room->cancel_hours * 3600;
	b->buffer_before = o->room->buffer_before;
	b->buffer_after = o->room->buffer_after;
	b->room_name = o->room->name;
	b->room_name_en = o->room->name_en;
	b->room_number = o->room->r.number;
	b->room_floor = o->room->floor;
	b->room_floor_en = o->room->floor_en;
}

/* Equipment, tea and cars stand ready an hour before; somebody is reminded. */
void booking_ready(struct request *rq, const struct booking *b)
{
	instant due = b->starts_at - 3600;

	clock_met(rq, "booking", b->r.id, "prepare");
	if ((b->equipment[0] == '\0' && strcmp(b->tea, "none") == 0 && b->cars == 0) || due <= rq->context.now)
		return;
	clock_start(rq, "booking", b->r.id, b->r.number, "prepare", due, due - 3600, "", b->r.company,
		say_f(rq, T("Get %s ready: %s"), b->room_name, b->title));
	clock_until(rq, "booking", b->r.id, "prepare", b->ends_at);
}

int64_t booking_make(struct request *rq, const struct offer *o, struct booking *b)
{
	settle(rq, o, b);
	b->r.state = !o->room->needs_approval || booking_decides(rq) ? "confirmed"
		: booking_staff(rq) ? "checking" : "requested";
	if (record_make(rq, &booking_module, &booking_sql[BOOKING_MAKE], b) == 0) {
		rq->refused = NULL;
		return 0;
	}
	if (strcmp(b->r.state, "confirmed") == 0)
		booking_ready(rq, b);
	tell_made(rq, b);
	return b->r.id;
}

/* Once it can no longer be cancelled free of charge, a change does not bring that back:
** not by a later day, a smaller price, or a question to the room department. */
static bool late(struct request *rq, struct booking *b, const struct booking *was, bool again)
{
	bool held = strcmp(was->r.state, "confirmed") == 0 || strcmp(was->r.state, "prepared") == 0;

	if (booking_staff(rq) || !held || was->cancel_until == NO_TIME || rq->context.now < was->cancel_until)
		return false;
	b->cancel_until = was->cancel_until;
	if (!again && b->price >= was->price)
		return false;
	rq->refused = booking_late(rq, was);
	return true;
}

bool booking_shift(struct request *rq, const struct offer *o, struct booking *b,
	const struct booking *was)
{
	bool moved = b->starts_at != was->starts_at || b->ends_at != was->ends_at || o->room->r.id != was->room;
	bool again = moved && o->room->needs_approval && !booking_decides(rq) &&
		(strcmp(b->r.state, "confirmed") == 0 || strcmp(b->r.state, "prepared") == 0);
	bool unready = moved && !again && strcmp(b->r.state, "prepared") == 0;
	void *before = record_copy(rq, &booking_table, was);

	settle(rq, o, b);
	if (late(rq, b, was, again))
		return false;
	b->sequence = was->sequence + 1;
	slot_free(rq, b->r.id, 0);
	if (!booking_hold(rq, o->room, b)) {
		rq->refused = NULL;
		return false;
	}
	if (!record_take(rq, &booking_module, b, before, again ? "ask_again" : unready ? "move" : "change",
	    again || unready ? ROLE_CLOCK : rq->user.roles))
		return false;
	if (again)                       /* nobody gets a room ready that is only asked for */
		clock_met(rq, "booking", b->r.id, "prepare");
	else if (strcmp(b->r.state, "confirmed") == 0)
		booking_ready(rq, b);
	return true;
}

struct booking *booking_clash(struct request *rq, const struct room *r, const struct booking *b)
{
	struct booking *in_way = take(rq, struct booking), ask = *b;

	table_blank(&booking_table, in_way);
	ask.room = r->r.id;
	ask.starts_at -= r->buffer_before * 60;
	ask.ends_at += r->buffer_after * 60;
	booking_slots(rq, &ask);
	return db_one(rq->db, &booking_sql[BOOKING_CLASH], &ask, in_way) ? in_way : NULL;
}

#define AROUND (8 * 3600)                /* no buffer is longer */

struct marks booking_marks_none(struct request *rq, day d)
{
	struct marks m = { slot_floor(rq, zone_day_start(rq->site.zone, d) - AROUND), rq->site.slot_minutes * 60, 0, NULL };

	m.count = (size_t)((zone_day_start(rq->site.zone, d + 1) + AROUND - m.from) / m.step);
	m.mark = arena_take(&rq->arena, m.count);
	return m;
}

void booking_mark(struct marks *m, instant from, instant to)
{
	int64_t first = (from - m->from) / m->step, last = (to - m->from + m->step - 1) / m->step;

	for (int64_t i = from < m->from ? 0 : first; i < last && i < (int64_t)m->count; i++)
		m->mark[i] = 1;
}

bool booking_free(const struct marks *m, instant from, instant to)
{
	int64_t first = (from - m->from) / m->step, last = (to - m->from + m->step - 1) / m->step;

	for (int64_t i = from < m->from ? 0 : first; i < last && i < (int64_t)m->count; i++)
		if (m->mark[i] != 0)
			return false;
	return true;
}

struct marks booking_marks(struct request *rq, int64_t room, day d, int64_t but)
{
	struct marks m = booking_marks_none(rq, d);
	struct booking ask;

	table_blank(&booking_table, &ask);
	ask.r.id = but;
	ask.room = room;
	ask.starts_at = m.from;
	ask.ends_at = m.from + (instant)m.count * m.step;
	booking_slots(rq, &ask);
	EACH_ROW(struct booking, s, db_all(rq->db, &booking_sql[BOOKING_BUSY], &ask))
		booking_mark(&m, s->starts_at, s->starts_at + m.step);
	return m;
}
