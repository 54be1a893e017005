/* form_test.c -- what people type, kind by kind of input: taken, or a fault beside the field. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "core/mailbox.h"
#include "kit/form.h"
#include "edge/idn.h"
#include "edge/zone.h"

struct row {
	const char *line, *lines, *email, *phone, *choice, *many, *sign;
	int64_t number, money, flag, company;
	day when;
	instant at;
};
static const struct choice colours[] = { { "red", T("Yes") }, { "blue", T("No") }, { 0 } };
static const struct column columns[] = {
	TEXT_COLUMN(struct row, line, T("Reason")), TEXT_COLUMN(struct row, lines, T("Reason")),
	TEXT_COLUMN(struct row, email, T("Reason")), TEXT_COLUMN(struct row, phone, T("Reason")),
	CODE_COLUMN(struct row, choice, T("Reason"), colours), CODE_COLUMN(struct row, many, T("Reason"), colours),
	TEXT_COLUMN(struct row, sign, T("Reason")), INT_COLUMN(struct row, number, T("Reason")),
	FEN_COLUMN(struct row, money, T("Reason")), FLAG_COLUMN(struct row, flag, T("Reason")),
	ID_COLUMN(struct row, company, T("Company")), DAY_COLUMN(struct row, when, T("Reason")),
	TIME_COLUMN(struct row, at, T("Reason")), { 0 }
};
static const struct table table = { "row", sizeof(struct row), columns };
static const struct field fields[] = {
	{ "line", NULL, NULL, INPUT_LINE, .min = 2, .max = 5 },
	{ "lines", NULL, NULL, INPUT_LINES, .max = 100 },
	{ "email", NULL, NULL, INPUT_EMAIL },
	{ "phone", NULL, NULL, INPUT_PHONE },
	{ "choice", NULL, NULL, INPUT_CHOICE },
	{ "many", NULL, NULL, INPUT_MANY },
	{ "sign", NULL, NULL, INPUT_SIGN },
	{ "number", NULL, NULL, INPUT_NUMBER, .min = -5, .max = 10 },
	{ "money", NULL, NULL, INPUT_MONEY, .min = 0, .max = 1000000000000 },
	{ "flag", NULL, NULL, INPUT_FLAG },
	{ "company", NULL, NULL, INPUT_COMPANY },
	{ "when", NULL, NULL, INPUT_DAY, .min = -1, .max = 1 },
	{ "at", NULL, NULL, INPUT_TIME },
	{ 0 }
};
static const struct form form = { "row", &table, fields };

static struct request *rq;
static struct row row;

static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, lab_person("bai.zhi@xuting.example")); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }

/* Read one input; the fault's text, or NULL. */
static const char *type(const char *name, const char *value)
{
	struct pair *p = arena_take(&rq->arena, sizeof(*p));

	*p = (struct pair){ name, value };
	rq->body = (struct pairs){ p, 1 };
	rq->method = POST;
	rq->faults = NULL;
	table_blank(&table, &row);
	return form_read(rq, &form, &row) ? NULL : rq->faults->text;
}

static void amounts_become_fen_without_floating_point_and_a_decimal_comma_is_asked_about_K4(void **unused)
{
	static const struct { const char *typed; int64_t fen; } good[] = {
		{ "0", 0 }, { "1280", 128000 }, { "1,280.50", 128050 }, { "0.05", 5 }, { ".5", 50 },
		{ "12.3", 1230 }, { "999999999.99", 99999999999 }, { " 7 ", 700 }, { "¥50", 5000 }, { "￥５０", 5000 },
		{ "１，２８０．５０", 128050 }, { "50元", 5000 }, { "¥ 1,234,567.89", 123456789 }, { "　7　", 700 }, { "¥5", 500 },
	};
	static const char *const bad[] = { "", "1.234", "1e3", "-", "1,2.3.4", "一百", "¥", "元", "¥5元", "$5", "5¥5", "-1",
		"99999999999999999999", "0000000000000000000000000000000000000000000001" };
	/* Fault K4: twelve and a half, or a thousand and more? */
	static const char *const asked[] = { "12,50", "1,2", ",5", "1,0,0", "1,2800", "1,280,5", "1280,500", "0,500", "1.5,0", "1,,280", "１２，５０" };

	(void)unused;
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_null(type("money", good[i].typed));
		assert_int_equal(row.money, good[i].fen);
	}
	for (size_t i = 1; i < COUNT(bad); i++)
		assert_non_null(type("money", bad[i]));
	for (size_t i = 0; i < COUNT(asked); i++) {
		assert_non_null(type("money", asked[i]));
		assert_non_null(strstr(rq->faults->text, "逗号"));
		assert_int_equal(row.money, 0);
	}
}

