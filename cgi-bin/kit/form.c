/* form.c -- read a form into a row; form_value.c reads one value, form_draw.c
** draws it all again. */
#include "kit/form.h"
#include "kit/form_value.h"
#include "kit/file.h"
#include "kit/pick.h"

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

/* All values of a name, each one of the choices, in the order of the choices. */
static void read_many(struct request *rq, const struct form *form, const struct field *f,
	const char **out)
{
	const struct choice *list = form_choices(rq, form, f);
	const char *text = "";

	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.list[i];
		if (strcmp(p->name, f->name) == 0 && *p->value != '\0' &&
		    form_choice(list, p->value, strlen(p->value)) == NULL) {
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
	const char *who = pick_who(rq, f);
	const char *id = pairs_get(rq->body, f->name);
	const char *typed = pairs_get(rq->body, arena_printf(&rq->arena, "%s_text", f->name));
	int64_t found = 0;

	typed = typed == NULL ? "" : form_tidy(rq, f->input, typed);
	if (id != NULL && *id != '\0' && strlen(id) <= 18 && strspn(id, "0123456789") == strlen(id)) {
		const char *name;
		found = strtoll(id, NULL, 10);
		name = company ? pick_company_name(rq, found) : pick_person_name(rq, found, who);
		if (name == NULL || (*typed != '\0' && strcmp(name, typed) != 0))
			found = 0;
	}
	if (found == 0 && *typed != '\0')
		found = company ? pick_company(rq, typed) : pick_person(rq, typed, 0, who);
	if (found < 0)
		form_fault(rq, f->name, T("Several fit what you wrote. Please write more of the name."));
	else if (found == 0 && *typed != '\0')
		form_fault(rq, f->name, f->who == WHO_STAFF
			? T("Nobody of the house who may do this was found under that name. Please check the spelling.")
			: T("Nobody of that name was found. Please check the spelling or search by room."));
	else if (found == 0 && f->required)
		form_fault(rq, f->name, T("Please fill this in."));
	*out = found > 0 ? found : 0;
}

/* Whose people the form speaks of: a person of another company would be told what is not theirs. */
static void check_company(struct request *rq, const struct form *form, const struct field *f, const void *row)
{
	const struct column *company = table_column(form->table, "company", strlen("company"));
	const struct field *asked = form->fields;
	int64_t person = *column_int(column_of(form, f), row), given;

	while (asked->name != NULL && asked->input != INPUT_COMPANY)
		asked++;
	if (asked->name == NULL || company == NULL || strcmp(asked->name, "company") != 0)
		return;
	given = *column_int(company, row);
	if (person != 0 && given != 0 && pick_person_company(rq, person) != given)
		form_fault(rq, f->name, T("This person is not of that company. Correct one of the two."));
}

static void read_file(struct request *rq, const struct field *f)
{
	const struct upload *u = file_upload(rq, f->name);

	if (u == NULL && f->required)
		form_fault(rq, f->name, T("Please add the file."));
	else if (u != NULL && u->wrong != NULL)
		form_fault(rq, f->name, "%s", say(rq, u->wrong));
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
	s = s == NULL ? "" : f->input == INPUT_PASSWORD ? s : form_tidy(rq, f->input, s);
	if (*s != '\0') {
		form_value(rq, form, f, c, s, row);
		return;
	}
	if (c->type == TYPE_TEXT && form_conceals(rq, f->name) && **column_text(c, row) != '\0')
		return;                  /* it was not shown, so it came back empty */
	read_nothing(c, row);
	if (f->required)
		form_fault(rq, f->name, T("Please fill this in."));
}

bool form_read(struct request *rq, const struct form *form, void *row)
{
	form_meet(rq, form);
	for (const struct field *f = form->fields; f->name != NULL; f++)
		read_field(rq, form, f, row);
	for (const struct field *f = form->fields; f->name != NULL; f++)
		if (f->input == INPUT_PERSON && f->who == WHO_TENANT)
			check_company(rq, form, f, row);
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
