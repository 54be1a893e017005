/* store.c -- every statement about outgoing mails.  Their text is shown to nobody. */
#include "outbox/outbox.h"

/* Of no code: our own words are keys for translation, those of a server come through. */
static const struct choice outbox_words[] = { { 0 } };

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct outbox),
	INT_COLUMN (struct outbox, tries,   T("mail|Tries")),
	PERSONAL_COLUMN(struct outbox, address, T("mail|Address"), PERSONAL_OURS),
	TEXT_COLUMN(struct outbox, name,    T("mail|Receiver")),
	TEXT_COLUMN(struct outbox, subject, T("mail|Subject")),
	CODE_COLUMN(struct outbox, error,   T("The mail server says"), outbox_words),
	TEXT_COLUMN(struct outbox, kind,    T("mail|Notice")),
	TIME_COLUMN(struct outbox, next_at, T("mail|Next try")),
	TIME_COLUMN(struct outbox, sent_at, T("mail|Sent")),
	{ 0 }
};
const struct table outbox_table = { "outbox", sizeof(struct outbox), columns };

static const struct column beat_columns[] = {
	INT_COLUMN(struct beat, waiting, NULL), INT_COLUMN(struct beat, sending, NULL),
	INT_COLUMN(struct beat, dead, NULL),    INT_COLUMN(struct beat, sent_today, NULL),
	INT_COLUMN(struct beat, open, NULL),    INT_COLUMN(struct beat, late, NULL),
	TIME_COLUMN(struct beat, at, NULL),     TEXT_COLUMN(struct beat, note, NULL), { 0 }
};
static const struct table beat_table = { "beat", sizeof(struct beat), beat_columns };

#define ROW "SELECT o.id, o.site, o.state, o.made_at, o.tries, o.address, o.name, o.subject, o.error, o.kind, " \
	"o.next_at, o.sent_at FROM outbox o WHERE o.site = :my_site"
const struct sql outbox_sql[] = {
	[OUTBOX_ONE] = { ROW " AND o.id = :id", &outbox_table, &outbox_table },
	[OUTBOX_MOVE] = { "UPDATE outbox SET state = :state, address = :address, next_at = :now, "
		"tries = IF(:state = 'waiting', 0, tries), error = IF(:state = 'waiting', '', error), not_after = NULL "
		"WHERE id = :id AND site = :my_site AND state = :was", &outbox_table, NULL },
	[OUTBOX_ALL] = { "UPDATE outbox SET state = 'waiting', tries = 0, next_at = :now, error = '', not_after = NULL "
		"WHERE site = :my_site AND state = 'dead'", NULL, NULL },
	[OUTBOX_COUNT] = { "SELECT COUNT(*) AS id FROM outbox WHERE state = 'dead' AND site = :my_site", NULL, &outbox_table },
	{ 0 }
};
const struct sql outbox_beat_sql = { "SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'waiting') AS waiting, "
	"(SELECT COUNT(*) FROM outbox WHERE state = 'sending') AS sending, "
	"(SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS dead, "
	"(SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND sent_at > :now - INTERVAL 1 DAY) AS sent_today, "
	"(SELECT COUNT(*) FROM clock WHERE open) AS open, "
	"(SELECT COUNT(*) FROM clock WHERE open AND due < :now - INTERVAL 1 MINUTE AND passed_at IS NULL) AS late, "
	"h.at, h.note FROM (SELECT 'tick' AS program) t LEFT JOIN heartbeat h ON h.program = t.program", NULL, &beat_table };

static const struct head heads[] = {
	{ "subject", NULL, NULL, NULL },
	{ "name", NULL, "address", NULL },
	{ "made_at", NULL, NULL, "o.made_at" },
	{ "tries", NULL, NULL, NULL },
	{ "next_at", NULL, NULL, NULL },
	{ "error", NULL, NULL, NULL },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Subject, receiver or address"), INPUT_LINE,
	  "(o.subject LIKE CONCAT('%', :q_like) OR o.name LIKE :q_like OR o.address LIKE :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "o.state = :state" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Dead letters"), "state=dead" }, { T("mail|Waiting"), "state=waiting" }, { 0 } };
static const char *const bulk[] = { "resend", "drop", NULL };
const struct list outbox_list = { ROW, "o.made_at", "made_at", false, "o.id", heads, filters, quicks,
	T("No mail is here."), .bulk = bulk };
/* clang-format on */
