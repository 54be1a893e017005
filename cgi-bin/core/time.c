/* time.c -- civil dates to day numbers and back (proleptic Gregorian). */
#include "core/time.h"

/* Days are counted in years that begin in March, so that the leap day is the
** last one; 719468 of them lie between 0000-03-01 and 1970-01-01. */
day day_from(int year, int month, int dom)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int in_era = y - era * 400;
	int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dom - 1;

	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

struct civil day_civil(day d)
{
	int64_t z = (int64_t)d + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int in_era = (int)(z - era * 146097);
	int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int in_year = in_era - (365 * year + year / 4 - year / 100);
	int month = (5 * in_year + 2) / 153;
	struct civil c = { 0 };

	c.day = in_year - (153 * month + 2) / 5 + 1;
	c.month = month < 10 ? month + 3 : month - 9;
	c.year = year + (int)era * 400 + (c.month <= 2);
	return c;
}

/* Exactly `n` digits. */
static bool digits(const char *s, int n, int *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*out = *out * 10 + (s[i] - '0');
	}
	return true;
}

static bool date(const char *s, struct civil *c)
{
	struct civil back;

	if (!digits(s, 4, &c->year) || s[4] != '-' || !digits(s + 5, 2, &c->month) ||
	    s[7] != '-' || !digits(s + 8, 2, &c->day))
		return false;
	if (c->year < 1900 || c->month < 1 || c->month > 12 || c->day < 1 || c->day > 31)
		return false;
	back = day_civil(day_from(c->year, c->month, c->day));
	return back.month == c->month && back.day == c->day;
}

bool day_parse(const char *text, day *out)
{
	struct civil c = { 0 };

	if (!date(text, &c) || text[10] != '\0')
		return false;
	*out = day_from(c.year, c.month, c.day);
	return true;
}

bool civil_parse(const char *text, struct civil *out)
{
	struct civil c = { 0 };
	const char *s;

	if (!date(text, &c) || (text[10] != ' ' && text[10] != 'T'))
		return false;
	s = text + 11;
	if (!digits(s, 2, &c.hour) || s[2] != ':' || !digits(s + 3, 2, &c.minute))
		return false;
	s += 5;
	if (*s == ':') {
		if (!digits(s + 1, 2, &c.second))
			return false;
		s += 3;
	}
	if (*s != '\0' || c.hour > 23 || c.minute > 59 || c.second > 59)
		return false;
	*out = c;
	return true;
}

/* Two digits at `at`; n is 0..99. */
static void two(char *at, int n)
{
	at[0] = (char)('0' + n / 10 % 10);
	at[1] = (char)('0' + n % 10);
}

static void print_date(struct civil c, char *out)
{
	two(out, c.year / 100);
	two(out + 2, c.year % 100);
	out[4] = out[7] = '-';
	two(out + 5, c.month);
	two(out + 8, c.day);
	out[10] = '\0';
}

void day_print(day d, char out[static 11])
{
	print_date(day_civil(d), out);
}

int day_weekday(day d)
{
	int64_t w = ((int64_t)d + 4) % 7;

	return (int)(w < 0 ? w + 7 : w);
}

instant civil_instant(struct civil c)
{
	return (instant)day_from(c.year, c.month, c.day) * 86400 +
		c.hour * 3600 + c.minute * 60 + c.second;
}

struct civil instant_civil(instant t)
{
	int64_t days = t / 86400, rest = t % 86400;
	struct civil c;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	c = day_civil((day)days);
	c.hour = (int)(rest / 3600);
	c.minute = (int)(rest / 60 % 60);
	c.second = (int)(rest % 60);
	return c;
}

bool instant_parse(const char *text, instant *out)
{
	struct civil c;

	if (!civil_parse(text, &c))
		return false;
	*out = civil_instant(c);
	return true;
}

void instant_print(instant t, char out[static 20])
{
	struct civil c = instant_civil(t);

	print_date(c, out);
	out[10] = ' ';
	two(out + 11, c.hour);
	out[13] = out[16] = ':';
	two(out + 14, c.minute);
	two(out + 17, c.second);
	out[19] = '\0';
}
