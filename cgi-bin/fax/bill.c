/* bill.c -- the bills of a received (P024) and of a sent fax (P023): what was done, how the amount comes
** about, how it is paid, and who signed it. */
#include "fax/fax.h"
#include "kit/pay.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

bool fax_has_bill(const void *row) { return ((const struct fax *)row)->amount > 0; }
bool fax_sent_has_bill(const void *row) { return ((const struct fax_sent *)row)->amount > 0; }

static void put_head(struct request *rq, const char *title, const struct record *r, const char *module)
{
	struct page *head;

	page_text(rq->page, "paper", "half");
	head = sheet_head(rq, title, "", r->number, arena_printf(&rq->arena, "/%s/%lld", module, (long long)r->id));
	sheet_ref(head, T("Recorded"), sheet_time(rq, r->made_at));
}

static void put_amount(struct request *rq, struct page *block, int64_t amount, const char *payment)
{
	struct page *words;

	sheet_ticks(rq, block, "w8", T("Payment"), pay_ways_signed, payment);
	words = page_again(rq->page, "words");
	page_text(words, "in_words", sheet_words(rq, amount));
	page_text(words, "in_figures", show_fen(rq, amount));
}

int fax_bill(struct request *rq, void *row)
{
	const struct fax *f = row;
	struct page *b, *signs;

	put_head(rq, T("Bill of a received fax"), &f->r, "fax");
	b = sheet_block(rq, T("Guest"));
	sheet_pair(b, "w4", T("Addressee"), f->addressee);
	sheet_pair(b, "w5", T("Company"), f->r.company_name);
	sheet_pair(b, "w3", T("Room number"), f->room_no);
	b = sheet_block(rq, T("Fax"));
	sheet_pair(b, "w4", T("Arrived"), sheet_time(rq, f->r.made_at));
	sheet_pair(b, "w5", T("fax|Sender"), *f->sender != '\0' ? f->sender : f->fax_no);
	sheet_pair(b, "w3", T("Pages"), show_number(rq, f->pages));
	b = sheet_block(rq, T("Bill"));
	sheet_pair(b, "w4", T("Amount"), show_fen(rq, f->amount));
	put_amount(rq, b, f->amount, f->payment);
	signs = sheet_signs(rq);
	sheet_ink(signs, T("Signature of the collector"), f->signature);
	sheet_sign(signs, T("Collected by"), f->collector, sheet_time(rq, f->collected_at));
	sheet_by(rq, signs, T("Handed over by"), f->r.id, "collect");
	return 200;
}

int fax_sent_bill(struct request *rq, void *row)
{
	const struct fax_sent *f = row;
	struct page *b, *signs;

	put_head(rq, T("Bill of a sent fax"), &f->r, "fax_sent");
	b = sheet_block(rq, T("Guest"));
	sheet_pair(b, "w4", T("Guest"), f->guest);
	sheet_pair(b, "w5", T("Company"), f->r.company_name);
	sheet_pair(b, "w3", T("Room number"), f->room_no);
	b = sheet_block(rq, T("Fax"));
	sheet_pair(b, "w4", T("Country or region"), arena_printf(&rq->arena, "%s +%s", f->country_name, f->country));
	sheet_pair(b, "w5", T("Fax number"), f->fax_no);
	sheet_pair(b, "w3", T("Pages"), show_number(rq, f->pages));
	b = sheet_block(rq, T("Bill"));
	sheet_pair(b, "w4", T("slip|Metered"), arena_printf(&rq->arena, "%lld:%02lld", (long long)(f->seconds / 60), (long long)(f->seconds % 60)));
	sheet_pair(b, "w8", T("Amount"), arena_printf(&rq->arena, "%lld × %s = %s", (long long)f->minutes, show_fen(rq, f->rate), show_fen(rq, f->amount)));
	sheet_pair(b, "w4", T("Pages sent again"), f->resent_pages);
	put_amount(rq, b, f->amount, f->payment);
	signs = sheet_signs(rq);
	sheet_ink(signs, T("Signature of the guest"), f->signature);
	sheet_sign(signs, T("fax|Operator"), f->operator_name, sheet_time(rq, f->completed_at));
	return 200;
}
