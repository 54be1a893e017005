/* zone.c -- wall clocks by the C library's tzdata.  A worker has one thread, so
** the zone is switched through TZ; the one in use is remembered. */
#define CORE_RAW
#include "edge/zone.h"
#include <ctype.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static void use(const char *zone)
{
	static char now[64];

	if (strcmp(now, zone) == 0)
		return;
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

struct civil zone_local(const char *zone, instant t)
{
	time_t at = (time_t)t;
	struct tm m;

	use(zone);
	if (localtime_r(&at, &m) == NULL)
		return instant_civil(t);
	return (struct civil){ m.tm_year + 1900, m.tm_mon + 1, m.tm_mday,
		m.tm_hour, m.tm_min, m.tm_sec > 59 ? 59 : m.tm_sec };
}

/* Seconds east of Greenwich at `t`. */
static int64_t offset(const char *zone, instant t)
{
	return civil_instant(zone_local(zone, t)) - t;
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
