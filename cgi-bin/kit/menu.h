/* menu.h -- the places of the modules a reader may go to, in the layout. */
#ifndef KIT_MENU_H
#define KIT_MENU_H
#include "core/request.h"

/* The desk's groups or the portal's bar into the layout's root, as the faces declare them;
** with_counts: their numbers and who is on duty too, in one statement. */
void menu_put(struct request *rq, struct page *root, bool with_counts);
/* A face's `count` so that it ends at the number the menu calls "999+". */
const char *menu_count(struct arena *a, const struct sql *count);
#endif
