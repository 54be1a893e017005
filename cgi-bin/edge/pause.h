/* pause.h -- for a program without requests: its signals, and waiting. */
#ifndef EDGE_PAUSE_H
#define EDGE_PAUSE_H
#include "core/core.h"

/* From now on SIGTERM and SIGINT only ask to stop. */
void pause_start(void);
/* Tell the parent that this program works: a byte to $FOYER_READY_FD. */
void pause_ready(void);
/* Wait; false, at once, when asked to stop. */
bool pause_for(int milliseconds);
bool pause_stopped(void);
/* Milliseconds of a clock that nobody sets. */
double pause_clock(void);
#endif
