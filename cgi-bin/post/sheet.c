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
		{ "", "address" },
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

static const char *const copies[] = { T("Business centre"), T("Carrier"), NULL };
const struct sheet post_sheets[] = {
	{ "dispatch", T("Dispatch list"), "sheet/book.html", true, ROLE_DESK, .fill = dispatch_list, .for_audience = DESK, .copies = copies },
	{ 0 }
};
