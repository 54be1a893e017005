/* lab.h -- requests without a web server: a real store, real templates, the real
** dispatch().  Run under tests/with-db, which gives a database of its own. */
#ifndef LAB_H
#define LAB_H
#include "core/request.h"
#include <setjmp.h>
#include "edge/db.h"

/* Before and after all tests of a file (cmocka group fixtures). */
int lab_start(void **unused);
int lab_stop(void **unused);          /* ends the program with 1 when a number was held too long, or a mark of one is left */

/* A request of a program as a person (id), inside a transaction that lab_close()
** rolls back; 0: nobody.  For calling kit and module functions. */
struct request *lab_open(enum audience audience, int64_t person);
void lab_close(struct request *rq);
/* The same, but commits. */
void lab_keep(struct request *rq);
/* How many rows of all tables still bear a mark instead of a number, each table named on stderr; lab_stop() asks. */
int64_t lab_marks(struct db *db, jmp_buf *out);
/* record_make(), then what the end of a request does: numbers drawn, letters written; as after a COMMIT. */
int64_t lab_make(struct request *rq, const struct module *m, const struct sql *make, void *row);
/* Move the clock of an open request by seconds. */
void lab_later(struct request *rq, int64_t seconds);
/* The first day at least `days` on that is, like the day after it, an ordinary Monday to Friday: no holiday, nothing
** made up for.  What has prices or hours of its own at weekends is tried on such a day. */
day lab_workday(struct request *rq, int days);

/* A person by mail address, a company by short name; 0 when there is none. */
int64_t lab_person(const char *email);
int64_t lab_company(const char *short_name);
/* The first number a statement without parameters gives; fails the test on none. */
int64_t lab_number(const char *sql);

/* One whole request through dispatch() as a person who is logged in.  body NULL: a
** GET; else urlencoded, csrf and a fresh once are added.  Commits below 400, as
** serve.c does.  A body that names no price ("shown=") is sent once more with the one the
** answer names: whoever presses the button has seen it. */
struct answer { int status; char location[300], *text; const char *refused; };
const struct answer *lab_ask(enum audience audience, int64_t person, const char *path, const char *body);
/* The same, but nothing of it stays: rolled back whatever the answer, also when it left with 500 (then
** .status says so, and text is empty).  `first` is a statement without parameters that runs before it
** in the same transaction, or NULL. */
const struct answer *lab_dry(enum audience audience, int64_t person, const char *path, const char *body, const char *first);
/* Of a multipart form: a small file is sent with each lab_dry() for this input; NULL: none any more. */
void lab_file(const char *input);
/* Where the browser says each request comes from, "same-origin"; and a form's token, NULL: the right one. */
extern const char *lab_site, *lab_csrf;
/* A statement of any kind, committed. */
void lab_run(const char *sql);
/* While lab_counts: how many rows the store read for the dispatch() of the last lab_ask(). */
extern bool lab_counts;
extern int64_t lab_reads;
/* The same of one composed statement of one number. */
int64_t lab_reads_of(struct request *rq, const char *sql);
/* Around the dispatch() of lab_ask(); how many statements ran while a number was held. */
void lab_watch(struct db *db);
void lab_watched(void);
int lab_held_too_long(void);
/* Tell what is wrong and go on; lab_wrong counts how often. */
extern int lab_wrong;
void lab_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Every notice of a request whose reader may not open its record fails the test that sent it
** (guarantee 1); a test of just that says so first, and the answer is how many there were. */
int lab_closed(bool expected);
void lab_told_open(void);
void lab_listen(void);          /* lab_start() has */
/* Does the text of the last answer have these words? */
bool lab_says(const char *words);
/* That text itself. */
const char *lab_text(void);
#endif
