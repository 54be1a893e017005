/* proxy.h -- who may collect mail for a company without being of it (P036): a
** written authority for some kinds of mail, from one day until another. */
#ifndef PROXY_PROXY_H
#define PROXY_PROXY_H
#include "kit/record.h"

struct proxy {
	struct record r;
	const char *name, *initials, *phone, *id_kind, *id_last, *authority, *note;
	day from_on, until_on;
};
extern const struct table proxy_table;
extern const struct module proxy_module;
extern const struct list proxy_desk_list, proxy_own_list;
enum { PROXY_ANY, PROXY_MINE, PROXY_MAKE, PROXY_MOVE };
extern const struct sql proxy_sql[];

/* Papers a person shows; the last characters of their numbers are kept. */
extern const struct choice id_kinds[];
/* The kinds of mail an authority or a choice speaks of; court, tax and other
** authorities are one of them, "official". */
extern const struct choice mail_groups[];
/* Is `code` one of the comma-joined codes? */
#endif
