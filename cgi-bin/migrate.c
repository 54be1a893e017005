/* migrate.c -- brings a database up to sql/NNN_name.sql, in order, each file once.
**
**     migrate DIR        connects by FOYER_DB, FOYER_DB_USER, FOYER_DB_PASSWORD, FOYER_DB_NAME
**
** The table `migration` has a row for each file: how many of its statements have run and a checksum over their
** text.  Each statement is recorded as soon as it has run, so a file that failed in the middle goes on there
** once its rest is mended; a statement that has run may not change any more.  A second migrate waits for the
** first.  A database that had no such table gets the row 'sample' too, for whoever fills it (done_at: filled).
*/
#define CORE_RAW
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <mysql.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE "CREATE TABLE migration (name VARCHAR(100) PRIMARY KEY, statements INT NOT NULL, " \
	"checksum CHAR(64) NOT NULL, done_at DATETIME NULL)"

static MYSQL *db;

__attribute__((format(printf, 1, 2), noreturn)) static void leave(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	fputs("migrate: ", stderr);
	vfprintf(stderr, format, list);
	fputc('\n', stderr);
	va_end(list);
	exit(1);
}

static bool run(const char *text, size_t n)
{
	if (mysql_real_query(db, text, n) != 0)
		return false;
	mysql_free_result(mysql_store_result(db));
	return mysql_errno(db) == 0;
}

__attribute__((format(printf, 1, 2))) static void must(const char *format, ...)
{
	char text[1024];
	va_list list;

	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	if (!run(text, strlen(text)))
		leave("%s: %s", text, mysql_error(db));
}

/* Returns whether the query gave a row; its first columns are copied to a and b where those are not NULL. */
static bool ask(const char *text, char a[65], char b[65])
{
	MYSQL_RES *rows;
	MYSQL_ROW row;

	if (mysql_query(db, text) != 0 || (rows = mysql_store_result(db)) == NULL)
		leave("%s: %s", text, mysql_error(db));
	if ((row = mysql_fetch_row(rows)) != NULL) {
		if (a != NULL)
			snprintf(a, 65, "%s", row[0] == NULL ? "" : row[0]);
		if (b != NULL)
			snprintf(b, 65, "%s", row[1] == NULL ? "" : row[1]);
	}
	mysql_free_result(rows);
	return row != NULL;
}

static void connect_as_told(void)
{
	const char *at = getenv("FOYER_DB"), *user = getenv("FOYER_DB_USER"), *name = getenv("FOYER_DB_NAME");
	char host[256];
	const char *colon;
	unsigned port = 0, seconds = 10;

	if (at == NULL || user == NULL || name == NULL)
		leave("FOYER_DB, FOYER_DB_USER and FOYER_DB_NAME must be set");
	db = mysql_init(NULL);
	mysql_options(db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(db, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
	snprintf(host, sizeof host, "%s", at);
	if (at[0] != '/' && strchr(at, ',') == NULL && (colon = strchr(at, ':')) != NULL) {
		host[colon - at] = '\0';
		port = (unsigned)strtoul(colon + 1, NULL, 10);
	}
	if (mysql_real_connect(db, at[0] == '/' ? NULL : host, user, getenv("FOYER_DB_PASSWORD"), name, port,
	    at[0] == '/' ? at : NULL, 0) == NULL)
		leave("cannot reach the database %s at %s as %s: %s (FOYER_DB and FOYER_DB_PASSWORD say where and how)", name, at, user, mysql_error(db));
	must("SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,"
		"NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO', time_zone = '+00:00'");
}

static char *whole(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text;
	long n;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0)
		leave("%s: %s", path, strerror(errno));
	rewind(f);
	text = calloc(1, (size_t)n + 1);
	if (text == NULL || fread(text, 1, (size_t)n, f) != (size_t)n)
		leave("%s: cannot be read", path);
	fclose(f);
	return text;
}

/* Returns what comes after the quoted text, name or comment at s, or s when there is none. */
static const char *past(const char *s)
{
	char q = *s;

	if ((strncmp(s, "--", 2) == 0 && (s[2] == '\0' || isspace((unsigned char)s[2]))) || s[0] == '#')
		return s + strcspn(s, "\n");
	if (s[0] == '/' && s[1] == '*') {
		const char *end = strstr(s + 2, "*/");
		return end == NULL ? s + strlen(s) : end + 2;
	}
	if (q != '\'' && q != '"' && q != '`')
		return s;
	for (s++; *s != '\0' && *s != q; s++)
		if (*s == '\\' && q != '`' && s[1] != '\0')
			s++;
	return *s == '\0' ? s : s + 1;
}

/* Finds the statement at *at: its start is returned, its length stored, *at moved behind it.  NULL: no more.
** Understands DELIMITER lines as the mariadb client does; `mark` is the delimiter now in force. */
static const char *statement(const char **at, char mark[8], size_t *n)
{
	const char *s = *at, *start;

	for (;;) {
		const char *next = *s == '\'' || *s == '"' || *s == '`' ? s : past(s);
		if (isspace((unsigned char)*s))
			next = s + 1;
		if (strncasecmp(s, "DELIMITER ", 10) == 0) {
			size_t m = strcspn(s + 10, " \r\n");
			snprintf(mark, 8, "%.*s", (int)m, s + 10);
			next = s + 10 + m;
		}
		if (next == s)
			break;
		s = next;
	}
	if (*s == '\0')
		return NULL;
	for (start = s; *s != '\0' && strncmp(s, mark, strlen(mark)) != 0;) {
		const char *next = past(s);
		s = next == s ? s + 1 : next;
	}
	*n = (size_t)(s - start);
	*at = *s == '\0' ? s : s + strlen(mark);
	return start;
}

static void add(char sum[65], const char *text, size_t n)
{
	crypto_hash_sha256_state state;
	unsigned char raw[crypto_hash_sha256_BYTES];

	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, (const unsigned char *)sum, strlen(sum));
	crypto_hash_sha256_update(&state, (const unsigned char *)text, n);
	crypto_hash_sha256_final(&state, raw);
	sodium_bin2hex(sum, 65, raw, sizeof raw);
}

