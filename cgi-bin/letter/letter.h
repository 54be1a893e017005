/* letter.h -- letters and written enquiries of customers, until our answer is filed (P011). */
#ifndef LETTER_H
#define LETTER_H
#include "core/module.h"

struct letter {
	struct record r;
	const char *sender, *contact, *subject, *summary, *reply, *folder;
	int64_t clerk;
	const char *clerk_name, *company_full;
	instant replied_at;
};

enum { LETTER_ANY, LETTER_MINE, LETTER_NAMED, LETTER_MAKE, LETTER_MOVE, LETTER_OPEN };
extern const struct table letter_table;
extern const struct sql letter_sql[];
extern const struct list letter_list, letter_mine;
extern const struct module letter_module;
#endif
