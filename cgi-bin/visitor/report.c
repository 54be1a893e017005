/* report.c -- on paper: the visitors' book, who is in the house, the badge. */
#include "visitor/visitor.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "arrived_at" }, { "time", "left_at" }, { "id", "number" }, { "code", "name", .small = "organisation" }, { "unit", "people" },
	{ "", "company_name", .small = "purpose" }, { "name", "host_name" }, { "name", "place" }, { "name", "known_by" }, { "id", "id_number", T("sheet|Document, last four") },
	{ "name", "badge", .small = "badge_back" }, { "name", "state" }, { "name", "made_name" }, { 0 }
};
static const struct book_column inside[] = {
	{ "tick", NULL, T("sheet|Safe") }, { "code", "name", .small = "organisation" }, { "unit", "people" }, { "", "company_name" },
	{ "room", "room_no" }, { "name", "place" }, { "name", "host_name" }, { "code", "host_phone" }, { "name", "badge" }, { "time", "arrived_at" },
	{ "note", NULL, T("Remark") }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Visitors' book"), book);
}

struct rows visitor_inside(struct request *rq)
{
	return book_by_floor(rq, &visitor_table, db_all(rq->db, &visitor_sql[VISITOR_INSIDE], NULL), "floor");
}

static int print_inside(struct request *rq, void *row)
{
	struct page *head = sheet_head(rq, T("Visitors in the house"), "", "", "/visitor");
	struct rows rows = visitor_inside(rq);
	int64_t people = 0;

	(void)row;
	EACH_ROW(struct visitor, v, rows)
		people += v->people;
	sheet_ref(head, T("sheet|Counted at"), sheet_time(rq, rq->context.now));
	sheet_ref(head, T("Persons"), show_number(rq, people));
	book_rows(rq, &visitor_table, rows, "floor", inside);
	return 200;
}

static int print_badge(struct request *rq, void *row)
{
	const struct visitor *v = row;

	sheet_head(rq, T("Visitor's badge"), "", v->r.number, arena_printf(&rq->arena, "/visitor/%lld", (long long)v->r.id));
	page_text(rq->page, "house_name", rq->site.name);
	page_text(rq->page, "house_name_en", rq->site.name_en);
	page_text(rq->page, "number", v->r.number);
	page_text(rq->page, "name", v->name);
	page_text(rq->page, "organisation", v->organisation);
	page_text(rq->page, "company_name", v->r.company_name);
	page_text(rq->page, "place", *v->place != '\0' ? v->place : v->room_no);
	page_text(rq->page, "host_name", v->host_name);
	page_text(rq->page, "badge", v->badge);
	page_text(rq->page, "when_text", sheet_time(rq, v->arrived_at != NO_TIME ? v->arrived_at : v->expected_at));
	return 200;
}

#define DOOR (ROLE_DESK | ROLE_GUARD | ROLE_GENERAL)
const struct sheet visitor_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, DOOR, NULL, print_book, DESK },
	{ "inhouse", T("Who is in the house"), "sheet/book.html", true, DOOR, NULL, print_inside, DESK },
	{ "badge", T("Badge"), "visitor/badge.html", false, DOOR, NULL, print_badge, DESK },
	{ 0 }
};
