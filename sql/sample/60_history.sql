-- 60_history.sql -- what was done to each booking so far, and the clocks that run.

INSERT INTO history (module, record, at, person, name, step, was, state, note)
	SELECT 'booking', b.id, e.at, p.id, p.name, e.step, e.was, e.state, e.note FROM booking b JOIN (
		SELECT id, made_at AS at, made_by AS person, 'new' AS step, '' AS was,
			IF(state IN ('requested', 'declined') OR id % 9 = 0, 'requested', 'confirmed') AS state, '' AS note FROM booking
		UNION ALL SELECT id, made_at + INTERVAL 35 + id % 60 MINUTE, 109 + id % 3, 'confirm', 'requested', 'confirmed', ''
			FROM booking WHERE id % 9 = 0 AND state NOT IN ('requested', 'declined')
		UNION ALL SELECT id, starts_at - INTERVAL 40 + id % 20 MINUTE, 109 + id % 2, 'prepare', 'confirmed', 'prepared', ''
			FROM booking WHERE state IN ('prepared', 'in_use', 'closed')
		UNION ALL SELECT id, in_at, 101 + id % 2, 'check_in', 'prepared', 'in_use', '' FROM booking WHERE in_at IS NOT NULL
		UNION ALL SELECT id, out_at, 101 + id % 2, 'check_out', 'in_use', 'closed', '' FROM booking WHERE out_at IS NOT NULL
		UNION ALL SELECT id, ends_at, 101, 'no_show', 'confirmed', 'no_show', '' FROM booking WHERE state = 'no_show'
		UNION ALL SELECT id, LEAST(@now, starts_at) - INTERVAL 90 MINUTE, made_by, 'cancel', 'confirmed', 'cancelled', reason
			FROM booking WHERE state = 'cancelled'
		UNION ALL SELECT id, made_at + INTERVAL 50 MINUTE, 111, 'decline', 'requested', 'declined', reason
			FROM booking WHERE state = 'declined') e ON e.id = b.id
	JOIN person p ON p.id = e.person
	WHERE e.at <= @now ORDER BY e.at, b.id, e.step = 'new' DESC;

INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due)
	SELECT b.site, 'booking', b.id, b.state, b.company, b.number, CONCAT(r.name, ' ', b.title), b.made_at,
		b.made_at + INTERVAL 96 MINUTE, b.due
	FROM booking b JOIN room r ON r.id = b.room WHERE b.due IS NOT NULL;
