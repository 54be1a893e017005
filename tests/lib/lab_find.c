/* lab_find.c -- what a test asks the store itself: a person, a company, a number, a day. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };
struct named { int64_t number; const char *name; };
static const struct column named_columns[] = {
	INT_COLUMN(struct named, number, NULL), TEXT_COLUMN(struct named, name, NULL), { 0 }
};
static const struct table named_table = { "named", sizeof(struct named), named_columns };
static const struct sql by_email = { "SELECT id AS number FROM person WHERE email = :name", &named_table, &named_table };
static const struct sql by_name = { "SELECT id AS number FROM company WHERE short_name = :name", &named_table, &named_table };

day lab_workday(struct request *rq, int days)
{
	static const struct column columns[] = { INT_COLUMN(struct number, number, NULL), { 0 } };
	static const struct table in = { "number", sizeof(struct number), columns };
	static const struct sql special = { "SELECT COUNT(*) AS number FROM calendar_day WHERE site = :my_site AND state = 'set'"
		" AND DATEDIFF(day, '1970-01-01') BETWEEN :number AND :number + 1", &in, &number_table };

	for (day d = rq->context.today + days;; d++) {
		struct number n = { d };
		if (day_weekday(d) >= 1 && day_weekday(d) <= 4 && db_one(rq->db, &special, &n, &n) && n.number == 0)
			return d;
	}
}

static int64_t find(const struct sql *sql, const char *name)
{
	struct request *rq = lab_open(PORTAL, 0);
	struct named n = { 0, name };
	int64_t id = db_one(rq->db, sql, &n, &n) ? n.number : 0;

	lab_close(rq);
	return id;
}

int64_t lab_person(const char *email) { return find(&by_email, email); }
int64_t lab_company(const char *short_name) { return find(&by_name, short_name); }

int64_t lab_number(const char *sql)
{
	struct request *rq = lab_open(PORTAL, 0);
	struct rows rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT (%s) AS number", sql),
		(struct pairs){ 0 }, &number_table);
	int64_t n;

	assert_int_equal(rows.count, 1);
	n = ((const struct number *)rows.list)->number;
	lab_close(rq);
	return n;
}

/* What ANALYZE TABLE answers. */
struct said { const char *Table, *Op, *Msg_type, *Msg_text; };
static const struct column said_columns[] = {
	TEXT_COLUMN(struct said, Table, NULL), TEXT_COLUMN(struct said, Op, NULL), TEXT_COLUMN(struct said, Msg_type, NULL),
	TEXT_COLUMN(struct said, Msg_text, NULL), { 0 }
};
static const struct table said_table = { "said", sizeof(struct said), said_columns };

void lab_run(const char *sql)
{
	struct request *rq = lab_open(DESK, 0);

	db_list(rq->db, sql, (struct pairs){ 0 }, &said_table);
	lab_keep(rq);
}
