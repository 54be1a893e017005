/* record_reveal.c -- what is masked on a record's page is shown once, for a reason that is kept. */
#include "kit/record.h"
#include "kit/form.h"
#include "kit/frame.h"
#include "kit/history.h"
#include "kit/show.h"
#include "edge/page.h"

struct reveal { const char *reason; };
static const struct column reveal_columns[] = {
	{ "reason", TYPE_TEXT, offsetof(struct reveal, reason), T("Reason"), NULL },
	{ 0 }
};
static const struct table reveal_table = { "reveal", sizeof(struct reveal), reveal_columns };
static const struct field reveal_fields[] = {
	{ "reason", NULL, T("Kept in the history with your name."), INPUT_LINE, .required = true, .min = 4, .max = 200 },
	{ 0 }
};
static const struct form reveal_form = { "reveal", &reveal_table, reveal_fields, .submit = T("Show") };

int record_reveal(struct request *rq)
{
	struct record *r = rq->module->secret == NULL ? NULL : record_read(rq);
	struct reveal why = { "" };

	if (r == NULL)
		return 404;
	if (rq->method == GET || !form_read(rq, &reveal_form, &why)) {
		frame_change(rq, "step.html");
		rq->title = say(rq, T("Show what is masked"));
		page_text(rq->page, "title", rq->title);
		form_draw(rq, rq->page, &reveal_form, NULL, frame_here(rq), record_url(rq, rq->module, r->id));
		return rq->faults == NULL ? 200 : 422;
	}
	history_write(rq, rq->module, r->id, "reveal", NULL, NULL, why.reason);
	frame_change(rq, "show.html");
	record_page_with(rq, r, true);
	return 200;
}
