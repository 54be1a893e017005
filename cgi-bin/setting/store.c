/* store.c -- every statement about a centre's own settings. */
#include "setting/setting.h"

/* clang-format off */
static const struct choice mails[] = { { "", T("setting|In the house only") }, { "1", T("setting|By mail as well") }, { 0 } };
static const struct choice slots[] = { { "5", T("setting|5 minutes") }, { "15", T("setting|15 minutes") }, { 0 } };
static const struct column columns[] = {
	RECORD_COLUMNS(struct setting),
	TEXT_COLUMN(struct setting, name, T("setting|Name of the centre")),
	TEXT_COLUMN(struct setting, name_en, T("setting|Name in English")),
	PERSONAL_COLUMN(struct setting, phone, T("setting|Telephone of the desk"), PERSONAL_OURS),
	TEXT_COLUMN(struct setting, address, T("setting|Address")),
	TEXT_COLUMN(struct setting, address_en, T("setting|Address in English")),
	TEXT_COLUMN(struct setting, zone, T("setting|Time zone")),
	INT_COLUMN(struct setting, opens, T("setting|Opens")),
	INT_COLUMN(struct setting, closes, T("setting|Closes")),
	TEXT_COLUMN(struct setting, desk_from, T("setting|Addresses of the desk")),
	INT_COLUMN(struct setting, retention_days, T("setting|Days numbers of documents and signatures are kept")),
	INT_COLUMN(struct setting, outsider_days, T("setting|Days names and telephones of outsiders are kept")),
	CODE_COLUMN(struct setting, staff_mail, T("setting|Notices to staff"), mails),
	TEXT_COLUMN(struct setting, price_code, T("setting|Name of the price list")),
	INT_COLUMN(struct setting, early, T("setting|Early shift begins")),
	INT_COLUMN(struct setting, late, T("setting|Late shift begins")),
	INT_COLUMN(struct setting, night, T("setting|Night shift begins")),
	CODE_COLUMN(struct setting, slot, T("setting|Steps of bookings"), slots),
	{ 0 }
};
const struct table setting_table = { "site", sizeof(struct setting), columns };

const struct sql setting_sql[] = {
	[SETTING_ONE] = { "SELECT s.id, s.name, s.name_en, s.phone, s.address, s.address_en, s.zone, s.opens, s.closes, s.desk_from,"
		" s.retention_days, s.outsider_days, IFNULL((SELECT value FROM setting t WHERE t.site = s.id AND t.name = 'staff_mail'), '') AS staff_mail,"
		" IFNULL((SELECT value FROM setting t WHERE t.site = s.id AND t.name = 'price_code'), '') AS price_code,"
		" IFNULL((SELECT CAST(value AS INTEGER) FROM setting t WHERE t.site = s.id AND t.name = 'shift_early'), 360) AS early,"
		" IFNULL((SELECT CAST(value AS INTEGER) FROM setting t WHERE t.site = s.id AND t.name = 'shift_late'), 840) AS late,"
		" IFNULL((SELECT CAST(value AS INTEGER) FROM setting t WHERE t.site = s.id AND t.name = 'shift_night'), 1320) AS night,"
		" CAST(s.slot_minutes AS CHAR) AS slot"
		" FROM site s WHERE s.id = :my_site", NULL, &setting_table },
	[SETTING_KEEP] = { "UPDATE site SET name = :name, name_en = :name_en, phone = :phone, address = :address,"
		" address_en = :address_en, zone = :zone, opens = :opens, closes = :closes, desk_from = :desk_from,"
		" retention_days = :retention_days, outsider_days = :outsider_days, slot_minutes = :slot WHERE id = :my_site", &setting_table, NULL },
	[SETTING_MAIL] = { "INSERT INTO setting (site, name, value) VALUES (:my_site, 'staff_mail', :staff_mail)"
		" ON DUPLICATE KEY UPDATE value = VALUES(value)", &setting_table, NULL },
	[SETTING_CODE] = { "INSERT INTO setting (site, name, value) VALUES (:my_site, 'price_code', :price_code)"
		" ON DUPLICATE KEY UPDATE value = VALUES(value)", &setting_table, NULL },
	[SETTING_SHIFTS] = { "INSERT INTO setting (site, name, value) VALUES (:my_site, 'shift_early', :early),"
		" (:my_site, 'shift_late', :late), (:my_site, 'shift_night', :night) ON DUPLICATE KEY UPDATE value = VALUES(value)",
		&setting_table, NULL },
	/* Slots are keyed by their beginning: none may be held when their size changes. */
	[SETTING_BOOKED] = { "SELECT s.room AS id FROM slot s JOIN room r ON r.id = s.room WHERE r.site = :my_site"
		" AND s.starts_at >= :now LIMIT 1", NULL, &setting_table },
	{ 0 }
};
/* clang-format on */
