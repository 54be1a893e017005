/* store.c -- every statement about mail but those of the lists. */
#include "mail/mail.h"
#include "mail/row.h"
#include "kit/home_line.h"

#define IN &mail_table
#define OUT &mail_table

/* What waits for a tenant; `law`: of an authority, and nobody of the company has said they know. */
#define OWN_LINE(law) "SELECT m.id, CONCAT_WS(' · ', NULLIF(m.item_no, ''), NULLIF(m.sender, ''), NULLIF(m.addressee, '')) AS title," \
	" m.number AS small, m.made_at AS at FROM mail m WHERE m.state IN ('notified','logged_pending','scanned') AND " MAIL_OWN \
	" AND (m.kind IN ('court','tax','authority') AND m.company_knows IS NULL) = " law " ORDER BY m.made_at, m.id LIMIT 40"

const struct sql mail_sql[] = {
	[MAIL_LAW_OWN] = { OWN_LINE("1"), NULL, &home_line_table },
	[MAIL_CARD_OWN] = { OWN_LINE("0"), NULL, &home_line_table },
	[MAIL_ANY] = { MAIL_ROW " WHERE m.id = :id AND m.site = :my_site", IN, OUT },
	[MAIL_MINE] = { MAIL_ROW " WHERE m.id = :id AND " MAIL_OWN, IN, OUT },
	[MAIL_MAKE] = { "INSERT INTO mail (site, company, number, state, due, made_at, made_by, kind, item_no, pieces,"
		" sender, addressee, person, address, room, mismatch, place, instruction, instruction_note, remark)"
		" VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :kind, :item_no, :pieces, :sender,"
		" :addressee, :person, :address, :room, :mismatch, :place, :instruction, :instruction_note, :remark)", IN },
	[MAIL_MOVE] = { "UPDATE mail SET state = :state, due = :due, company = :company, kind = :kind, item_no = :item_no,"
		" pieces = :pieces, sender = :sender, addressee = :addressee, person = :person, room = :room, mismatch = :mismatch,"
		" place = :place, held_until = :held_until, instruction = :instruction, instruction_note = :instruction_note,"
		" notified_at = :notified_at, told_whom = :told_whom, company_knows = :company_knows, company_knew_at = :company_knew_at,"
		" desk_knows = :desk_knows, desk_knew_at = :desk_knew_at, escalated_at = :escalated_at,"
		" collector = :collector, collector_as = :collector_as, proxy = :proxy, id_kind = :id_kind,"
		" id_last = :id_last, signature = :signature, on_sheet = :on_sheet, gone_at = :gone_at, gone_by = :gone_by,"
		" list_no = :list_no, remark = :remark WHERE id = :id AND state = :was", IN },
	[MAIL_OPEN] = { "SELECT COUNT(*) AS id FROM mail WHERE site = :my_site AND state IN (" MAIL_HERE ")", NULL, OUT },
	[MAIL_OPEN_OWN] = { "SELECT COUNT(*) AS id FROM mail m WHERE m.state IN ('notified','logged_pending','scanned')"
		" AND " MAIL_OWN, NULL, OUT },
	[MAIL_ROSTER] = { "SELECT id AS company, short_name AS name, room_no, box, state FROM company"
		" WHERE id = :company AND site = :my_site AND state <> 'archived'", &roster_table, &roster_table },
	[MAIL_ADDRESSEE] = { "SELECT id AS person, name AS addressee FROM person WHERE company = :company"
		" AND state <> 'disabled' AND :addressee IN (name, initials, REPLACE(pinyin, ' ', '')) LIMIT 2", IN, OUT },
	/* Who of the roster is called exactly so, a person or a company. */
	[MAIL_KNOWN] = { "SELECT c.short_name AS company_name, c.room_no FROM word w LEFT JOIN person p ON w.what = 'person'"
		" AND p.id = w.record AND p.state <> 'disabled' AND p.name = :addressee JOIN company c ON c.id = IF(w.what = 'company',"
		" w.record, p.company) AND c.state <> 'archived' WHERE w.site = :my_site AND w.what IN ('person', 'company')"
		" AND w.word = :addressee AND (p.id IS NOT NULL OR :addressee IN (c.name, c.short_name, c.name_en)) LIMIT 3", IN, OUT },
	[MAIL_WHO] = { "SELECT company FROM person WHERE id = :person AND site = :my_site", IN, OUT },
	[MAIL_AGAIN] = { "SELECT id, number FROM mail WHERE item_no = :item_no AND site = :my_site"
		" AND made_at > :now - INTERVAL 60 DAY LIMIT 1", IN, OUT },
	[MAIL_WAITING] = { MAIL_ROW " WHERE m.site = :my_site AND m.company = :company"
		" AND m.state IN ('notified','logged_pending','scanned') ORDER BY m.made_at, m.id LIMIT 100", IN, OUT },
	[MAIL_LATEST] = { MAIL_ROW " WHERE m.site = :my_site AND m.made_by = :me AND m.made_at > :now - INTERVAL 12 HOUR"
		" ORDER BY m.made_at DESC, m.id DESC LIMIT 8", NULL, OUT },
	[MAIL_MAY] = { "SELECT 'person' AS collector_as, id, name, state, '' AS authority, '' AS id_kind, '' AS id_last,"
		" NULL AS from_on, NULL AS until_on FROM person WHERE company = :company AND state <> 'disabled'"
		" AND :collector IN (name, initials) UNION ALL"
		" (SELECT 'proxy', id, name, state, authority, id_kind, id_last, from_on, until_on FROM proxy"
		" WHERE company = :company AND :collector IN (name, initials) ORDER BY until_on DESC LIMIT 20)",
		IN, &candidate_table },
	[MAIL_WHO_MAY] = { "(SELECT 'person' AS collector_as, id, name, state, '' AS authority, '' AS id_kind,"
		" initials AS id_last, NULL AS from_on, NULL AS until_on FROM person WHERE company = :company"
		" AND state <> 'disabled' ORDER BY is_company_admin DESC, name LIMIT 40) UNION ALL"
		" (SELECT 'proxy', id, name, state, authority, id_kind, id_last, from_on, until_on FROM proxy"
		" WHERE company = :company AND state = 'active' AND :today BETWEEN from_on AND until_on ORDER BY name LIMIT 20)",
		IN, &candidate_table },
	[MAIL_LIST_NO] = { "SELECT list_no FROM mail WHERE site = :my_site AND gone_at = :now AND gone_by = :me"
		" AND state = 'returned_to_post' LIMIT 1", IN, OUT },
	[MAIL_CHOICE] = { "SELECT company, letter, printed, registered, parcel_notice, money_order, ems, courier, official,"
		" forward_to FROM mail_choice WHERE company = :company", &mail_choice_table, &mail_choice_table },
	[MAIL_CHOOSE] = { "INSERT INTO mail_choice (company, site, letter, printed, registered, parcel_notice, money_order,"
		" ems, courier, official, forward_to, made_at, made_by) VALUES (:my_company, :my_site, :letter, :printed,"
		" :registered, :parcel_notice, :money_order, :ems, :courier, :official, :forward_to, :now, :me)"
		" ON DUPLICATE KEY UPDATE letter = :letter, printed = :printed, registered = :registered,"
		" parcel_notice = :parcel_notice, money_order = :money_order, ems = :ems, courier = :courier,"
		" official = :official, forward_to = :forward_to, made_at = :now, made_by = :me", &mail_choice_table },
	[MAIL_RETURNS] = { MAIL_ROW " WHERE m.site = :my_site AND m.list_no = :list_no ORDER BY m.made_at, m.id LIMIT 500", IN, OUT },
	[MAIL_RETURN_DUE] = { MAIL_ROW " WHERE m.site = :my_site AND m.state = 'held' AND m.due <= :now"
		" ORDER BY m.made_at, m.id LIMIT 500", NULL, OUT },
	[MAIL_UNKNOWN] = { MAIL_ROW " WHERE m.site = :my_site AND m.state IN ('not_in_roster','stamped','held')"
		" ORDER BY m.made_at, m.id LIMIT 240", NULL, OUT },
	[MAIL_AGES] = { MAIL_ROW " WHERE m.site = :my_site AND m.state IN ('notified','logged_pending','scanned')"
		" ORDER BY m.made_at, m.id LIMIT 2000", NULL, OUT },
	[MAIL_COMPANIES] = { "SELECT c.id, c.number, c.short_name AS company_name, c.name AS address, c.room_no, c.box,"
		" c.phone AS remark FROM company c WHERE c.site = :my_site AND c.state <> 'archived' AND c.kind <> 'guest'"
		" ORDER BY c.room_no = '', NATURAL_SORT_KEY(c.room_no), c.short_name LIMIT 12000", NULL, OUT },
	[MAIL_CARD] = { "SELECT MAX(m.id) AS id, c.short_name AS title, LEFT(CONCAT(COUNT(*), ' · ', GROUP_CONCAT("
		" IF(m.item_no = '', m.place, m.item_no) ORDER BY m.made_at DESC SEPARATOR ' · ')), 60) AS small,"
		" MIN(m.made_at) AS at, MIN(m.due) AS due FROM mail m JOIN company c ON c.id = m.company"
		" WHERE m.site = :my_site AND m.state IN ('notified','logged_pending','scanned')"
		" GROUP BY m.company, c.short_name ORDER BY MIN(m.due) IS NULL, MIN(m.due), MIN(m.made_at) LIMIT 40", NULL, &home_line_table },
	{ 0 }
};
