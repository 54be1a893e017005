/* time_fuzz.c -- days and times that people and browsers write: what is accepted comes back the same. */
#include "core/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[40] = "", printed[20], date[11];
	struct civil c;
	instant t, again;
	day d, same;

	memcpy(text, data, size < sizeof text - 1 ? size : sizeof text - 1);
	if (day_parse(text, &d)) {
		day_print(d, date);
		assert(day_parse(date, &same) && same == d);
		assert(day_weekday(d) >= 0 && day_weekday(d) <= 6);
		c = day_civil(d);
		assert(day_from(c.year, c.month, c.day) == d);
	}
	if (civil_parse(text, &c)) {
		t = civil_instant(c);
		instant_print(t, printed);
		assert(instant_parse(printed, &again) && again == t);
		c = instant_civil(t);
		assert(civil_instant(c) == t);
	}
	return 0;
}
