/* table.h -- how a C struct, a table row, an input and a template agree.
**
** One column list per struct.  The form finds a column by the input's name,
** the store by :name in the statement and by the name of the result column,
** the page by the template marker's name; lists, facts and the history take
** its label and, for coded texts, the label of the code.
*/
#ifndef CORE_TABLE_H
#define CORE_TABLE_H
#include "core/time.h"

enum type {
	TYPE_TEXT,                       /* const char *, "" when NULL in the store */
	TYPE_INT,                        /* int64_t; NULL is read as 0, 0 is stored as 0 */
	TYPE_FLAG,                       /* int64_t, 0 or 1 */
	TYPE_FEN,                        /* int64_t, money in fen */
	TYPE_DAY,                        /* day, NO_DAY is NULL */
	TYPE_TIME,                       /* instant, NO_TIME is NULL; DATETIME in UTC */
	TYPE_ID                          /* int64_t, 0 is NULL: a reference */
};

/* Of whom a text is, and so when it goes (guarantee 11): counted from the last thing that happened to
** the record, whatever its state; from the table, the history, what was mailed of it and its files. */
enum personal {
	PERSONAL_NOT,
	PERSONAL_ID,                     /* number of a document, signature: after site.retention_days */
	PERSONAL_OUTSIDER,               /* name, telephone, address of somebody outside: after site.outsider_days */
	PERSONAL_OURS                    /* of the house or a tenant: with the account it belongs to */
};

struct choice { const char *value, *label; };    /* label is T(); up to .value == NULL */

struct column {
	const char *name;
	enum type type;
	size_t at;
	const char *label;               /* T(), or NULL: never shown to people */
	const struct choice *choices;    /* of a coded text (comma-joined codes too) */
	enum personal personal;          /* of a text */
};

struct table {
	const char *name;                /* of the SQL table */
	size_t size;                     /* of the C struct */
	const struct column *columns;    /* up to .name == NULL */
};

/* The sizeof is never evaluated; it only makes the compiler compare types. */
#define TYPE_CHECKED(S, m, ptr) \
	offsetof(S, m) + 0 * sizeof(1 ? &((S *)0)->m : (ptr)0)
#define TEXT_COLUMN(S, m, label) { #m, TYPE_TEXT, TYPE_CHECKED(S, m, const char **), label }
#define CODE_COLUMN(S, m, label, choices) { #m, TYPE_TEXT, TYPE_CHECKED(S, m, const char **), label, choices }
#define PERSONAL_COLUMN(S, m, label, whose) \
	{ #m, TYPE_TEXT, TYPE_CHECKED(S, m, const char **), label, NULL, whose }
#define INT_COLUMN(S, m, label)  { #m, TYPE_INT,  TYPE_CHECKED(S, m, int64_t *), label }
#define ID_COLUMN(S, m, label)   { #m, TYPE_ID,   TYPE_CHECKED(S, m, int64_t *), label }
#define FLAG_COLUMN(S, m, label) { #m, TYPE_FLAG, TYPE_CHECKED(S, m, int64_t *), label }
#define FEN_COLUMN(S, m, label)  { #m, TYPE_FEN,  TYPE_CHECKED(S, m, int64_t *), label }
#define DAY_COLUMN(S, m, label)  { #m, TYPE_DAY,  TYPE_CHECKED(S, m, day *), label }
#define TIME_COLUMN(S, m, label) { #m, TYPE_TIME, TYPE_CHECKED(S, m, instant *), label }

const struct column *table_column(const struct table *t, const char *name,
	size_t length);
static inline const char **column_text(const struct column *c, const void *row)
{ return (const char **)((uintptr_t)row + c->at); }
static inline int64_t *column_int(const struct column *c, const void *row)
{ return (int64_t *)((uintptr_t)row + c->at); }
static inline day *column_day(const struct column *c, const void *row)
{ return (day *)((uintptr_t)row + c->at); }
/* Set every member of `row` to its "nothing": "" or 0, NO_DAY, NO_TIME. */
void table_blank(const struct table *t, void *row);
/* Label of a code, or the code itself. */
const char *choice_label(const struct choice *list, const char *value);
/* Does "a,b" have the code? */
bool choice_among(const char *codes, const char *code);
#endif
