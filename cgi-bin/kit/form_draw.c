/* form_draw.c -- one template, form.html, draws every form in the house. */
#include "kit/form_value.h"
#include "kit/once.h"
#include "kit/pick.h"
#include "edge/page.h"
#include "edge/zone.h"

static const char *const section_of[INPUTS] = {
	[INPUT_LINE] = "in_line", [INPUT_LINES] = "in_lines", [INPUT_EMAIL] = "in_email",
	[INPUT_PHONE] = "in_phone", [INPUT_NUMBER] = "in_number", [INPUT_MONEY] = "in_money",
	[INPUT_DAY] = "in_day", [INPUT_TIME] = "in_time", [INPUT_CHOICE] = "in_choice",
	[INPUT_RADIO] = "in_radio", [INPUT_MANY] = "in_many", [INPUT_FLAG] = "in_flag",
	[INPUT_COMPANY] = "in_company", [INPUT_PERSON] = "in_person",
	[INPUT_PASSWORD] = "in_password", [INPUT_SIGN] = "in_sign", [INPUT_FILE] = "in_file",
};

const char *form_typed(struct request *rq, const struct column *c, const void *row)
{
	int64_t n;

	switch (c->type) {
	case TYPE_TEXT:
		return *column_text(c, row);
	case TYPE_DAY: {
		char text[11];
		if (*column_day(c, row) == NO_DAY)
			return "";
		day_print(*column_day(c, row), text);
		return arena_text(&rq->arena, text, 10);
	}
	case TYPE_TIME: {
		struct civil t;
		if (*column_int(c, row) == NO_TIME)
			return "";
		t = zone_local(rq->site.zone, *column_int(c, row));
		return arena_printf(&rq->arena, "%04d-%02d-%02dT%02d:%02d", t.year, t.month, t.day, t.hour, t.minute);
	}
	case TYPE_FEN:
		n = *column_int(c, row);
		return arena_printf(&rq->arena, "%s%lld.%02lld", n < 0 ? "-" : "",
			(long long)((n < 0 ? -n : n) / 100), (long long)((n < 0 ? -n : n) % 100));
	case TYPE_ID:
		n = *column_int(c, row);
		return n == 0 ? "" : arena_printf(&rq->arena, "%lld", (long long)n);
	case TYPE_INT: case TYPE_FLAG:
		return arena_printf(&rq->arena, "%lld", (long long)*column_int(c, row));
	}
	return "";
}

static const char *value_of(struct request *rq, const struct form *form, const struct field *f,
	const void *row)
{
	const struct column *c = table_column(form->table, f->name, strlen(f->name));
	const char *value = NULL;

	if (f->input == INPUT_PASSWORD || f->input == INPUT_FILE)
		return "";
	if (rq->method == POST)
		value = pairs_get(rq->body, f->name);
	else if (row != NULL && form_conceals(rq, f->name))
		return "";               /* left empty it stays: form.c */
	else if (row != NULL && c != NULL)
		value = c->type == TYPE_INT && f->min > 0 && *column_int(c, row) == 0 ? "" : form_typed(rq, c, row);
	else
		value = pairs_get(rq->query, f->name);
	return value == NULL ? "" : value;
}

/* Does the row have a text there that is not shown? */
static bool is_kept(const struct request *rq, const struct form *form, const struct field *f, const void *row)
{
	const struct column *c = table_column(form->table, f->name, strlen(f->name));

	return rq->method != POST && row != NULL && c != NULL && c->type == TYPE_TEXT &&
		form_conceals(rq, f->name) && **column_text(c, row) != '\0';
}

/* Is `code` among the comma-joined or repeated values? */
static bool chosen(struct request *rq, const struct field *f, const char *value, const char *code)
{
	if (rq->method == POST) {
		for (size_t i = 0; i < rq->body.count; i++)
			if (strcmp(rq->body.list[i].name, f->name) == 0 &&
			    strcmp(rq->body.list[i].value, code) == 0)
				return true;
		return false;
	}
	return choice_among(value, code);
}

