/* address_test.c -- which addresses lie in which ranges. */
#define CORE_RAW
#include "core/address.h"
#include <setjmp.h>
#include <cmocka.h>

static void addresses_are_read_or_refused(void **unused)
{
	static const struct { const char *text; bool good; } cases[] = {
		{ "127.0.0.1", true }, { "255.255.255.255", true }, { "256.0.0.1", false }, { "1.2.3", false },
		{ "1.2.3.4.5", false }, { "1.2.3.", false }, { "", false }, { "a.b.c.d", false }, { "1.2.3.4 ", false },
		{ "::", true }, { "::1", true }, { "1::", true }, { "1:2:3:4:5:6:7:8", true }, { "1:2:3:4:5:6:7", false },
		{ "1:2:3:4:5:6:7:8:9", false }, { "1::2::3", false }, { ":1", false }, { "1:", false }, { "12345::", false },
		{ "::ffff:10.0.0.1", true }, { "::ffff:10.0.0", false }, { "fe80::1%eth0", false }, { "1:2:3:4:5:6:7::", true },
		{ "1:2:3:4:5:6:7:8::", false }, { "::10.0.0.1:1", false },
	};
	unsigned char bytes[16];

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (address_read(cases[i].text, strlen(cases[i].text), bytes) != cases[i].good)
			fail_msg("\"%s\" is %s", cases[i].text, cases[i].good ? "refused" : "read");
}

static void ranges_hold_what_they_say(void **unused)
{
	static const struct { const char *address, *ranges; bool in; } cases[] = {
		{ "127.0.0.1", "127.0.0.0/8 ::1/128", true }, { "128.0.0.1", "127.0.0.0/8 ::1/128", false },
		{ "::1", "127.0.0.0/8 ::1/128", true }, { "::2", "127.0.0.0/8 ::1/128", false },
		{ "10.1.2.3", "10.1.2.3", true }, { "10.1.2.4", "10.1.2.3", false },
		{ "10.1.3.255", "10.1.2.0/23", true }, { "10.1.4.0", "10.1.2.0/23", false },
		{ "::ffff:10.1.2.3", "10.0.0.0/8", true }, { "1.2.3.4", "0.0.0.0/0", true }, { "::1", "0.0.0.0/0", false },
		{ "2001:db8::5", "2001:db8::/32", true }, { "2001:db9::5", "2001:db8::/32", false },
		{ "1.2.3.4", "1.2.3.4/33", false }, { "1.2.3.4", "1.2.3.4/", false }, { "1.2.3.4", "1.2.3.4/8x", false },
		{ "1.2.3.4", "", false }, { "1.2.3.4", "rubbish 1.2.3.4", true }, { "rubbish", "0.0.0.0/0", false },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (address_within(cases[i].address, cases[i].ranges) != cases[i].in)
			fail_msg("%s in \"%s\"", cases[i].address, cases[i].ranges);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_read_or_refused),
		cmocka_unit_test(ranges_hold_what_they_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
