/* module.h -- what a module is: one table of facts, nearly nothing that runs. */
#ifndef CORE_MODULE_H
#define CORE_MODULE_H
#include "core/flow.h"
#include "core/sql.h"

/* Every row struct of a module starts with one of these, named r. */
struct record {
	int64_t id, site, company;       /* company 0: nobody's */
	const char *number;              /* "HY-2611-0412", or "" */
	const char *state, *was;         /* now, and before the step being taken */
	instant due;                     /* when the state's deadline passes, NO_TIME: none */
	instant made_at;
	int64_t made_by;                 /* person, 0: the house itself */
	const char *company_name, *made_name;   /* joined in for showing, may stay "" */
};
#define RECORD_COLUMNS(S) \
	{ "id", TYPE_INT, offsetof(S, r.id), NULL, NULL }, \
	{ "site", TYPE_ID, offsetof(S, r.site), NULL, NULL }, \
	{ "company", TYPE_ID, offsetof(S, r.company), NULL, NULL }, \
	{ "number", TYPE_TEXT, offsetof(S, r.number), T("Number"), NULL }, \
	{ "state", TYPE_TEXT, offsetof(S, r.state), T("State"), NULL }, \
	{ "was", TYPE_TEXT, offsetof(S, r.was), NULL, NULL }, \
	{ "due", TYPE_TIME, offsetof(S, r.due), T("Due"), NULL }, \
	{ "made_at", TYPE_TIME, offsetof(S, r.made_at), T("Recorded"), NULL }, \
	{ "made_by", TYPE_ID, offsetof(S, r.made_by), NULL, NULL }, \
	{ "company_name", TYPE_TEXT, offsetof(S, r.company_name), T("Company"), NULL }, \
	{ "made_name", TYPE_TEXT, offsetof(S, r.made_name), T("Recorded by"), NULL }

enum audience { PORTAL, DESK, REPORT, FEED, AUDIENCES };
enum method { GET, POST };

/* A page that is not list, new, show or a step. */
struct route {
	enum method method;
	const char *path;                /* after "/<module>": "/:id/label"; ":id" number, ":step" word */
	unsigned roles;                  /* narrows the face's; 0: the face's own */
	int (*run)(struct request *rq);  /* returns the HTTP status */
	const char *page;                /* template, "booking/grid.html"; NULL: the handler answers itself */
};

/* One condition a reader may put on a list.  `where` is a constant fragment that
** names the input: LINE :name as typed, :name_like with % and _ escaped and a % behind, and
** :name_digits as of a telephone number with one before and behind, :name_begun with one behind ("-"
** for none); CHOICE :name; DAY :name and :name_end, the UTC bounds of that day at
** the site; FLAG nothing. */
struct filter {
	const char *name, *label;
	enum input input;                /* LINE, CHOICE, DAY, FLAG */
	const char *where;
	const struct choice *choices;    /* NULL with INPUT_CHOICE and name "state": the flow's states */
	const struct choice *(*offer)(struct request *rq);
	/* "(SELECT … AS id …) UNION …": the ids of what fits, each part along an index of its own; `where` then tells the same
	** of one row, for when too much fits to look all of it up.  NULL: `where` does both. */
	const char *found;
	const char *order;               /* of a DAY that is not of the list's order: "a.until_on", in whose order it then is */
};
/* In the `where` of a filter "q": any part of a telephone number, however it was typed. */
#define PHONE_LIKE(column) "REGEXP_REPLACE(" column ", '[^0-9]', '') LIKE :q_digits"

/* From a day until a day, of a column of TYPE_TIME. */
#define PERIOD_FILTERS(at) \
	{ "from", T("From"), INPUT_DAY, at " >= :from" }, \
	{ "to", T("Until"), INPUT_DAY, at " < :to_end" }
/* In the `where` of a filter "q": any part of the name, or the beginning of the initials, of company c. */
#define COMPANY_LIKE "c.short_name LIKE CONCAT('%', :q_like) OR c.initials LIKE :q_like"

