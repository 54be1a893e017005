/* store.c -- every statement about the duty log and handovers. */
#include "duty/duty.h"
#include "kit/home_line.h"

#define IN &duty_table
#define OUT &duty_table
#define ROW "SELECT d.id, d.site, d.company, d.number, d.state, d.due, d.made_at, d.made_by, d.shift, d.carried, d.kind, d.who," \
	" d.contact, d.text, d.department, d.told, d.told_at, d.treatment, d.treated_at, d.callback, t.name AS department_name," \
	" c.short_name AS company_name, p.name AS made_name FROM duty d LEFT JOIN department t ON t.id = d.department" \
	" LEFT JOIN company c ON c.id = d.company LEFT JOIN person p ON p.id = d.made_by"
#define OPEN "d.state IN ('logged','department_notified','treatment_logged')"

const struct sql duty_sql[] = {
	[DUTY_ANY] = { ROW " WHERE d.id = :id AND d.site = :my_site", IN, OUT },
	[DUTY_NAMED] = { ROW " WHERE d.id = :id AND d.site = :my_site AND d.told_at IS NOT NULL AND d.department IN"
		" (SELECT r.department FROM person_role r WHERE r.person = :me)", IN, OUT },
	[DUTY_MAKE] = { "INSERT INTO duty (site, company, number, state, due, made_at, made_by, shift, kind, who, contact, text)"
		" VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :shift, :kind, :who, :contact, :text)", IN, NULL },
	[DUTY_MOVE] = { "UPDATE duty SET state = :state, due = :due, company = :company, kind = :kind, who = :who, contact = :contact,"
		" text = :text, department = :department, told = :told, told_at = :told_at, treatment = :treatment,"
		" treated_at = :treated_at, callback = :callback WHERE id = :id AND state = :was", IN, NULL },
	[DUTY_OPEN] = { "SELECT COUNT(*) AS id FROM duty d WHERE d.site = :my_site AND " OPEN, NULL, OUT },
	[DUTY_CARD] = { "SELECT d.id, d.text AS title, CONCAT_WS(' · ', c.short_name, NULLIF(d.who, ''), t.name) AS small, d.made_at AS at"
		" FROM duty d LEFT JOIN company c ON c.id = d.company LEFT JOIN department t ON t.id = d.department"
		" WHERE d.site = :my_site AND " OPEN " ORDER BY d.made_at, d.id LIMIT 40", NULL, &home_line_table },
	[DUTY_OPEN_ROWS] = { ROW " WHERE d.site = :my_site AND " OPEN " ORDER BY d.made_at, d.id LIMIT 100", NULL, OUT },
	[DUTY_DEPARTMENTS] = { "SELECT id, name AS department_name FROM department WHERE site = :my_site AND state = 'active' ORDER BY id",
		NULL, OUT },
	[DUTY_PEOPLE] = { "SELECT DISTINCT r.person AS id FROM person_role r JOIN person p ON p.id = r.person"
		" WHERE r.department = :department AND p.state = 'active' AND p.company IS NULL LIMIT 50", IN, OUT },
	[DUTY_CARRY] = { "UPDATE duty d SET d.shift = :shift, d.carried = d.carried + 1 WHERE d.site = :my_site AND " OPEN, IN, NULL },
	[DUTY_SIGNED] = { "SELECT e.duty AS id, e.made_at, e.number, e.state, e.kind, e.text, e.department_name, e.treatment, e.carried"
		" FROM handover_entry e WHERE e.handover = :id ORDER BY e.made_at, e.duty", &handover_table, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" },
	{ "made_at", .sort = "d.made_at" },
	{ "kind" },
	{ "text", .small = "treatment" },
	{ "company_name", .small = "who" },
	{ "department_name" },
	{ "shift" },
	{ "state" },
	{ 0 }
};
static const struct filter filters[] = {
	{ "q", T("Number, name, words"), INPUT_LINE,
	  "d.number LIKE :q_like OR d.who LIKE CONCAT('%', :q_like) OR d.text LIKE CONCAT('%', :q_like) OR c.initials LIKE :q_like" },
	{ "state", T("State"), INPUT_CHOICE, "d.state = :state" },
	{ "kind", T("duty|Kind"), INPUT_CHOICE, "d.kind = :kind", duty_kinds },
	PERIOD_FILTERS("d.made_at"),
	{ "open", T("Not settled"), INPUT_FLAG, OPEN },
	{ 0 }
};
static const struct quick quicks[] = { { T("Not settled"), "open=1" }, { 0 } };
const struct list duty_list = {
	.select = ROW " WHERE d.site = :my_site", .order = "d.made_at", .order_name = "made_at", .key = "d.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "d.company", .empty = T("Nothing has been logged."),
};

#undef IN
#undef OUT
#define IN &handover_table
#define OUT &handover_table
#define NOTE "SELECT h.id, h.site, h.number, h.state, h.due, h.made_at, h.made_by, h.shift, h.note, h.cash, h.unresolved, h.kept," \
	" h.next_shift, h.signed_by, h.signed_at, p.name AS made_name, s.name AS signed_name FROM handover h" \
	" LEFT JOIN person p ON p.id = h.made_by LEFT JOIN person s ON s.id = h.signed_by"

struct now { const char *text, *name; };
static const struct column now_columns[] = { TEXT_COLUMN(struct now, text, NULL), TEXT_COLUMN(struct now, name, NULL), { 0 } };
static const struct table now_table = { "now", sizeof(struct now), now_columns };

const struct sql handover_sql[] = {
	[HANDOVER_ANY] = { NOTE " WHERE h.id = :id AND h.site = :my_site", IN, OUT },
	[HANDOVER_MAKE] = { "INSERT INTO handover (site, number, state, due, made_at, made_by, shift, note, cash, unresolved, kept) VALUES (:site, :number,"
		" :state, :due, :made_at, :made_by, :shift, :note, :cash, :unresolved, :kept)", IN, NULL },
	[HANDOVER_MOVE] = { "UPDATE handover SET state = :state, due = :due, note = :note, cash = :cash, unresolved = :unresolved,"
		" kept = :kept, next_shift = NULLIF(:next_shift, ''), signed_by = :signed_by, signed_at = :signed_at"
		" WHERE id = :id AND state = :was", IN, NULL },
	[HANDOVER_WAITING] = { "SELECT COUNT(*) AS id FROM handover h WHERE h.site = :my_site AND h.state = 'written'", NULL, OUT },
	[HANDOVER_NUMBERS] = { "SELECT (SELECT COUNT(*) FROM duty d WHERE d.site = :my_site AND " OPEN ") AS unresolved,"
		" (SELECT COUNT(*) FROM object_deposit o WHERE o.site = :my_site AND o.state IN ('received','kept')) AS kept", NULL, OUT },
	/* Once: what was signed stays. */
	[HANDOVER_KEEP] = { "INSERT IGNORE INTO handover_entry (handover, duty, made_at, number, state, kind, text, department_name, treatment, carried)"
		" SELECT :id, d.id, d.made_at, d.number, d.state, d.kind, d.text, IFNULL(t.name, ''), d.treatment, d.carried FROM duty d"
		" LEFT JOIN department t ON t.id = d.department WHERE d.site = :my_site AND " OPEN " ORDER BY d.made_at, d.id LIMIT 100", IN, NULL },
	/* Who took over last, while that shift can still last; the words are keys of duty.c's shifts. */
	[HANDOVER_NOW] = { "SELECT CASE h.next_shift WHEN 'early' THEN 'shift|Early shift' WHEN 'late' THEN 'shift|Late shift'"
		" ELSE 'shift|Night shift' END AS text, p.name AS name FROM handover h JOIN person p ON p.id = h.signed_by"
		" WHERE h.site = :my_site AND h.state = 'signed' AND h.signed_at > :now - INTERVAL 10 HOUR ORDER BY h.signed_at DESC LIMIT 1", NULL, &now_table },
	{ 0 }
};
static const struct head note_heads[] = {
	{ "number" },
	{ "made_at", .sort = "h.made_at" },
	{ "shift" },
	{ "made_name" },
	{ "note" },
	{ "signed_name" },
	{ "signed_at" },
	{ "state" },
	{ 0 }
};
static const struct filter note_filters[] = {
	{ "q", T("Number, words"), INPUT_LINE, "h.number LIKE :q_like OR h.note LIKE CONCAT('%', :q_like)" },
	{ "state", T("State"), INPUT_CHOICE, "h.state = :state" },
	PERIOD_FILTERS("h.made_at"),
	{ 0 }
};
const struct list handover_list = {
	.select = NOTE " WHERE h.site = :my_site", .order = "h.made_at", .order_name = "made_at", .key = "h.id",
	.heads = note_heads, .filters = note_filters, .empty = T("No handover has been written yet."),
};
