/* sheet.c -- the dispatch list that goes with the mail to each carrier. */
#include "post/post.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/zone.h"

/* What is paid and waits, and what was handed over on ?day= (today), by carrier. */
static int dispatch_list(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "code", "number" },
		{ "room", "kind" },
		{ "name", "sender", NULL, "company_name" },
		{ "", "addressee" },
		{ "", "address", .small = "listed" },
		{ "qty", "pieces" },
		{ "qty", "weight" },
		{ "code", "tracking_no" },
		{ "money", "postage" },
		{ "time", "handed_at", T("Handed to the carrier") },
		{ "tick", NULL, T("Taken") },
		{ 0 }
	};
	const char *asked = pairs_get(rq->query, "day");
	day d = rq->context.today;
	struct post ask = { 0 };
	struct page *head, *signs;

	(void)row;
	if (asked != NULL && !day_parse(asked, &d))
		d = rq->context.today;
	ask.paid_at = zone_day_start(rq->site.zone, d);
	ask.handed_at = zone_day_start(rq->site.zone, d + 1);
	head = sheet_head(rq, T("Dispatch list"), "", "", "/post?open=1");
	sheet_ref(head, T("Day"), sheet_day(rq, d));
	book_rows(rq, &post_table, db_all(rq->db, &post_sql[POST_DISPATCH], &ask), "carrier", columns);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Handled by"), "", "");
	sheet_sign(signs, T("Carrier"), "", "");
	return 200;
}

/* The book of outgoing mail, by day. */
static int print_book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at" }, { "code", "number" }, { "name", "kind", .small = "listed" }, { "name", "sender", .small = "company_name" }, { "", "addressee", .small = "address" },
		{ "qty", "pieces" }, { "qty", "weight" }, { "code", "carrier", .small = "tracking_no" }, { "money", "postage" }, { "money", "fee" },
		{ "room", "pay_how" }, { "date", "handed_at" }, { "name", "state" }, { 0 }
	};
	(void)row;
	return book_print(rq, T("Outgoing mail"), columns);
}

/* To whom each piece of a bulk item goes: with the dispatch list, or for the company. */
static int addresses(struct request *rq, void *row)
{
	const struct post *p = row;
	struct page *head, *items;
	int no = 0;

	head = sheet_head(rq, T("Address list"), "", p->r.number, arena_printf(&rq->arena, "/post/%lld", (long long)p->r.id));
	sheet_ref(head, T("Sender"), *p->r.company_name != '\0' ? p->r.company_name : p->sender);
	sheet_ref(head, T("Carrier"), p->carrier);
	sheet_ref(head, T("Pieces"), arena_printf(&rq->arena, "%lld", (long long)p->pieces));
	items = sheet_items(rq, NULL, T("Address list"));
	sheet_column(items, "no", T("sheet|Line"));
	sheet_column(items, "", T("Addressee and address"));
	sheet_column(items, "tick", T("Taken"));
	for (const char *s = p->address_list; *s != '\0'; s += *s == '\n') {
		size_t n = strcspn(s, "\r\n");
		if (n > strspn(s, " \t")) {
			struct page *line = page_again(items, "line");
			sheet_cell(line, "no", arena_printf(&rq->arena, "%d", ++no));
			sheet_cell(line, "", arena_text(&rq->arena, s, n));
			sheet_cell(line, "tick", "");
		}
		s += strcspn(s, "\n");
	}
	return 200;
}

static bool has_addresses(const void *row) { return *((const struct post *)row)->address_list != '\0'; }

static const char *const copies[] = { T("Business centre"), T("Carrier"), NULL };
const struct sheet post_sheets[] = {
	{ "dispatch", T("Dispatch list"), "sheet/book.html", true, ROLE_DESK, .fill = dispatch_list, .for_audience = DESK, .copies = copies },
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK, .fill = print_book, .for_audience = DESK },
	{ "addresses", T("Address list"), "sheet/record.html", false, ROLE_DESK | ROLE_TENANT, .fill = addresses, .for_audience = PORTAL, .fits = has_addresses },
	{ 0 }
};
