/* report.c -- the loan form 门禁卡借用登记表 (F38) and the book of loans. */
#include "card/card.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

static int print_form(struct request *rq, void *row)
{
	const struct card *c = row;
	struct page *p, *signs;

	sheet_head(rq, T("Access card loan form"), "", c->r.number, arena_printf(&rq->arena, "/card/%lld", (long long)c->r.id));
	page_text(rq->page, "paper", "half");
	p = sheet_block(rq, T("Borrower"));
	sheet_pair(p, "w8", T("Company"), c->r.company_name);
	sheet_pair(p, "w4", T("Room number"), c->room_no);
	sheet_pair(p, "w4", T("Borrower"), c->borrower);
	sheet_pair(p, "w4", T("Telephone"), c->phone);
	sheet_pair(p, "w4", T("sheet|Document, last four"), show_last(rq, c->id_number));
	p = sheet_block(rq, T("Access card"));
	sheet_pair(p, "w4", T("Card"), c->card_no);
	sheet_pair(p, "w4", T("Lent at"), sheet_time(rq, c->lent_at));
	sheet_pair(p, "w4", T("Back by"), sheet_time(rq, c->due_at));
	sheet_ticks(rq, p, "", T("card|Opens"), card_areas, c->areas);
	sheet_pair(p, "w8", T("What for"), c->purpose);
	sheet_pair(p, "w4", T("card|Deposit"), c->deposit == 0 ? "" : show_fen(rq, c->deposit));
	signs = sheet_signs(rq);
	sheet_ink(signs, T("Borrower's signature"), c->signature);
	sheet_by(rq, signs, T("Handed out by"), c->r.id, "lend");
	sheet_sign(signs, T("card|Returned"), sheet_time(rq, c->returned_at), "");
	return 200;
}

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "id", "number" }, { "", "company_name", .small = "room_no" }, { "code", "borrower", .small = "phone" },
	{ "id", "id_number", T("sheet|Document, last four") }, { "name", "card_no" }, { "note", "areas" },
	{ "name", "lent_name" }, { "date", "due_at" }, { "date", "returned_at" },
	{ "sign", "signature", T("Borrower's signature") }, { "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Access card loans"), book);
}

const struct sheet card_sheets[] = {
	{ "form", T("Loan form"), "sheet/record.html", false, ROLE_DESK | ROLE_GUARD, NULL, print_form, DESK },
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_GUARD, NULL, print_book, DESK },
	{ 0 }
};
