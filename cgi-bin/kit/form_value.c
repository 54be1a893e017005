/* form_value.c -- one typed value by its kind of input. */
#include "kit/form_value.h"
#include "kit/show.h"
#include "core/amount.h"
#include "core/mailbox.h"
#include "core/text.h"
#include "edge/idn.h"
#include "edge/zone.h"

#define SIGN_MOST 20000              /* characters of a signature's path */

const char *form_tidy(struct request *rq, enum input input, const char *s)
{
	switch (input) {
	case INPUT_LINE: case INPUT_COMPANY: case INPUT_PERSON:
		s = text_line(&rq->arena, s);
		break;
	case INPUT_EMAIL: case INPUT_PHONE: case INPUT_NUMBER: case INPUT_MONEY: case INPUT_DAY: case INPUT_TIME:
		s = text_narrow(&rq->arena, s);
		break;
	case INPUT_LINES: case INPUT_CHOICE: case INPUT_RADIO: case INPUT_MANY: case INPUT_FLAG: case INPUT_PASSWORD:
	case INPUT_SIGN: case INPUT_FILE: case INPUTS:
		break;
	}
	return text_trim(&rq->arena, s);
}

static void read_text(struct request *rq, const struct field *f, const char *s, const char **out)
{
	int64_t n = (int64_t)text_length(s);

	if (n < f->min)
		form_fault(rq, f->name, T("At least %lld characters."), (long long)f->min);
	else if (f->max > 0 && n > f->max)
		form_fault(rq, f->name, T("At most %lld characters; these are %lld."),
			(long long)f->max, (long long)n);
	*out = s;
}

/* What will be sent, and nothing else: the rule of edge/post.c (K2). */
static void read_email(struct request *rq, const struct field *f, const char *s, const char **out)
{
	const char *address = idn_mailbox(&rq->arena, s), *at = strchr(s, '@');
	bool odd = false;

	for (const char *p = s; at != NULL && p < at; p++)
		odd |= (unsigned char)*p >= 0x80;
	*out = mailbox_fits(address) ? address : s;
	if (odd)
		form_fault(rq, f->name, T("Before the @ only letters a to z, digits and signs can be mailed to; ask for another address."));
	else if (*out == s && !mailbox_fits(s))
		form_fault(rq, f->name, T("Please write an e-mail address such as name@example.com."));
}

#define PHONE_MOST 30                /* characters of a telephone number */

