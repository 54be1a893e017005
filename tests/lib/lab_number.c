/* lab_number.c -- records made by hand get their numbers, and no mark of one stays (kit/number.h). */
#include "lab.h"
#include "kit/number.h"
#include "kit/record.h"
#include "edge/zone.h"

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };
struct asks { const char *text; };
static const struct column asks_columns[] = { TEXT_COLUMN(struct asks, text, NULL), { 0 } };
static const struct table asks_table = { "asks", sizeof(struct asks), asks_columns };

/* A mark that was never made a number (kit/number.h), in whatever column of whatever table. */
int64_t lab_marks(struct db *db, jmp_buf *out)
{
	struct arena arena = { .limit = 1 << 24, .out = out };
	struct context context = { .now = zone_now() };
	int64_t left = 0;

	db_begin(db, false, &arena, &context);
	EACH_ROW(struct asks, t, db_list(db, "SELECT CONCAT('SELECT COUNT(*) AS number FROM ', table_name, ' WHERE ', GROUP_CONCAT(column_name,"
		" ' RLIKE BINARY ''~[A-Z]{11}''' SEPARATOR ' OR ')) AS text FROM information_schema.columns JOIN information_schema.tables"
		" USING (table_schema, table_name) WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'"
		" AND data_type IN ('varchar', 'text', 'mediumtext') GROUP BY table_name", (struct pairs){ 0 }, &asks_table)) {
		const struct number *n = db_list(db, t->text, (struct pairs){ 0 }, &number_table).list;
		if (n->number > 0)
			fprintf(stderr, "  %lld rows still bear a mark where a number belongs: %s\\n", (long long)n->number, t->text);
		left += n->number;
	}
	(void)db_end(db, false);
	arena_close(&arena);
	return left;
}

int64_t lab_make(struct request *rq, const struct module *m, const struct sql *make, void *row)
{
	int64_t id = record_make(rq, m, make, row);
	struct record *r = row;

	if (id == 0 || m->series == NULL)
		return id;
	number_settle(rq);
	r->number = ((const struct asks *)db_list(rq->db, arena_printf(&rq->arena, "SELECT number AS text FROM %s WHERE id = %lld",
		m->table->name, (long long)id), (struct pairs){ 0 }, &asks_table).list)->text;
	return id;
}
