/* slot.h -- the slots a booking or a closure holds: the one thing that makes a
** double booking impossible.  One row per slot and atom, primary key (room,
** starts_at); see sql/010_room.sql. */
#ifndef ROOM_SLOT_H
#define ROOM_SLOT_H
#include "room/room.h"

struct hold {
	int64_t room, booking, closure;  /* one of the two holds */
	instant starts_at, ends_at;      /* buffers included, on the slot grid */
	int64_t step, slots;             /* minutes of one; how many: set by slot_hold() */
};
extern const struct sql slot_sql[];
enum slot_statement { SLOT_HOLD, SLOT_FREE, SLOT_FREE_FROM, SLOT_STATEMENTS };

/* Take every slot of [starts_at, ends_at) on all atoms of the room, in one
** statement and in key order.  False: one of them is taken, nothing was. */
bool slot_hold(struct request *rq, struct hold *h);
/* Give back all slots of a booking or a closure; or those from an instant on. */
void slot_free(struct request *rq, int64_t booking, int64_t closure);
void slot_free_from(struct request *rq, int64_t booking, instant from);
/* The slot boundary at or before, at or after an instant. */
instant slot_floor(const struct request *rq, instant t);
instant slot_ceil(const struct request *rq, instant t);
#endif
