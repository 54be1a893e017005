/* store.c -- every statement about companies. */
#include "company/company.h"

/* clang-format off */
const struct choice company_kinds[] = {
	{ "tenant",  T("company|Tenant") },
	{ "virtual", T("company|Virtual office") },
	{ "guest",   T("company|Guest") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct company),
	CODE_COLUMN(struct company, kind, T("Kind"), company_kinds),
	TEXT_COLUMN(struct company, name, T("company|Full name")),
	TEXT_COLUMN(struct company, short_name, T("company|Short name")),
	TEXT_COLUMN(struct company, name_en, T("company|Name in English")),
	TEXT_COLUMN(struct company, pinyin, T("Pinyin")),
	TEXT_COLUMN(struct company, initials, T("Initials")),
	TEXT_COLUMN(struct company, room_no, T("company|Rooms")),
	TEXT_COLUMN(struct company, floor, T("company|Floor")),
	TEXT_COLUMN(struct company, box, T("company|Mail box")),
	PERSONAL_COLUMN(struct company, phone, T("company|Telephone"), PERSONAL_OURS),
	PERSONAL_COLUMN(struct company, email, T("E-mail"), PERSONAL_OURS),
	TEXT_COLUMN(struct company, licence_no, T("company|Licence number")),
	TEXT_COLUMN(struct company, needs, T("company|Services wanted")),
	TEXT_COLUMN(struct company, notes, T("Notes of the house")),
	TEXT_COLUMN(struct company, note, NULL),
	TEXT_COLUMN(struct company, digits, NULL),
	TEXT_COLUMN(struct company, spelled, NULL),
	{ 0 }
};
const struct table company_table = { "company", sizeof(struct company), columns };
#define IN &company_table
#define OUT &company_table
#define FIELDS "c.id, c.site, c.number, c.state, c.kind, c.name, c.short_name, c.name_en, c.pinyin, c.initials, c.room_no," \
	" c.floor, c.box, c.phone, c.email, c.licence_no, c.needs, c.notes, c.due, c.made_at, c.made_by"

const struct sql company_sql[] = {
	[COMPANY_ANY] = { "SELECT " FIELDS ", IFNULL(m.name, '') AS made_name FROM company c LEFT JOIN person m ON m.id = c.made_by"
		" WHERE c.id = :id AND c.site = :my_site", IN, OUT },
	[COMPANY_MAKE] = { "INSERT INTO company (site, number, state, kind, name, short_name, name_en, pinyin, initials, room_no, floor,"
		" box, phone, email, licence_no, needs, notes, made_at, made_by, due) VALUES (:site, :number, :state, :kind, :name,"
		" :short_name, :name_en, :pinyin, :initials, :room_no, :floor, :box, :phone, :email, :licence_no, :needs, :notes,"
		" :now, :made_by, :due)", IN },
	[COMPANY_MOVE] = { "UPDATE company SET state = :state, kind = :kind, name = :name, short_name = :short_name,"
		" name_en = :name_en, pinyin = :pinyin, initials = :initials, room_no = :room_no, floor = :floor, box = :box,"
		" phone = :phone, email = :email, licence_no = :licence_no, needs = :needs, notes = :notes, due = :due"
		" WHERE id = :id AND state = :was", IN },
	[COMPANY_TWINS] = { "SELECT c.id, c.number, c.state, c.kind, c.name, c.short_name, c.room_no, c.phone FROM company c"
		" WHERE c.site = :my_site AND c.id <> :id AND (c.short_name = :short_name OR c.name = :name"
		" OR (:name_en <> '' AND c.name_en = :name_en) OR LOCATE(:short_name, c.name) > 0"
		" OR (c.short_name <> '' AND LOCATE(c.short_name, :name) > 0)"
		" OR (:spelled <> '' AND REPLACE(c.pinyin, ' ', '') = :spelled)"
		" OR (:digits <> '' AND RIGHT(REGEXP_REPLACE(c.phone, '[^0-9]', ''), 8) = :digits)"
		" OR (:licence_no <> '' AND c.licence_no = :licence_no)"
		" OR (:email <> '' AND c.email = :email)) ORDER BY c.state = 'archived', c.id LIMIT 5", IN, OUT },
	/* Its people are not let in any more; those invited lose their links. */
	[COMPANY_SHUT] = { "DELETE s FROM session s JOIN person p ON p.id = s.person WHERE p.company = :id", IN },
	[COMPANY_ALL] = { "SELECT c.id, c.number, c.state, c.kind, c.name, c.short_name, c.room_no, c.floor, c.box, c.phone FROM company c"
		" WHERE c.site = :my_site AND c.state <> 'archived' ORDER BY c.floor, NATURAL_SORT_KEY(c.room_no), c.pinyin LIMIT 5000", NULL, OUT },
	{ 0 }
};
/* clang-format on */
