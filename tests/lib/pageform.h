/* pageform.h -- the forms of a page as a browser would see them: what may be typed and chosen. */
#ifndef PAGEFORM_H
#define PAGEFORM_H
#include "core/arena.h"

enum kind { KIND_HIDDEN, KIND_TEXT, KIND_LINES, KIND_NUMBER, KIND_DAY, KIND_TIME, KIND_CLOCK, KIND_SELECT, KIND_RADIO,
	KIND_CHECK, KIND_FILE, KIND_PASSWORD, KIND_SIGN, KIND_BUTTON };

struct entry {                           /* one input; of a radio group the first carries all options */
	enum kind kind;
	const char *name, *value, *pick;     /* pick: "company", "person" or "" */
	const char *type;                    /* "tel", "email", "search" … of a text */
	long most;                           /* characters; 0: the page does not say */
	long least, greatest;                /* of a number */
	const char *options[64];
	int option_count;
	bool required, checked, strict;      /* strict: set by who tries it */
	struct entry *next;
};
struct pageform {
	bool post, files;
	const char *action;                  /* "" when the page itself */
	struct entry *entries;
	struct pageform *next;
};

/* All forms of an HTML page. */
struct pageform *pageform_read(struct arena *a, const char *html);
#endif
