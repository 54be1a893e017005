/* workday.c -- counting working days; pure. */
#include "core/workday.h"

bool workday_is(day d, const struct special_day *special, size_t count)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (special[middle].day == d)
			return special[middle].works;
		if (special[middle].day < d)
			low = middle + 1;
		else
			high = middle;
	}
	return day_weekday(d) != 0 && day_weekday(d) != 6;
}

day workday_after(day from, int amount, const struct special_day *special, size_t count)
{
	int way = amount < 0 ? -1 : 1;

	/* A calendar without any working day must not spin for ever. */
	for (int steps = 0; amount != 0 && steps < 20000; steps++) {
		from += way;
		if (workday_is(from, special, count))
			amount -= way;
	}
	return from;
}