/* A ready-made filter shown as a chip; query "state=held&due=1". */
struct quick { const char *label, *query; };

/* One column of a list; name is a column of the table.  `small` is a second
** column printed below it in grey. */
struct head {
	const char *name;
	const char *label;               /* NULL: the column's */
	const char *small;
	const char *sort;                /* SQL expression, never NULL in a row; NULL: not sortable */
};

struct list {
	/* "SELECT … FROM … WHERE <whose>": more conditions are appended.  Only LEFT JOINs, so that the
	** store begins with the list's own table and reads it along the index of `order`. */
	const char *select;
	const char *order;               /* default order expression (an SQL expression never NULL) */
	const char *order_name;          /* the column of the table that carries that expression */
	bool ascending;
	const char *key;                 /* "b.id": unique, breaks ties */
	const struct head *heads;        /* up to .name == NULL; the first links to the record */
	const struct filter *filters;    /* up to .name == NULL */
	const struct quick *quicks;      /* up to .label == NULL */
	const char *empty;               /* T(): one sentence when nothing is there */
	const char *const *bulk;         /* steps without a form that may be taken for many at once; NULL-ended */
	int rows;                        /* per page; 0: 50 */
	/* "b.company": whose a row is.  The company's page then shows the newest ones
	** of them, and ?company=7 is a filter.  NULL: nobody's. */
	const char *company;
	bool near;                       /* ascending by a time: begins with today, what was is a page back */
};

/* A printed form: report.fcgi serves /report/<module>/:id/<name> or, with
** `of_list`, /report/<module>/<name>?… ; template templates/sheet/<file>. */
struct sheet {
	const char *name, *label;        /* T() */
	const char *page;                /* template */
	bool of_list;
	unsigned roles;
	const char *query;               /* query string a list sheet is linked with, or NULL */
	int (*fill)(struct request *rq, void *row);  /* row NULL with of_list; returns status */
	enum audience for_audience;      /* DESK: staff; PORTAL: tenants too (the portal's `one` decides) */
	const char *const *copies;       /* T() of who keeps each copy, NULL-ended; NULL: one, without a label */
	bool (*fits)(const void *row);   /* rows it is offered for; NULL: all */
};

/* Where a face stands in the menu.  path: another page of it than its list,
** "booking/grid".  In the portal the first five by their order stand in the bar, on a
** telephone four, under a short label (NULL: the title); the rest under "More". */
struct place { const char *group; int order; const char *icon, *key, *path, *label; };  /* group T(), NULL: not in the menu */

/* What a module puts on the desk's first page, or with ROLE_TENANT under what waits for a tenant: the lines of `rows`, see kit/home_line.h;
** `query` is that of the module's list behind "All". */
struct home_card { const char *title, *query; const struct sql *rows; unsigned roles; };      /* title T() */

/* How one audience meets a module. */
struct face {
	unsigned roles;                  /* 0: not at all */
	const struct list *list;         /* what they may see */
	const struct sql *one;
	const struct sql *make;          /* NULL: they cannot start one */
	const struct form *form;         /* NULL: the module's */
	unsigned make_roles;             /* 0: all roles of the face */
	const char *new_key;             /* Alt+key of its "New" button, or NULL */
	const struct route *more;        /* up to .path == NULL */
	struct place place;
	const char *title;               /* T(); NULL: the module's */
	const struct sql *count;         /* a number for the menu: one row, column "id"; NULL: none */
	/* Columns the other side keeps to itself: not shown here, not in the history, and a form
	** that asks for one comes empty and leaves it as it is; NULL-ended, or NULL. */
	const char *const *hidden;
	/* The desk's record for staff of other roles whom it names: appointed, or of the department
	** that was told.  They open it and take the steps of ROLE_NAMED, but have no list.  NULL. */
	const struct sql *named;
};

