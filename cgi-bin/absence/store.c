/* store.c -- every statement about absences and what came meanwhile. */
#include "absence/absence.h"
#include "kit/home_line.h"

#define OUT &absence_table
#define ROW "SELECT a.id, a.site, a.company, a.number, a.state, a.due, a.made_at, a.made_by, a.person, a.from_on, a.until_on," \
	" IF(a.person IS NULL, 'company', 'me') AS whose, a.message, a.mail, a.object, a.fax, a.newspaper, a.forward_to, a.fax_no," \
	" a.phone, a.note, a.closed_at, c.short_name AS company_name, c.room_no, p.name AS made_name, w.name AS person_name," \
	" (SELECT COUNT(*) FROM absence_item k FORCE INDEX (absence_item_absence) WHERE k.absence = a.id AND k.state = 'kept') AS kept," \
	" (SELECT COUNT(*) FROM absence_item o FORCE INDEX (absence_item_absence) WHERE o.absence = a.id AND o.state = 'item_received') AS open" \
	" FROM absence a LEFT JOIN company c ON c.id = a.company LEFT JOIN person p ON p.id = a.made_by LEFT JOIN person w ON w.id = a.person"
#define MINE "a.company = :my_company AND (a.person = :me OR a.person IS NULL OR EXISTS" \
	" (SELECT 1 FROM person m WHERE m.id = :me AND m.is_company_admin))"
#define AWAY "a.state = 'instruction_recorded' AND :today BETWEEN a.from_on AND a.until_on"

const struct sql absence_sql[] = {
	[ABSENCE_ANY] = { ROW " WHERE a.id = :id AND a.site = :my_site", OUT, OUT },
	[ABSENCE_MINE] = { ROW " WHERE a.id = :id AND " MINE, OUT, OUT },
	[ABSENCE_MAKE] = { "INSERT INTO absence (site, company, number, state, due, made_at, made_by, person, from_on, until_on, message, mail,"
		" object, fax, newspaper, forward_to, fax_no, phone, note) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by,"
		" :person, :from_on, :until_on, :message, :mail, :object, :fax, :newspaper, :forward_to, :fax_no, :phone, :note)", OUT },
	[ABSENCE_MOVE] = { "UPDATE absence SET state = :state, due = :due, person = :person, from_on = :from_on, until_on = :until_on,"
		" message = :message, mail = :mail, object = :object, fax = :fax, newspaper = :newspaper, forward_to = :forward_to, fax_no = :fax_no, phone = :phone,"
		" note = :note, closed_at = :closed_at WHERE id = :id AND state = :was", OUT },
	[ABSENCE_NOW] = { "SELECT COUNT(*) AS id FROM absence a WHERE a.site = :my_site AND " AWAY, NULL, OUT },
	[ABSENCE_TWICE] = { "SELECT a.id, a.number FROM absence a WHERE a.company = :company AND a.state = 'instruction_recorded'"
		" AND a.id <> :id AND a.person <=> :person AND a.from_on <= :until_on AND a.until_on >= :from_on LIMIT 1", OUT, OUT },
	[ABSENCE_ORDER] = { "SELECT a.id, a.message, a.mail, a.object, a.fax, a.newspaper, a.forward_to, a.fax_no, a.phone, c.room_no"
		" FROM absence a JOIN company c ON c.id = a.company WHERE a.site = :my_site AND a.company = :company AND " AWAY
		" AND (a.person IS NULL OR a.person = :person) ORDER BY a.person IS NULL, a.id DESC LIMIT 1", OUT, OUT },
	[ABSENCE_WHO] = { "SELECT id, company FROM person WHERE id = :person AND company = :company", OUT, OUT },
	{ 0 }
};

