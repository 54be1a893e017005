/* lab_watch.c -- what the laboratory sees of the store while a request runs: the order of its statements (G2), and how
** many rows they read (guarantee 13). */
#define CORE_RAW
#include "lab.h"

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };
static struct db *db;
static int64_t at_first, counting;

bool lab_counts;
int64_t lab_reads;

/* Rows read since the connection began, as the store's handlers count them; rows that a pushed
** condition threw away in the index are reads as well. */
static int64_t reads(void)
{
	struct rows rows = { 0 };

	if (lab_counts)
		rows = db_list(db, "SELECT SUM(VARIABLE_VALUE) AS number FROM information_schema.SESSION_STATUS"
			" WHERE VARIABLE_NAME LIKE 'HANDLER\\_READ\\_%' OR VARIABLE_NAME = 'HANDLER_ICP_ATTEMPTS'",
			(struct pairs){ 0 }, &number_table);
	return rows.count == 0 ? 0 : ((const struct number *)rows.list)->number;
}

/* ---- The order of statements: see kit/number.h.  Seen in every test that makes or steps a record. ---- */
static bool number_held;
static int held_too_long;

/* The table a statement is about, and whether it writes. */
static bool about(const char *text, char table[64])
{
	static const char *const writes[] = { "INSERT INTO ", "INSERT IGNORE INTO ", "UPDATE ", "DELETE FROM ", NULL };
	const char *at;

	if (strncmp(text, "SET STATEMENT ", 14) == 0 && (at = strstr(text, " FOR ")) != NULL)
		text = at + 5;
	for (const char *const *w = writes; *w != NULL; w++)
		if (strncmp(text, *w, strlen(*w)) == 0) {
			snprintf(table, 64, "%.*s", (int)strcspn(text + strlen(*w), " ("), text + strlen(*w));
			return true;
		}
	at = strstr(text, " FROM ");
	snprintf(table, 64, "%.*s", at == NULL ? 0 : (int)strcspn(at + 6, " (),"), at == NULL ? "" : at + 6);
	return false;
}

static bool among(const char *table, const char *const *list)
{
	while (*list != NULL && strcmp(*list, table) != 0)
		list++;
	return *list != NULL;
}

/* SHOW_SQL=1: what each statement reads, told when the next is sent. */
static void show(const char *text)
{
	static char before[400];
	static int64_t had;
	static bool here;
	int64_t now;

	if (here || !lab_counts || getenv("SHOW_SQL") == NULL)
		return;
	here = true;
	now = reads();
	if (now - had - counting > 60)
		fprintf(stderr, "  # %lld: %s\n", (long long)(now - had - counting), before);
	snprintf(before, sizeof(before), "%s", text);
	had = reads();
	here = false;
}

static void watch(const char *text)
{
	static const char *const written[] = { "history", "inbox", "outbox", "held", "series", "once", NULL };
	char table[64];
	bool writes = about(text, table);

	show(text);
	if (writes && strcmp(table, "series") == 0) {
		number_held = true;
		return;
	}
	/* kit/number.c writes it where its mark stood. */
	if (!number_held || strstr(text, " = :value WHERE id = :id") != NULL)
		return;
	if (writes ? among(table, written) : strcmp(table, "once") == 0)
		return;
	if (held_too_long++ < 20)
		fprintf(stderr, "  while a number is held: %.200s\n", text);
}

void lab_watch(struct db *of)
{
	db = of;
	at_first = reads();
	counting = reads() - at_first;     /* by the counting itself */
	number_held = false;
	db_watch = watch;
}

void lab_watched(void)
{
	db_watch = NULL;
	lab_reads = reads() - at_first - 2 * counting;
}

int lab_held_too_long(void) { return held_too_long; }

int64_t lab_reads_of(struct request *rq, const char *sql)
{
	int64_t first, own;

	db = rq->db;
	first = reads();
	own = reads() - first;
	db_list(rq->db, arena_printf(&rq->arena, "SELECT (%s) AS number", sql), (struct pairs){ 0 }, &number_table);
	return reads() - first - 2 * own;
}
