/* report.c -- on paper: the customer's sheet 客户登记表, and the list of customers. */
#include "company/part.h"
#include "person/person.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

static void put_customer(struct request *rq, const struct company *c)
{
	struct page *p = sheet_block(rq, T("sheet|Customer"));

	sheet_pair(p, "w8", T("company|Full name"), c->name);
	sheet_pair(p, "w4", T("company|Short name"), c->short_name);
	sheet_pair(p, "w8", T("company|Name in English"), c->name_en);
	sheet_ticks(rq, p, "w4", T("sheet|Kind"), company_kinds, c->kind);
	sheet_pair(p, "w8", T("company|Licence number"), c->licence_no);
	sheet_pair(p, "w4", T("sheet|State"), say(rq, flow_state(company_module.flow, c->r.state)->label));
}

static void put_reach(struct request *rq, const struct company *c)
{
	struct page *p = sheet_block(rq, T("sheet|To reach"));

	sheet_pair(p, "w4", T("company|Telephone"), c->phone);
	sheet_pair(p, "w8", T("sheet|E-mail"), c->email);
	sheet_pair(p, "w4", T("company|Rooms"), c->room_no);
	sheet_pair(p, "w4", T("company|Floor"), c->floor);
	sheet_pair(p, "w4", T("company|Mail box"), c->box);
}

static void put_people(struct request *rq, const struct company *c)
{
	struct person of;
	struct page *items = sheet_items(rq, NULL, T("module|People"));

	table_blank(&person_table, &of);
	of.r.company = c->r.id;
	sheet_column(items, "name", T("person|Name"));
	sheet_column(items, "name", T("person|Position"));
	sheet_column(items, "", T("sheet|E-mail"));
	sheet_column(items, "code", T("person|Mobile"));
	sheet_column(items, "unit", T("person|Extension"));
	EACH_ROW(struct person, p, db_all(rq->db, &person_sql[PERSON_OF], &of)) {
		struct page *line = page_again(items, "line");
		sheet_cell(line, "name", p->is_company_admin ? say_f(rq, T("%s (administrator)"), p->name) : p->name);
		sheet_cell(line, "name", p->title);
		sheet_cell(line, "", p->email);
		sheet_cell(line, "code", p->mobile);
		sheet_cell(line, "unit", p->extension);
	}
}

static int print_sheet(struct request *rq, void *row)
{
	const struct company *c = row;
	struct page *head = sheet_head(rq, T("Customer's sheet"), c->short_name, c->r.number,
		arena_printf(&rq->arena, "/company/%lld", (long long)c->r.id)), *needs, *signs;

	sheet_ref(head, T("sheet|Recorded"), sheet_time(rq, c->r.made_at));
	sheet_ref(head, T("sheet|Recorded by"), c->r.made_name);
	put_customer(rq, c);
	put_reach(rq, c);
	needs = sheet_block(rq, T("sheet|Needs"));
	sheet_pair(needs, "", T("company|Services wanted"), c->needs);
	part_sums(rq, c);
	put_people(rq, c);
	part_services(rq, c);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("sheet|Customer"), "", "");
	sheet_sign(signs, T("sheet|Checked by"), "", "");
	sheet_sign(signs, T("sheet|Filed by"), "", "");
	return 200;
}

/* clang-format off */
static const struct book_column columns[] = {
	{ "code", "number", NULL, NULL }, { "", "name", NULL, "short_name" }, { "room", "room_no", NULL, NULL }, { "name", "box", NULL, NULL },
	{ "code", "phone", NULL, NULL }, { "name", "kind", NULL, NULL }, { "name", "state", NULL, NULL }, { "note", NULL, T("Remark"), NULL }, { 0 }
};
/* clang-format on */

static int print_list(struct request *rq, void *row)
{
	struct page *head = sheet_head(rq, T("List of customers"), "", "", "/company");
	struct rows rows = book_by_floor(rq, &company_table, db_all(rq->db, &company_sql[COMPANY_ALL], NULL), "floor");

	(void)row;
	sheet_ref(head, T("sheet|As of"), sheet_time(rq, rq->context.now));
	sheet_ref(head, T("sheet|Customers"), show_number(rq, (int64_t)rows.count));
	book_rows(rq, &company_table, rows, "floor", columns);
	return 200;
}

#define READERS (ROLE_DESK | ROLE_LEASING | ROLE_FINANCE | ROLE_DOCUMENTS | ROLE_GENERAL | ROLE_ADMIN)
const struct sheet company_sheets[] = {
	{ "sheet", T("Customer's sheet"), "sheet/record.html", false, READERS, NULL, print_sheet, DESK, NULL },
	{ "month", T("Bookings of a month"), "sheet/month.html", false, READERS, NULL, company_month, DESK, NULL },
	{ "list", T("List of customers"), "sheet/book.html", true, READERS, NULL, print_list, DESK, NULL },
	{ 0 }
};
