/* workday.h -- counting working days; pure.  Monday to Friday, except where a
** calendar says otherwise: holidays do not work, make-up days 调休 do. */
#ifndef CORE_WORKDAY_H
#define CORE_WORKDAY_H
#include "core/time.h"

struct special_day { day day; bool works; };     /* in ascending order */

bool workday_is(day d, const struct special_day *special, size_t count);
/* The day `amount` working days after `from`, which itself is not counted; a
** negative amount counts back.  0 gives `from`, whatever day it is. */
day workday_after(day from, int amount, const struct special_day *special, size_t count);
#endif