/* clang-format off */
static const struct head heads[] = {
	{ "number" }, { "company_name", .small = "person_name" }, { "room_no" }, { "from_on", .sort = "a.from_on" }, { "until_on", .sort = "a.until_on" },
	{ "kept" }, { "open" }, { "state" }, { "due" }, { 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, company, initials, room"), INPUT_LINE,
	  "a.number LIKE :q_like OR " COMPANY_LIKE " OR c.room_no LIKE :q_like OR w.name LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "a.state = :state" },
	{ "from", T("From"), INPUT_DAY, "a.until_on >= DATE(:from + INTERVAL 12 HOUR)", .order = "a.until_on" },
	{ "to", T("Until"), INPUT_DAY, "a.from_on <= DATE(:to + INTERVAL 12 HOUR)", .order = "a.from_on" },
	{ "now", T("Away now"), INPUT_FLAG, AWAY },
	{ "held", T("Back, things still kept"), INPUT_FLAG,
	  "a.state = 'closed' AND EXISTS (SELECT 1 FROM absence_item h FORCE INDEX (absence_item_absence) WHERE h.absence = a.id AND h.state = 'kept')",
	  .found = "SELECT DISTINCT h.absence AS id FROM absence_item h FORCE INDEX (absence_item_state) JOIN absence k ON k.id = h.absence AND k.state = 'closed'"
		" WHERE h.site = :my_site AND h.state = 'kept' LIMIT 500" },
	{ 0 }
};
static const struct quick quicks[] = { { T("Away now"), "now=1" }, { T("Back, things still kept"), "held=1" }, { 0 } };
const struct list absence_list = {
	.select = ROW " WHERE a.site = :my_site", .order = "a.made_at", .order_name = "made_at", .key = "a.id", .heads = heads,
	.filters = filters, .quicks = quicks, .company = "a.company", .empty = T("Nobody has said to be away."),
};
static const struct head own[] = {
	{ "number" }, { "whose", .small = "person_name" }, { "from_on" }, { "until_on" }, { "kept" }, { "open" }, { "state" }, { 0 }
};
const struct list absence_own_list = {
	.select = ROW " WHERE " MINE, .order = "a.made_at", .order_name = "made_at", .key = "a.id", .heads = own,
	.empty = T("Tell us when you are away: what comes is kept, brought to your room, forwarded or read to you."),
};

#define ITEM &absence_item_table
#define ITEM_ROW "SELECT i.id, i.site, i.company, i.number, i.state, i.due, i.made_at, i.made_by, i.absence, i.what, i.module, i.record," \
	" i.origin, i.description, i.action, i.place, i.told_whom, i.done_at, i.done_by, i.entry, i.receiver, i.handed_at, i.remark, a.person," \
	" a.number AS absence_number, c.short_name AS company_name, c.room_no, p.name AS made_name, d.name AS done_name, w.name AS person_name," \
	" e.number AS entry_number FROM absence_item i LEFT JOIN absence a ON a.id = i.absence LEFT JOIN company c ON c.id = i.company" \
	" LEFT JOIN person p ON p.id = i.made_by LEFT JOIN person d ON d.id = i.done_by LEFT JOIN person w ON w.id = a.person" \
	" LEFT JOIN room_entry e ON e.id = i.entry"

const struct sql absence_item_sql[] = {
	[ITEM_ANY] = { ITEM_ROW " WHERE i.id = :id AND i.site = :my_site", ITEM, ITEM },
	/* Who entered the room with it. */
	[ITEM_NAMED] = { ITEM_ROW " WHERE i.id = :id AND i.site = :my_site AND e.holder = :me", ITEM, ITEM },
	[ITEM_MAKE] = { "INSERT INTO absence_item (site, company, number, state, due, made_at, made_by, absence, what, module, record, origin,"
		" description, action, place) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :absence, :what, :module,"
		" IFNULL(:record, 0), :origin, :description, :action, :place)", ITEM },
	[ITEM_MOVE] = { "UPDATE absence_item SET state = :state, due = :due, description = :description, action = :action, place = :place, told_whom = :told_whom, done_at = :done_at,"
		" done_by = :done_by, entry = :entry, receiver = :receiver, handed_at = :handed_at, remark = :remark"
		" WHERE id = :id AND state = :was", ITEM },
	[ITEM_OPEN] = { "SELECT COUNT(*) AS id FROM absence_item WHERE site = :my_site AND state = 'item_received'", NULL, ITEM },
	[ITEM_OF] = { ITEM_ROW " WHERE i.absence = :id ORDER BY i.made_at, i.id LIMIT 500", OUT, ITEM },
	[ITEM_FOR] = { ITEM_ROW " WHERE i.module = :module AND i.record = :record AND i.site = :my_site"
		" AND i.state IN ('item_received','kept','told_by_phone') LIMIT 1", ITEM, ITEM },
	[ITEM_CARD] = { "SELECT i.id, CONCAT_WS(' · ', c.short_name, w.name) AS title, CONCAT_WS(' ', i.number, i.place) AS small,"
		" i.made_at AS at, i.due FROM absence_item i JOIN absence a ON a.id = i.absence JOIN company c ON c.id = i.company"
		" LEFT JOIN person w ON w.id = a.person WHERE i.site = :my_site AND i.state = 'item_received' ORDER BY i.due, i.id LIMIT 40",
		NULL, &home_line_table },
	{ 0 }
};
static const struct head item_heads[] = {
	{ "number" }, { "made_at", .sort = "i.made_at" }, { "company_name", .small = "person_name" }, { "what", .small = "origin" },
	{ "description" }, { "action", .small = "place" }, { "state" }, { "due" }, { 0 }
};
static const struct filter item_filters[] = {
	{ "q", T("Number, company, initials, room"), INPUT_LINE,
	  "i.number LIKE :q_like OR i.origin LIKE :q_like OR a.number LIKE :q_like OR " COMPANY_LIKE " OR c.room_no LIKE :q_like" },
	{ "what", T("absence|What came"), INPUT_CHOICE, "i.what = :what", absence_whats },
	{ "state", T("State"), INPUT_CHOICE, "i.state = :state" },
	PERIOD_FILTERS("i.made_at"),
	{ "open", T("Instructions to follow"), INPUT_FLAG, "i.state = 'item_received'" },
	{ "back", T("Back: to hand over"), INPUT_FLAG, "i.state = 'kept' AND a.state = 'closed'" },
	{ 0 }
};
static const struct quick item_quicks[] = { { T("Instructions to follow"), "open=1" }, { T("Back: to hand over"), "back=1" }, { 0 } };
const struct list absence_item_list = {
	.select = ITEM_ROW " WHERE i.site = :my_site", .order = "i.made_at", .order_name = "made_at", .key = "i.id", .heads = item_heads,
	.filters = item_filters, .quicks = item_quicks, .company = "i.company", .empty = T("Nothing has come for anybody away."),
};

#define ENTRY &room_entry_table
#define ENTRY_ROW "SELECT e.id, e.site, e.company, e.number, e.state, e.due, e.made_at, e.made_by, e.room_no, e.holder, e.holder_role," \
	" e.key_no, e.reason, e.in_at, e.out_at, e.item, c.short_name AS company_name, p.name AS made_name, h.name AS holder_name," \
	" i.number AS item_number FROM room_entry e LEFT JOIN company c ON c.id = e.company LEFT JOIN person p ON p.id = e.made_by" \
	" LEFT JOIN person h ON h.id = e.holder LEFT JOIN absence_item i ON i.id = e.item"
#define HOLDS "r.role IN ('dept_manager','service_supervisor','cleaner')"

const struct sql room_entry_sql[] = {
	[ENTRY_ANY] = { ENTRY_ROW " WHERE e.id = :id AND e.site = :my_site", ENTRY, ENTRY },
	[ENTRY_MAKE] = { "INSERT INTO room_entry (site, company, number, state, due, made_at, made_by, room_no, holder, holder_role, key_no,"
		" reason, in_at, out_at, item) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :room_no, :holder,"
		" :holder_role, :key_no, :reason, :in_at, :out_at, :item)", ENTRY },
	[ENTRY_MOVE] = { "UPDATE room_entry SET state = :state, due = :due, out_at = :out_at WHERE id = :id AND state = :was", ENTRY },
	[ENTRY_OPEN] = { "SELECT COUNT(*) AS id FROM room_entry WHERE site = :my_site AND state = 'in_room'", NULL, ENTRY },
	[ENTRY_MAY] = { "SELECT r.role AS holder_role FROM person_role r JOIN person p ON p.id = r.person WHERE r.person = :holder"
		" AND p.site = :my_site AND p.state = 'active' AND " HOLDS " LIMIT 1", ENTRY, ENTRY },
	[ENTRY_HOLDERS] = { "SELECT DISTINCT p.name AS holder_name FROM person_role r JOIN person p ON p.id = r.person"
		" WHERE p.site = :my_site AND p.state = 'active' AND " HOLDS " ORDER BY p.id LIMIT 8", NULL, ENTRY },
	[ENTRY_ROOM] = { "SELECT room_no FROM company WHERE id = :company AND site = :my_site", ENTRY, ENTRY },
	{ 0 }
};
static const struct head entry_heads[] = {
	{ "number" }, { "in_at", .sort = "e.in_at" }, { "out_at" }, { "room_no", .small = "company_name" }, { "holder_name", .small = "holder_role" },
	{ "key_no" }, { "reason" }, { "state" }, { "due" }, { 0 }
};
static const struct filter entry_filters[] = {
	{ "q", T("Number, room, company, who, key"), INPUT_LINE,
	  "e.number LIKE :q_like OR e.room_no LIKE :q_like OR " COMPANY_LIKE " OR h.name LIKE :q_like OR e.key_no LIKE :q_like" },
	PERIOD_FILTERS("e.made_at"),
	{ "in", T("entry|In the room"), INPUT_FLAG, "e.state = 'in_room'" },
	{ 0 }
};
static const struct quick entry_quicks[] = { { T("entry|In the room"), "in=1" }, { 0 } };
const struct list room_entry_list = {
	.select = ENTRY_ROW " WHERE e.site = :my_site", .order = "e.made_at", .order_name = "made_at", .key = "e.id", .heads = entry_heads,
	.filters = entry_filters, .quicks = entry_quicks, .company = "e.company", .empty = T("No room was opened with a master key."),
};
/* clang-format on */
