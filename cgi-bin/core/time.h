/* time.h -- days and instants; pure.  What time it is comes with the request. */
#ifndef CORE_TIME_H
#define CORE_TIME_H
#include "core/core.h"

typedef int32_t day;                 /* days since 1970-01-01 */
typedef int64_t instant;             /* seconds since 1970-01-01 00:00:00 UTC */
#define NO_DAY  INT32_MIN
#define NO_TIME INT64_MIN

struct civil { int year, month, day, hour, minute, second; };

bool day_parse(const char *text, day *out);      /* "2024-02-29"; years 1900-9999 */
void day_print(day d, char out[static 11]);
int  day_weekday(day d);                         /* 0 Sunday .. 6 */
day  day_from(int year, int month, int dom);
struct civil day_civil(day d);

/* "2024-02-29 23:59[:59]" or with T; no zone is meant by it. */
bool civil_parse(const char *text, struct civil *out);
instant civil_instant(struct civil c);           /* as if c were UTC */
struct civil instant_civil(instant t);           /* UTC */
/* "2024-02-29 23:59:59", the store's form. */
bool instant_parse(const char *text, instant *out);
void instant_print(instant t, char out[static 20]);
#endif
