/* home_line.h -- a line of a card that a module puts on the desk's first page.
**
** The statement of a struct home_card fills these: the record's id, what stands in the
** line, in grey below it, the time in front of it and, when it counts down, until when.
** Ordered as it is to be read, at most HOME_LINES; no parameters but the context's. */
#ifndef KIT_HOME_LINE_H
#define KIT_HOME_LINE_H
#include "core/module.h"

#define HOME_LINES 40
struct home_line { int64_t id; const char *title, *small; instant at, due; };
extern const struct table home_line_table;
#endif