/* The word people write before an extension, as long as it is; 0: none stands at `s`. */
static size_t extension(const char *s)
{
	static const char *const words[] = { "extension", "ext.", "ext", "转", "轉", "分机", "分機", "x" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strncasecmp(s, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* As it is dialled: "tel:" goes, an extension stands behind "#", a second number behind "/". */
static const char *as_dialled(struct request *rq, const char *s)
{
	static const char between[] = "、", comma[] = "，";
	char *out, *o;

	if (strncasecmp(s, "tel:", 4) == 0)
		s += 4;
	out = o = arena_take(&rq->arena, strlen(s) + 1);
	while (*s != '\0') {
		size_t n = extension(s);
		if (n > 0) {
			while (o > out && o[-1] == ' ')
				o--;
			*o++ = '#';
			s += n + strspn(s + n, " :");
		} else if (strncmp(s, between, strlen(between)) == 0 || strncmp(s, comma, strlen(comma)) == 0 || *s == ',' || *s == ';') {
			s += *s == ',' || *s == ';' ? 1 : strlen(between);
			*o++ = '/';
		} else {
			*o++ = *s++;
		}
	}
	return out;
}

static void read_phone(struct request *rq, const struct field *f, const char *s, const char **out)
{
	size_t digits = 0;

	*out = s = as_dialled(rq, s);
	for (const char *p = s; *p != '\0'; p++)
		digits += *p >= '0' && *p <= '9';
	if (strspn(s, "0123456789 +-()/.#*") != strlen(s) || digits < 3 || strlen(s) > PHONE_MOST)
		form_fault(rq, f->name, T("Please write a telephone number that can be reached."));
}

static void read_number(struct request *rq, const struct field *f, const char *s, int64_t *out)
{
	char *end;
	long long v = strtoll(s, &end, 10);

	if (end == s || *end != '\0' || strlen(s) > 18)
		form_fault(rq, f->name, T("Please write a whole number."));
	else if (v < f->min || v > f->max)
		form_fault(rq, f->name, T("From %lld to %lld; you wrote %lld."),
			(long long)f->min, (long long)f->max, v);
	else
		*out = v;
}

static void read_money(struct request *rq, const struct field *f, const char *s, int64_t *out)
{
	int64_t fen = 0;

	switch (amount_read(s, &fen)) {
	case AMOUNT_BAD:
		form_fault(rq, f->name, T("Please write an amount such as 1280 or 1280.50."));
		return;
	case AMOUNT_COMMA:
		form_fault(rq, f->name, T("Is the comma a decimal point? Please write 12.50 with a point; "
			"a comma only parts thousands, as in 1,280."));
		return;
	case AMOUNT_GOOD:
		break;
	}
	if (fen < f->min || (f->max > 0 && fen > f->max))
		form_fault(rq, f->name, T("This amount is too small or too large."));
	*out = fen;
}

static bool in_days(struct request *rq, const struct field *f, day d)
{
	if (f->min == 0 && f->max == 0)
		return true;
	if (d < rq->context.today + f->min) {
		form_fault(rq, f->name, T("Not before %s."), show_day(rq, (day)(rq->context.today + f->min)));
		return false;
	}
	if (d > rq->context.today + f->max) {
		form_fault(rq, f->name, T("Not after %s."), show_day(rq, (day)(rq->context.today + f->max)));
		return false;
	}
	return true;
}

/* A date however it is written ("2026/1/5", "2026.01.05", "2026年1月5日") as "2026-01-05"; what stands
** behind it is kept, one blank apart. */
static const char *as_date(struct request *rq, const char *s)
{
	int part[3] = { 0 };
	const char *p = s;
	static const char *const marks[] = { "年", "月", "日" };

	for (size_t i = 0; i < COUNT(part); i++) {
		const char *first = p;
		while (*p >= '0' && *p <= '9' && p - first < 4)
			part[i] = part[i] * 10 + (*p++ - '0');
		if (p == first)
			return s;
		if (strncmp(p, marks[i], strlen(marks[i])) == 0)
			p += strlen(marks[i]);
		else if (i < 2 && (*p == '-' || *p == '/' || *p == '.'))
			p++;
		else if (i < 2)
			return s;
	}
	p += *p == 'T';
	p += strspn(p, " ");
	return arena_printf(&rq->arena, "%04d-%02d-%02d%s%s", part[0], part[1], part[2], *p == '\0' ? "" : "T", p);
}

static void read_time(struct request *rq, const struct field *f, const char *s, instant *out)
{
	struct civil c;

	if (!civil_parse(as_date(rq, s), &c)) {
		form_fault(rq, f->name, T("Please write a date and a time."));
		return;
	}
	if (in_days(rq, f, day_from(c.year, c.month, c.day)))
		*out = zone_instant(rq->site.zone, c);
}

const char *form_choice(const struct choice *list, const char *s, size_t n)
{
	for (const struct choice *o = list; o != NULL && o->value != NULL; o++)
		if (strlen(o->value) == n && memcmp(o->value, s, n) == 0)
			return o->value;
	return NULL;
}

static void read_sign(struct request *rq, const struct field *f, const char *s, const char **out)
{
	if (strlen(s) > SIGN_MOST || *s != 'M' ||
	    strspn(s, "MLCQHVZmlcqhvz0123456789 .,-") != strlen(s))
		form_fault(rq, f->name, T("The signature could not be read. Please sign again."));
	else
		*out = s;
}

void form_value(struct request *rq, const struct form *form, const struct field *f,
	const struct column *c, const char *s, void *row)
{
	day d;

	switch (f->input) {
	case INPUT_LINE: case INPUT_LINES: case INPUT_PASSWORD:
		read_text(rq, f, s, column_text(c, row));
		return;
	case INPUT_EMAIL:
		read_email(rq, f, s, column_text(c, row));
		return;
	case INPUT_PHONE:
		read_phone(rq, f, s, column_text(c, row));
		return;
	case INPUT_NUMBER:
		read_number(rq, f, s, column_int(c, row));
		return;
	case INPUT_MONEY:
		read_money(rq, f, s, column_int(c, row));
		return;
	case INPUT_FLAG:
		*column_int(c, row) = strcmp(s, "1") == 0 || strcmp(s, "on") == 0;
		return;
	case INPUT_DAY:
		if (!day_parse(as_date(rq, s), &d))
			form_fault(rq, f->name, T("Please write a date, year-month-day."));
		else if (in_days(rq, f, d))
			*column_day(c, row) = d;
		return;
	case INPUT_TIME:
		read_time(rq, f, s, column_int(c, row));
		return;
	case INPUT_CHOICE: case INPUT_RADIO: {
		const char *code = form_choice(form_choices(rq, form, f), s, strlen(s));
		if (code == NULL)
			form_fault(rq, f->name, T("Please choose from the list."));
		else if (c->type == TYPE_TEXT)
			*column_text(c, row) = code;
		else
			*column_int(c, row) = strtoll(code, NULL, 10);
		return;
	}
	case INPUT_SIGN:
		read_sign(rq, f, s, column_text(c, row));
		return;
	case INPUT_MANY: case INPUT_COMPANY: case INPUT_PERSON: case INPUT_FILE: case INPUTS:
		return;
	}
}

