/* report.c -- on paper: who does what in which department (P120). */
#include "staff/staff.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"

/* clang-format off */
static const struct book_column columns[] = {
	{ "", "name", NULL, NULL }, { "name", "role", NULL, NULL }, { "name", "title", NULL, NULL }, { "unit", "extension", NULL, NULL },
	{ "code", "mobile", NULL, NULL }, { "", "email", NULL, NULL }, { "note", NULL, T("Remark"), NULL }, { 0 }
};
/* clang-format on */

static int print_house(struct request *rq, void *row)
{
	struct page *head = sheet_head(rq, T("Organisation list"), "", "", "/staff");
	struct rows rows = db_all(rq->db, &staff_sql[STAFF_HOUSE], &(struct held_role){ .role = rq->lang });
	struct held_role *copy = arena_take(&rq->arena, rows.count * sizeof(*copy) + 1), *d = copy;

	(void)row;
	EACH_ROW(struct held_role, r, rows) {
		*d = *r;
		d++->role = staff_role_label(rq, r->role);
	}
	rows.list = copy;
	sheet_ref(head, T("sheet|As of"), sheet_time(rq, rq->context.now));
	sheet_ref(head, T("sheet|Roles"), show_number(rq, (int64_t)rows.count));
	book_rows(rq, &held_role_table, rows, "department_name", columns);
	return 200;
}

const struct sheet staff_sheets[] = {
	{ "house", T("Organisation list"), "sheet/book.html", true, ROLE_ADMIN | ROLE_GENERAL, NULL, print_house, DESK, NULL },
	{ 0 }
};
