/* report.c -- on paper: the 长途电话挂号单, its bill, and the register by day. */
#include "long_call/long_call.h"
#include "core/request.h"
#include "kit/book.h"
#include "kit/pay.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "name", "guest" }, { "", "company_name" }, { "room", "room_no" }, { "name", "country_name", .small = "city" },
	{ "code", "phone" }, { "time", "started_at" }, { "time", "ended_at" }, { "unit", "charged" }, { "money", "rate" }, { "money", "amount", NULL, "payment", true },
	{ "money", "deposit" }, { "name", "state" }, { "name", "made_name" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Book of long-distance calls"), book);
}

static const char *money(struct request *rq, int64_t fen)
{
	return fen == 0 ? "" : show_fen(rq, fen);
}

static void put_head(struct request *rq, const struct long_call *l, const char *title)
{
	struct page *b;

	sheet_ref(sheet_head(rq, title, "", l->r.number, arena_printf(&rq->arena, "/long_call/%lld", (long long)l->r.id)),
		T("Recorded"), sheet_time(rq, l->r.made_at));
	page_text(rq->page, "paper", "half");
	b = sheet_block(rq, T("Guest"));
	sheet_pair(b, "w4", T("Guest"), l->guest);
	sheet_pair(b, "w5", T("Company"), l->r.company_name);
	sheet_pair(b, "w3", T("Room number"), l->room_no);
	b = sheet_block(rq, T("slip|Call to"));
	sheet_pair(b, "w4", T("Country or region"), *l->country == '\0' ? "" : arena_printf(&rq->arena, "%s +%s", l->country_name, l->country));
	sheet_pair(b, "w4", T("City"), l->city);
	sheet_pair(b, "w4", T("Number called"), l->phone);
}

static void put_signs(struct request *rq, const struct long_call *l)
{
	struct page *signs = sheet_signs(rq);

	sheet_ink(signs, T("Signature of the guest"), l->signature);
	sheet_by(rq, signs, T("slip|Attendant"), l->r.id, "connect,new");
	sheet_sign(signs, T("slip|Switchboard"), "", "");
}

static int print_slip(struct request *rq, void *row)
{
	const struct long_call *l = row;
	struct page *b;

	put_head(rq, l, T("Long-distance call slip"));
	b = sheet_block(rq, T("slip|Told"));
	sheet_pair(b, "w6", T("Rate per minute"), money(rq, l->rate));
	sheet_pair(b, "w6", T("long|Deposit"), money(rq, l->deposit));
	b = sheet_block(rq, T("slip|Metered"));
	sheet_pair(b, "w4", T("Call began"), sheet_time(rq, l->started_at));
	sheet_pair(b, "w4", T("Call ended"), sheet_time(rq, l->ended_at));
	sheet_pair(b, "w4", T("Started minutes"), l->charged == 0 ? "" : show_number(rq, l->charged));
	put_signs(rq, l);
	return 200;
}

static int print_bill(struct request *rq, void *row)
{
	const struct long_call *l = row;
	struct page *b, *words;

	put_head(rq, l, T("Bill of a long-distance call"));
	b = sheet_block(rq, T("Bill"));
	sheet_pair(b, "w4", T("Call began"), sheet_time(rq, l->started_at));
	sheet_pair(b, "w4", T("slip|Metered"), arena_printf(&rq->arena, "%lld:%02lld", (long long)l->minutes, (long long)l->seconds));
	sheet_pair(b, "w4", T("Amount"), arena_printf(&rq->arena, "%lld × %s = %s", (long long)l->charged, show_fen(rq, l->rate), show_fen(rq, l->amount)));
	sheet_pair(b, "w4", T("long|Deposit"), show_fen(rq, l->deposit));
	sheet_pair(b, "w4", T("Deposit given back"), show_fen(rq, l->refund));
	sheet_pair(b, "w4", T("Still to pay"), show_fen(rq, l->to_pay));
	sheet_ticks(rq, b, "w8", T("Payment"), pay_ways, l->payment);
	sheet_pair(b, "w4", T("long|Paid besides the deposit"), *l->payment == '\0' ? "" : show_fen(rq, l->paid));
	if (*l->card_no != '\0')
		sheet_pair(b, "", T("Card number"), l->card_no);
	words = page_again(rq->page, "words");
	page_text(words, "in_words", sheet_words(rq, l->amount));
	page_text(words, "in_figures", show_fen(rq, l->amount));
	put_signs(rq, l);
	return 200;
}

static bool has_bill(const void *row) { return ((const struct long_call *)row)->amount > 0; }

/* clang-format off */
const struct sheet long_call_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_FINANCE, NULL, print_book, DESK },
	{ "slip", T("Long-distance call slip"), "sheet/record.html", false, ROLE_DESK | ROLE_FINANCE, NULL, print_slip, DESK },
	{ "bill", T("Bill of a long-distance call"), "sheet/record.html", false, ROLE_DESK | ROLE_FINANCE | ROLE_TENANT, NULL, print_bill, PORTAL, .fits = has_bill },
	{ 0 }
};
/* clang-format on */
