/* store.c -- every statement about incoming calls and their messages. */
#include "call/call.h"
#include "kit/home_line.h"

#define IN &call_table
#define OUT &call_table
#define ROW "SELECT k.id, k.site, k.company, k.number, k.state, k.due, k.made_at, k.made_by, k.caller, k.phone, k.identity, k.ring_seconds," \
	" k.person, k.about, k.put_to, k.say, k.message, k.taken_at, k.delivered_at, k.delivered_how, k.answer, k.reply, k.replied_at," \
	" k.feedback, k.feedback_at, IF(k.ring_seconds > 0, k.ring_seconds, '') AS rang, IF(k.identity = '', k.phone, k.identity) AS reach, c.short_name AS company_name, c.room_no, m.name AS made_name, p.name AS person_name, p.extension" \
	" FROM phone_call k LEFT JOIN company c ON c.id = k.company LEFT JOIN person m ON m.id = k.made_by LEFT JOIN person p ON p.id = k.person"
#define TAKEN "('message_taken','message_delivered','feedback_given')"
/* A message for one person is read by that person; one for the company by all of it.  (With OR the newest would be sorted out of all.) */
#define OWN "k.company = :my_company AND k.state IN " TAKEN " AND (k.person = :me OR k.person IS NULL)"
#define CARD "SELECT k.id, CONCAT_WS(' · ', p.name, c.short_name) AS title, CONCAT_WS(' · ', NULLIF(k.caller, ''), NULLIF(k.phone, '')) AS small," \
	" k.made_at AS at, k.due FROM phone_call k LEFT JOIN company c ON c.id = k.company LEFT JOIN person p ON p.id = k.person WHERE k.site = :my_site"

const struct sql call_sql[] = {
	[CALL_ANY] = { ROW " WHERE k.id = :id AND k.site = :my_site", IN, OUT },
	[CALL_MINE] = { ROW " WHERE k.id = :id AND " OWN, IN, OUT },
	[CALL_NAMED] = { ROW " WHERE k.id = :id AND k.site = :my_site AND k.person = :me AND k.state IN " TAKEN, IN, OUT },
	[CALL_MAKE] = { "INSERT INTO phone_call (site, company, number, state, due, made_at, made_by, caller, phone, ring_seconds, person, about)"
		" VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :caller, :phone, :ring_seconds, :person, :about)", IN },
	[CALL_MOVE] = { "UPDATE phone_call SET state = :state, due = :due, company = :company, caller = :caller, phone = :phone, identity = IF(:caller = '' AND :phone = '', :identity, ''),"
		" ring_seconds = :ring_seconds, person = :person, about = :about, put_to = :put_to, say = :say, message = :message,"
		" taken_at = :taken_at, delivered_at = :delivered_at, delivered_how = :delivered_how, answer = :answer, reply = :reply,"
		" replied_at = :replied_at, feedback = :feedback, feedback_at = :feedback_at WHERE id = :id AND state = :was", IN },
	[CALL_UNDELIVERED] = { "SELECT COUNT(*) AS id FROM phone_call WHERE site = :my_site AND state = 'message_taken'", NULL, OUT },
	[CALL_UNREAD] = { "SELECT COUNT(*) AS id FROM phone_call WHERE company = :my_company AND state = 'message_taken'"
		" AND IFNULL(person, :me) = :me AND made_at > :now - INTERVAL 60 DAY", NULL, OUT },
	[CALL_WAITING] = { ROW " WHERE k.site = :my_site AND k.state = 'message_taken' ORDER BY k.due, k.id LIMIT 8", NULL, OUT },
	[CALL_RETURNS] = { ROW " WHERE k.site = :my_site AND k.answer = 'tell' AND k.state = 'message_delivered' ORDER BY k.due, k.id LIMIT 8", NULL, OUT },
	[CALL_LATEST] = { ROW " WHERE k.site = :my_site AND k.made_at >= :day_start ORDER BY k.made_at DESC, k.id DESC LIMIT 8", IN, OUT },
	[CALL_DAY] = { "SELECT COUNT(*) AS calls, COALESCE(SUM(ring_seconds > 0), 0) AS timed, COALESCE(SUM(ring_seconds BETWEEN 1 AND 15), 0) AS soon"
		" FROM phone_call WHERE site = :my_site AND made_at >= :day_start", IN, OUT },
	[CALL_WHOSE] = { "SELECT p.company, c.short_name AS company_name, p.name AS person_name FROM person p"
		" LEFT JOIN company c ON c.id = p.company WHERE p.id = :person AND p.site = :my_site", IN, OUT },
	[CALL_CARD] = { CARD " AND k.state = 'message_taken' ORDER BY k.due, k.id LIMIT 40", NULL, &home_line_table },
	[CALL_RETURN_CARD] = { CARD " AND k.answer = 'tell' AND k.state = 'message_delivered' ORDER BY k.due, k.id LIMIT 40", NULL, &home_line_table },
	[CALL_CARD_OWN] = { "SELECT k.id, CONCAT_WS(' · ', NULLIF(k.caller, ''), NULLIF(k.phone, '')) AS title, k.number AS small,"
		" k.made_at AS at FROM phone_call k WHERE " OWN " AND k.state = 'message_taken' ORDER BY k.made_at, k.id LIMIT 40",
		NULL, &home_line_table },
	{ 0 }
};

