/* sheet.c -- the books of received and sent faxes, the slip 无收件人, the mark 待查,
** what waits in the folder, and the service order of a sent fax. */
#include "fax/fax.h"
#include "kit/book.h"
#include "kit/clock.h"
#include "kit/history.h"
#include "kit/pay.h"
#include "kit/record.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

/* 进报记录本. */
static int book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at", T("Arrived") },
		{ "code", "number" },
		{ "", "company_name" },
		{ "name", "addressee" },
		{ "room", "room_no" },
		{ "qty", "pages" },
		{ "code", "sender", NULL, "fax_no" },
		{ "name", "told_whom", NULL, "told_how" },
		{ "time", "notified_at" },
		{ "name", "collector" },
		{ "sign", "signature", T("Signature") },
		{ "money", "amount", NULL, "payment", true },
		{ "name", "state" },
		{ 0 }
	};
	(void)row;
	return book_print(rq, T("Book of received faxes"), columns);
}

/* The end of the three days: counted from when it was put into the folder, also when that is over; else as it will be
** when put there now, or would have been when it was put aside. */
static instant kept_until(struct request *rq, const struct fax *f)
{
	bool marked = strcmp(f->r.state, "marked_pending") == 0 || strcmp(f->r.state, "slip_attached") == 0;
	struct history_by folder = { .at = marked ? rq->context.now : f->found_at };

	if (strcmp(f->r.state, "in_pending_folder") == 0)
		return f->r.due;
	if (!marked)
		(void)history_by(rq, &fax_module, f->r.id, "folder", false, &folder);
	return clock_after(rq, folder.at, 3, UNIT_DAY);
}

static int pending(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "code", "number" }, { "date", "found_at" }, { "room", "state" }, { "", "written" }, { "name", "addressee" },
		{ "qty", "pages" }, { "code", "sender", NULL, "fax_no" }, { "date", "due", T("Archive on") },
		{ "note", "enquiries" }, { 0 }
	};
	struct rows rows = db_all(rq->db, &fax_sql[FAX_PENDING], NULL);
	struct fax *list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list)), *p = list;

	(void)row;
	EACH_ROW(struct fax, f, rows) {
		*p = *f;
		p++->r.due = kept_until(rq, f);
	}
	rows.list = list;
	sheet_head(rq, T("Faxes nobody owns"), "", "", "/fax?aside=1");
	book_rows(rq, &fax_table, rows, NULL, columns);
	return 200;
}

/* The mark in the top right corner, or the slip clipped to the front. */
static int mark(struct request *rq, void *row)
{
	const struct fax *f = row;
	bool no_name = strcmp(f->identity, "no_company") == 0;
	struct history_by aside;

	sheet_head(rq, no_name ? T("Mark: pending enquiry") : T("Slip: no addressee"), "", f->r.number,
		arena_printf(&rq->arena, "/fax/%lld", (long long)f->r.id));
	page_show(rq->page, no_name ? "pending" : "no_addressee");
	record_put(rq, rq->page, &fax_table, f);
	if (history_by(rq, &fax_module, f->r.id, "pending,slip,new", true, &aside))
		page_text(rq->page, "aside_name", aside.who);
	page_text(rq->page, "came", sheet_time(rq, f->r.made_at));
	page_text(rq->page, "until", sheet_time(rq, kept_until(rq, f)));
	return 200;
}

static bool unidentified(const void *row) { return ((const struct fax *)row)->found_at != NO_TIME; }

const struct sheet fax_sheets[] = {
	{ "book", T("Book of received faxes"), "sheet/book.html", true, ROLE_DESK, .fill = book, .for_audience = DESK },
	{ "pending", T("Faxes nobody owns"), "sheet/book.html", true, ROLE_DESK, .fill = pending, .for_audience = DESK },
	{ "mark", T("Mark or slip"), "sheet/fax_mark.html", false, ROLE_DESK, .fill = mark, .for_audience = DESK, .fits = unidentified },
	{ "bill", T("Bill of a received fax"), "sheet/record.html", false, ROLE_DESK | ROLE_TENANT, .fill = fax_bill, .for_audience = PORTAL, .fits = fax_has_bill },
	{ 0 }
};

