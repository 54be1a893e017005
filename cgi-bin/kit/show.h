/* show.h -- values as people read them, in the page's language and the site's zone. */
#ifndef KIT_SHOW_H
#define KIT_SHOW_H
#include "core/request.h"

const char *show_value(struct request *rq, const struct column *c, const void *row);
/* The same for a reader of English, who is shown the column <name>_en where the table has one that is filled. */
const char *show_own(struct request *rq, const struct table *t, const struct column *c, const void *row);
const char *show_fen(struct request *rq, int64_t fen);           /* ¥1,280.00 */
const char *show_yuan(struct request *rq, int64_t fen);          /* ¥1,280; with fen only when there are some */
const char *show_day(struct request *rq, day d);                 /* 11月24日 / 24 Nov; year when not this year */
const char *show_day_long(struct request *rq, day d);            /* 11月24日 星期二 / Tuesday 24 November */
const char *show_day_short(struct request *rq, day d);           /* 11月24日: where the year stands beside it */
const char *show_weekday(struct request *rq, day d);             /* 星期二 / Tuesday */
const char *show_clock(struct request *rq, instant t);           /* 14:05 */
const char *show_time(struct request *rq, instant t);            /* 14:05 today, 11-24 14:05, 2025-11-24 14:05 */
/* When what began at `from` ends: "24:00" where it ends with its day. */
const char *show_until(struct request *rq, instant from, instant to);
/* "24:00" where it ends with its day. */
const char *show_span(struct request *rq, instant from, instant to);     /* 14:00–16:00 */
/* "2小时10分": how long, for people; never negative. */
const char *show_long(struct request *rq, int64_t seconds);
const char *show_number(struct request *rq, int64_t n);          /* 12,345 */
/* "4403••••••34": of ten characters and more the first four and the last two, of fewer the last two, of four none. */
const char *show_masked(struct request *rq, const char *text);
/* "…1234": no more than the last four characters, of four and fewer none. */
const char *show_last(struct request *rq, const char *text);
day         show_local_day(struct request *rq, instant t);
#endif
