/* sheet.c -- what came during an absence, on its page and on the absence sheet. */
#include "absence/absence.h"
#include "kit/book.h"
#include "kit/record.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

void absence_things(struct request *rq, void *row)
{
	struct page *box = page_insert(rq->page, "more", "absence/things.html");

	EACH_ROW(struct absence_item, i, db_all(rq->db, &absence_item_sql[ITEM_OF], row)) {
		struct page *p = page_again(box, "thing");
		const struct state *s = flow_state(absence_item_module.flow, i->r.state);
		page_text(p, "what", say(rq, choice_label(absence_whats, i->what)));
		page_text(p, "description", i->description);
		page_text(p, "origin", *i->origin == '\0' ? i->r.number : i->origin);
		page_text(p, "at", show_time(rq, i->r.made_at));
		page_text(p, "state", s == NULL ? i->r.state : say(rq, s->label));
		page_text(p, "tone", record_tone(absence_item_module.flow, i->r.state));
		page_text(p, "done", i->done_at == NO_TIME ? "" : show_time(rq, i->done_at));
		if (rq->program->audience == DESK)
			page_text(page_again(p, "link"), "url", record_url(rq, &absence_item_module, i->r.id));
	}
}

static void put_line(struct request *rq, struct page *items, const struct absence_item *i, int no)
{
	const struct state *s = flow_state(absence_item_module.flow, i->r.state);
	const char *const kinds[] = { "no", "date", "room", "code", "", "name", "", "date", "name" };
	const char *const texts[] = { arena_printf(&rq->arena, "%d", no), sheet_time(rq, i->r.made_at),
		say(rq, choice_label(absence_whats, i->what)), *i->origin == '\0' ? i->r.number : i->origin, i->description,
		say(rq, choice_label(absence_actions, i->action)), s == NULL ? "" : arena_printf(&rq->arena, "%s %s%s%s", say(rq, s->label), i->place,
			*i->entry_number == '\0' ? "" : " ", i->entry_number),
		sheet_time(rq, i->done_at), i->done_name };
	struct page *line = page_again(items, "line");

	for (size_t k = 0; k < COUNT(kinds); k++)
		sheet_cell(line, kinds[k], texts[k]);
}

static void put_items(struct request *rq, const struct absence *a)
{
	static const struct { const char *kind, *label; } heads[] = { { "no", T("sheet|Line") }, { "date", T("absence|Came at") },
		{ "room", T("absence|What came") }, { "code", T("absence|Logged as") }, { "", T("absence|Description") },
		{ "name", T("absence|Instruction") }, { "", T("absence|What was done") }, { "date", T("absence|Done at") }, { "name", T("absence|Done by") } };
	struct page *items = sheet_items(rq, NULL, T("Absence sheet"));
	int no = 0;

	for (size_t k = 0; k < COUNT(heads); k++)
		sheet_column(items, heads[k].kind, heads[k].label);
	EACH_ROW(struct absence_item, i, db_all(rq->db, &absence_item_sql[ITEM_OF], a))
		put_line(rq, items, i, ++no);
}

/* The book of those away, by the day it was recorded. */
static int print_book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at" }, { "code", "number" }, { "", "company_name", .small = "person_name" }, { "room", "room_no" }, { "date", "from_on" },
		{ "date", "until_on" }, { "name", "message" }, { "name", "mail" }, { "name", "object" }, { "name", "fax" }, { "name", "newspaper" },
		{ "name", "state" }, { 0 }
	};
	(void)row;
	return book_print(rq, T("Tenants away"), columns);
}

static int print_item_book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at" }, { "code", "number" }, { "", "company_name", .small = "person_name" }, { "room", "what", .small = "origin" },
		{ "", "description" }, { "name", "action", .small = "place" }, { "name", "state", .small = "entry_number" }, { "date", "done_at" },
		{ "name", "done_name" }, { "name", "receiver" }, { "date", "handed_at" }, { 0 }
	};
	(void)row;
	return book_print(rq, T("Things for those away"), columns);
}

static int print_sheet(struct request *rq, void *row)
{
	static const char *const kinds[] = { "message", "mail", "object", "fax", "newspaper" };
	const struct absence *a = row;
	struct page *head, *b, *signs;

	page_text(rq->page, "paper", "land");
	head = sheet_head(rq, T("Absence sheet"), "", a->r.number, arena_printf(&rq->arena, "/absence/%lld", (long long)a->r.id));
	sheet_ref(head, T("absence|Room"), a->room_no);
	b = sheet_block(rq, T("absence|Instruction"));
	sheet_pair(b, "w4", T("Company"), a->r.company_name);
	sheet_pair(b, "w4", T("absence|Person away"), *a->person_name == '\0' ? say(rq, T("The whole company is away")) : a->person_name);
	sheet_pair(b, "w4", T("Period"), arena_printf(&rq->arena, "%s — %s", show_day(rq, a->from_on), show_day(rq, a->until_on)));
	for (size_t k = 0; k < COUNT(kinds); k++) {
		const struct column *c = table_column(&absence_table, kinds[k], strlen(kinds[k]));
		sheet_pair(b, "w4", c->label, show_value(rq, c, a));
	}
	sheet_pair(b, "w4", T("Telephone to read to"), a->phone);
	sheet_pair(b, "w4", T("Fax number to forward to"), a->fax_no);
	sheet_pair(b, "w8", T("Address to forward to"), a->forward_to);
	sheet_pair(b, "", T("Remark"), a->note);
	put_items(rq, a);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Handed over by"), "", "");
	sheet_sign(signs, T("Received in full by"), "", "");
	return 200;
}

/* clang-format off */
const struct sheet absence_sheets[] = {
	{ "sheet", T("Absence sheet"), "sheet/record.html", false, ROLE_DESK | ROLE_TENANT, NULL, print_sheet, PORTAL },
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK, NULL, print_book, DESK },
	{ 0 }
};
const struct sheet absence_item_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK, NULL, print_item_book, DESK },
	{ 0 }
};
/* clang-format on */
