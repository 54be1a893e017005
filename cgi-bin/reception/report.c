/* report.c -- the registration form 客户登记表 (F01) and the book of receptions. */
#include "reception/reception.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

static int print_form(struct request *rq, void *row)
{
	const struct reception *r = row;
	struct page *p, *signs;

	sheet_head(rq, T("Customer registration form"), "", r->r.number, arena_printf(&rq->arena, "/reception/%lld", (long long)r->r.id));
	p = sheet_block(rq, T("Basic information"));
	sheet_pair(p, "w8", T("Company"), *r->company_full != '\0' ? r->company_full : r->r.company_name);
	sheet_pair(p, "w4", T("Customer number"), r->company_number);
	sheet_pair(p, "w4", T("Customer"), r->customer);
	sheet_pair(p, "w4", T("Telephone"), *r->phone != '\0' ? r->phone : r->company_phone);
	sheet_pair(p, "w4", T("Recorded"), sheet_time(rq, r->r.made_at));
	sheet_ticks(rq, p, "", T("How they came"), reception_ways, r->way);
	p = sheet_block(rq, T("Service wanted"));
	sheet_ticks(rq, p, "", T("Service wanted"), reception_services, r->service);
	sheet_pair(p, "tall", T("In the customer's words"), r->needs);
	sheet_ticks(rq, p, "", T("Introduced"), reception_tolds, r->told);
	p = sheet_block(rq, T("sheet|Settling"));
	sheet_pair(p, "tall", T("What was done"), r->outcome);
	sheet_pair(p, "w4", T("Served by"), r->served_name);
	sheet_pair(p, "w4", T("Amount"), r->amount == 0 ? "" : show_fen(rq, r->amount));
	sheet_pair(p, "w4", T("Receipt or fee list"), r->receipt);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Recorded by"), r->r.made_name, sheet_time(rq, r->r.made_at));
	sheet_sign(signs, T("Checked by"), NULL, NULL);
	sheet_sign(signs, T("Customer's signature"), NULL, NULL);
	return 200;
}

/* 费用清单 (F30): what the customer takes along. */
static int print_fees(struct request *rq, void *row)
{
	const struct reception *r = row;
	struct page *p, *items, *signs;
	size_t count;
	const struct fee *list = reception_fees(rq, r->fees, &count);

	sheet_head(rq, T("Detailed fee list"), "", r->r.number, arena_printf(&rq->arena, "/reception/%lld", (long long)r->r.id));
	page_text(rq->page, "paper", "half");
	p = sheet_block(rq, T("Customer"));
	sheet_pair(p, "w4", T("Customer"), r->customer);
	sheet_pair(p, "w8", T("Company"), *r->company_full != '\0' ? r->company_full : r->r.company_name);
	sheet_pair(p, "w4", T("Telephone"), r->phone);
	sheet_pair(p, "w8", T("Service wanted"), say(rq, choice_label(reception_services, r->service)));
	items = sheet_items(rq, NULL, T("Detailed fee list"));
	sheet_column(items, "no", T("sheet|Line"));
	sheet_column(items, "", T("What is charged"));
	sheet_column(items, "money", T("Amount"));
	for (size_t i = 0; i < count; i++) {
		struct page *line = page_again(items, "line");
		sheet_cell(line, "no", arena_printf(&rq->arena, "%zu", i + 1));
		sheet_cell(line, "", list[i].what);
		sheet_cell(line, "money", list[i].fen < 0 ? "" : show_fen(rq, list[i].fen));
	}
	p = page_again(rq->page, "words");
	page_text(p, "in_words", sheet_words(rq, r->amount));
	page_text(p, "in_figures", show_fen(rq, r->amount));
	signs = sheet_signs(rq);
	sheet_by(rq, signs, T("Served by"), r->r.id, "serve");
	sheet_sign(signs, T("Customer's signature"), NULL, NULL);
	return 200;
}

static bool has_fees(const void *row) { return *((const struct reception *)row)->fees != '\0'; }

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "name", "customer" }, { "code", "phone" }, { "name", "company_name" }, { "name", "service" },
	{ "", "needs", .small = "outcome" }, { "name", "served_name" }, { "money", "amount" }, { "name", "receipt" }, { "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Customers received"), book);
}

#define ALL (ROLE_DESK | ROLE_ROOM_KEEPER | ROLE_LEASING | ROLE_FINANCE | ROLE_GENERAL)
const struct sheet reception_sheets[] = {
	{ "form", T("Customer registration form"), "sheet/record.html", false, ALL, NULL, print_form, DESK },
	{ "fees", T("Detailed fee list"), "sheet/record.html", false, ALL, NULL, print_fees, DESK, .fits = has_fees },
	{ "book", T("Print the book"), "sheet/book.html", true, ALL, NULL, print_book, DESK },
	{ 0 }
};
