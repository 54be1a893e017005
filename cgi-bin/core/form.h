/* form.h -- what a person may type, declared. */
#ifndef CORE_FORM_H
#define CORE_FORM_H
#include "core/arena.h"
#include "core/table.h"

struct request;

enum input {
	INPUT_LINE, INPUT_LINES, INPUT_EMAIL,
	INPUT_PHONE,                     /* at least 3 digits, with space + - ( ) /, 30 in all */
	INPUT_NUMBER,                    /* whole number, min..max */
	INPUT_MONEY,                     /* yuan with up to 2 decimals -> fen, min..max in fen */
	INPUT_DAY,                       /* min..max are days from today; both 0: any day */
	INPUT_TIME,                      /* date and time in the site's zone; min..max days from today */
	INPUT_CHOICE, INPUT_RADIO,       /* one of choices */
	INPUT_MANY,                      /* any of choices, kept as "a,b" */
	INPUT_FLAG,
	INPUT_COMPANY, INPUT_PERSON,     /* found by typing; kept as an id (TYPE_ID column) */
	INPUT_PASSWORD,
	INPUT_SIGN,                      /* a drawn signature; SVG path data, column TEXT */
	INPUT_FILE,                      /* an attachment; its id goes to the column */
	INPUTS
};

/* Of whom a picker of persons offers: house work is never given to a tenant's people (R38, P128). */
enum who {
	WHO_UNSAID,                      /* not declared: modules_test.c complains */
	WHO_ANYBODY,
	WHO_TENANT,                      /* of the company the form's field "company" names, once it does */
	WHO_STAFF                        /* with one of `.roles` in an active department; 0: any role */
};

enum width { WIDTH_NORMAL, WIDTH_HALF, WIDTH_FULL };

struct field {
	const char *name;                /* input name; a column of form->table */
	const char *label, *hint;        /* T(); label NULL: the column's */
	enum input input;
	bool required;
	int64_t min, max;                /* characters, a number, fen, or days from today */
	const struct choice *choices;    /* NULL: the column's, unless `offer` */
	/* Choices that come from the store; list in the arena. */
	const struct choice *(*offer)(struct request *rq);
	const char *source;              /* the module on whose page those are entered; named when there are none yet */
	enum width width;
	const char *group;               /* T(); starts a titled group */
	const char *icons;               /* INPUT_RADIO: prefix of the options' icons, "layout-" */
	const char *key;                 /* Alt+key goes to it; shown beside the label */
	enum who who;                    /* INPUT_PERSON: of whom */
	unsigned roles;                  /* of WHO_STAFF: enum role */
};

struct form {
	const char *name;
	const struct table *table;
	const struct field *fields;      /* up to .name == NULL */
	/* Rules over several fields; add faults with form_fault(). */
	void (*check)(struct request *rq, void *row);
	const char *submit;              /* T(), words on the button; NULL: "Save" */
};

struct pair { const char *name, *value; };
struct pairs { const struct pair *list; size_t count; };

struct fault { const char *field; const char *text; struct fault *next; };  /* text is translated */

/* The value of `name`, or NULL. */
const char *pairs_get(struct pairs p, const char *name);
/* Read urlencoded text (sep '&') or cookies (sep ';').  At most 256 pairs.
** Invalid UTF-8 or NUL, in a name or a cookie any control character, makes `*bad`
** true; values that are not cookies come as text_clean() leaves them. */
struct pairs pairs_read(struct arena *a, const char *text, size_t length, char sep, bool *bad);
#endif
