/* own.h -- the inside of the store, for db.c, prepare.c and statement.c alone; the only
** file that includes <mysql.h>. */
#ifndef EDGE_DB_OWN_H
#define EDGE_DB_OWN_H
#include "edge/db.h"
#include <mysql.h>

#define PARAMS_MOST 96               /* of a statement, and columns of its result */
#define TEXT_MOST 40960              /* bytes of a statement */
#define DECLARED_MOST 4096           /* places of the hash table; a power of two */
#define COMPOSED_MOST 256
#define SHORT_TEXT 200               /* longer ones are fetched a second time, from memory */

struct param {
	const struct column *column;     /* NULL: a pair by name, then the context */
	bool context;                    /* of context_table */
	struct sql_name name;
};

/* Where the client library puts a column of the row it fetches. */
struct cell {
	const struct column *column;
	long long number;
	MYSQL_TIME time;
	char *text;
	unsigned long length;
	my_bool null, wrong;
};

struct statement {
	const struct sql *sql;           /* NULL: composed */
	char *text;                      /* of a composed one, owned */
	const struct table *out;
	uint64_t hash, used;
	MYSQL_STMT *stmt;
	unsigned in_count, out_count;
	struct param *in;
	struct cell *cells;              /* NULL: no result seen yet */
	struct column at;                /* of LIST_AT, when the result has it: kept behind the row */
	MYSQL_BIND *bind;
};

#define STATEMENT_LATE 1969          /* max_statement_time is over */

struct db {
	MYSQL *con;
	struct arena *arena;
	const struct context *context;
	struct statement *open;          /* has a result waiting; see db_end() */
	int limit;                       /* seconds a statement may take; 0: as the connection began */
	bool (*may)(void *of);           /* see db_ask() */
	void *may_of;
	bool slow;                       /* the last transaction had a statement that took too long */
	bool full;                       /* or one that found no room on the disk */
	bool broken, lost;               /* an error since db_begin(); the connection is gone */
	bool write, ending;              /* the transaction may write; the answer to its end is not read yet */
	bool begun;                      /* the next reader's transaction has begun with it */
	bool cut;                        /* the last composed statement was ended by its ROWS EXAMINED … */
	bool unsorted;                   /* … while it sorted, so that nothing came */
	unsigned queries;
	size_t declared_count;
	uint64_t clock;                  /* counts uses of composed statements */
	struct statement *declared[DECLARED_MOST], *composed[COMPOSED_MOST];
	char duplicate[64];              /* name of the key that was there already */
	char error[1024];
};

/* A reader's COMMIT is sent and nobody waits for the answer: this reads it, before
** anything else is sent.  False: the connection is lost. */
bool db_ended(struct db *db);
/* The connection is gone. */
bool db_lost(unsigned code);
/* A fault of the moment or of the connection, not of the statement. */
bool db_passing(unsigned code);
/* Log and leave by give_up(); code, words and text of the failed statement. */
_Noreturn void db_fail(struct db *db, unsigned code, const char *words, const char *text);

/* The prepared form of a declared statement, or of a composed one: NULL with
** db->error. */
struct statement *statement_declared(struct db *db, const struct sql *s);
struct statement *statement_composed(struct db *db, const char *text, const struct table *out);
/* The text it was declared or composed with. */
const char *statement_text(const struct statement *st);
/* Make room for the result, once, as soon as its columns are known. */
bool statement_cells(struct db *db, struct statement *st);
/* Send it; `in` is the row, `given` the pairs of a composed one.  It becomes
** db->open.  False: a duplicate key, and `duplicate` was allowed; else it leaves. */
bool statement_run(struct db *db, struct statement *st, const void *in, struct pairs given,
	bool duplicate);
/* Does it say itself how many rows it may read? */
bool statement_bounded(const struct statement *st);
/* Bring the result here; how many rows. */
size_t statement_store(struct db *db, struct statement *st);
/* The same without bringing it: the rows come as they are fetched. */
void statement_stream(struct db *db, struct statement *st);
/* The next row; texts go to the arena.  False: there was none. */
bool statement_fetch(struct db *db, struct statement *st, void *row);
uint64_t statement_matched(const struct statement *st);
int64_t statement_made(const struct statement *st);
void statement_done(struct db *db);
void statement_drop(struct statement *st);
#endif
