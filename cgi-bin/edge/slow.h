/* slow.h -- how many of a program's workers may be busy with what takes long: all but one, so that somebody is always
** there for the others. */
#ifndef EDGE_SLOW_H
#define EDGE_SLOW_H
#include "core/core.h"

/* Once: the file run/NAME.slow below $FOYER_VAR, and $FOYER_BROTHERS, how many workers the program has (the parent says
** it).  Without them nobody is held back. */
void slow_start(const char *name);
/* This worker begins something long.  False: as many as may be are at it.  Who dies has left: the kernel keeps the list. */
bool slow_enter(void);
void slow_leave(void);
#endif
