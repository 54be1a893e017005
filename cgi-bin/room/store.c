/* store.c -- every statement about rooms, and the reading other modules do. */
#include "room/room.h"

#define IN &room_table
#define OUT &room_table
#define SEATS(layout) ", COALESCE((SELECT l.seats FROM room_layout l WHERE l.room = r.id" \
	" AND l.layout = '" layout "'), 0) AS seats_" layout
#define PLAIN "r.id, r.site, r.number, r.state, r.slug, r.name, r.name_en, r.floor, r.floor_en," \
	" r.theme, r.theme_en, r.position, r.kind, r.area_cm2 DIV 10000 AS area, r.capacity," \
	" r.opens, r.closes, TIME_FORMAT(SEC_TO_TIME(r.opens * 60), '%H:%i') AS opens_at," \
	" TIME_FORMAT(SEC_TO_TIME(r.closes * 60), '%H:%i') AS closes_at, r.weekdays," \
	" r.buffer_before, r.buffer_after, r.shortest, r.longest, r.notice_least," \
	" r.notice_most DIV 1440 AS notice_days, r.notice_most, r.needs_approval, r.cancel_hours," \
	" r.price_hour, r.price_half, r.price_day, r.part_of"
#define PHOTO ", COALESCE((SELECT MIN(f.id) FROM file f WHERE f.module = 'room' AND f.record = r.id AND f.kind = 'photo'), 0) AS photo"
#define EQUIPMENT ", COALESCE((SELECT GROUP_CONCAT(e.equipment ORDER BY e.equipment) FROM room_equipment e" \
	" WHERE e.room = r.id), '') AS equipment"
#define FULL "SELECT " PLAIN ", r.description, r.description_en, r.supplies, r.supplies_en, r.rules, r.rules_en, r.made_at, r.made_by" PHOTO EQUIPMENT \
	SEATS("theatre") SEATS("classroom") SEATS("u") SEATS("hollow") SEATS("board") " FROM room r "

const struct sql room_sql[] = {
	/* For choosing among rooms: layouts as "board:16,u:18", one look-up instead of five. */
	[ROOM_LIST_ALL] = { "SELECT " PLAIN PHOTO EQUIPMENT ", COALESCE((SELECT GROUP_CONCAT(l.layout, ':', l.seats)"
		" FROM room_layout l WHERE l.room = r.id), '') AS layouts FROM room r FORCE INDEX (room_state) WHERE r.site = :my_site"
		" AND r.state = 'published' ORDER BY r.position, r.id", NULL, OUT },
	/* What the grid shows and reckons with, nothing joined. */
	[ROOM_GRID] = { "SELECT r.id, r.name, r.name_en, r.floor, r.floor_en, r.theme, r.theme_en, r.capacity, r.opens, r.closes,"
		" r.weekdays, r.buffer_before, r.buffer_after, r.shortest, r.notice_least, r.notice_most, r.price_hour, r.part_of"
		" FROM room r FORCE INDEX (room_state) WHERE r.site = :my_site AND r.state = 'published' ORDER BY r.position, r.id", NULL, OUT },
	[ROOM_DOSSIERS] = { FULL "WHERE r.site = :my_site AND r.state = 'published' ORDER BY r.position, r.id", NULL, OUT },
	[ROOM_ONE] = { FULL "WHERE r.id = :id AND r.site = :my_site", IN, OUT },
	[ROOM_ONE_OPEN] = { FULL "WHERE r.id = :id AND r.site = :my_site AND r.state = 'published'", IN, OUT },
	[ROOM_MAKE] = { "INSERT INTO room (site, number, state, slug, name, name_en, floor, floor_en, theme,"
		" theme_en, position, kind, area_cm2, capacity, description, description_en, supplies, supplies_en, rules, rules_en,"
		" opens, closes, weekdays, buffer_before, buffer_after, shortest, longest, notice_least,"
		" notice_most, needs_approval, cancel_hours, price_hour, price_half, price_day, part_of,"
		" made_at, made_by)"
		" VALUES (:my_site, :number, :state, :slug, :name, :name_en, :floor, :floor_en, :theme,"
		" :theme_en, :position, :kind, :area * 10000, :capacity, :description, :description_en,"
		" :supplies, :supplies_en, :rules, :rules_en, :opens, :closes, :weekdays, :buffer_before, :buffer_after, :shortest,"
		" :longest, :notice_least, :notice_days * 1440, :needs_approval, :cancel_hours, :price_hour,"
		" :price_half, :price_day, :part_of, :now, :me)", IN, NULL },
	[ROOM_MOVE] = { "UPDATE room SET state = :state, number = :number, slug = :slug, name = :name,"
		" name_en = :name_en, floor = :floor, floor_en = :floor_en, theme = :theme,"
		" theme_en = :theme_en, position = :position, kind = :kind, area_cm2 = :area * 10000,"
		" capacity = :capacity, description = :description, description_en = :description_en,"
		" supplies = :supplies, supplies_en = :supplies_en, rules = :rules, rules_en = :rules_en, opens = :opens, closes = :closes,"
		" weekdays = :weekdays, buffer_before = :buffer_before, buffer_after = :buffer_after,"
		" shortest = :shortest, longest = :longest, notice_least = :notice_least,"
		" notice_most = :notice_days * 1440, needs_approval = :needs_approval,"
		" cancel_hours = :cancel_hours, price_hour = :price_hour, price_half = :price_half,"
		" price_day = :price_day, part_of = :part_of"
		" WHERE id = :id AND site = :my_site AND state = :was", IN, NULL },
	[ROOM_SEATS_CLEAR] = { "DELETE FROM room_layout WHERE room = :id", IN, NULL },
	[ROOM_SEATS_ADD] = { "INSERT INTO room_layout (room, layout, seats)"
		" SELECT * FROM (SELECT :id AS room, 'theatre' AS layout, :seats_theatre AS seats"
		" UNION ALL SELECT :id, 'classroom', :seats_classroom UNION ALL SELECT :id, 'u', :seats_u"
		" UNION ALL SELECT :id, 'hollow', :seats_hollow UNION ALL SELECT :id, 'board', :seats_board) s"
		" WHERE s.seats > 0", IN, NULL },
	[ROOM_EQUIPMENT_CLEAR] = { "DELETE FROM room_equipment WHERE room = :id"
		" AND FIND_IN_SET(equipment, :equipment) = 0", IN, NULL },
	/* `equipment` holds one code here. */
	[ROOM_EQUIPMENT_ADD] = { "INSERT IGNORE INTO room_equipment (room, equipment) VALUES (:id, :equipment)", IN, NULL },
	[ROOM_ATOM_CLEAR] = { "DELETE FROM room_atom WHERE room = :id", IN, NULL },
	[ROOM_ATOM_PARTS] = { "INSERT INTO room_atom (room, atom)"
		" SELECT :id, p.id FROM room p WHERE p.part_of = :id", IN, NULL },
	[ROOM_ATOM_SELF] = { "INSERT INTO room_atom (room, atom) VALUES (:id, :id)", IN, NULL },
	[ROOM_TWICE] = { "SELECT id, number FROM room WHERE site = :my_site AND id <> :id AND number = :number", IN, OUT },
	/* How many bookings to come would lose their footing were the parts changed. */
	[ROOM_BUSY] = { "SELECT COUNT(*) AS id FROM room_atom a JOIN room_atom b ON b.atom = a.atom"
		" JOIN slot s ON s.room = b.atom WHERE a.room IN (:id, :part_of) AND s.starts_at > :now", IN, OUT },
	[ROOM_WHOLES] = { "SELECT id, name, name_en, number FROM room WHERE site = :my_site"
		" AND part_of IS NULL AND state <> 'retired' ORDER BY position, number", NULL, OUT },
	{ 0 }
};

