/* db.h -- the store.  A few verbs; parameters and results by name.
**
** Faults of the machine leave through give_up(): 500, or STATUS_AGAIN for a
** deadlock, a lock time-out or a certification failure (1213, 1205, 1020), after
** which serve.c rolls back and runs the whole request again, at most
** DB_ATTEMPTS times.  Errors 2006/2013 never run again what may have reached
** COMMIT. */
#ifndef EDGE_DB_H
#define EDGE_DB_H
#include "core/arena.h"
#include "core/form.h"
#include "core/sql.h"

#define STATUS_AGAIN (-1)
#define DB_ATTEMPTS 9

struct db;
struct rows { const void *list; size_t count, size; };
/* `set` is evaluated once: it may be the call that reads them. */
#define EACH_ROW(Type, r, set) \
	for (struct rows r##_rows = (set), *r##_once = &r##_rows; r##_once != NULL; r##_once = NULL) \
		for (const Type *r = r##_rows.list, *r##_end = r + r##_rows.count; r < r##_end; r++)

/* Somebody waits for what this process does: connections opened from now on give up a silent
** store after 5 s ($FOYER_DB_ANSWER) instead of 30, a statement after 4 instead of 20, a connect
** after 2 instead of 5. */
void db_for_people(void);
/* host: a socket path or "h1:port,h2:port".  NULL after a word on stderr. */
struct db *db_open(const char *host, const char *user, const char *password, const char *name);
void db_close(struct db *db);
/* No statement runs longer; one that does ends the request with 503, and db_slow() is true till the next begins. */
void db_limit(struct db *db, int seconds);
/* Asked before each statement from now on; false ends the request with 503.  NULL: nobody is asked. */
void db_ask(struct db *db, bool (*may)(void *of), void *of);
bool db_slow(const struct db *db);
/* The store had no room for a statement: it ended the request with 503, too. */
bool db_full(const struct db *db);
/* context is kept and named by statements until db_end(). */
void db_begin(struct db *db, bool write, struct arena *a, const struct context *c);
/* False: exit, the connection is lost.  A commit that lost a certification (Galera)
** is rolled back and leaves by give_up(STATUS_AGAIN). */
bool db_end(struct db *db, bool commit);
bool db_alive(const struct db *db);        /* the connection still stood when last used */
unsigned db_queries(const struct db *db);  /* statements run since db_begin(), transaction control not counted */

/* The first row; false: none, and `out` is untouched.  `out` is blanked before
** unless it is `in` itself: then what the result does not have stays. */
bool        db_one (struct db *db, const struct sql *s, const void *in, void *out);
struct rows db_all (struct db *db, const struct sql *s, const void *in);
uint64_t    db_run (struct db *db, const struct sql *s, const void *in);  /* rows matched */
int64_t     db_make(struct db *db, const struct sql *s, const void *in);  /* the new id */
/* As db_make, but a duplicate key (1062) is an answer: false, *id untouched. */
bool        db_try (struct db *db, const struct sql *s, const void *in, int64_t *id);

/* As db_run, but a duplicate key is an answer: false, *matched untouched. */
bool        db_set (struct db *db, const struct sql *s, const void *in, uint64_t *matched);
/* Name of the key that the last db_try() or db_set() answered false for; "" when none did. */
const char *db_duplicate(const struct db *db);

/* A composed statement: text is made of declared constants only; :names are
** looked for in `given` (as text), then in the context.  A result column LIST_AT, which
** no table has, is kept as text behind each row: rows.size says how far apart they then are. */
struct rows db_list(struct db *db, const char *text, struct pairs given, const struct table *out);
#define LIST_AT "list_at"
const char *rows_at(struct rows rows, size_t i, const struct table *out);
/* The last db_list() was ended by its own LIMIT … ROWS EXAMINED: what came may be a part, and
** rightly ordered only where an index gave the order. */
bool db_cut(const struct db *db);

/* The same, row by row as they come, in the memory of one: `each` may not ask the store meanwhile, what it takes from the
** arena is gone with the row, and false ends it. */
void db_each(struct db *db, const char *text, struct pairs given, const struct table *out,
	bool (*each)(void *arg, const void *row), void *arg);

/* Called with each statement before it is sent; for tests, NULL in service. */
extern void (*db_watch)(const char *text);

/* Prepare s without running it.  NULL, or what is wrong. */
const char *db_check(struct db *db, const struct sql *s);
const char *db_check_list(struct db *db, const char *text, struct pairs given, const struct table *out);
#endif