/* What stands after a line break is small. */
static void put_label(struct request *rq, struct page *p, const char *label)
{
	size_t n = strcspn(label, "\n");

	page_text(p, "label", label[n] == '\0' ? label : arena_text(&rq->arena, label, n));
	if (label[n] != '\0')
		page_text(page_again(p, "small"), "small", label + n + 1);
}

static void put_option(struct request *rq, struct page *in, const struct field *f,
	const struct choice *o, const char *value)
{
	struct page *p = page_again(in, "option");
	bool on = f->input == INPUT_MANY ? chosen(rq, f, value, o->value) : strcmp(o->value, value) == 0;

	page_text(p, "name", f->name);
	page_text(p, "value", o->value);
	put_label(rq, p, say(rq, o->label));
	if (on)
		page_show(p, f->input == INPUT_MANY ? "checked" : "selected");
	if (f->icons != NULL) {
		struct page *i = page_again(p, "with_icon");
		page_text(i, "icon", arena_printf(&rq->arena, "%s%s", f->icons, o->value));
	}
}

static void put_options(struct request *rq, struct page *in, const struct form *form,
	const struct field *f, const char *value)
{
	static const struct choice nothing = { "", "" };

	if (f->input == INPUT_CHOICE && (!f->required || *value == '\0'))
		put_option(rq, in, f, &nothing, value);
	for (const struct choice *o = form_choices(rq, form, f); o != NULL && o->value != NULL; o++)
		put_option(rq, in, f, o, value);
}

/* Nothing to choose from yet: the page on which it is entered, a link for those who may. */
static void put_source(struct request *rq, struct page *p, const struct form *form, const struct field *f)
{
	const struct choice *first = form_choices(rq, form, f);

	if (f->source == NULL || (first != NULL && first->value != NULL))
		return;
	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *face = &(*m)->face[rq->program->audience];
		struct page *to;
		if (strcmp((*m)->name, f->source) != 0)
			continue;
		to = page_again(p, "source");
		page_text(to, "source_title", say(rq, (*m)->title));
		if ((face->roles & rq->user.roles) != 0 && (face->make_roles == 0 || (face->make_roles & rq->user.roles) != 0))
			page_text(page_again(to, "source_link"), "source_url", arena_printf(&rq->arena, "/%s/%s%s", rq->program->name,
				(*m)->name, face->make == NULL ? "" : "/new"));
	}
}

static void put_limits(struct request *rq, struct page *in, const struct field *f)
{
	struct page *p;

	if (f->input == INPUT_NUMBER) {
		p = page_again(in, "ranged");
		page_int(p, "min", f->min);
		page_int(p, "max", f->max);
		page_text(in, "step", "1");
	} else if (f->input == INPUT_DAY && (f->min != 0 || f->max != 0)) {
		char text[11];
		p = page_again(in, "ranged");
		day_print((day)(rq->context.today + f->min), text);
		page_text(p, "min", text);
		day_print((day)(rq->context.today + f->max), text);
		page_text(p, "max", text);
	} else if ((f->input == INPUT_LINE || f->input == INPUT_LINES) && f->max > 0) {
		p = page_again(in, "limited");
		page_int(p, "max", f->max);
	}
}

/* Pickers show a name and carry an id. */
static const char *picked(struct request *rq, const struct field *f, const char *id)
{
	const char *text = NULL;

	if (rq->method == POST)
		text = pairs_get(rq->body, arena_printf(&rq->arena, "%s_text", f->name));
	else if (*id != '\0' && strlen(id) <= 18)
		text = f->input == INPUT_COMPANY ? pick_company_name(rq, strtoll(id, NULL, 10))
			: pick_person_name(rq, strtoll(id, NULL, 10), pick_who(rq, f));
	return text == NULL ? "" : text;
}