/* clang-format off */
static const struct head heads[] = {
	{ "number" },
	{ "made_at", T("call|Time"), .sort = "k.made_at" },
	{ "caller", .small = "reach" },
	{ "company_name", T("Company called"), .small = "person_name" },
	{ "say", T("call|Message"), .small = "message" },
	{ "rang" },
	{ "state" },
	{ "due" },
	{ 0 }
};
/* Each part by its own index, never the whole log; of the newest any part of a name or number. */
#define FOUND \
	"(SELECT a.id FROM phone_call a WHERE a.number LIKE :q_like AND a.site = :my_site LIMIT 1000) UNION " \
	"(SELECT b.id FROM phone_call b WHERE b.phone LIKE :q_like AND b.site = :my_site LIMIT 1000) UNION " \
	"(SELECT e.id FROM phone_call e WHERE e.caller LIKE :q_like AND e.site = :my_site LIMIT 1000) UNION " \
	"(SELECT o.id FROM (SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = 'company'" \
	" AND w.word LIKE :q_like LIMIT 200) x JOIN phone_call o ON o.company = x.record ORDER BY o.made_at DESC LIMIT 1000) UNION " \
	"(SELECT o.id FROM (SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = 'person'" \
	" AND w.word LIKE :q_like LIMIT 200) x JOIN phone_call o ON o.person = x.record ORDER BY o.made_at DESC LIMIT 1000) UNION " \
	"(SELECT z.id FROM (SELECT y.id, y.phone, y.caller FROM phone_call y WHERE y.site = :my_site ORDER BY y.made_at DESC LIMIT 400) z" \
	" WHERE " PHONE_LIKE("z.phone") " OR z.caller LIKE CONCAT('%', :q_like))"
static const struct filter filters[] = {
	{ "q", T("Number, caller, telephone, company, person, initials"), INPUT_LINE, "k.number LIKE :q_like OR " PHONE_LIKE("k.phone") " OR k.caller LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE " OR p.name LIKE :q_like OR p.initials LIKE :q_like", .found = FOUND },
	{ "state", T("State"), INPUT_CHOICE, "k.state = :state" },
	PERIOD_FILTERS("k.made_at"),
	{ "messages", T("call|Messages"), INPUT_FLAG, "k.state IN " TAKEN },
	{ "undelivered", T("Undelivered messages"), INPUT_FLAG, "k.state = 'message_taken'" },
	{ "return", T("Calls to return"), INPUT_FLAG, "k.answer = 'tell' AND k.state = 'message_delivered'" },
	{ "late", T("Later than three rings"), INPUT_FLAG, "k.ring_seconds > 15 AND k.made_at > :now - INTERVAL 31 DAY" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("Undelivered messages"), "undelivered=1" },
	{ T("Calls to return"), "return=1" },
	{ T("call|Messages"), "messages=1" },
	{ T("Later than three rings"), "late=1" },
	{ 0 }
};
const struct list call_list = {
	.select = ROW " WHERE k.site = :my_site", .order = "k.made_at", .order_name = "made_at", .key = "k.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "k.company", .empty = T("No call has been logged."),
};

static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", T("call|Time"), .sort = "k.made_at" },
	{ "caller", .small = "reach" },
	{ "say", T("call|Message"), .small = "message" },
	{ "state" },
	{ 0 }
};
static const struct filter own_filters[] = {
	PERIOD_FILTERS("k.made_at"),
	{ "unread", T("Not read yet"), INPUT_FLAG, "k.state = 'message_taken'" },
	{ 0 }
};
static const struct quick own_quicks[] = {
	{ T("Not read yet"), "unread=1" },
	{ 0 }
};
/* clang-format on */
const struct list call_own_list = {
	.select = ROW " WHERE " OWN, .order = "k.made_at", .order_name = "made_at", .key = "k.id", .heads = own_heads, .filters = own_filters,
	.quicks = own_quicks, .empty = T("Nobody has left a message for you."),
};
