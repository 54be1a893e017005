/* report.c -- what is not settled beside a handover; the duty log 值班记录表 (F41) by
** day, and the handover note with its two signatures. */
#include "duty/duty.h"
#include "deposit/deposit.h"
#include "kit/book.h"
#include "kit/record.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

/* Before it is signed what is open now; then what was. */
static struct rows not_settled(struct request *rq, const struct handover *h)
{
	return strcmp(h->r.state, "written") == 0 ? db_all(rq->db, &duty_sql[DUTY_OPEN_ROWS], NULL)
		: db_all(rq->db, &duty_sql[DUTY_SIGNED], h);
}

void handover_open(struct request *rq, void *row)
{
	struct page *box = page_insert(rq->page, "more", "duty/open.html");
	struct rows rows = not_settled(rq, row);
	const struct module *own = rq->module;

	page_show(box, "shown");
	rq->module = &duty_module;               /* whose states are named */
	EACH_ROW(struct duty, d, rows) {
		struct page *p = page_again(box, "entry");
		page_text(p, "url", record_url(rq, &duty_module, d->r.id));
		page_text(p, "text", d->text);
		page_text(p, "small", arena_printf(&rq->arena, "%s · %s", d->r.number, show_time(rq, d->r.made_at)));
		page_text(p, "state_class", record_tone(duty_module.flow, d->r.state));
		page_text(p, "state", say(rq, flow_state(duty_module.flow, d->r.state)->label));
	}
	rq->module = own;
	if (rows.count == 0)
		page_show(box, "none");
}

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "name", "kind" }, { "name", "company_name", .small = "who" }, { "", "text" },
	{ "name", "department_name", .small = "told" }, { "time", "told_at" }, { "", "treatment", .small = "callback" }, { "time", "treated_at" },
	{ "name", "made_name" }, { "name", "state" }, { 0 }
};
static const struct book_column entries[] = {
	{ "date", "made_at" }, { "code", "number" }, { "name", "kind" }, { "", "text" }, { "name", "department_name" }, { "", "treatment" }, { "unit", "carried" },
	{ "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Duty log"), book);
}

static int print_note(struct request *rq, void *row)
{
	const struct handover *h = row;
	struct page *signs;

	sheet_head(rq, T("Handover of shifts"), "", h->r.number, arena_printf(&rq->arena, "/handover/%lld", (long long)h->r.id));
	page_text(rq->page, "note", h->note);
	page_text(rq->page, "cash", h->cash);
	page_text(rq->page, "shift", say(rq, choice_label(deposit_shifts, h->shift)));
	page_int(rq->page, "pieces", h->kept);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("sheet|Handed over by"), h->r.made_name, sheet_time(rq, h->r.made_at));
	sheet_sign(signs, T("sheet|Taken over by"), h->signed_name, sheet_time(rq, h->signed_at));
	rq->module = &duty_module;
	book_rows(rq, &duty_table, not_settled(rq, h), NULL, entries);
	return 200;
}

const struct sheet duty_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER, NULL, print_book, DESK },
	{ 0 }
};
const struct sheet handover_sheets[] = {
	{ "note", T("Handover note"), "duty/note.html", false, ROLE_DESK | ROLE_LEADER, NULL, print_note, DESK },
	{ 0 }
};
