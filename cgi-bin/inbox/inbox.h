/* inbox.h -- what a person is told: in the portal and at the desk. */
#ifndef INBOX_INBOX_H
#define INBOX_INBOX_H
#include "core/request.h"

struct inbox {
	int64_t id, record, urgent, opens, before;
	const char *module, *subject, *body;
	instant made_at, read_at;
};

enum inbox_statement { INBOX_MINE, INBOX_ONE, INBOX_READ, INBOX_READ_ALL, INBOX_COUNT, INBOX_STATEMENTS };
extern const struct sql inbox_sql[];
extern const struct table inbox_table;
extern const struct module inbox_module;
#endif
