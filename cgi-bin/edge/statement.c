/* statement.c -- run a prepared statement: a row goes in, rows come out. */
#define CORE_RAW
#include "edge/own.h"

#define SORT_ABORTED 1028            /* by LIMIT … ROWS EXAMINED: an answer, not a fault */

bool statement_bounded(const struct statement *st)
{
	return strstr(statement_text(st), " ROWS EXAMINED ") != NULL;
}

/* Room for a parameter while its statement is sent. */
union sent { long long number; MYSQL_TIME time; };

/* An error that comes behind rows (a deadlock, a lock, the time of a statement) leaves the
** library waiting for more of them: the next use of the statement would stand until the read
** times out, with its locks held.  mysql_stmt_free_result() does not end that, a reset does. */
_Noreturn static void fail(struct db *db, const struct statement *st)
{
	unsigned code = mysql_stmt_errno(st->stmt);
	char words[MYSQL_ERRMSG_SIZE];

	/* What ends a stream of rows is not told to the statement, and to the connection only if it was lost: else its time was over. */
	if (code == 0 && (code = mysql_errno(db->con)) == 0)
		code = STATEMENT_LATE;
	snprintf(words, sizeof(words), "%s", mysql_stmt_error(st->stmt));
	if (!db_lost(code) && mysql_stmt_reset(st->stmt) != 0)
		db->lost = true;
	db->open = NULL;
	db_fail(db, code, words, statement_text(st));
}

void statement_done(struct db *db)
{
	if (db->open != NULL)
		mysql_stmt_free_result(db->open->stmt);
	db->open = NULL;
}

static void bind_text(MYSQL_BIND *b, const char *text)
{
	b->buffer_type = text == NULL ? MYSQL_TYPE_NULL : MYSQL_TYPE_STRING;
	b->buffer = (void *)(uintptr_t)text;
	b->buffer_length = text == NULL ? 0 : strlen(text);
}

static void bind_time(MYSQL_BIND *b, MYSQL_TIME *t, enum enum_field_types type, struct civil c)
{
	*t = (MYSQL_TIME){ .year = (unsigned)c.year, .month = (unsigned)c.month,
		.day = (unsigned)c.day, .hour = (unsigned)c.hour, .minute = (unsigned)c.minute,
		.second = (unsigned)c.second,
		.time_type = type == MYSQL_TYPE_DATE ? MYSQL_TIMESTAMP_DATE : MYSQL_TIMESTAMP_DATETIME };
	b->buffer_type = type;
	b->buffer = t;
}

static void bind_column(MYSQL_BIND *b, union sent *s, const struct column *c, const void *row)
{
	b->buffer_type = MYSQL_TYPE_NULL;
	switch (c->type) {
	case TYPE_TEXT:
		bind_text(b, *column_text(c, row));
		return;
	case TYPE_DAY:
		if (*column_day(c, row) != NO_DAY)
			bind_time(b, &s->time, MYSQL_TYPE_DATE, day_civil(*column_day(c, row)));
		return;
	case TYPE_TIME:
		if (*column_int(c, row) != NO_TIME)
			bind_time(b, &s->time, MYSQL_TYPE_DATETIME, instant_civil(*column_int(c, row)));
		return;
	case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID:
		s->number = *column_int(c, row);
		if (c->type == TYPE_ID && s->number == 0)
			return;
		if (c->type == TYPE_FLAG)
			s->number = s->number != 0;
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = &s->number;
	}
}

/* A parameter of a composed statement. */
static bool bind_given(struct db *db, MYSQL_BIND *b, union sent *s, const struct sql_name *name,
	struct pairs given)
{
	const struct column *c;

	for (size_t i = 0; i < given.count; i++)
		if (strncmp(given.list[i].name, name->text, name->length) == 0 &&
		    given.list[i].name[name->length] == '\0') {
			bind_text(b, given.list[i].value);
			return true;
		}
	c = table_column(&context_table, name->text, name->length);
	if (c != NULL)
		bind_column(b, s, c, db->context);
	return c != NULL;
}

/* "Duplicate entry '1-7' for key 'card_no'": the name in the last quotes, what stands before a dot is the table. */
static void note_duplicate(struct db *db, const char *words)
{
	const char *end = strrchr(words, '\''), *from = end;

	while (from != NULL && from > words && from[-1] != '\'' && from[-1] != '.')
		from--;
	snprintf(db->duplicate, sizeof(db->duplicate), "%.*s", end == NULL ? 0 : (int)(end - from), end == NULL ? "" : from);
}

