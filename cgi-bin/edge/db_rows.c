/* db_rows.c -- statements run, and the rows they give; see db.h. */
#define CORE_RAW
#include "edge/own.h"
#include "edge/log.h"

static struct statement *declared(struct db *db, const struct sql *s, const void *in)
{
	struct statement *st = statement_declared(db, s);

	if (st == NULL)
		db_fail(db, 0, db->error, s->text);
	statement_run(db, st, in, (struct pairs){ 0 }, false);
	return st;
}

bool db_one(struct db *db, const struct sql *s, const void *in, void *out)
{
	struct statement *st = declared(db, s, in);
	bool found = statement_store(db, st) > 0;

	if (found) {
		if (out != in)
			table_blank(s->out, out);
		statement_fetch(db, st, out);
	}
	statement_done(db);
	return found;
}

static struct rows all(struct db *db, struct statement *st, const struct table *out)
{
	size_t most = statement_store(db, st);
	struct rows r = { .size = out->size + (st->at.name == NULL ? 0 : sizeof(char *)) };
	unsigned char *list = arena_take(db->arena, r.size * (most + 1));

	for (; r.count < most; r.count++) {
		table_blank(out, list + r.count * r.size);
		if (!statement_fetch(db, st, list + r.count * r.size))
			break;
	}
	r.list = list;
	statement_done(db);
	return r;
}

const char *rows_at(struct rows rows, size_t i, const struct table *out)
{
	assert(i < rows.count && rows.size > out->size);
	return *(const char *const *)(const void *)((const unsigned char *)rows.list + i * rows.size + out->size);
}

/* The store says that it gave up looking only as one of its warnings. */
static bool was_cut(struct db *db, const struct statement *st)
{
	MYSQL_RES *said;
	MYSQL_ROW row;
	bool cut = false;

	if (db->unsorted || mysql_warning_count(db->con) == 0 || !statement_bounded(st))
		return db->unsorted;
	if (mysql_query(db->con, "SHOW WARNINGS") != 0 || (said = mysql_store_result(db->con)) == NULL)
		db_fail(db, mysql_errno(db->con), "warnings", statement_text(st));
	while ((row = mysql_fetch_row(said)) != NULL)
		cut |= strcmp(row[1], "1931") == 0;
	mysql_free_result(said);
	return cut;
}

struct rows db_all(struct db *db, const struct sql *s, const void *in)
{
	return all(db, declared(db, s, in), s->out);
}

static struct statement *composed(struct db *db, const char *text, struct pairs given, const struct table *out)
{
	struct statement *st = statement_composed(db, text, out);

	if (st == NULL)
		db_fail(db, 0, db->error, text);
	statement_run(db, st, NULL, given, false);
	return st;
}

struct rows db_list(struct db *db, const char *text, struct pairs given, const struct table *out)
{
	struct statement *st = composed(db, text, given, out);
	struct rows r = all(db, st, out);

	db->cut = was_cut(db, st);
	return r;
}

void db_each(struct db *db, const char *text, struct pairs given, const struct table *out,
	bool (*each)(void *arg, const void *row), void *arg)
{
	struct statement *st = composed(db, text, given, out);
	void *row = arena_take(db->arena, out->size + sizeof(char *));
	struct arena_mark mark = arena_mark(db->arena);
	bool more = true;

	statement_stream(db, st);
	while (more) {
		table_blank(out, row);
		more = statement_fetch(db, st, row) && each(arg, row);
		arena_back(db->arena, mark);
	}
	statement_done(db);
}

bool db_cut(const struct db *db)
{
	return db->cut;
}

uint64_t db_run(struct db *db, const struct sql *s, const void *in)
{
	uint64_t matched = statement_matched(declared(db, s, in));

	statement_done(db);
	return matched;
}

int64_t db_make(struct db *db, const struct sql *s, const void *in)
{
	int64_t id = statement_made(declared(db, s, in));

	statement_done(db);
	return id;
}

bool db_set(struct db *db, const struct sql *s, const void *in, uint64_t *matched)
{
	struct statement *st = statement_declared(db, s);
	bool done;

	if (st == NULL)
		db_fail(db, 0, db->error, s->text);
	db->duplicate[0] = '\0';
	done = statement_run(db, st, in, (struct pairs){ 0 }, true);
	if (done)
		*matched = statement_matched(st);
	statement_done(db);
	return done;
}

const char *db_duplicate(const struct db *db)
{
	return db->duplicate;
}

bool db_try(struct db *db, const struct sql *s, const void *in, int64_t *id)
{
	struct statement *st = statement_declared(db, s);
	bool made;

	if (st == NULL)
		db_fail(db, 0, db->error, s->text);
	db->duplicate[0] = '\0';
	made = statement_run(db, st, in, (struct pairs){ 0 }, true);
	if (made && id != NULL)
		*id = statement_made(st);
	statement_done(db);
	return made;
}

const char *db_check(struct db *db, const struct sql *s)
{
	db->error[0] = '\0';
	return statement_declared(db, s) == NULL ? db->error : NULL;
}

const char *db_check_list(struct db *db, const char *text, struct pairs given,
	const struct table *out)
{
	char plain[TEXT_MOST];
	struct sql_name names[PARAMS_MOST];
	int n;

	db->error[0] = '\0';
	if (statement_composed(db, text, out) == NULL)
		return db->error;
	n = sql_rewrite(text, plain, names, PARAMS_MOST);
	for (int i = 0; i < n; i++) {
		bool found = table_column(&context_table, names[i].text, names[i].length) != NULL;
		for (size_t k = 0; k < given.count && !found; k++)
			found = strlen(given.list[k].name) == names[i].length &&
				memcmp(given.list[k].name, names[i].text, names[i].length) == 0;
		if (!found) {
			snprintf(db->error, sizeof(db->error), "nothing given for :%.*s",
				(int)names[i].length, names[i].text);
			return db->error;
		}
	}
	return NULL;
}
