/* prepare.c -- prepared statements, found again: parameters and results by name.
**
** A declared statement is prepared at its first use and kept for ever, found by
** its address.  A composed one is found by its text; the COMPOSED_MOST last used
** are kept.  What a result's rows are read into is bound once; a row is then
** copied from there into its struct (statement.c). */
#define CORE_RAW
#include "edge/own.h"

/* What is kept for ever; without it there is no going on. */
static void *keep(size_t count, size_t size)
{
	void *p = calloc(count + 1, size);

	if (p == NULL)
		abort();
	return p;
}

const char *statement_text(const struct statement *st)
{
	return st->sql != NULL ? st->sql->text : st->text;
}

void statement_drop(struct statement *st)
{
	if (st == NULL)
		return;
	if (st->stmt != NULL)
		mysql_stmt_close(st->stmt);
	for (unsigned i = 0; st->cells != NULL && i < st->out_count; i++)
		free(st->cells[i].text);
	free(st->cells);
	free(st->bind);
	free(st->in);
	free(st->text);
	free(st);
}

/* What each name stands for: a column of `in`, or of the context, or (composed)
** whatever is given when it runs. */
static bool find_params(struct db *db, struct statement *st, const struct sql_name *names)
{
	for (unsigned i = 0; i < st->in_count; i++) {
		struct param *p = &st->in[i];
		p->name = names[i];
		if (st->sql == NULL)
			continue;
		if (st->sql->in != NULL)
			p->column = table_column(st->sql->in, p->name.text, p->name.length);
		if (p->column == NULL) {
			p->column = table_column(&context_table, p->name.text, p->name.length);
			p->context = true;
		}
		if (p->column == NULL) {
			snprintf(db->error, sizeof(db->error), "no column for :%.*s in: %.800s",
				(int)p->name.length, p->name.text, statement_text(st));
			return false;
		}
	}
	return true;
}

bool statement_cells(struct db *db, struct statement *st)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(st->stmt);
	const MYSQL_FIELD *f;

	if (meta == NULL)
		return true;
	st->out_count = mysql_num_fields(meta);
	st->cells = keep(st->out_count, sizeof(*st->cells));
	st->bind = keep(st->out_count, sizeof(*st->bind));
	for (unsigned i = 0; i < st->out_count; i++) {
		struct cell *c = &st->cells[i];
		MYSQL_BIND *b = &st->bind[i];
		f = mysql_fetch_field_direct(meta, i);
		c->column = st->out == NULL ? NULL : table_column(st->out, f->name, f->name_length);
		if (c->column == NULL && st->out != NULL && strcmp(f->name, LIST_AT) == 0) {
			st->at = (struct column){ LIST_AT, TYPE_TEXT, st->out->size, NULL, NULL };
			c->column = &st->at;
		}
		if (c->column == NULL) {
			snprintf(db->error, sizeof(db->error), "no member for column %s in: %.800s",
				f->name, statement_text(st));
			mysql_free_result(meta);
			return false;
		}
		*b = (MYSQL_BIND){ .length = &c->length, .is_null = &c->null, .error = &c->wrong };
		switch (c->column->type) {
		case TYPE_TEXT:
			c->text = keep(SHORT_TEXT, 1);
			b->buffer_type = MYSQL_TYPE_STRING;
			b->buffer = c->text;
			b->buffer_length = SHORT_TEXT;
			break;
		case TYPE_DAY: case TYPE_TIME:
			b->buffer_type = MYSQL_TYPE_DATETIME;
			b->buffer = &c->time;
			break;
		case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID:
			b->buffer_type = MYSQL_TYPE_LONGLONG;
			b->buffer = &c->number;
			break;
		}
	}
	mysql_free_result(meta);
	return true;
}

/* Prepare st, whose text is set; on error it is dropped. */
static struct statement *prepare(struct db *db, struct statement *st)
{
	struct sql_name names[PARAMS_MOST];
	char plain[TEXT_MOST];
	int n = strlen(statement_text(st)) < TEXT_MOST
		? sql_rewrite(statement_text(st), plain, names, PARAMS_MOST) : -1;

	if (n < 0) {
		snprintf(db->error, sizeof(db->error), "too long or too many names in: %.800s",
			statement_text(st));
		statement_drop(st);
		return NULL;
	}
	st->in_count = (unsigned)n;
	st->in = keep((size_t)n, sizeof(*st->in));
	if (!find_params(db, st, names)) {
		statement_drop(st);
		return NULL;
	}
	(void)db_ended(db);              /* if it is lost, the next line says so */
	st->stmt = mysql_stmt_init(db->con);
	if (mysql_stmt_prepare(st->stmt, plain, strlen(plain)) != 0) {
		unsigned code = mysql_stmt_errno(st->stmt);
		if (db_passing(code)) {
			snprintf(db->error, sizeof(db->error), "%.800s", statement_text(st));
			statement_drop(st);
			db_fail(db, code, "prepare", db->error);
		}
		snprintf(db->error, sizeof(db->error), "%s in: %.800s",
			mysql_stmt_error(st->stmt), statement_text(st));
		statement_drop(st);
		return NULL;
	}
	if (mysql_stmt_param_count(st->stmt) != st->in_count || !statement_cells(db, st)) {
		if (db->error[0] == '\0')
			snprintf(db->error, sizeof(db->error), "a ? in: %.800s", statement_text(st));
		statement_drop(st);
		return NULL;
	}
	return st;
}

struct statement *statement_declared(struct db *db, const struct sql *s)
{
	size_t i = ((uintptr_t)s >> 4) * 0x9E3779B1u & (DECLARED_MOST - 1);
	struct statement *st;

	for (; db->declared[i] != NULL; i = (i + 1) & (DECLARED_MOST - 1))
		if (db->declared[i]->sql == s)
			return db->declared[i];
	if (db->declared_count == DECLARED_MOST / 2) {
		snprintf(db->error, sizeof(db->error), "too many statements");
		return NULL;
	}
	st = keep(1, sizeof(*st));
	st->sql = s;
	st->out = s->out;
	st = prepare(db, st);
	if (st != NULL) {
		db->declared[i] = st;
		db->declared_count++;
	}
	return st;
}

static uint64_t hash_of(const char *text)
{
	uint64_t h = 14695981039346656037u;

	for (; *text != '\0'; text++)
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	return h;
}

struct statement *statement_composed(struct db *db, const char *text, const struct table *out)
{
	uint64_t hash = hash_of(text);
	struct statement *st, **place = &db->composed[0];

	for (size_t i = 0; i < COMPOSED_MOST; i++) {
		st = db->composed[i];
		if (st == NULL) {
			place = &db->composed[i];
			break;
		}
		if (st->hash == hash && st->out == out && strcmp(st->text, text) == 0) {
			st->used = ++db->clock;
			return st;
		}
		if (st->used < (*place)->used)
			place = &db->composed[i];
	}
	st = keep(1, sizeof(*st));
	st->text = keep(strlen(text), 1);
	memcpy(st->text, text, strlen(text));
	st->out = out;
	st->hash = hash;
	st->used = ++db->clock;
	if ((st = prepare(db, st)) == NULL)
		return NULL;
	statement_drop(*place);
	return *place = st;
}
