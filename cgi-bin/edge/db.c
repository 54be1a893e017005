/* db.c -- the connection, its transactions and the verbs of the store. */
#define CORE_RAW
#include "edge/own.h"
#include "edge/log.h"
#include <time.h>

void (*db_watch)(const char *text);

bool db_lost(unsigned code)
{
	return code == 2006 || code == 2013 || code == 2055 || code == 1053 || code == 1927;
}

/* Deadlock, lock time-out, changed since read, certification failure, cluster not ready. */
static bool is_again(unsigned code)
{
	return code == 1213 || code == 1205 || code == 1020 || code == 1180 || code == 1047;
}

bool db_passing(unsigned code)
{
	return db_lost(code) || is_again(code);
}

/* Somebody wrote the same key since this transaction looked: the next try sees it. */
#define DUPLICATE 1062

/* The words of these errors hold what a person typed. */
static bool is_private(unsigned code)
{
	return code == DUPLICATE || code == 1525 || code == 1411 || code == 1292 || code == 1366 || code == 1265 || code == 1264;
}

/* No room on the disk: nothing of this was kept, and nobody's program is at fault. */
static bool is_full(unsigned code)
{
	return code == 1114 || code == 1021 || code == 1026 || code == 1878;
}

_Noreturn void db_fail(struct db *db, unsigned code, const char *words, const char *text)
{
	db->broken = true;
	db->lost |= db_lost(code);
	db->slow |= code == STATEMENT_LATE;
	db->full |= is_full(code);
	log_line(NULL, "db: %u %s in: %.600s", code, is_private(code) ? "" : words, text);
	give_up(db->arena, db->lost || db->slow || db->full ? 503
		: is_again(code) || code == DUPLICATE ? STATUS_AGAIN : 500);
}

/* Seconds: for a connection, for the answer to a statement, for the statement itself. */
static struct { unsigned connect, answer, statement; } patience = { 5, 30, 20 };

void db_for_people(void)
{
	const char *given = getenv("FOYER_DB_ANSWER");
	unsigned long answer = given == NULL ? 0 : strtoul(given, NULL, 10);

	patience.answer = answer < 2 || answer > 60 ? 5 : (unsigned)answer;
	patience.statement = patience.answer - 1;
	patience.connect = (patience.answer + 1) / 3;
}

