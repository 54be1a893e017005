/* form_seen.c -- nobody overwrites what he has not seen: a form drawn from a record
** says what stood in each field then; what stands there now is compared before it
** is read.  Values are digests, and masked ones are left out. */
#include "kit/form_value.h"
#include "kit/pick.h"
#include "core/text.h"
#include "edge/secret.h"

#define DIGITS 8                         /* of a field's digest */

static const struct column *compared(const struct request *rq, const struct form *form, const struct field *f)
{
	if (f->input == INPUT_PASSWORD || f->input == INPUT_FILE || f->input == INPUT_SIGN ||
	    form_conceals(rq, f->name))
		return NULL;
	return table_column(form->table, f->name, strlen(f->name));
}

static const char *digest(struct request *rq, const struct column *c)
{
	const char *text = form_typed(rq, c, rq->stored);

	return secret_digest(&rq->arena, text, strlen(text));
}

const char *form_seen(struct request *rq, const struct form *form)
{
	const char *given = rq->method == POST && !rq->overtaken ? pairs_get(rq->body, "seen") : NULL, *all = "";

	if (rq->stored == NULL || given != NULL)
		return given;
	for (const struct field *f = form->fields; f->name != NULL; f++) {
		const struct column *c = compared(rq, form, f);
		if (c != NULL)
			all = arena_printf(&rq->arena, "%s%.*s", all, DIGITS, digest(rq, c));
	}
	return all;
}

/* Who wrote the same as is there now loses nothing. */
static bool is_same(struct request *rq, const struct field *f, const char *now)
{
	const char *mine = pairs_get(rq->body, f->name);

	if (f->input == INPUT_MANY)
		return false;
	if (f->input == INPUT_FLAG)
		return (mine != NULL) == (strcmp(now, "1") == 0);
	return strcmp(mine == NULL ? "" : mine, now) == 0;
}

static const char *shown(struct request *rq, const struct form *form, const struct field *f, const char *now)
{
	const char *name = NULL;

	if (*now == '\0')
		return say(rq, T("seen|nothing"));
	if (f->input == INPUT_COMPANY)
		name = pick_company_name(rq, strtoll(now, NULL, 10));
	else if (f->input == INPUT_PERSON)
		name = pick_person_name(rq, strtoll(now, NULL, 10), "");
	else if (f->input == INPUT_FLAG)
		name = say(rq, strcmp(now, "1") == 0 ? T("Yes") : T("No"));
	else if (form_choices(rq, form, f) != NULL && f->input != INPUT_MANY)
		name = say(rq, choice_label(form_choices(rq, form, f), now));
	return text_cut(&rq->arena, name == NULL ? now : name, 60);
}

void form_meet(struct request *rq, const struct form *form)
{
	const char *given = rq->stored == NULL ? NULL : pairs_get(rq->body, "seen");
	size_t n = 0, length = given == NULL ? 0 : strlen(given);

	for (const struct field *f = form->fields; f->name != NULL && n + DIGITS <= length; f++) {
		const struct column *c = compared(rq, form, f);
		const char *now;
		if (c == NULL)
			continue;
		n += DIGITS;
		if (strncmp(given + n - DIGITS, digest(rq, c), DIGITS) == 0)
			continue;
		now = form_typed(rq, c, rq->stored);
		if (is_same(rq, f, now))
			continue;
		if (!rq->overtaken)
			form_fault(rq, NULL, "%s", say(rq, T("Somebody changed this record after you had opened it. Look at what stands there now; send again to write yours instead.")));
		rq->overtaken = true;
		form_fault(rq, f->name, T("Changed meanwhile to: %s"), shown(rq, form, f, now));
	}
}
