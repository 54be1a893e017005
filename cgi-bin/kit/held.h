/* held.h -- what there may be one of at a time (struct only of a module): a look before an insert is no
** guard, since two may look at once; a key is. */
#ifndef KIT_HELD_H
#define KIT_HELD_H
#include "core/request.h"

/* After a record was made (`was` NULL) or moved, in its transaction: let go of what it no longer
** holds, take what it now does.  False: another has it, a fault stands at the field. */
bool held_follow(struct request *rq, const struct module *m, const void *was, const void *row);
/* A key of the module's own table was there already (db_duplicate()): say so beside its field. */
void held_twice(struct request *rq, const struct module *m);
#endif