struct rows room_all(struct request *rq)
{
	return db_all(rq->db, &room_sql[ROOM_LIST_ALL], NULL);
}

struct room *room_read(struct request *rq, int64_t id, bool open)
{
	struct room *r = take(rq, struct room);

	table_blank(&room_table, r);
	r->r.id = id;
	if (!db_one(rq->db, &room_sql[open ? ROOM_ONE_OPEN : ROOM_ONE], r, r))
		return NULL;
	return r;
}

/* What hangs on a room after its row was written: layouts, equipment, atoms. */
void room_save_parts(struct request *rq, struct room *r)
{
	const char *all = r->equipment;

	db_run(rq->db, &room_sql[ROOM_SEATS_CLEAR], r);
	db_run(rq->db, &room_sql[ROOM_SEATS_ADD], r);
	db_run(rq->db, &room_sql[ROOM_EQUIPMENT_CLEAR], r);
	for (const char *p = all; *p != '\0'; ) {
		size_t n = strcspn(p, ",");
		if (n > 0) {
			r->equipment = arena_text(&rq->arena, p, n);
			db_run(rq->db, &room_sql[ROOM_EQUIPMENT_ADD], r);
		}
		p += n + (p[n] == ',');
	}
	r->equipment = all;
}

/* A plain room holds its own slots; a divisible one those of its parts. */
void room_save_atoms(struct request *rq, struct room *r)
{
	struct room whole;

	db_run(rq->db, &room_sql[ROOM_ATOM_CLEAR], r);
	if (db_run(rq->db, &room_sql[ROOM_ATOM_PARTS], r) == 0)
		db_run(rq->db, &room_sql[ROOM_ATOM_SELF], r);
	if (r->part_of == 0)
		return;
	table_blank(&room_table, &whole);
	whole.r.id = r->part_of;
	db_run(rq->db, &room_sql[ROOM_ATOM_CLEAR], &whole);
	db_run(rq->db, &room_sql[ROOM_ATOM_PARTS], &whole);
}
