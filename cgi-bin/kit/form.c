/* form.c -- read a form into a row; form_draw.c draws it again. */
#include "kit/form.h"
#include "kit/file.h"
#include "kit/pick.h"
#include "edge/zone.h"

#define SIGN_MOST 20000              /* characters of a signature's path */

static const struct column *column_of(const struct form *form, const struct field *f)
{
	return table_column(form->table, f->name, strlen(f->name));
}

const char *form_label(struct request *rq, const struct form *form, const struct field *f)
{
	const struct column *c = column_of(form, f);

	if (f->label != NULL)
		return say(rq, f->label);
	return c == NULL || c->label == NULL ? f->name : say(rq, c->label);
}

const struct choice *form_choices(struct request *rq, const struct form *form, const struct field *f)
{
	const struct column *c = column_of(form, f);

	if (f->offer != NULL)
		return f->offer(rq);
	if (f->choices != NULL)
		return f->choices;
	return c == NULL ? NULL : c->choices;
}

static int64_t characters(const char *s)
{
	int64_t n = 0;
	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

/* Without spaces at both ends: keys treat trailing ones as equal. */
static const char *trimmed(struct request *rq, const char *s)
{
	size_t n;

	while (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n')
		s++;
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	return arena_text(&rq->arena, s, n);
}

static void read_text(struct request *rq, const struct field *f, const char *s, const char **out)
{
	int64_t n = characters(s);

	if (f->input == INPUT_LINE && strpbrk(s, "\r\n") != NULL)
		form_fault(rq, f->name, T("One line only."));
	else if (n < f->min)
		form_fault(rq, f->name, T("At least %lld characters."), (long long)f->min);
	else if (f->max > 0 && n > f->max)
		form_fault(rq, f->name, T("At most %lld characters; these are %lld."),
			(long long)f->max, (long long)n);
	*out = s;
}

static void read_email(struct request *rq, const struct field *f, const char *s, const char **out)
{
	const char *at = strchr(s, '@');
	char *low;

	*out = s;
	if (at == NULL || at == s || strchr(at + 1, '.') == NULL || strchr(at + 1, '@') != NULL ||
	    strpbrk(s, " \t\r\n<>,;:\"()[]\\") != NULL || strlen(s) > 120 || at[strlen(at) - 1] == '.') {
		form_fault(rq, f->name, T("Please write an e-mail address such as name@example.com."));
		return;
	}
	low = arena_text(&rq->arena, s, strlen(s));
	for (char *p = low; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	*out = low;
}

static void read_phone(struct request *rq, const struct field *f, const char *s, const char **out)
{
	size_t digits = 0;

	*out = s;
	for (const char *p = s; *p != '\0'; p++)
		digits += *p >= '0' && *p <= '9';
	if (strspn(s, "0123456789 +-()/") != strlen(s) || digits < 3 || strlen(s) > 30)
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

/* "1,280.5" -> 128050. */
static void read_money(struct request *rq, const struct field *f, const char *s, int64_t *out)
{
	int64_t fen = 0;
	int decimals = -1, digits = 0;
	bool minus = *s == '-';

	for (const char *p = s + minus; *p != '\0'; p++) {
		if (*p == ',' && decimals < 0)
			continue;
		if (*p == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (*p < '0' || *p > '9' || decimals == 2 || ++digits > 15) {
			form_fault(rq, f->name, T("Please write an amount such as 1280 or 1280.50."));
			return;
		}
		fen = fen * 10 + (*p - '0');
		decimals += decimals >= 0;
	}
	if (digits == 0) {
		form_fault(rq, f->name, T("Please write an amount such as 1280 or 1280.50."));
		return;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
		fen *= 10;
	if (minus)
		fen = -fen;
	if (fen < f->min || (f->max > 0 && fen > f->max))
		form_fault(rq, f->name, T("This amount is too small or too large."));
	*out = fen;
}

static bool in_days(struct request *rq, const struct field *f, day d)
{
	if (f->min == 0 && f->max == 0)
		return true;
	if (d < rq->context.today + f->min) {
		form_fault(rq, f->name, T("This date is too early."));
		return false;
	}
	if (d > rq->context.today + f->max) {
		form_fault(rq, f->name, T("This date is too late."));
		return false;
	}
	return true;
}

static void read_time(struct request *rq, const struct field *f, const char *s, instant *out)
{
	struct civil c;

	if (!civil_parse(s, &c)) {
		form_fault(rq, f->name, T("Please write a date and a time."));
		return;
	}
	if (in_days(rq, f, day_from(c.year, c.month, c.day)))
		*out = zone_instant(rq->site.zone, c);
}

static const char *one_choice(const struct choice *list, const char *s, size_t n)
{
	for (const struct choice *o = list; o != NULL && o->value != NULL; o++)
		if (strlen(o->value) == n && memcmp(o->value, s, n) == 0)
			return o->value;
	return NULL;
}

/* All values of a name, each one of the choices, in the order of the choices. */
static void read_many(struct request *rq, const struct form *form, const struct field *f,
	const char **out)
{
	const struct choice *list = form_choices(rq, form, f);
	const char *text = "";

	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.list[i];
		if (strcmp(p->name, f->name) == 0 && *p->value != '\0' &&
		    one_choice(list, p->value, strlen(p->value)) == NULL) {
			form_fault(rq, f->name, T("Please choose from the list."));
			return;
		}
	}
	for (const struct choice *o = list; o != NULL && o->value != NULL; o++)
		for (size_t i = 0; i < rq->body.count; i++)
			if (strcmp(rq->body.list[i].name, f->name) == 0 &&
			    strcmp(rq->body.list[i].value, o->value) == 0) {
				text = arena_printf(&rq->arena, "%s%s%s", text, *text == '\0' ? "" : ",", o->value);
				break;
			}
	if (*text == '\0' && f->required)
		form_fault(rq, f->name, T("Please choose at least one."));
	*out = text;
}

/* The picker sends the id and what was typed; without script only the text. */
static void read_pick(struct request *rq, const struct field *f, int64_t *out)
{
	bool company = f->input == INPUT_COMPANY;
	const char *id = pairs_get(rq->body, f->name);
	const char *typed = pairs_get(rq->body, arena_printf(&rq->arena, "%s_text", f->name));
	int64_t found = 0;

	typed = typed == NULL ? "" : trimmed(rq, typed);
	if (id != NULL && *id != '\0' && strlen(id) <= 18 && strspn(id, "0123456789") == strlen(id)) {
		const char *name;
		found = strtoll(id, NULL, 10);
		name = company ? pick_company_name(rq, found) : pick_person_name(rq, found);
		if (name == NULL || (*typed != '\0' && strcmp(name, typed) != 0))
			found = 0;
	}
	if (found == 0 && *typed != '\0')
		found = company ? pick_company(rq, typed) : pick_person(rq, typed, 0);
	if (found < 0)
		form_fault(rq, f->name, T("Several fit what you wrote. Please write more of the name."));
	else if (found == 0 && *typed != '\0')
		form_fault(rq, f->name, T("Nobody of that name was found. Please check the spelling or search by room."));
	else if (found == 0 && f->required)
		form_fault(rq, f->name, T("Please fill this in."));
	*out = found > 0 ? found : 0;
}

static void read_sign(struct request *rq, const struct field *f, const char *s, const char **out)
{
	if (strlen(s) > SIGN_MOST || *s != 'M' ||
	    strspn(s, "MLCQHVZmlcqhvz0123456789 .,-") != strlen(s))
		form_fault(rq, f->name, T("The signature could not be read. Please sign again."));
	else
		*out = s;
}

static void read_file(struct request *rq, const struct field *f)
{
	const struct upload *u = file_upload(rq, f->name);

	if (u == NULL && f->required)
		form_fault(rq, f->name, T("Please add the file."));
	else if (u != NULL && u->wrong != NULL)
		form_fault(rq, f->name, "%s", say(rq, u->wrong));
}

static void read_value(struct request *rq, const struct form *form, const struct field *f,
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
		if (!day_parse(s, &d))
			form_fault(rq, f->name, T("Please write a date, year-month-day."));
		else if (in_days(rq, f, d))
			*column_day(c, row) = d;
		return;
	case INPUT_TIME:
		read_time(rq, f, s, column_int(c, row));
		return;
	case INPUT_CHOICE: case INPUT_RADIO: {
		const char *code = one_choice(form_choices(rq, form, f), s, strlen(s));
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

/* Nothing was typed: the column's "nothing". */
static void read_nothing(const struct column *c, void *row)
{
	if (c->type == TYPE_TEXT)
		*column_text(c, row) = "";
	else if (c->type == TYPE_DAY)
		*column_day(c, row) = NO_DAY;
	else
		*column_int(c, row) = c->type == TYPE_TIME ? NO_TIME : 0;
}

static void read_field(struct request *rq, const struct form *form, const struct field *f, void *row)
{
	const struct column *c = column_of(form, f);
	const char *s = pairs_get(rq->body, f->name);

	if (f->input == INPUT_FILE) {
		read_file(rq, f);
		return;
	}
	assert(c != NULL);
	if (f->input == INPUT_MANY) {
		read_many(rq, form, f, column_text(c, row));
		return;
	}
	if (f->input == INPUT_COMPANY || f->input == INPUT_PERSON) {
		read_pick(rq, f, column_int(c, row));
		return;
	}
	s = s == NULL ? "" : f->input == INPUT_PASSWORD ? s : trimmed(rq, s);
	if (*s != '\0') {
		read_value(rq, form, f, c, s, row);
		return;
	}
	read_nothing(c, row);
	if (f->required)
		form_fault(rq, f->name, T("Please fill this in."));
}

bool form_read(struct request *rq, const struct form *form, void *row)
{
	for (const struct field *f = form->fields; f->name != NULL; f++)
		read_field(rq, form, f, row);
	if (rq->faults == NULL && form->check != NULL)
		form->check(rq, row);
	return rq->faults == NULL;
}

void form_files(struct request *rq, const struct form *form, const char *module, int64_t record)
{
	for (const struct field *f = form->fields; f->name != NULL; f++)
		if (f->input == INPUT_FILE)
			for (const struct upload *u = rq->uploads; u != NULL; u = u->next)
				if (strcmp(u->field, f->name) == 0 && u->wrong == NULL)
					file_attach(rq, u, module, record, f->name);
}
