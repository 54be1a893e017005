/* store.c -- every statement about questions. */
#include "question/question.h"
#include "kit/home_line.h"

#define IN &question_table
#define OUT &question_table
#define ROW "SELECT q.id, q.site, q.company, q.number, q.state, q.due, q.made_at, q.made_by," \
	" q.question, q.asker, q.contact, q.superior, q.answer, q.told_how, q.answered_at, q.replied_at," \
	" c.short_name AS company_name, p.name AS made_name, s.name AS superior_name" \
	" FROM question q LEFT JOIN company c ON c.id = q.company" \
	" LEFT JOIN person p ON p.id = q.made_by LEFT JOIN person s ON s.id = q.superior"

const struct sql question_sql[] = {
	[QUESTION_ANY] = { ROW " WHERE q.id = :id AND q.site = :my_site", IN, OUT },
	[QUESTION_MAKE] = { "INSERT INTO question (site, company, number, state, due, made_at, made_by,"
		" question, asker, contact, superior) VALUES (:site, :company, :number, :state, :due,"
		" :made_at, :made_by, :question, :asker, :contact, :superior)", IN },
	[QUESTION_MOVE] = { "UPDATE question SET state = :state, due = :due, superior = :superior,"
		" answer = :answer, told_how = :told_how, answered_at = :answered_at, replied_at = :replied_at WHERE id = :id AND state = :was", IN },
	[QUESTION_OPEN] = { "SELECT COUNT(*) AS id FROM question WHERE site = :my_site AND state IN ('noted','escalated','clarified')", NULL, OUT },
	[QUESTION_CARD] = { "SELECT q.id, q.question AS title, CONCAT_WS(' · ', q.asker, c.short_name, q.contact) AS small, q.made_at AS at,"
		" q.due FROM question q LEFT JOIN company c ON c.id = q.company WHERE q.site = :my_site"
		" AND q.state IN ('noted','escalated','clarified') ORDER BY q.due, q.id LIMIT 40", NULL, &home_line_table },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "q.made_at" },
	{ "asker", .small = "company_name" },
	{ "question", .small = "answer" },
	{ "superior_name" },
	{ "state" },
	{ "due" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, name, telephone, words"), INPUT_LINE,
	  "q.number = :q OR q.asker LIKE CONCAT('%', :q_like) OR " PHONE_LIKE("q.contact") " OR q.contact LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE
	  " OR q.question LIKE CONCAT('%', :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "q.state = :state" },
	PERIOD_FILTERS("q.made_at"),
	{ "open", T("Not yet answered"), INPUT_FLAG, "q.state IN ('noted','escalated','clarified')" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("Not yet answered"), "open=1" },
	{ 0 }
};
const struct list question_list = {
	.select = ROW " WHERE q.site = :my_site", .order = "q.made_at", .order_name = "made_at",
	.key = "q.id", .heads = heads, .filters = filters, .quicks = quicks, .company = "q.company",
	.empty = T("No question is waiting for an answer."),
};