static void numbers_have_a_range_and_no_tails(void **unused)
{
	(void)unused;
	assert_null(type("number", "10"));
	assert_null(type("number", "-5"));
	assert_non_null(type("number", "11"));
	assert_non_null(type("number", "-6"));
	assert_non_null(type("number", "3x"));
	assert_non_null(type("number", "0x3"));
	assert_non_null(type("number", "99999999999999999999999"));
}

static void lengths_are_counted_in_characters_and_ends_are_trimmed(void **unused)
{
	(void)unused;
	assert_null(type("line", "会议室甲乙"));
	assert_non_null(type("line", "会议室甲乙丙"));
	assert_non_null(type("line", "会"));
	assert_null(type("line", "  ab  "));
	assert_string_equal(row.line, "ab");
	assert_null(type("line", "a\nb"));
	assert_string_equal(row.line, "a b");
	assert_null(type("line", "a\tb"));              /* F11: a TAB parts the fields of a stored price */
	assert_string_equal(row.line, "a b");
	assert_null(type("lines", "a\nb"));
}

static void nothing_that_can_be_seen_is_nothing_typed(void **unused)
{
	static const char *const nothing[] = { " ", "\u3000\u3000", "\u00a0", "\u200d", "\u200e \u200f", "\u3164\ufe0f", "\t" };

	(void)unused;
	for (size_t i = 0; i < COUNT(nothing); i++) {
		assert_null(type("lines", nothing[i]));
		assert_string_equal(row.lines, "");
	}
	assert_null(type("lines", "\u3000张\u200d三\u3000"));
	assert_string_equal(row.lines, "张\u200d三");
}

static void wide_characters_of_an_input_method_are_read_as_the_keyboards(void **unused)
{
	char text[40];

	(void)unused;
	assert_null(type("number", "８\u3000"));
	assert_int_equal(row.number, 8);
	assert_null(type("number", "－５"));
	assert_int_equal(row.number, -5);
	assert_null(type("email", "Lin.Shuyi＠chengguang.example"));
	assert_string_equal(row.email, "lin.shuyi@chengguang.example");
	day_print(rq->context.today, text);
	for (char *p = text; *p != '\0'; p++)
		*p = *p == '-' ? '/' : *p;
	assert_null(type("when", text));
	assert_int_equal(row.when, rq->context.today);
	assert_null(type("at", "２０２６年１月５日　０９：３０"));
	assert_int_equal(row.at, zone_instant(rq->site.zone, (struct civil){ 2026, 1, 5, 9, 30, 0 }));
}

static void telephone_numbers_are_taken_as_people_write_them(void **unused)
{
	static const struct { const char *typed, *kept; } cases[] = {
		{ "０１０－８８８８６６６６", "010-88886666" }, { "010–88886666", "010-88886666" }, { "138.0013.8000", "138.0013.8000" },
		{ "010-88886666 ext. 801", "010-88886666#801" }, { "010-88886666转801", "010-88886666#801" }, { "tel:13800138000", "13800138000" },
		{ "010-88886666 分机 801", "010-88886666#801" }, { "13800138000、13900139000", "13800138000/13900139000" },
		{ "＋86 138 0013 8000", "+86 138 0013 8000" }, { "#801", "#801" },
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_null(type("phone", cases[i].typed));
		assert_string_equal(row.phone, cases[i].kept);
	}
}

static void mail_addresses_are_kept_in_lower_case(void **unused)
{
	static const char *const bad[] = { "a", "a@b", "@b.c", "a@b.c@d", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "a,b@c.d", "a@b." };

	(void)unused;
	assert_null(type("email", "Lin.Shuyi@Chengguang.EXAMPLE"));
	assert_string_equal(row.email, "lin.shuyi@chengguang.example");
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_non_null(type("email", bad[i]));
}

static void telephone_numbers_have_digits(void **unused)
{
	(void)unused;
	assert_null(type("phone", "+86 (0000) 6818-0018"));
	assert_non_null(type("phone", "call me"));
	assert_non_null(type("phone", "12"));
}

static void only_offered_choices_are_taken(void **unused)
{
	struct pair *p = arena_take(&rq->arena, 3 * sizeof(*p));

	(void)unused;
	assert_null(type("choice", "red"));
	assert_non_null(type("choice", "green"));
	assert_non_null(type("many", "green"));
	p[0] = (struct pair){ "many", "blue" };
	p[1] = (struct pair){ "many", "red" };
	p[2] = (struct pair){ "many", "blue" };
	rq->body = (struct pairs){ p, 3 };
	rq->faults = NULL;
	assert_true(form_read(rq, &form, &row));
	assert_string_equal(row.many, "red,blue");
}

