/* store.c -- every statement about letters. */
#include "letter/letter.h"

#define IN &letter_table
#define OUT &letter_table
#define ROW "SELECT l.id, l.site, l.company, l.number, l.state, l.due, l.made_at, l.made_by, l.sender, l.contact, l.subject," \
	" l.summary, l.clerk, l.reply, l.replied_at, l.folder, c.short_name AS company_name, c.name AS company_full," \
	" p.name AS made_name, k.name AS clerk_name FROM letter l LEFT JOIN company c ON c.id = l.company" \
	" LEFT JOIN person p ON p.id = l.made_by LEFT JOIN person k ON k.id = l.clerk"

#define OWN "l.company = :my_company AND EXISTS (SELECT 1 FROM person a WHERE a.id = :me AND a.is_company_admin)"

const struct sql letter_sql[] = {
	[LETTER_ANY] = { ROW " WHERE l.id = :id AND l.site = :my_site", IN, OUT },
	/* What a company wrote to the house is its administrators'. */
	[LETTER_MINE] = { ROW " WHERE l.id = :id AND " OWN, IN, OUT },
	[LETTER_NAMED] = { ROW " WHERE l.id = :id AND l.site = :my_site AND l.clerk = :me", IN, OUT },
	[LETTER_MAKE] = { "INSERT INTO letter (site, company, number, state, due, made_at, made_by, sender, contact, subject, summary)"
		" VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :sender, :contact, :subject, :summary)", IN, NULL },
	[LETTER_MOVE] = { "UPDATE letter SET state = :state, due = :due, company = :company, sender = :sender, contact = :contact,"
		" subject = :subject, summary = :summary, clerk = :clerk, reply = :reply, replied_at = :replied_at, folder = :folder"
		" WHERE id = :id AND state = :was", IN, NULL },
	[LETTER_OPEN] = { "SELECT COUNT(*) AS id FROM letter l WHERE l.site = :my_site AND l.state IN ('received','assigned')", NULL, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "l.made_at" },
	{ "sender", .small = "company_name" },
	{ "subject" },
	{ "clerk_name" },
	{ "replied_at" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, sender, subject"), INPUT_LINE,
	  "l.number LIKE :q_like OR l.sender LIKE CONCAT('%', :q_like) OR l.subject LIKE CONCAT('%', :q_like) OR c.initials LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "l.state = :state" },
	PERIOD_FILTERS("l.made_at"),
	{ "open", T("Not yet answered"), INPUT_FLAG, "l.state IN ('received','assigned')" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not yet answered"), "open=1" }, { 0 } };
const struct list letter_list = {
	.select = ROW " WHERE l.site = :my_site", .order = "l.made_at", .order_name = "made_at", .key = "l.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "l.company", .empty = T("No letter waits for an answer."),
};

static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", .sort = "l.made_at" },
	{ "subject" },
	{ "replied_at" },
	{ "state" },
	{ 0 }
};
static const struct filter own_filters[] = {
	{ "q", T("Number, subject"), INPUT_LINE, "l.number LIKE :q_like OR l.subject LIKE CONCAT('%', :q_like)" },
	PERIOD_FILTERS("l.made_at"),
	{ 0 }
};
const struct list letter_mine = {
	.select = ROW " WHERE " OWN, .order = "l.made_at", .order_name = "made_at", .key = "l.id", .heads = own_heads,
	.filters = own_filters, .empty = T("The house has no letter of yours."),
};
