/* slot.c -- hold and free slots by key. */
#include "room/slot.h"

static const struct column columns[] = {
	ID_COLUMN(struct hold, room, NULL),
	ID_COLUMN(struct hold, booking, NULL),
	ID_COLUMN(struct hold, closure, NULL),
	TIME_COLUMN(struct hold, starts_at, NULL),
	TIME_COLUMN(struct hold, ends_at, NULL),
	INT_COLUMN(struct hold, step, NULL),
	INT_COLUMN(struct hold, slots, NULL),
	{ 0 }
};
static const struct table hold_table = { "slot", sizeof(struct hold), columns };

const struct sql slot_sql[] = {
	[SLOT_HOLD] = { "INSERT INTO slot (room, starts_at, booking, closure)"
		" SELECT a.atom, CAST(:starts_at AS DATETIME) + INTERVAL n.seq * :step MINUTE, :booking, :closure"
		" FROM room_atom a JOIN seq_0_to_9999 n ON n.seq < :slots WHERE a.room = :room"
		" ORDER BY a.atom, n.seq", &hold_table, NULL },
	[SLOT_FREE] = { "DELETE FROM slot WHERE booking = :booking OR closure = :closure", &hold_table, NULL },
	[SLOT_FREE_FROM] = { "DELETE FROM slot WHERE booking = :booking AND starts_at >= :starts_at", &hold_table, NULL },
	{ 0 }
};

bool slot_hold(struct request *rq, struct hold *h)
{
	int64_t none;

	h->step = rq->site.slot_minutes;
	h->slots = (h->ends_at - h->starts_at) / (h->step * 60);
	assert(h->slots > 0 && h->slots <= 10000);
	return db_try(rq->db, &slot_sql[SLOT_HOLD], h, &none);
}

void slot_free(struct request *rq, int64_t booking, int64_t closure)
{
	struct hold h = { .booking = booking, .closure = closure };

	db_run(rq->db, &slot_sql[SLOT_FREE], &h);
}

void slot_free_from(struct request *rq, int64_t booking, instant from)
{
	struct hold h = { .booking = booking, .starts_at = from };

	db_run(rq->db, &slot_sql[SLOT_FREE_FROM], &h);
}

instant slot_floor(const struct request *rq, instant t)
{
	int64_t s = rq->site.slot_minutes * 60;

	return t - (t % s + s) % s;
}

instant slot_ceil(const struct request *rq, instant t)
{
	return slot_floor(rq, t + rq->site.slot_minutes * 60 - 1);
}