static void file(const char *dir, const char *name)
{
	char path[1024], question[256], had[65] = "", done[65] = "0", sum[65] = "", mark[8] = ";";
	const char *at, *s;
	char *text;
	size_t n;
	long ran, i = 0;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	snprintf(question, sizeof question, "SELECT statements, checksum FROM migration WHERE name = '%.100s'", name);
	if (!ask(question, done, had))
		must("INSERT INTO migration VALUES ('%.100s', 0, '', NULL)", name);
	ran = strtol(done, NULL, 10);
	at = text = whole(path);
	while ((s = statement(&at, mark, &n)) != NULL) {
		add(sum, s, n);
		if (++i == ran && strcmp(sum, had) != 0)
			leave("%s was changed after it had run here; put its text back and write the change into a new "
				"file (while nobody depends on the data: remove the database and start again)", path);
		if (i <= ran)
			continue;
		must("START TRANSACTION");
		if (!run(s, n))
			leave("%s, statement %ld: %s\n%.*s", path, i, mysql_error(db), n > 400 ? 400 : (int)n, s);
		must("UPDATE migration SET statements = %ld, checksum = '%s' WHERE name = '%.100s'", i, sum, name);
		must("COMMIT");
	}
	if (i < ran)
		leave("%s has lost statements that had run here; put them back", path);
	must("UPDATE migration SET done_at = COALESCE(done_at, UTC_TIMESTAMP()) WHERE name = '%.100s'", name);
	if (i > ran)
		printf("migrate: %s\n", name);
	free(text);
}

static int numbered(const struct dirent *d)
{
	const char *name = d->d_name, *end = strrchr(name, '.');

	return isdigit((unsigned char)name[0]) && end != NULL && strcmp(end, ".sql") == 0 && strchr(name, '\'') == NULL;
}

int main(int argc, char **argv)
{
	struct dirent **list;
	char got[65];
	int n;

	if (argc != 2 || sodium_init() < 0)
		leave("usage: migrate DIR");
	if ((n = scandir(argv[1], &list, numbered, alphasort)) <= 0)
		leave("no files like 001_name.sql in %s", argv[1]);
	connect_as_told();
	if (!ask("SELECT GET_LOCK('foyer.migrate', 120)", got, NULL) || strcmp(got, "1") != 0)
		leave("another migrate has been at work for two minutes; look what it does");
	if (!ask("SHOW TABLES LIKE 'migration'", NULL, NULL)) {
		must(TABLE);
		must("INSERT INTO migration VALUES ('sample', 0, '', NULL)");
	}
	for (int i = 0; i < n; i++) {
		file(argv[1], list[i]->d_name);
		free(list[i]);
	}
	free(list);
	mysql_close(db);
	return 0;
}