static void put_field(struct request *rq, struct page *group, const struct form *form,
	const struct field *f, const void *row)
{
	struct page *p = page_again(group, "field"), *in;
	const char *value = value_of(rq, form, f, row);
	const struct fault *x = rq->faults;

	while (x != NULL && (x->field == NULL || strcmp(x->field, f->name) != 0))
		x = x->next;
	page_text(p, "name", f->name);
	page_text(p, "label", form_label(rq, form, f));
	page_text(p, "value", value);
	if (f->key != NULL)
		page_text(page_again(p, "keyed"), "key", f->key);
	if (f->input == INPUT_COMPANY || f->input == INPUT_PERSON)
		page_text(p, "text", picked(rq, f, value));
	in = page_again(p, section_of[f->input]);
	if (f->input == INPUT_PERSON)
		page_text(in, "who", pick_who(rq, f));
	if (f->required)
		page_show(p, "required");
	if (f->width == WIDTH_HALF)
		page_show(p, "half");
	if (f->width == WIDTH_FULL || f->input == INPUT_LINES || f->input == INPUT_SIGN ||
	    f->input == INPUT_RADIO || f->input == INPUT_MANY)
		page_show(p, "full");
	if (is_kept(rq, form, f, row))
		page_text(page_again(p, "hinted"), "hint", say(rq, face_hides(rq->face, f->name)
			? T("Recorded, and not shown here. Left empty it stays as it is.")
			: T("Recorded, and masked. Left empty it stays as it is.")));
	else if (f->hint != NULL)
		page_text(page_again(p, "hinted"), "hint", say(rq, f->hint));
	if (x != NULL) {
		page_show(p, "wrong");
		page_text(p, "error", x->text);
	}
	if (f->input == INPUT_CHOICE || f->input == INPUT_RADIO || f->input == INPUT_MANY) {
		put_options(rq, in, form, f, value);
		put_source(rq, p, form, f);
	}
	if (f->input == INPUT_FLAG && (strcmp(value, "1") == 0 || strcmp(value, "on") == 0))
		page_show(in, "checked");
	if (f->input == INPUT_PASSWORD)
		page_show(in, strstr(f->name, "old") != NULL ? "known" : "fresh");
	put_limits(rq, in, f);
}

static void put_faults(struct request *rq, struct page *f, const struct form *form)
{
	struct page *box;

	if (rq->faults == NULL)
		return;
	box = page_again(f, "faults");
	for (const struct fault *x = rq->faults; x != NULL; x = x->next) {
		struct page *item = page_again(box, "fault_item");
		const struct field *d = form->fields;
		while (d->name != NULL && (x->field == NULL || strcmp(d->name, x->field) != 0))
			d++;
		page_text(item, "anchor", d->name == NULL ? "faults" : d->name);
		page_text(item, "text", d->name == NULL ? x->text
			: say_f(rq, T("%s: %s"), form_label(rq, form, d), x->text));
	}
}

struct page *form_draw(struct request *rq, struct page *into, const struct form *form,
	const void *row, const char *action, const char *back)
{
	struct page *f = page_insert(into, "form", "form.html"), *group = NULL;
	/* What was refused keeps its key; what was answered without a fault (priced again) has used it up. */
	const char *once = rq->faults == NULL ? NULL : pairs_get(rq->body, "once"), *seen = form_seen(rq, form);

	page_text(f, "action", action);
	page_text(f, "back", back);
	page_text(f, "once", once != NULL ? once : once_key(rq));
	if (seen != NULL)
		page_text(page_again(f, "seen"), "seen", seen);
	page_text(f, "submit", say(rq, form->submit == NULL ? T("Save") : form->submit));
	if (rq->repriced != NULL)
		page_text(page_again(f, "repriced"), "text", rq->repriced);
	put_faults(rq, f, form);
	for (const struct field *d = form->fields; d->name != NULL; d++) {
		if (group == NULL || d->group != NULL) {
			group = page_again(f, "group");
			if (d->group != NULL) {
				page_show(group, "group_titled");
				page_text(group, "group_title", say(rq, d->group));
			}
		}
		if (d->input == INPUT_FILE)
			page_show(f, "multipart");
		put_field(rq, group, form, d, row);
	}
	return f;
}
