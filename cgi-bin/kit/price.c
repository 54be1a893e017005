/* price.c -- the amount on a button, and whether it still holds; see price.h. */
#include "kit/price.h"
#include "kit/show.h"
#include "edge/page.h"

#define MEMBER "shown"

const struct charge *price_of(const struct module *m, const char *step)
{
	for (const struct charge *c = m->price; c != NULL && c->step != NULL; c++)
		if (strcmp(c->step, step) == 0)
			return c;
	return NULL;
}

const char *price_words(struct request *rq, int64_t fen, const char *per)
{
	const char *amount = show_fen(rq, fen);

	return per == NULL ? amount : say_f(rq, T("price|%s %s"), amount, say(rq, per));
}

const char *price_label(struct request *rq, const char *label, int64_t fen, const char *per)
{
	return fen == 0 ? say(rq, label)
		: say_f(rq, T("button|%s, %s"), say(rq, label), price_words(rq, fen, per));
}

/* Fen, or -1 for what no form of ours has said; nothing is 0. */
static int64_t shown(const struct request *rq)
{
	const char *s = pairs_get(rq->body, MEMBER);

	if (s == NULL || *s == '\0')
		return 0;
	return strlen(s) > 15 || strspn(s, "0123456789") != strlen(s) ? -1 : strtoll(s, NULL, 10);
}

bool price_agreed(struct request *rq, int64_t fen, const char *per)
{
	int64_t said = shown(rq);
	const char *now = price_words(rq, fen, per);

	if (said == fen)
		return true;
	rq->repriced = said <= 0
		? say_f(rq, T("The price is %s. Nothing has been done yet: look at it, then press again."), now)
		: say_f(rq, T("The price changed from %s to %s. Nothing has been done yet: look at it, then press again."),
			price_words(rq, said, per), now);
	return false;
}

void price_put(struct request *rq, struct page *form, const char *label, int64_t fen, const char *per)
{
	struct page *k = page_again(form, "keep");

	page_text(k, "name", MEMBER);
	page_text(k, "value", arena_printf(&rq->arena, "%lld", (long long)fen));
	page_text(form, "submit", price_label(rq, label, fen, per));
}

const char *price_step(struct request *rq, struct page *form, const struct step *s, const void *row)
{
	const struct charge *c = s->form != NULL ? NULL : price_of(rq->module, s->name);
	int64_t fen = c == NULL ? 0 : c->fen(rq, row);

	if (c == NULL)
		return say(rq, s->label);
	page_text(page_again(form, "charged"), "shown", arena_printf(&rq->arena, "%lld", (long long)fen));
	return price_label(rq, s->label, fen, c->per);
}
