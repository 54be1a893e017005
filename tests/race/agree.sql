-- agree.sql -- one row for each thing wrong between bookings, closures and slots; none when all is well.

-- Two bookings on the same atom at once: looked for in the bookings themselves, not in the slots.
SELECT 'overlap' AS wrong, a.number AS one, b.number AS other, GREATEST(a.starts_at, b.starts_at) AS at
	FROM booking a JOIN room_atom ra ON ra.room = a.room JOIN room_atom rb ON rb.atom = ra.atom
	JOIN booking b ON b.room = rb.room AND b.id > a.id AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
	WHERE a.state NOT IN ('unavailable', 'declined', 'cancelled', 'no_show')
	AND b.state NOT IN ('unavailable', 'declined', 'cancelled', 'no_show')
UNION ALL
SELECT 'overlaps closure', b.number, c.id, b.starts_at
	FROM booking b JOIN room_atom rb ON rb.room = b.room JOIN room_atom rc ON rc.atom = rb.atom
	JOIN closure c ON c.room = rc.room AND c.state <> 'lifted' AND c.starts_at < b.ends_at AND c.ends_at > b.starts_at
	WHERE b.state NOT IN ('unavailable', 'declined', 'cancelled', 'no_show')
UNION ALL
-- A slot that nothing explains.
SELECT 'slot without cause', COALESCE(b.number, ''), COALESCE(s.closure, 0), s.starts_at
	FROM slot s LEFT JOIN booking b ON b.id = s.booking LEFT JOIN room r ON r.id = b.room
	LEFT JOIN room_atom a ON a.room = b.room AND a.atom = s.room
	LEFT JOIN closure c ON c.id = s.closure LEFT JOIN room_atom ca ON ca.room = c.room AND ca.atom = s.room
	WHERE NOT COALESCE(s.closure IS NULL AND a.atom IS NOT NULL
		AND b.state NOT IN ('unavailable', 'declined', 'cancelled', 'no_show')
		AND s.starts_at >= b.starts_at - INTERVAL r.buffer_before MINUTE
		AND s.starts_at < b.ends_at + INTERVAL r.buffer_after MINUTE, FALSE)
	AND NOT COALESCE(s.booking IS NULL AND ca.atom IS NOT NULL AND c.state <> 'lifted'
		AND s.starts_at >= c.starts_at AND s.starts_at < c.ends_at, FALSE)
UNION ALL
-- More or fewer slots than the time, its buffers and the parts of the room ask for.
SELECT 'slots of booking', b.number, CONCAT(COALESCE(h.held, 0), ' held'), b.starts_at
	FROM booking b JOIN room r ON r.id = b.room JOIN site s ON s.id = b.site
	JOIN (SELECT room, COUNT(*) AS atoms FROM room_atom GROUP BY room) n ON n.room = b.room
	LEFT JOIN (SELECT booking, COUNT(*) AS held FROM slot GROUP BY booking) h ON h.booking = b.id
	WHERE COALESCE(h.held, 0) <> IF(b.state IN ('unavailable', 'declined', 'cancelled', 'no_show'), 0, n.atoms *
		CEIL((TIMESTAMPDIFF(MINUTE, b.starts_at, b.ends_at) + r.buffer_before + r.buffer_after) / s.slot_minutes))
UNION ALL
SELECT 'slots of closure', c.id, CONCAT(COALESCE(h.held, 0), ' held'), c.starts_at
	FROM closure c JOIN site s ON s.id = c.site
	JOIN (SELECT room, COUNT(*) AS atoms FROM room_atom GROUP BY room) n ON n.room = c.room
	LEFT JOIN (SELECT closure, COUNT(*) AS held FROM slot GROUP BY closure) h ON h.closure = c.id
	WHERE COALESCE(h.held, 0) <> IF(c.state <> 'lifted', n.atoms *
		CEIL(TIMESTAMPDIFF(MINUTE, c.starts_at, c.ends_at) / s.slot_minutes), 0)
UNION ALL
SELECT 'slot taken twice', room, COUNT(*), starts_at FROM slot GROUP BY room, starts_at HAVING COUNT(*) > 1;
