/* personal_test.c -- guarantee 11: personal data go after the house's terms, of every module, from every state, from
** table, history, messages, mails and files (F4). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <mysql.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>
#include "modules.h"
#include "kit/history.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define EACH_COLUMN(c, m) for (const struct column *c = (m)->table == NULL ? NULL : (m)->table->columns; c != NULL && c->name != NULL; c++)
#define SIGN "Zzp"                       /* short enough for "last digits" */
#define HASH "aaaabbbbccccdddd0000111122223333aaaabbbbccccdddd0000111122223333"
#define DAY 86400

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static void verdict(void) { if (lab_wrong > 0) fail_msg("%d of them; see above", lab_wrong); }
static bool goes(const struct column *c) { return c->personal == PERSONAL_ID || c->personal == PERSONAL_OUTSIDER; }

/* What the house calls the people it deals with. */
static bool is_somebody(const char *name)
{
	static const char *const words[] = { "sender", "addressee", "guest", "customer", "borrower", "depositor", "collector", "receiver",
		"contact", "caller", "visitor", "whom", "who", "asker", "owner_name", "phone", "email", "mobile" };

	for (size_t i = 0; i < COUNT(words); i++) {
		const char *p = strstr(name, words[i]);
		size_t n = strlen(words[i]);
		if (p != NULL && (p == name || p[-1] == '_') && p[n] == '\0')
			return true;
	}
	return false;
}

static void check_form(const struct module *m, const struct form *f)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++) {
		const struct column *c = table_column(f->table, d->name, strlen(d->name));
		bool asked = d->input == INPUT_PHONE || d->input == INPUT_EMAIL || d->input == INPUT_SIGN || module_masks(m, d->name) ||
			((d->input == INPUT_LINE || d->input == INPUT_LINES) && is_somebody(d->name) && c != NULL && c->choices == NULL);
		if (asked && c != NULL && c->type == TYPE_TEXT && c->personal == PERSONAL_NOT)
			lab_complain("%s: %s does not say of whom it is, and so never goes", m->name, d->name);
		if (d->input == INPUT_SIGN && c != NULL && c->personal != PERSONAL_ID)
			lab_complain("%s: the signature %s does not go after the first term", m->name, d->name);
	}
}

/* Telephones, addresses, signatures and what is masked; names beside them are declared by hand. */
static void whatever_is_personal_says_when_it_goes(void **unused)
{
	(void)unused;
	EACH(m) {
		check_form(*m, (*m)->form);
		for (int a = 0; a < AUDIENCES; a++)
			check_form(*m, (*m)->face[a].form);
		for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
			check_form(*m, s->form);
		EACH_COLUMN(c, *m)
			if (module_masks(*m, c->name) && c->personal != PERSONAL_ID)
				lab_complain("%s: %s is masked, but does not go after the first term", (*m)->name, c->name);
	}
	verdict();
}

static bool has_personal(const struct module *m)
{
	EACH_COLUMN(c, m)
		if (goes(c))
			return true;
	return false;
}

static MYSQL *con;

/* A connection of its own: each of these statements is another. */
static int begin(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	con = mysql_init(NULL);
	return con != NULL && mysql_real_connect(con, NULL, getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"), getenv("FOYER_DB_NAME"), 0,
		getenv("FOYER_DB"), 0) != NULL ? 0 : -1;
}

static int end(void **state)
{
	mysql_close(con);
	return walk_stop(state);
}

static void put(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void put(const char *format, ...)
{
	char text[4096];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	if (mysql_query(con, text) != 0)
		fail_msg("%s: %s", mysql_error(con), text);
}

/* The row as it stands, in that state, full of personal texts; and all that is written about such a record. */
static void fill(const struct module *m, int64_t id, const char *state)
{
	struct request *rq;
	struct record *row;
	void *before;

	EACH_COLUMN(c, m)
		if (goes(c))
			put("UPDATE %s SET %s = '" SIGN "' WHERE id = %lld", m->table->name, c->name, (long long)id);
	put("UPDATE %s SET state = '%s', due = NULL WHERE id = %lld", m->table->name, state, (long long)id);
	put("DELETE FROM history WHERE module = '%s' AND record = %lld", m->name, (long long)id);
	rq = lab_open(DESK, 0);
	row = arena_take(&rq->arena, m->table->size);
	table_blank(m->table, row);
	row->id = id;
	row->site = 1;
	row->due = NO_TIME;
	before = memcpy(arena_take(&rq->arena, m->table->size), row, m->table->size);
	EACH_COLUMN(c, m)
		if (goes(c))
			*column_text(c, row) = SIGN;
	history_write(rq, m, id, "edit", before, row, "");
	history_write(rq, m, id, "told", NULL, row, SIGN);
	lab_keep(rq);
	put("INSERT INTO inbox (person, once, kind, module, record, subject, body, made_at) VALUES (1, '%s %s', 'x', '%s', %lld, '" SIGN "',"
		" '" SIGN "', UTC_TIMESTAMP())", m->name, state, m->name, (long long)id);
	put("INSERT INTO outbox (site, once, kind, module, record, address, name, subject, body, html, state, made_at, next_at) VALUES"
		" (1, '%s %s', 'x', '%s', %lld, '" SIGN "', '" SIGN "', '" SIGN "', '', '', 'sent', UTC_TIMESTAMP(), UTC_TIMESTAMP())",
		m->name, state, m->name, (long long)id);
	put("INSERT INTO file (module, record, hash, name, type, size, made_at) VALUES ('%s', %lld, '" HASH "', '" SIGN ".pdf', 'application/pdf',"
		" 1, UTC_TIMESTAMP())", m->name, (long long)id);
}

static void file_on_disk(char *path, size_t room)
{
	struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
	int fd;

	snprintf(path, room, "%s/file/aa", getenv("FOYER_VAR"));
	mkdir(path, 0750);
	snprintf(path, room, "%s/file/aa/" HASH, getenv("FOYER_VAR"));
	fd = open(path, O_CREAT | O_WRONLY, 0640);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "x", 1), 1);
	assert_int_equal(futimens(fd, old), 0);
	close(fd);
}

