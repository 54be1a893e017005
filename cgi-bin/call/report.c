/* report.c -- on paper: the call log as the book it was, the message slip 留言条. */
#include "call/call.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at", T("call|Answered at") }, { "code", "caller", .small = "reach" }, { "", "company_name", T("Company called"), .small = "person_name" },
	{ "unit", "ring_seconds", T("call|Rang, s") }, { "name", "put_to" }, { "", "say", T("call|Message"), .small = "message" }, { "name", "about" },
	{ "name", "state" }, { "time", "delivered_at" }, { "name", "delivered_how" }, { "time", "feedback_at" }, { "name", "made_name" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Call log"), book);
}

static int print_messages(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, pairs_get(rq->query, "undelivered") != NULL ? T("Undelivered messages") : T("call|Messages"), book);
}

static int print_slip(struct request *rq, void *row)
{
	const struct call *c = row;
	struct page *b, *signs;

	sheet_head(rq, T("Message slip"), "", c->r.number, arena_printf(&rq->arena, "/call/%lld", (long long)c->r.id));
	page_text(rq->page, "paper", "half");
	b = sheet_block(rq, T("slip|For"));
	sheet_pair(b, "w4", T("Who is called"), c->person_name);
	sheet_pair(b, "w5", T("Company"), c->r.company_name);
	sheet_pair(b, "w3", T("Room number"), c->room_no);
	b = sheet_block(rq, T("slip|From"));
	sheet_pair(b, "w5", T("call|Caller"), *c->phone == '\0' ? call_from(rq, c) : c->caller);
	sheet_pair(b, "w4", T("Number to call back"), c->phone);
	sheet_pair(b, "w3", T("call|Time"), sheet_time(rq, c->r.made_at));
	b = sheet_block(rq, T("call|Message"));
	sheet_ticks(rq, b, "w12", T("call|Message"), call_says, c->say);
	sheet_pair(b, "w12 tall", T("In the caller's words"), c->message);
	signs = sheet_signs(rq);
	sheet_by(rq, signs, T("slip|Taken by"), c->r.id, "message");
	sheet_sign(signs, T("slip|Delivered by"), "", "");
	sheet_sign(signs, T("slip|Received by"), "", "");
	return 200;
}

static bool has_message(const void *row) { return ((const struct call *)row)->taken_at != NO_TIME; }

/* clang-format off */
const struct sheet call_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER, NULL, print_book, DESK },
	{ "undelivered", T("Print undelivered messages"), "sheet/book.html", true, ROLE_DESK | ROLE_LEADER, "undelivered=1", print_messages, DESK },
	{ "slip", T("Message slip"), "sheet/record.html", false, ROLE_DESK | ROLE_LEADER | ROLE_TENANT, NULL, print_slip, PORTAL, .fits = has_message },
	{ 0 }
};
/* clang-format on */
