/* bulletin.h -- notices of the house to all, a floor or a company, with receipts (P011). */
#ifndef BULLETIN_H
#define BULLETIN_H
#include "core/module.h"

struct bulletin {
	struct record r;
	const char *title, *title_en, *body, *body_en, *audience, *floor;
	day from_on, until_on;
	int64_t approved_by, told_to;
	const char *approved_name, *lang;
	const char *note;                /* why it is sent back; the history keeps it */
	instant published_at, read_at;   /* read by the reader of the page */
	int64_t reads, readers;
};

enum { BULLETIN_ANY, BULLETIN_MINE, BULLETIN_MAKE, BULLETIN_MOVE, BULLETIN_DRAFTS, BULLETIN_UNREAD, BULLETIN_FLOOR,
	BULLETIN_AUDIENCE, BULLETIN_TOLD, BULLETIN_READ, BULLETIN_READS, BULLETIN_WROTE, BULLETIN_NUMBERS };

extern const struct table bulletin_table;
extern const struct sql bulletin_sql[];
extern const struct list bulletin_list, bulletin_mine;
extern const struct module bulletin_module;
extern const struct sheet bulletin_sheets[];
extern const struct route bulletin_routes[];
extern const struct choice bulletin_audiences[];
/* The tenant's receipt and text; at the desk who has read it. */
void bulletin_more(struct request *rq, void *row);
/* In the reader's language where there is one. */
const char *bulletin_title(const struct request *rq, const struct bulletin *b);
const char *bulletin_body(const struct request *rq, const struct bulletin *b);
#endif
