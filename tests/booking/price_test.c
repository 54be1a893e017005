/* price_test.c -- prices against amounts worked out by hand (P050: fee). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "booking/price.h"

#define H(hour, minute) ((hour) * 60 + (minute))
static const struct band evening[] = {
	{ .from_minute = H(18, 0), .to_minute = H(24, 0), .price_hour = 60000, .name = "晚间", .name_en = "Evening", .weekdays = "1,2,3,4,5,6,0" },
	{ .from_minute = 0, .to_minute = H(24, 0), .price_hour = 50000, .name = "周末", .name_en = "Weekend", .weekdays = "6,0" },
};
static const struct rows none = { 0 }, bands = { evening, 2, sizeof(struct band) };
static const struct room plain = { .price_hour = 48000 };
static const struct room full = { .price_hour = 48000, .price_half = 160000, .price_day = 280000 };
static const struct room cheap = { .price_hour = 10000 };

static int64_t total(const struct room *r, struct rows b, int weekday, int64_t from, int64_t to)
{
	struct price p = { 0 };

	price_room(&p, r, b, (struct price_day){ weekday }, from, to);
	return p.total;
}

static void P050_prices_as_worked_out_by_hand(void **unused)
{
	static const struct { const struct room *r; bool bands; int weekday; int64_t from, to, fen; } cases[] = {
		/* by the hour: 480 an hour */
		{ &plain, false, 2, H(9, 0), H(11, 0), 96000 },
		{ &plain, false, 2, H(9, 0), H(9, 15), 12000 },
		{ &plain, false, 2, H(8, 0), H(21, 0), 624000 },
		/* rounding half up to a fen, once a line: 100 an hour */
		{ &cheap, false, 2, H(9, 0), H(9, 5), 833 },
		{ &cheap, false, 2, H(9, 0), H(9, 25), 4167 },
		/* half days at 1,600 for up to 4 hours */
		{ &full, false, 2, H(8, 0), H(11, 0), 144000 },          /* hours are cheaper */
		{ &full, false, 2, H(8, 0), H(12, 0), 160000 },
		{ &full, false, 2, H(8, 30), H(12, 0), 160000 },         /* 3.5 h = 1,680 */
		{ &full, false, 2, H(9, 0), H(13, 0), 192000 },          /* no half day crosses noon */
		{ &full, false, 2, H(13, 0), H(18, 0), 208000 },         /* 1,600 + 1 h */
		{ &full, false, 2, H(12, 0), H(18, 0), 256000 },         /* 1,600 + 2 h */
		{ &full, false, 2, H(8, 0), H(16, 0), 280000 },          /* 1,600 + 1,600 > the day's 2,800 */
		{ &full, false, 2, H(9, 0), H(15, 0), 280000 },          /* 1,440 + 1,440 = 2,880 */
		{ &full, false, 2, H(10, 0), H(15, 0), 240000 },         /* 960 + 1,440 */
		{ &full, false, 2, H(8, 0), H(21, 0), 280000 },
		/* bands: 600 an hour from 18:00, 500 at the weekend; the first that fits */
		{ &plain, true, 2, H(17, 0), H(19, 0), 108000 },
		{ &plain, true, 6, H(9, 0), H(11, 0), 100000 },
		{ &plain, true, 6, H(17, 0), H(19, 0), 110000 },
		{ &plain, true, 1, H(9, 0), H(11, 0), 96000 },
		{ &full, true, 2, H(18, 0), H(21, 0), 160000 },          /* 1,800 by the hour */
		{ &full, true, 2, H(18, 0), H(20, 0), 120000 },
		{ &full, true, 2, H(16, 0), H(20, 0), 216000 },          /* 960 + 1,200 */
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t fen = total(cases[i].r, cases[i].bands ? bands : none, cases[i].weekday, cases[i].from, cases[i].to);
		if (fen != cases[i].fen)
			fail_msg("case %zu: %lld, not %lld", i, (long long)fen, (long long)cases[i].fen);
	}
}

static void the_lines_add_up_and_say_what_they_are(void **unused)
{
	struct price p = { 0 };
	int64_t sum = 0;

	(void)unused;
	price_room(&p, &plain, bands, (struct price_day){ 2 }, H(17, 0), H(19, 0));
	price_tea(&p, "standard", 26, 3800);
	price_tea(&p, "none", 26, 3800);
	assert_int_equal(p.count, 3);
	assert_int_equal(p.line[0].quantity, 60);
	assert_string_equal(p.line[1].name, "晚间");
	assert_int_equal(p.line[2].amount, 98800);
	for (size_t i = 0; i < p.count; i++)
		sum += p.line[i].amount;
	assert_int_equal(sum, p.total);
}

static void what_is_kept_is_read_back(void **unused)
{
	struct arena a = { .limit = 1 << 20 };
	struct price p = { .rule = "JG-2026-03" }, q;
	const char *text;

	(void)unused;
	price_room(&p, &full, bands, (struct price_day){ 2 }, H(13, 0), H(19, 0));
	price_tea(&p, "plain", 4, 2200);
	text = price_write(&a, &p);
	price_read(&a, text, &q);
	assert_int_equal(q.count, p.count);
	assert_int_equal(q.total, p.total);
	assert_string_equal(q.rule, "JG-2026-03");
	assert_string_equal(price_write(&a, &q), text);
	price_read(&a, "", &q);
	assert_int_equal(q.total, 0);
	arena_close(&a);
}

static void a_longer_booking_never_costs_less_and_never_more_than_its_parts(void **unused)
{
	(void)unused;
	for (int64_t from = H(8, 0); from < H(21, 0); from += 15)
		for (int64_t to = from + 15; to < H(21, 0); to += 15) {
			int64_t whole = total(&full, bands, 2, from, to + 15), less = total(&full, bands, 2, from, to);
			assert_true(whole >= less);
			assert_true(whole <= less + total(&full, bands, 2, to, to + 15));
		}
}

static void B12_what_is_paid_is_real_time_on_a_day_the_clocks_change(void **unused)
{
	static const struct { struct price_day d; int64_t from, to, minutes; } cases[] = {
		{ { 0, 120, 60 }, 105, 210, 45 },        /* 01:45-03:30 without 02:00-03:00 */
		{ { 0, 120, -60 }, 105, 210, 165 },      /* with it twice */
		{ { 0, 120, 60 }, 600, 720, 120 }, { { 0, 120, -60 }, 600, 720, 120 },
		{ { 0, 120, -60 }, 120, 150, 30 },       /* what ends in such an hour ends in the first of them */
		{ { 0, 120, -60 }, 60, 180, 180 }, { { 0, 0, 0 }, 105, 210, 105 },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct price p = { 0 };
		price_room(&p, &cheap, none, cases[i].d, cases[i].from, cases[i].to);
		assert_int_equal(p.total, (cases[i].minutes * 10000 + 30) / 60);
		assert_int_equal(p.line[0].quantity, cases[i].minutes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P050_prices_as_worked_out_by_hand),
		cmocka_unit_test(the_lines_add_up_and_say_what_they_are),
		cmocka_unit_test(what_is_kept_is_read_back),
		cmocka_unit_test(B12_what_is_paid_is_real_time_on_a_day_the_clocks_change),
		cmocka_unit_test(a_longer_booking_never_costs_less_and_never_more_than_its_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
