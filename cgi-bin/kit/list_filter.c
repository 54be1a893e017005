/* list_filter.c -- what a reader may narrow a list by, and what they have. */
#include "kit/list_page.h"
#include "kit/pick.h"
#include "kit/list.h"
#include "edge/page.h"

static void put_filter(struct request *rq, struct page *box, const struct filter *f)
{
	struct page *p = page_again(box, "filter"), *in;
	const char *v = list_value(rq, f);

	page_text(p, "name", f->name);
	page_text(p, "label", say(rq, f->label));
	page_text(p, "value", v == NULL ? "" : v);
	in = page_again(p, f->input == INPUT_CHOICE ? "f_choice" : f->input == INPUT_DAY ? "f_day"
		: f->input == INPUT_FLAG ? "f_flag" : "f_text");
	if (f->input == INPUT_FLAG && v != NULL)
		page_show(in, "checked");
	if (f->input != INPUT_CHOICE)
		return;
	for (const struct choice *o = list_choices(rq, f); o != NULL && o->value != NULL; o++) {
		struct page *opt = page_again(in, "option");
		page_text(opt, "value", o->value);
		page_text(opt, "label", say(rq, o->label));
		if (v != NULL && strcmp(v, o->value) == 0)
			page_show(opt, "selected");
	}
}

static void put_chip(struct request *rq, struct page *box, const struct filter *f)
{
	const char *v = list_value(rq, f);
	struct page *chip;

	if (v == NULL)
		return;
	chip = page_again(box, "chip");
	page_text(chip, "label", f->input == INPUT_FLAG ? say(rq, f->label)
		: say_f(rq, T("%s: %s"), say(rq, f->label), f->input == INPUT_CHOICE
			? say(rq, choice_label(list_choices(rq, f), v)) : v));
	page_text(chip, "url", list_without(rq, f->name, NULL));
}

/* "?company=7" has no input, only a chip. */
static void put_company(struct request *rq, struct page *box, const struct list *list)
{
	int64_t company = list_company(rq, list);
	const char *name = company == 0 ? NULL : pick_company_name(rq, company);
	struct page *chip;

	if (name == NULL)
		return;
	chip = page_again(box, "chip");
	page_text(chip, "label", say_f(rq, T("%s: %s"), say(rq, T("Company")), name));
	page_text(chip, "url", list_without(rq, "company", NULL));
}

/* A flag that is offered as a ready-made filter need not stand in the form, too. */
static bool is_quick(const struct list *list, const struct filter *f)
{
	size_t n = strlen(f->name);

	for (const struct quick *k = list->quicks; f->input == INPUT_FLAG && k != NULL && k->label != NULL; k++)
		if (strncmp(k->query, f->name, n) == 0 && strcmp(k->query + n, "=1") == 0)
			return true;
	return false;
}

void list_filters(struct request *rq, const struct list *list)
{
	struct page *box;

	if (list->filters == NULL)
		return;
	box = page_again(rq->page, "filters");
	put_company(rq, box, list);
	for (const struct filter *f = list->filters; f->name != NULL; f++) {
		if (!is_quick(list, f) || list_value(rq, f) != NULL)
			put_filter(rq, box, f);
		put_chip(rq, box, f);
	}
	for (const struct quick *k = list->quicks; k != NULL && k->label != NULL; k++) {
		struct page *p = page_again(box, "quick");
		page_text(p, "label", say(rq, k->label));
		page_text(p, "url", arena_printf(&rq->arena, "?%s", k->query));
	}
}