static void days_are_checked_against_today(void **unused)
{
	char text[11];

	(void)unused;
	day_print(rq->context.today + 1, text);
	assert_null(type("when", text));
	assert_int_equal(row.when, rq->context.today + 1);
	day_print(rq->context.today + 2, text);
	assert_non_null(type("when", text));
	assert_non_null(type("when", "2026-02-30"));
	assert_non_null(type("when", "tomorrow"));
}

static void a_time_is_the_sites_wall_clock(void **unused)
{
	(void)unused;
	assert_null(type("at", "2026-11-25T09:30"));
	assert_int_equal(row.at, zone_instant("Asia/Shanghai", (struct civil){ 2026, 11, 25, 9, 30, 0 }));
	assert_non_null(type("at", "2026-11-25"));
	assert_non_null(type("at", "2026-11-25T25:00"));
}

static void a_company_is_found_by_its_initials_and_an_id_alone_is_not_believed(void **unused)
{
	struct pair *p = arena_take(&rq->arena, 2 * sizeof(*p));
	int64_t id;

	(void)unused;
	assert_null(type("company_text", "cgyq"));
	id = row.company;
	assert_true(id > 0);
	assert_non_null(type("company_text", "nobody of that name"));
	p[0] = (struct pair){ "company", arena_printf(&rq->arena, "%lld", (long long)id) };
	p[1] = (struct pair){ "company_text", "南榕设计" };
	rq->body = (struct pairs){ p, 2 };
	rq->faults = NULL;
	assert_true(form_read(rq, &form, &row));
	assert_true(row.company != id && row.company != 0);      /* what is read on the screen wins */
}

static void a_signature_is_a_path_and_nothing_else(void **unused)
{
	(void)unused;
	assert_null(type("sign", "M1,2L3.5,4"));
	assert_non_null(type("sign", "<script>"));
	assert_non_null(type("sign", "M1,2\" onload=\"x"));
}

static void what_was_not_declared_is_ignored(void **unused)
{
	(void)unused;
	assert_null(type("state", "paid"));
	assert_null(type("id", "7"));
}

/* K2: what one rule took and the other refused was never sent, and nobody heard of it. */
static void K2_the_form_takes_what_can_be_mailed_to_and_nothing_else(void **unused)
{
	static const char *const good[][2] = {
		{ "xie@\xE4\xBE\x8B\xE5\xAD\x90.\xE4\xB8\xAD\xE5\x9B\xBD", "xie@xn--fsqu00a.xn--fiqs8s" },
		{ "xie@B\xC3\xBC" "cher.example", "xie@xn--bcher-kva.example" }, { "a.b+c@X-1.example", "a.b+c@x-1.example" } };
	static const char *const bad[] = { "\xE8\xB0\xA2@there.example", "a@b..example", ".a@b.example", "a.@b.example", "a@-b.example",
		"a@b_c.example", "a@b.example.", "a@\xE2\x80\xAE.example", "a@localhost", "a b@c.example", "<a@b.example>", "a@b.example\x7f" };

	(void)unused;
	for (size_t i = 0; i < COUNT(good); i++) {
		assert_null(type("email", good[i][0]));
		assert_string_equal(row.email, good[i][1]);
		assert_true(mailbox_fits(row.email));
		assert_string_equal(idn_mailbox(&rq->arena, row.email), row.email);      /* once more changes nothing */
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_non_null(type("email", bad[i]));
		assert_false(mailbox_fits(bad[i]));
	}
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
	const struct CMUnitTest all[] = {
		TEST(amounts_become_fen_without_floating_point_and_a_decimal_comma_is_asked_about_K4),
		TEST(numbers_have_a_range_and_no_tails),
		TEST(lengths_are_counted_in_characters_and_ends_are_trimmed),
		TEST(nothing_that_can_be_seen_is_nothing_typed),
		TEST(wide_characters_of_an_input_method_are_read_as_the_keyboards),
		TEST(telephone_numbers_are_taken_as_people_write_them),
		TEST(mail_addresses_are_kept_in_lower_case),
		TEST(K2_the_form_takes_what_can_be_mailed_to_and_nothing_else),
		TEST(telephone_numbers_have_digits),
		TEST(only_offered_choices_are_taken),
		TEST(days_are_checked_against_today),
		TEST(a_time_is_the_sites_wall_clock),
		TEST(a_company_is_found_by_its_initials_and_an_id_alone_is_not_believed),
		TEST(a_signature_is_a_path_and_nothing_else),
		TEST(what_was_not_declared_is_ignored),
	};
	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