bool statement_run(struct db *db, struct statement *st, const void *in, struct pairs given,
	bool duplicate)
{
	MYSQL_BIND bind[PARAMS_MOST];
	union sent sent[PARAMS_MOST];

	if (db->may != NULL && !db->may(db->may_of))
		give_up(db->arena, 503);
	memset(bind, 0, sizeof(bind[0]) * (st->in_count + 1 < PARAMS_MOST ? st->in_count + 1 : PARAMS_MOST));
	for (unsigned i = 0; i < st->in_count; i++) {
		const struct param *p = &st->in[i];
		if (p->column != NULL)
			bind_column(&bind[i], &sent[i], p->column, p->context ? db->context : in);
		else if (!bind_given(db, &bind[i], &sent[i], &p->name, given))
			db_fail(db, 0, "nothing given for a name", statement_text(st));
	}
	(void)db_ended(db);              /* if it is lost, what follows says so */
	if (db_watch != NULL)
		db_watch(statement_text(st));
	db->open = st;
	db->queries++;
	if (mysql_stmt_bind_param(st->stmt, bind) != 0)
		fail(db, st);
	db->unsorted = false;
	if (mysql_stmt_execute(st->stmt) == 0)
		return true;
	if (!duplicate || mysql_stmt_errno(st->stmt) != 1062)
		fail(db, st);
	note_duplicate(db, mysql_stmt_error(st->stmt));
	return false;
}

size_t statement_store(struct db *db, struct statement *st)
{
	/* INSERT … RETURNING knows its columns only now. */
	if (st->cells == NULL && !statement_cells(db, st))
		db_fail(db, 0, db->error, statement_text(st));
	if (st->cells == NULL)
		return 0;
	if (mysql_stmt_bind_result(st->stmt, st->bind) != 0)
		fail(db, st);
	if (mysql_stmt_store_result(st->stmt) != 0) {
		if (mysql_stmt_errno(st->stmt) != SORT_ABORTED || !statement_bounded(st))
			fail(db, st);
		mysql_stmt_reset(st->stmt);      /* it would wait for the rest of the rows when it is run again */
		db->unsorted = true;
		return 0;
	}
	return (size_t)mysql_stmt_num_rows(st->stmt);
}

void statement_stream(struct db *db, struct statement *st)
{
	if (st->cells == NULL && !statement_cells(db, st))
		db_fail(db, 0, db->error, statement_text(st));
	if (st->cells == NULL || mysql_stmt_bind_result(st->stmt, st->bind) != 0)
		fail(db, st);
}

static const char *keep_text(struct db *db, struct statement *st, unsigned i)
{
	struct cell *c = &st->cells[i];
	MYSQL_BIND b = { .buffer_type = MYSQL_TYPE_STRING, .length = &c->length,
		.is_null = &c->null, .error = &c->wrong };

	if (c->null || c->length == 0)
		return "";
	if (c->length <= SHORT_TEXT)
		return arena_text(db->arena, c->text, c->length);
	b.buffer_length = c->length;
	b.buffer = arena_take(db->arena, c->length + 1);
	if (mysql_stmt_fetch_column(st->stmt, &b, i, 0) != 0)
		fail(db, st);
	return b.buffer;
}

static instant time_of(const struct cell *c)
{
	return civil_instant((struct civil){ (int)c->time.year, (int)c->time.month,
		(int)c->time.day, (int)c->time.hour, (int)c->time.minute, (int)c->time.second });
}

bool statement_fetch(struct db *db, struct statement *st, void *row)
{
	int rc = mysql_stmt_fetch(st->stmt);

	if (rc == MYSQL_NO_DATA)
		return false;
	if (rc != 0 && rc != MYSQL_DATA_TRUNCATED)
		fail(db, st);
	for (unsigned i = 0; i < st->out_count; i++) {
		const struct cell *c = &st->cells[i];
		if (c->column->type == TYPE_TEXT)
			*column_text(c->column, row) = keep_text(db, st, i);
		else if (!c->null && rc == MYSQL_DATA_TRUNCATED && c->wrong)
			db_fail(db, 0, c->column->name, statement_text(st));
		else if (c->column->type == TYPE_DAY)
			*column_day(c->column, row) = c->null ? NO_DAY : (day)(time_of(c) / 86400);
		else if (c->column->type == TYPE_TIME)
			*column_int(c->column, row) = c->null ? NO_TIME : time_of(c);
		else
			*column_int(c->column, row) = c->null ? 0 : c->number;
	}
	return true;
}

uint64_t statement_matched(const struct statement *st)
{
	return mysql_stmt_affected_rows(st->stmt);
}

int64_t statement_made(const struct statement *st)
{
	return (int64_t)mysql_stmt_insert_id(st->stmt);
}