/* 发报记录本. */
static int sent_book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at", T("Time") },
		{ "code", "number" },
		{ "name", "guest" },
		{ "", "company_name" },
		{ "room", "room_no" },
		{ "room", "country_name" },
		{ "code", "fax_no" },
		{ "qty", "pages" },
		{ "qty", "minutes" },
		{ "note", "resent_pages" },
		{ "money", "amount", .sum = true },
		{ "room", "payment", NULL, "state" },
		{ "name", "operator_name" },
		{ "time", "completed_at" },
		{ 0 }
	};
	(void)row;
	return book_print(rq, T("Book of sent faxes"), columns);
}

/* 综合服务单 of this fax (P013): before and after in one form. */
static int order(struct request *rq, void *row)
{
	const struct fax_sent *f = row;
	struct page *head, *b, *signs;

	page_text(rq->page, "paper", "half");
	head = sheet_head(rq, T("Service order: fax"), "", f->r.number, arena_printf(&rq->arena, "/fax_sent/%lld", (long long)f->r.id));
	sheet_ref(head, T("Recorded"), sheet_time(rq, f->r.made_at));
	b = sheet_block(rq, T("Guest"));
	sheet_pair(b, "w4", T("Guest"), f->guest);
	sheet_pair(b, "w5", T("Company"), f->r.company_name);
	sheet_pair(b, "w3", T("Room number"), f->room_no);
	b = sheet_block(rq, T("Fax"));
	sheet_pair(b, "w4", T("Country or region"), arena_printf(&rq->arena, "%s +%s", f->country_name, f->country));
	sheet_pair(b, "w5", T("Fax number"), f->fax_no);
	sheet_pair(b, "w3", T("Pages"), arena_printf(&rq->arena, "%lld", (long long)f->pages));
	sheet_pair(b, "", T("Other requirements"), f->requirements);
	b = sheet_block(rq, T("Bill"));
	sheet_pair(b, "w4", T("Rate per minute"), f->rate == 0 ? "" : show_fen(rq, f->rate));
	sheet_pair(b, "w4", T("Started minutes"), f->minutes == 0 ? "" : arena_printf(&rq->arena, "%lld", (long long)f->minutes));
	sheet_pair(b, "w4", T("Amount"), f->amount == 0 ? "" : show_fen(rq, f->amount));
	sheet_pair(b, "w4", T("Pages sent again"), f->resent_pages);
	sheet_pair(b, "w4", T("fax|Sending began"), sheet_time(rq, f->started_at));
	sheet_pair(b, "w4", T("fax|Report was good at"), sheet_time(rq, f->ended_at));
	sheet_ticks(rq, b, "", T("Payment"), pay_ways_signed, f->payment);
	signs = sheet_signs(rq);
	sheet_ink(signs, T("Signature of the guest"), f->signature);
	sheet_sign(signs, T("fax|Operator"), f->operator_name, sheet_time(rq, f->completed_at));
	return 200;
}

const struct sheet fax_sent_sheets[] = {
	{ "book", T("Book of sent faxes"), "sheet/book.html", true, ROLE_DESK, .fill = sent_book, .for_audience = DESK },
	{ "order", T("Service order: fax"), "sheet/record.html", false, ROLE_DESK | ROLE_TENANT, .fill = order, .for_audience = PORTAL },
	{ "bill", T("Bill of a sent fax"), "sheet/record.html", false, ROLE_DESK | ROLE_TENANT, .fill = fax_sent_bill, .for_audience = PORTAL, .fits = fax_sent_has_bill },
	{ 0 }
};
