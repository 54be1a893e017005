/* report.c -- a notice as its readers see it, their receipts, and the sheet for the board. */
#include "bulletin/bulletin.h"
#include "kit/book.h"
#include "kit/frame.h"
#include "kit/record.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

static void put_reads(struct request *rq, struct page *box, struct bulletin *b)
{
	struct bulletin n = *b;
	struct page *p = page_again(box, "receipts");

	(void)db_one(rq->db, &bulletin_sql[BULLETIN_NUMBERS], &n, &n);
	page_text(p, "sum", say_f(rq, T("%s of %s"), show_number(rq, n.reads), n.readers > 500 ? "500+" : show_number(rq, n.readers)));
	EACH_ROW(struct bulletin, u, db_all(rq->db, &bulletin_sql[BULLETIN_READS], b)) {
		struct page *r = page_again(p, "receipt");
		page_text(r, "name", u->r.made_name);
		page_text(r, "company_name", u->r.company_name);
		page_text(r, "at", show_time(rq, u->read_at));
	}
}

void bulletin_more(struct request *rq, void *row)
{
	struct bulletin *b = row;
	struct page *box = page_insert(rq->page, "more", "bulletin/more.html"), *p;

	if (rq->program->audience == DESK) {
		if (b->published_at != NO_TIME)
			put_reads(rq, box, b);
	} else if (b->read_at == NO_TIME) {
		p = page_again(box, "unread");
		page_text(p, "read_url", arena_printf(&rq->arena, "%s/read", record_url(rq, &bulletin_module, b->r.id)));
	} else {
		page_text(page_again(box, "was_read"), "at", show_time(rq, b->read_at));
	}
}

/* In the portal the text itself, without the house's facts about it. */
static int show(struct request *rq)
{
	struct bulletin *b = record_read(rq);
	struct page *p;
	const char *rest;

	if (b == NULL)
		return 404;
	rq->title = bulletin_title(rq, b);
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "when", b->until_on == NO_DAY ? show_day_long(rq, b->from_on)
		: say_f(rq, T("%s until %s"), show_day_long(rq, b->from_on), show_day_long(rq, b->until_on)));
	for (rest = bulletin_body(rq, b); *rest != '\0'; rest += *rest == '\n') {
		size_t n = strcspn(rest, "\n");
		if (n > 0)
			page_text(page_again(rq->page, "para"), "text", arena_text(&rq->arena, rest, n));
		rest += n;
	}
	p = rq->page;
	page_text(page_again(p, "print"), "print_url", arena_printf(&rq->arena, "/report/bulletin/%lld/sheet", (long long)b->r.id));
	bulletin_more(rq, b);
	return 200;
}

static int receipt(struct request *rq)
{
	struct bulletin *b = record_read(rq);

	if (b == NULL)
		return 404;
	db_run(rq->db, &bulletin_sql[BULLETIN_READ], b);
	return redirect_to(rq, "/bulletin/%lld", (long long)b->r.id);
}

const struct route bulletin_routes[] = {
	{ GET,  "/:id",      0, show,    "bulletin/show.html" },
	{ POST, "/:id/read", 0, receipt, NULL },
	{ 0 }
};

static int print(struct request *rq, void *row)
{
	const struct bulletin *b = row;
	const char *bodies[2] = { b->body, b->body_en };

	sheet_head(rq, T("bulletin|Notice"), "", b->r.number, arena_printf(&rq->arena, "/bulletin/%lld", (long long)b->r.id));
	for (int i = 0; i < 2; i++) {
		struct page *part;
		if (i == 1 && *b->title_en == '\0' && *b->body_en == '\0')
			continue;
		part = page_again(rq->page, i == 0 ? "part_zh" : "part_en");
		page_text(part, "title", i == 0 ? b->title : b->title_en);
		for (const char *rest = bodies[i]; *rest != '\0'; rest += *rest == '\n') {
			size_t n = strcspn(rest, "\n");
			if (n > 0)
				page_text(page_again(part, "para"), "text", arena_text(&rq->arena, rest, n));
			rest += n;
		}
	}
	page_text(rq->page, "house_name", rq->site.name);
	page_text(rq->page, "when", sheet_day(rq, b->from_on));
	return 200;
}

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "", "title" }, { "name", "audience", .small = "floor" }, { "name", "company_name" },
	{ "date", "from_on" }, { "date", "until_on" }, { "name", "made_name" }, { "name", "approved_name" }, { "date", "published_at" }, { "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Notices to tenants"), book);
}

#define STAFF (ROLE_DESK | ROLE_LEADER | ROLE_LEASING | ROLE_DOCUMENTS)
const struct sheet bulletin_sheets[] = {
	{ "sheet", T("Notice for the board"), "bulletin/sheet.html", false, STAFF | ROLE_TENANT, NULL, print, PORTAL },
	{ "book", T("Print the book"), "sheet/book.html", true, STAFF, NULL, print_book, DESK },
	{ 0 }
};