/* What a step charges.  It is shown on the button, posted with it and compared: kit/price.h. */
struct charge {
	const char *step;                /* of the flow, or "new"; up to .step == NULL */
	const char *columns;             /* of money that come about by it, "amount to_pay"; what was agreed to is in the first */
	/* What it charges now, in fen; `row` as stored, with what the form has typed. */
	int64_t (*fen)(struct request *rq, const void *row);
	const char *per;                 /* T("price|a minute"); NULL: in all */
};

/* What there may be one of at a time: a key of table `held` (sql/097), so that two at once cannot both have it. */
struct only {
	const char *name;                /* "badge"; with module, site and value the key */
	const char *field;               /* of the form: where the refusal stands */
	const char *text;                /* T(); the number of the record that has it stands behind it */
	/* What the row holds; several are parted by line ends; "" or NULL: nothing (any more). */
	const char *(*value)(struct request *rq, const void *row);
	int days;                        /* after so many days another may have it; 0: never while it is held */
};

struct module {
	const char *name, *title;        /* first part of URLs; T() */
	const char *one_title;           /* T(), "Complaint" */
	const char *series;              /* of its numbers, "HY": HY-2611-0412; NULL: the id is shown */
	const struct table *table;
	const struct form *form;
	const struct flow *flow;         /* NULL: has no states */
	const struct sql *sql, *move;    /* all, up to .text == NULL; the one record_step writes with */
	const char *const *facts;        /* columns shown on its page in order, NULL-ended; NULL: all with labels */
	const char *name_column;         /* column shown as its name; NULL: the number */
	/* Before a new record is written: fill what was not typed.  NULL or a refusal. */
	const char *(*before)(struct request *rq, void *row);
	/* Slots, things and money a new record takes: its row is written (r->id).  False: it cannot have them. */
	bool (*hold)(struct request *rq, void *row);
	/* After it was written, in the transaction: tells people, makes and steps what hangs on it. */
	void (*after)(struct request *rq, void *row);
	/* Adds to its page (rq->page, include marker "more" from templates/<name>/more.html). */
	void (*more)(struct request *rq, void *row);
	const char *more_page;           /* template of `more` */
	const struct charge *price;      /* every column of money that no form types is in one of them */
	/* Works out anew from the facts what stands in `row` of these amounts; `was`: before a correction, whose prices go on
	** to hold for what was not corrected.  And has the money been taken?  Then no correction changes an amount. */
	void (*reckon)(struct request *rq, void *row, const void *was);
	bool (*settled)(const void *row);
	const struct sheet *sheets;      /* up to .name == NULL */
	bool open_to_all;                /* tenants see all of it: rooms, notices to the house */
	bool files;                      /* attachments may be added */
	const struct field *secret;      /* columns shown masked, revealed with a logged reason; NULL */
	/* What may not be kept forever: run by tick every hour until it finds fewer than
	** 500 rows, so it ends in LIMIT 500 and finds them by an index; NULL. */
	const struct sql *purge;
	/* Who is on duty at the desk now, for the head of its pages: one row, columns "text"
	** (T(), the shift) and "name", of no parameters but the context's; NULL. */
	const struct sql *shift;
	const struct home_card *cards;   /* up to .title == NULL */
	/* Typed facts are corrected until the record is final, by those who may type them (kit/amend.c): but those
	** named here, with the reason; "*": by its own steps only.  Up to .column == NULL. */
	const struct fixed { const char *column, *why; } *fixed;
	const char *(*amended)(struct request *rq, void *row);    /* what hangs on them is worked out anew; NULL or a refusal */
	const struct only *once;         /* up to .name == NULL; see kit/held.h */
	struct face face[AUDIENCES];
};

/* Match `path` against `shape`, filling in :id and :step. */
struct match { int64_t id; const char *step; };
bool path_fits(const char *shape, const char *path, struct arena *a,
	struct match *out);
/* The module of that name in a list up to NULL; NULL: there is none. */
const struct module *module_named(const struct module *const *list, const char *name);
/* Is that column shown masked?  And is it not shown at all on this face? */
bool module_masks(const struct module *m, const char *name);
bool face_hides(const struct face *f, const char *name);
#endif
