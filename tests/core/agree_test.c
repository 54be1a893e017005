/* agree_test.c -- English agrees with its numbers, whatever else is printed beside them. */
#include "core/words.h"
#include <setjmp.h>
#include <cmocka.h>

static struct arena a;

static int start(void **unused) { (void)unused; a.limit = 100000; return 0; }
static int stop(void **unused) { (void)unused; arena_close(&a); return 0; }

#define SAID(...) words_agree(&a, said(__VA_ARGS__))
static const char *said(const char *format, ...) __attribute__((format(printf, 1, 2)));
static const char *said(const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = arena_vprintf(&a, words_mark(&a, format), ap);
	va_end(ap);
	return text;
}

static void one_is_one_and_everything_else_is_many(void **unused)
{
	(void)unused;
	assert_string_equal(SAID("%s × %s {hour|hours}", "¥460", "1"), "¥460 × 1 hour");
	assert_string_equal(SAID("%s × %s {hour|hours}", "¥1", "2"), "¥1 × 2 hours");
	assert_string_equal(SAID("%s × %s {hour|hours}", "¥460", "1.5"), "¥460 × 1.5 hours");
	assert_string_equal(SAID("%d {thing waits|things wait} for you.", 0), "0 things wait for you.");
	assert_string_equal(SAID("%d {thing waits|things wait} for you.", 1), "1 thing waits for you.");
	assert_string_equal(SAID("%d {page|pages}", 21), "21 pages");
	assert_string_equal(SAID("%s {page|pages}", "1,001"), "1,001 pages");
	assert_string_equal(SAID("The list has %d {address|addresses}, but %d {piece is|pieces are} written.", 1, 4),
		"The list has 1 address, but 4 pieces are written.");
	assert_string_equal(SAID("%s {room|rooms}, each with its window", "One"), "One room, each with its window");
	assert_string_equal(SAID("%s {room|rooms}, each with its window", "Twenty-one"), "Twenty-one rooms, each with its window");
	assert_string_equal(SAID("{room|rooms}"), "rooms");
}

static void what_people_typed_keeps_its_braces(void **unused)
{
	(void)unused;
	assert_string_equal(SAID("%s, %d {person|people}", "room 1 {a|b}", 1), "room 1 {a|b}, 1 person");
	assert_string_equal(SAID("%s", "1 {a|b} | c"), "1 {a|b} | c");
	assert_string_equal(SAID("50 %% of %d {car|cars}", 1), "50 % of 1 car");
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(one_is_one_and_everything_else_is_many),
		cmocka_unit_test(what_people_typed_keeps_its_braces),
	};

	return cmocka_run_group_tests(all, start, stop);
}
