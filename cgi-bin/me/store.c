/* store.c -- every statement about oneself. */
#include "me/me.h"

/* clang-format off */
static const struct column columns[] = {
	INT_COLUMN(struct me, id, NULL),
	TEXT_COLUMN(struct me, name, T("person|Name")), TEXT_COLUMN(struct me, title, T("person|Position")),
	TEXT_COLUMN(struct me, extension, T("person|Extension")), TEXT_COLUMN(struct me, email, T("E-mail")),
	TEXT_COLUMN(struct me, mobile, T("person|Mobile")), TEXT_COLUMN(struct me, lang, NULL),
	TEXT_COLUMN(struct me, theme, NULL), TEXT_COLUMN(struct me, password, NULL),
	TEXT_COLUMN(struct me, pinyin, NULL), TEXT_COLUMN(struct me, initials, NULL),
	TEXT_COLUMN(struct me, old, T("The present password")),
	TEXT_COLUMN(struct me, fresh, T("New password")), TEXT_COLUMN(struct me, again, T("The same again")),
	TEXT_COLUMN(struct me, agent, NULL), TEXT_COLUMN(struct me, address, NULL),
	TIME_COLUMN(struct me, seen_at, NULL), TIME_COLUMN(struct me, made_at, NULL),
	{ 0 }
};
const struct table me_table = { "person", sizeof(struct me), columns };
#define IN &me_table
#define OUT &me_table

const struct sql me_sql[] = {
	[ME_ONE] = { "SELECT id, name, title, extension, IFNULL(email, '') AS email, IFNULL(mobile, '') AS mobile, lang, theme,"
		" IFNULL(password, '') AS password FROM person WHERE id = :me", NULL, OUT },
	[ME_KEEP] = { "UPDATE person SET name = :name, title = :title, extension = :extension, pinyin = :pinyin,"
		" initials = :initials WHERE id = :me", IN },
	[ME_LANG] = { "UPDATE person SET lang = :lang WHERE id = :me", IN },
	[ME_THEME] = { "UPDATE person SET theme = :theme WHERE id = :me", IN },
	[ME_SESSIONS] = { "SELECT id, agent, address, seen_at, made_at FROM session WHERE person = :me"
		" AND made_at > :made_at AND seen_at > :now - INTERVAL 12 HOUR ORDER BY seen_at DESC LIMIT 50", IN, OUT },
	{ 0 }
};
/* clang-format on */
