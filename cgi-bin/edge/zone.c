/* zone.c -- wall clocks by the C library's tzdata.  A worker has one thread, so
** the zone is switched through TZ; the one in use is remembered, and so are the offsets
** of the quarter hours that were asked for: past a zone's last listed change the library
** reads the rule for the years to come anew at each call, two thirds of the work of a page. */
#define CORE_RAW
#include "edge/zone.h"
#include <ctype.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#define QUARTER 900

struct quarter { int64_t number, offset; };      /* number: of quarter hours since 1970, and 1: 0 is an empty place */
static struct quarter kept[1024];

static void use(const char *zone)
{
	static char now[64];

	if (strcmp(now, zone) == 0)
		return;
	memset(kept, 0, sizeof(kept));
	snprintf(now, sizeof(now), "%s", zone);
	setenv("TZ", now, 1);
	tzset();
}

instant zone_now(void)
{
	const char *file = getenv("FOYER_NOW");
	instant now = (instant)time(NULL);
	char text[24] = "";
	int fd;

	if (file == NULL || *file == '\0' || (fd = open(file, O_RDONLY | O_CLOEXEC)) < 0)
		return now;
	if (read(fd, text, sizeof(text) - 1) > 0)
		now += strtoll(text, NULL, 10);
	close(fd);
	return now;
}

/* Seconds east of Greenwich, by the library. */
static int64_t look_up(instant t)
{
	time_t at = (time_t)t;
	struct tm m;

	return localtime_r(&at, &m) == NULL ? 0 : m.tm_gmtoff;
}

/* The same, kept for a quarter hour in which it does not change: some zones have changed at one minute past. */
static int64_t offset(const char *zone, instant t)
{
	int64_t number = t / QUARTER + 1;
	struct quarter *q = &kept[(uint64_t)number % COUNT(kept)];

	use(zone);
	if (t < 0)
		return look_up(t);
	if (q->number != number) {
		int64_t first = look_up((number - 1) * QUARTER);
		if (first != look_up(number * QUARTER - 1))
			return look_up(t);
		*q = (struct quarter){ number, first };
	}
	return q->offset;
}

struct civil zone_local(const char *zone, instant t)
{
	return instant_civil(t + offset(zone, t));
}

/* The offsets of the day before and the day after are the only ones that can
** hold; an hour that happens twice is its first, one that does not happen
** is counted on with the offset before it. */
instant zone_instant(const char *zone, struct civil local)
{
	instant as_utc = civil_instant(local);
	int64_t before = offset(zone, as_utc - 86400), after = offset(zone, as_utc + 86400);

	if (before == after || civil_instant(zone_local(zone, as_utc - before)) == as_utc)
		return as_utc - before;
	if (civil_instant(zone_local(zone, as_utc - after)) == as_utc)
		return as_utc - after;
	return as_utc - before;
}

day zone_day(const char *zone, instant t)
{
	struct civil c = zone_local(zone, t);

	return day_from(c.year, c.month, c.day);
}

instant zone_day_start(const char *zone, day d)
{
	return zone_instant(zone, day_civil(d));
}

bool zone_exists(const char *zone)
{
	char path[128];

	if (*zone == '\0' || *zone == '/' || strlen(zone) > 63 || strstr(zone, "..") != NULL)
		return false;
	for (const char *p = zone; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && strchr("_+-/", *p) == NULL)
			return false;
	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	return access(path, R_OK) == 0;
}
