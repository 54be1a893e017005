/* form_fuzz.c -- every kind of input with any text: what passes without a fault is what the declaration allows. */
// with cgi-bin/kit/form_value.c cgi-bin/kit/show.c cgi-bin/edge/zone.c cgi-bin/edge/idn.c -licuuc
#include "core/text.h"
#include "kit/form_value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct row { const char *text; int64_t number; day on; instant at; };
static const struct column columns[] = {
	TEXT_COLUMN(struct row, text, NULL), INT_COLUMN(struct row, number, NULL),
	DAY_COLUMN(struct row, on, NULL), TIME_COLUMN(struct row, at, NULL),
	{ 0 }
};
static const struct table table = { "row", sizeof(struct row), columns };
static const struct form form = { "form", &table, NULL };
static const struct choice choices[] = { { "a", "A" }, { "bc", "B" }, { 0 } };

const struct choice *form_choices(struct request *rq, const struct form *of, const struct field *f)
{
	(void)rq, (void)of, (void)f;
	return choices;
}

/* The row that `s` makes, and whether it passed. */
static bool passes(struct request *rq, const struct field *f, int column, const char *s, struct row *row)
{
	table_blank(&table, row);
	rq->faults = NULL;
	s = form_tidy(rq, f->input, s);
	if (*s == '\0')
		return false;
	form_value(rq, &form, f, &columns[column], s, row);
	return rq->faults == NULL;
}

static void money(struct request *rq, const char *s)
{
	static const struct field any = { "money", NULL, NULL, INPUT_MONEY, .min = -99999999999, .max = 99999999999 };
	struct row row, again;
	char text[40];
	long long v;

	if (!passes(rq, &any, 1, s, &row))
		return;
	assert(row.number >= any.min && row.number <= any.max);
	v = row.number < 0 ? -row.number : row.number;
	snprintf(text, sizeof(text), "%s%lld.%02lld", row.number < 0 ? "-" : "", v / 100, v % 100);
	assert(passes(rq, &any, 1, text, &again) && again.number == row.number);
}

static void texts(struct request *rq, const char *s)
{
	static const struct field line = { "line", NULL, NULL, INPUT_LINE, .min = 2, .max = 5 };
	static const struct field email = { "email", NULL, NULL, INPUT_EMAIL };
	static const struct field phone = { "phone", NULL, NULL, INPUT_PHONE };
	static const struct field sign = { "sign", NULL, NULL, INPUT_SIGN };
	static const struct field one = { "one", NULL, NULL, INPUT_CHOICE };
	struct row row;

	if (passes(rq, &line, 0, s, &row))
		assert(strlen(row.text) >= 2 && strlen(row.text) <= 20 && strpbrk(row.text, "\r\n") == NULL);
	if (passes(rq, &email, 0, s, &row))
		assert(strpbrk(row.text, "\r\n<>,; ") == NULL && strlen(row.text) <= 120 && strlen(row.text) >= 3);
	if (passes(rq, &phone, 0, s, &row))
		assert(strpbrk(row.text, "\r\n<>\"") == NULL && strlen(row.text) <= 30);
	if (passes(rq, &sign, 0, s, &row))
		assert(strpbrk(row.text, "<>\"'&") == NULL);
	if (passes(rq, &one, 0, s, &row))
		assert(row.text == choices[0].value || row.text == choices[1].value);
}

static void numbers(struct request *rq, const char *s)
{
	static const struct field number = { "number", NULL, NULL, INPUT_NUMBER, .min = -7, .max = 400 };
	static const struct field on = { "on", NULL, NULL, INPUT_DAY, .min = -10, .max = 365 };
	static const struct field at = { "at", NULL, NULL, INPUT_TIME };
	static const struct field flag = { "flag", NULL, NULL, INPUT_FLAG };
	struct row row;

	if (passes(rq, &number, 1, s, &row))
		assert(row.number >= -7 && row.number <= 400);
	if (passes(rq, &on, 2, s, &row))
		assert(row.on >= rq->context.today - 10 && row.on <= rq->context.today + 365);
	if (passes(rq, &at, 3, s, &row))
		assert(row.at > -2300000000 && row.at < 253402300800 + 86400);
	passes(rq, &flag, 1, s, &row);
	assert(row.number == 0 || row.number == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct request rq = { .arena = { .limit = 8 << 20 }, .context = { .today = 20782 },
		.site = { .zone = "Asia/Shanghai" } };
	jmp_buf out;

	rq.arena.out = &out;
	if (setjmp(out) == 0 && size > 0 && text_good((const char *)data, size)) {
		char *s = arena_text(&rq.arena, (const char *)data, size);
		text_clean(s, size);
		money(&rq, s);
		texts(&rq, s);
		numbers(&rq, s);
	}
	arena_close(&rq.arena);
	return 0;
}
