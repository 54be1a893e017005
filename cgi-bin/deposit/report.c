/* report.c -- who had an object when; the two-part tag and the book of deposits. */
#include "deposit/deposit.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

void deposit_chain(struct request *rq, void *row)
{
	const struct deposit *d = row;
	struct page *box;

	if (rq->program->audience != DESK)
		return;
	box = page_insert(rq->page, "more", "deposit/chain.html");
	EACH_ROW(struct deposit, u, db_all(rq->db, &deposit_sql[DEPOSIT_CHAIN], d)) {
		struct page *p = page_again(box, "custody");
		page_text(p, "keeper_name", u->keeper_name);
		page_text(p, "shift", say(rq, choice_label(deposit_shifts, u->shift)));
		page_text(p, "at", show_time(rq, u->from_at));
	}
}

static int print_tag(struct request *rq, void *row)
{
	const struct deposit *d = row;

	sheet_head(rq, T("Deposit tag"), "", d->r.number, arena_printf(&rq->arena, "/deposit/%lld", (long long)d->r.id));
	for (int part = 0; part < 2; part++) {
		struct page *p = page_again(rq->page, part == 0 ? "guest_part" : "object_part");
		page_text(p, "house_name", rq->site.name);
		page_text(p, "house_name_en", rq->site.name_en);
		page_text(p, "number", d->r.number);
		page_text(p, "tag", d->tag);
		page_text(p, "description", d->description);
		page_int(p, "pieces", d->pieces);
		page_text(p, "fit", d->fit);
		page_text(p, "depositor", d->depositor);
		if (part == 0)
			page_text(p, "house_phone", rq->site.phone);
		else
			page_text(p, "phone", d->phone);
		page_text(p, "place", d->place);
		page_text(p, "made_name", d->r.made_name);
		page_text(p, "made_at", sheet_time(rq, d->r.made_at));
	}
	return 200;
}

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "id", "number" }, { "name", "depositor", .small = "company_name" }, { "", "description", .small = "fit" },
	{ "unit", "pieces" }, { "name", "place" }, { "name", "made_name", T("sheet|Taken in by") }, { "name", "keeper_name" },
	{ "date", "collected_at" }, { "name", "handed_name" }, { "name", "collector" }, { "sign", "signature", T("Signature") }, { "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, pairs_get(rq->query, "late") != NULL ? T("Unclaimed objects") : T("Deposited objects"), book);
}

const struct sheet deposit_sheets[] = {
	{ "tag", T("Two-part tag"), "deposit/tag.html", false, ROLE_DESK, NULL, print_tag, DESK },
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER | ROLE_FINANCE, NULL, print_book, DESK },
	{ "unclaimed", T("Print unclaimed objects"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER | ROLE_FINANCE, "late=1", print_book, DESK },
	{ 0 }
};
