/* twins.c -- a new customer, after a look whether it is an old one. */
#include "company/company.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/pick.h"
#include "kit/record.h"
#include "edge/db.h"
#include "edge/page.h"

/* The last eight digits of a telephone number, however its beginning is written;
** "": too short to compare. */
static const char *digits(struct request *rq, const char *phone)
{
	char *out = arena_take(&rq->arena, strlen(phone) + 1), *p = out;

	for (; *phone != '\0'; phone++)
		if (*phone >= '0' && *phone <= '9')
			*p++ = *phone;
	return p - out < 6 ? "" : p - out > 8 ? p - 8 : out;
}

static const char *joined(struct request *rq, const char *words)
{
	char *out = arena_take(&rq->arena, strlen(words) + 1), *p = out;

	for (; *words != '\0'; words++)
		if (*words != ' ')
			*p++ = *words;
	return out;
}

static struct rows twins(struct request *rq, struct company *c)
{
	c->digits = digits(rq, c->phone);
	c->spelled = joined(rq, c->pinyin);
	return db_all(rq->db, &company_sql[COMPANY_TWINS], c);
}

/* Beside the form: who it might be. */
static void put_twins(struct request *rq, struct rows rows)
{
	struct page *box = page_insert(rq->page, "aside", "company/twins.html");

	EACH_ROW(struct company, t, rows) {
		struct page *p = page_again(box, "twin");
		const struct state *s = flow_state(company_module.flow, t->r.state);
		page_text(p, "url", record_url(rq, &company_module, t->r.id));
		page_text(p, "name", t->short_name);
		page_text(p, "full_name", t->name);
		page_text(p, "number", t->r.number);
		page_text(p, "room_no", t->room_no);
		page_text(p, "phone", t->phone);
		page_text(p, "state_class", record_tone(company_module.flow, t->r.state));
		page_text(p, "state", s == NULL ? t->r.state : say(rq, s->label));
	}
}

static int draw(struct request *rq, struct rows found)
{
	const char *list = arena_printf(&rq->arena, "/%s/company", rq->program->name);
	struct page *c = page_again(rq->page, "crumb"), *form;

	rq->title = say(rq, T("New customer"));
	page_text(rq->page, "title", rq->title);
	page_text(c, "url", list);
	page_text(c, "label", say(rq, company_module.title));
	form = form_draw(rq, rq->page, &company_form, NULL, frame_here(rq), list);
	if (found.count == 0)
		return rq->faults == NULL ? 200 : 422;
	page_text(page_again(rq->page, "refused"), "text",
		say(rq, T("It may be on record already: please compare, then confirm below the form that it is another one.")));
	(void)page_insert(form, "lines", "company/confirm.html");
	put_twins(rq, found);
	return 422;
}

int company_new(struct request *rq)
{
	struct company *c = record_blank(rq, &company_module);
	const char *confirmed = pairs_get(rq->body, "confirmed"), *back = pairs_get(rq->query, "reception");   /* P001: where they are registered */
	struct rows found = { 0 };
	int64_t id;

	c->r.id = 0;
	c->r.company = 0;
	if (rq->method == GET || !form_read(rq, &company_form, c))
		return draw(rq, found);
	found = twins(rq, c);
	if (found.count > 0 && (confirmed == NULL || strcmp(confirmed, "1") != 0))
		return draw(rq, found);
	id = record_make(rq, &company_module, rq->face->make, c);
	if (id == 0)
		return rq->refused != NULL ? 409 : draw(rq, (struct rows){ 0 });
	if (back != NULL && strlen(back) <= 15 && strspn(back, "0123456789") == strlen(back) && *back != '\0')
		return redirect_to(rq, "/reception/%s/register?company=%lld", back, (long long)id);
	return redirect_to(rq, "/company/%lld?did=new", (long long)id);
}
