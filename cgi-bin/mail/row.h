/* row.h -- the parts of statements that store.c and list.c share. */
#ifndef MAIL_ROW_H
#define MAIL_ROW_H

/* An item that names nobody of the roster shows the name on its envelope. */
#define MAIL_ROW "SELECT m.id, m.site, m.company, m.number, m.state, m.due, m.made_at, m.made_by, m.kind, m.item_no," \
	" m.pieces, m.sender, m.addressee, m.person, m.address, m.room, m.mismatch, m.place, m.held_until, m.instruction," \
	" m.instruction_note, m.notified_at, m.told_whom, m.company_knows, m.company_knew_at, m.desk_knows, m.desk_knew_at," \
	" m.escalated_at, m.collector, m.collector_as, m.proxy, m.id_kind, m.id_last, m.signature, m.on_sheet," \
	" m.gone_at, m.gone_by, m.list_no, m.remark, IF(m.instruction = 'hold', '', m.instruction) AS what," \
	" TIMESTAMPDIFF(DAY, m.made_at, IFNULL(m.gone_at, :now)) AS days," \
	" IFNULL(c.short_name, '') AS company_name, IFNULL(c.room_no, '') AS room_no, IFNULL(c.box, '') AS box," \
	" p.name AS made_name, g.name AS gone_name, k.name AS company_who, d.name AS desk_who, x.number AS proxy_number" \
	" FROM mail m LEFT JOIN company c ON c.id = m.company LEFT JOIN person p ON p.id = m.made_by" \
	" LEFT JOIN person g ON g.id = m.gone_by LEFT JOIN person k ON k.id = m.company_knows" \
	" LEFT JOIN person d ON d.id = m.desk_knows LEFT JOIN proxy x ON x.id = m.proxy"

/* What is still in the house. */
#define MAIL_HERE "'received','sorted','notified','logged_pending','scanned','not_in_roster','stamped','held','claimed'"

/* A tenant's own: addressed to them or to nobody by name; to a company administrator all of it. */
#define MAIL_OWN "m.company = :my_company AND (m.person = :me OR m.person IS NULL OR EXISTS" \
	" (SELECT 1 FROM person a WHERE a.id = :me AND a.is_company_admin))"
#endif
