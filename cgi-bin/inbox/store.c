/* store.c -- every statement about messages.  All belong to the reader. */
#include "inbox/inbox.h"

static const struct column columns[] = {
	INT_COLUMN(struct inbox, id, NULL),
	INT_COLUMN(struct inbox, record, NULL),
	FLAG_COLUMN(struct inbox, urgent, NULL),
	FLAG_COLUMN(struct inbox, opens, NULL),
	INT_COLUMN(struct inbox, before, NULL),
	TEXT_COLUMN(struct inbox, module, NULL),
	TEXT_COLUMN(struct inbox, subject, T("message|Subject")),
	TEXT_COLUMN(struct inbox, body, NULL),
	TIME_COLUMN(struct inbox, made_at, T("message|Time")),
	TIME_COLUMN(struct inbox, read_at, NULL),
	{ 0 }
};
const struct table inbox_table = { "inbox", sizeof(struct inbox), columns };

#define ROW "SELECT id, module, record, subject, body, urgent, opens, made_at, read_at FROM inbox WHERE person = :me AND made_at <= :now "
const struct sql inbox_sql[] = {
	[INBOX_MINE] = { ROW "AND (:before = 0 OR id < :before) ORDER BY id DESC LIMIT 41", &inbox_table, &inbox_table },
	[INBOX_ONE] = { ROW "AND id = :id", &inbox_table, &inbox_table },
	[INBOX_READ] = { "UPDATE inbox SET read_at = COALESCE(read_at, :now) WHERE id = :id AND person = :me",
		&inbox_table, NULL },
	[INBOX_READ_ALL] = { "UPDATE inbox SET read_at = :now WHERE person = :me AND read_at IS NULL AND made_at <= :now",
		NULL, NULL },
	[INBOX_COUNT] = { "SELECT COUNT(*) AS id FROM inbox WHERE person = :me AND read_at IS NULL AND made_at <= :now",
		NULL, &inbox_table },
	{ 0 }
};
