/* closure.h -- times a room is out of use; they hold slots like a booking. */
#ifndef ROOM_CLOSURE_H
#define ROOM_CLOSURE_H
#include "room/room.h"

enum closure_statement { CLOSURE_ANY, CLOSURE_MAKE, CLOSURE_MOVE, CLOSURE_OF_ROOM, CLOSURE_STATEMENTS };
extern const struct sql closure_sql[];
extern const struct table closure_table;
/* The closures to come of one room: section "closure" of `p`. */
void closure_show(struct request *rq, struct page *p, int64_t room);
#endif