static void set_options(MYSQL *con)
{
	unsigned no = 0;
	my_bool yes = 1;
	const char *ca = getenv("FOYER_DB_CA");
	char begin[400];

	mysql_optionsv(con, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_optionsv(con, MYSQL_OPT_CONNECT_TIMEOUT, &patience.connect);
	mysql_optionsv(con, MYSQL_OPT_READ_TIMEOUT, &patience.answer);
	mysql_optionsv(con, MYSQL_OPT_WRITE_TIMEOUT, &patience.answer);
	mysql_optionsv(con, MYSQL_OPT_LOCAL_INFILE, &no);
	snprintf(begin, sizeof(begin),
		"SET sql_mode='STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
		"ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone='+00:00',"
		" innodb_snapshot_isolation=ON, innodb_lock_wait_timeout=3, max_statement_time=%u, join_cache_level=0",
		patience.statement);
	mysql_optionsv(con, MYSQL_INIT_COMMAND, begin);
	if (ca != NULL && *ca != '\0') {
		mysql_optionsv(con, MYSQL_OPT_SSL_CA, ca);
		mysql_optionsv(con, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
		mysql_optionsv(con, MYSQL_OPT_TLS_VERSION, "TLSv1.2,TLSv1.3");
	}
}

/* The library reads a list of hosts but not a single host with a port. */
static bool connect_to(MYSQL *con, const char *host, const char *user, const char *password,
	const char *name)
{
	const char *socket = strchr(host, '/') != NULL ? host : NULL;
	const char *colon = strchr(host, ',') == NULL ? strrchr(host, ':') : NULL;
	char alone[256];
	unsigned port = 0;

	if (socket == NULL && colon != NULL && (size_t)(colon - host) < sizeof(alone)) {
		snprintf(alone, sizeof(alone), "%.*s", (int)(colon - host), host);
		port = (unsigned)strtoul(colon + 1, NULL, 10);
		host = alone;
	}
	set_options(con);
	return mysql_real_connect(con, socket == NULL ? host : NULL, user, password, name,
		port, socket, CLIENT_FOUND_ROWS) != NULL;
}

/* Who waits for the store tries five times a second. */
static void complain(MYSQL *con)
{
	static time_t last;
	time_t now = time(NULL);

	if (now - last < 5)
		return;
	last = now;
	log_line(NULL, "db: cannot connect: %u %s", mysql_errno(con), mysql_error(con));
}

struct db *db_open(const char *host, const char *user, const char *password, const char *name)
{
	struct db *db = calloc(1, sizeof(*db));

	if (db == NULL || (db->con = mysql_init(NULL)) == NULL) {
		free(db);
		return NULL;
	}
	if (!connect_to(db->con, host, user, password, name)) {
		complain(db->con);
		mysql_close(db->con);
		free(db);
		return NULL;
	}
	/* On a cluster: read what was acknowledged on another node. */
	if (mysql_query(db->con, "SET wsrep_sync_wait = 7") != 0)
		log_line(NULL, "db: no wsrep_sync_wait here");
	return db;
}

void db_limit(struct db *db, int seconds)
{
	char text[60];

	if (seconds == db->limit)
		return;
	(void)db_ended(db);              /* if it is lost, the next line says so */
	db->limit = seconds;
	snprintf(text, sizeof(text), "SET max_statement_time = %d", seconds);
	if (mysql_query(db->con, text) != 0)
		log_line(NULL, "db: no max_statement_time here");
}

void db_ask(struct db *db, bool (*may)(void *of), void *of)
{
	db->may = may;
	db->may_of = of;
}

bool db_slow(const struct db *db)
{
	return db->slow;
}

bool db_full(const struct db *db)
{
	return db->full;
}

void db_close(struct db *db)
{
	for (size_t i = 0; i < DECLARED_MOST; i++)
		statement_drop(db->declared[i]);
	for (size_t i = 0; i < COMPOSED_MOST; i++)
		statement_drop(db->composed[i]);
	mysql_close(db->con);
	free(db);
}

bool db_ended(struct db *db)
{
	bool good = !db->ending || mysql_read_query_result(db->con) == 0;

	db->ending = false;
	return good;
}

void db_begin(struct db *db, bool write, struct arena *a, const struct context *c)
{
	db->arena = a;
	db->context = c;
	db->error[0] = '\0';
	db->broken = db->slow = db->full = false;
	db->write = write;
	db->queries = 0;
	if (!db_ended(db) || (!(db->begun && !write) &&
	    mysql_query(db->con, write ? "START TRANSACTION" : "START TRANSACTION READ ONLY") != 0))
		db_fail(db, mysql_errno(db->con), mysql_error(db->con), "begin");
	db->begun = false;
}

/* A request that was left by longjmp() may have left a result unread, and the
** connection would refuse everything after it. */
bool db_end(struct db *db, bool commit)
{
	unsigned code;

	statement_done(db);
	if (db->lost)
		return false;
	if (!db->write && commit && !db->broken && !db->ending) {
		/* Chained: a reader after a reader begins without asking; read only stays so. */
		db->ending = db->begun = mysql_send_query(db->con, "COMMIT AND CHAIN", 16) == 0;
		db->lost = !db->ending;
		return db->ending;
	}
	if (!db_ended(db))
		db->lost = true;
	else if (mysql_query(db->con, commit && !db->broken ? "COMMIT" : "ROLLBACK") == 0)
		return !(commit && db->broken);
	code = mysql_errno(db->con);
	if (!db->lost && is_again(code)) {
		/* Answered to a ROLLBACK it only says that there is nothing left to roll back. */
		if (!commit || db->broken)
			return !commit;
		if (mysql_query(db->con, "ROLLBACK") == 0 || is_again(mysql_errno(db->con)))
			db_fail(db, code, "", "commit");
	}
	log_line(NULL, "db: %u at the end of a transaction", code);
	db->lost = true;
	return false;
}

bool db_alive(const struct db *db)
{
	return !db->lost;
}

unsigned db_queries(const struct db *db)
{
	return db == NULL ? 0 : db->queries;
}