static void gone(const struct module *m, int64_t id, const char *state, const char *where, bool expected, const char *sql)
{
	if ((walk_count("%s", sql) == 0) != expected)
		lab_complain("%s %s (record %lld): %s %s", m->name, state, (long long)id, where,
			expected ? "still has it after the term" : "has lost it too early");
}

static void columns_gone(const struct module *m, int64_t id, const char *state, enum personal which, bool expected)
{
	char sql[300];

	EACH_COLUMN(c, m)
		if (c->personal == which) {
			snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s WHERE id = %lld AND %s LIKE '" SIGN "%%'", m->table->name, (long long)id, c->name);
			gone(m, id, state, c->name, expected, sql);
		}
}

static void rest_gone(const struct module *m, int64_t id, const char *state)
{
	static const char *const where[][2] = {
		{ "history", "changes LIKE '%" SIGN "%' OR note LIKE '%" SIGN "%'" }, { "inbox", "body LIKE '%" SIGN "%'" },
		{ "outbox", "address LIKE '%" SIGN "%'" }, { "file", "name LIKE '%" SIGN "%'" } };
	char sql[300];

	for (size_t i = 0; i < COUNT(where); i++) {
		snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM %s WHERE module = '%s' AND record = %lld AND (%s)", where[i][0], m->name,
			(long long)id, where[i][1]);
		gone(m, id, state, where[i][0], true, sql);
	}
}

static void try_state(const struct module *m, int64_t id, const char *state)
{
	char path[400];

	fill(m, id, state);
	file_on_disk(path, sizeof(path));
	walk_clock(89 * DAY);
	columns_gone(m, id, state, PERSONAL_ID, false);
	columns_gone(m, id, state, PERSONAL_OUTSIDER, false);
	walk_clock(91 * DAY);
	columns_gone(m, id, state, PERSONAL_ID, true);
	columns_gone(m, id, state, PERSONAL_OUTSIDER, false);
	walk_clock(1096 * DAY);
	columns_gone(m, id, state, PERSONAL_OUTSIDER, true);
	rest_gone(m, id, state);
	if (access(path, F_OK) == 0 && walk_count("SELECT COUNT(*) FROM personal WHERE module = '%s' AND record = %lld", m->name, (long long)id) == 0
	    && walk_count("SELECT COUNT(*) FROM file WHERE hash = '" HASH "'") == 0)
		lab_complain("%s %s: the file is still on the disk", m->name, state);
	walk_clock(0);
}

/* Refused, asked for, lost card loans kept their numbers for ever (F4): every state of every module is tried. */
static void F4_after_the_terms_nothing_personal_is_left_of_any_state_of_any_module(void **unused)
{
	int tried = 0;

	(void)unused;
	EACH(m) {
		int64_t id;
		if (!has_personal(*m) || (*m)->flow == NULL)
			continue;
		id = walk_count("SELECT IFNULL(MAX(id), 0) FROM %s", (*m)->table->name);
		if (id == 0) {
			lab_complain("%s: no record in the sample centre to try", (*m)->name);
			continue;
		}
		for (const struct state *s = (*m)->flow->states; s->name != NULL; s++, tried++)
			try_state(*m, id, s->name);
	}
	fprintf(stderr, "  %d states tried\n", tried);
	assert_true(tried > 60);
	verdict();
}

/* What happens in between begins the term anew. */
static void the_term_counts_from_the_last_thing_that_happened(void **unused)
{
	(void)unused;
	put("INSERT INTO personal (module, record, site, stage, since) VALUES ('visitor', 1, 1, 2, UTC_TIMESTAMP() - INTERVAL 80 DAY)"
		" ON DUPLICATE KEY UPDATE stage = 2, since = VALUES(since)");
	{
		struct request *rq = lab_open(DESK, 0);
		const struct module *visitor = NULL;
		struct record *row;
		EACH(m)
			if (strcmp((*m)->name, "visitor") == 0)
				visitor = *m;
		row = arena_take(&rq->arena, visitor->table->size);
		table_blank(visitor->table, row);
		row->id = 1;
		row->site = 1;
		*column_text(table_column(visitor->table, "name", 4), row) = SIGN;
		history_write(rq, visitor, 1, "edit", NULL, row, "");
		lab_keep(rq);
	}
	assert_int_equal(walk_count("SELECT COUNT(*) FROM personal WHERE module = 'visitor' AND record = 1 AND stage = 1"
		" AND since > UTC_TIMESTAMP() - INTERVAL 1 DAY"), 1);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest all[] = {
		TEST(whatever_is_personal_says_when_it_goes),
		TEST(F4_after_the_terms_nothing_personal_is_left_of_any_state_of_any_module),
		TEST(the_term_counts_from_the_last_thing_that_happened),
	};
	return cmocka_run_group_tests(all, begin, end);
}
