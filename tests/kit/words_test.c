/* words_test.c -- 人民币大写 on receipts. */
#include "core/capital.h"
#include <setjmp.h>
#include <cmocka.h>

static void known_amounts(void **state)
{
	static const struct { int64_t fen; const char *words; } cases[] = {
		{ 0, "零元整" }, { 5, "伍分" }, { 10, "壹角" }, { 32504, "叁佰贰拾伍元零肆分" },
		{ 140950, "壹仟肆佰零玖元伍角" }, { 600714, "陆仟零柒元壹角肆分" },
		{ 10700053, "壹拾万柒仟元零伍角叁分" }, { 1640902, "壹万陆仟肆佰零玖元零贰分" },
		{ 1000000000, "壹仟万元整" }, { 190800, "壹仟玖佰零捌元整" }, { 262700, "贰仟陆佰贰拾柒元整" },
		{ 168032, "壹仟陆佰捌拾元零叁角贰分" }, { 10000700, "壹拾万零柒元整" },
		{ 10000000700, "壹亿零柒元整" }, { 10000700000, "壹亿零柒仟元整" },
		{ 1000000000000, "壹佰亿元整" }, { 100100000000, "壹拾亿零壹佰万元整" },
		{ 99999999999999, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
		{ -10000, "负壹佰元整" }, { 101, "壹元零壹分" }, { 110, "壹元壹角" }, { 1010, "壹拾元零壹角" },
	};
	char out[CAPITAL_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(capital_print(cases[i].fen, out));
		assert_string_equal(out, cases[i].words);
	}
}

static void too_much_is_refused(void **state)
{
	char out[CAPITAL_SIZE];

	(void)state;
	assert_false(capital_print(CAPITAL_MOST + 1, out));
	assert_string_equal(out, "");
	assert_false(capital_print(INT64_MIN, out));
}

/* An independent reader: what the words say, in fen; -1 when they are no amount. */
static int64_t read_back(const char *p)
{
	static const char figures[] = "零壹贰叁肆伍陆柒捌玖";
	static const struct { const char *word; int64_t fen; } units[] = {
		{ "拾", 10 }, { "佰", 100 }, { "仟", 1000 }, { "万", 10000 }, { "亿", 100000000 } };
	int64_t total = 0, section = 0, digit = 0;

	for (; *p != '\0'; p += 3) {
		bool known = false;
		for (int i = 0; i < 10; i++)
			if (memcmp(p, figures + 3 * i, 3) == 0) {
				digit = i;
				known = true;
			}
		for (size_t i = 0; i < COUNT(units) && !known; i++)
			if (memcmp(p, units[i].word, 3) == 0) {
				if (units[i].fen < 10000)
					section += digit * units[i].fen;
				else {
					total += (section + digit) * units[i].fen;
					section = 0;
				}
				digit = 0;
				known = true;
			}
		if (known)
			continue;
		if (memcmp(p, "元", 3) == 0) {
			total = (total + section + digit) * 100;
			section = digit = 0;
		} else if (memcmp(p, "角", 3) == 0) {
			total += digit * 10;
			digit = 0;
		} else if (memcmp(p, "分", 3) == 0) {
			total += digit;
			digit = 0;
		} else if (memcmp(p, "整", 3) != 0) {
			return -1;
		}
	}
	return total;
}

static void every_amount_reads_back(void **state)
{
	char out[CAPITAL_SIZE];
	uint64_t x = 88172645463325252U;

	(void)state;
	for (int i = 0; i < 1000000; i++) {
		static const int64_t scale[] = { 100, 10000, 1000000, 100000000, 10000000000, CAPITAL_MOST + 1 };
		int64_t fen;
		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		fen = (int64_t)(x % (uint64_t)scale[i % 6]);
		if (i % 4 == 0)          /* many zeros: where such code goes wrong */
			fen -= fen % (scale[i / 4 % 5]);
		assert_true(capital_print(fen, out));
		if (read_back(out) != fen)
			fail_msg("%lld: %s", (long long)fen, out);
		assert_null(strstr(out, "零零"));
		assert_null(strstr(out, "零元壹"));
		assert_null(strstr(out, "零万"));
		assert_true(strlen(out) < CAPITAL_SIZE - 8);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_amounts),
		cmocka_unit_test(too_much_is_refused),
		cmocka_unit_test(every_amount_reads_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
