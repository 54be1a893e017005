/* quiet.h -- faults that a test wants say nothing. */
#ifndef QUIET_H
#define QUIET_H
#include "core/arena.h"

/* Nothing reaches stderr from quiet(true) to quiet(false). */
void quiet(bool yes);
/* Run `code`, which uses the arena `a`: the status it gave up with, 0: it did not. */
#define GAVE_UP(a, code) __extension__ ({ jmp_buf out_; volatile int gave_ = 0; (a).out = &out_; \
	if (setjmp(out_) == 0) { code; } else gave_ = (a).status; (a).out = NULL; gave_; })
#endif
