-- 55_slots_prices.sql -- what the bookings hold and what they cost, by the same rules as the programs.

INSERT INTO slot (room, starts_at, booking)
	SELECT a.atom, b.starts_at - INTERVAL r.buffer_before MINUTE + INTERVAL n.seq * s.slot_minutes MINUTE, b.id
	FROM booking b JOIN room r ON r.id = b.room JOIN site s ON s.id = b.site JOIN room_atom a ON a.room = b.room
	JOIN seq_0_to_199 n ON n.seq * s.slot_minutes
		< TIMESTAMPDIFF(MINUTE, b.starts_at, b.ends_at) + r.buffer_before + r.buffer_after
	WHERE b.state IN ('requested', 'checking', 'offered', 'confirmed', 'prepared', 'in_use', 'closed');

-- A booking falls into morning, afternoon and evening; each costs its hours by the band, or a half day if that is less.
CREATE TEMPORARY TABLE part AS
	SELECT b.id AS booking, h.period, LEAST(w.t1, h.t1) - GREATEST(w.t0, h.t0) AS minutes, r.price_half,
		COALESCE(n.price_hour, r.price_hour) AS rate, COALESCE(n.name, '') AS band, COALESCE(n.name_en, '') AS band_en
	FROM booking b JOIN room r ON r.id = b.room
	JOIN (SELECT id, TIMESTAMPDIFF(MINUTE, DATE(starts_at + INTERVAL 8 HOUR), starts_at + INTERVAL 8 HOUR) AS t0,
		TIMESTAMPDIFF(MINUTE, DATE(starts_at + INTERVAL 8 HOUR), ends_at + INTERVAL 8 HOUR) AS t1 FROM booking) w ON w.id = b.id
	JOIN (SELECT 0 AS period, 0 AS t0, 720 AS t1 UNION ALL VALUES (1, 720, 1080), (2, 1080, 1440)) h
		ON w.t0 < h.t1 AND w.t1 > h.t0
	LEFT JOIN room_band n ON n.room = b.room AND GREATEST(w.t0, h.t0) >= n.from_minute AND GREATEST(w.t0, h.t0) < n.to_minute
		AND FIND_IN_SET(DAYOFWEEK(b.starts_at + INTERVAL 8 HOUR) - 1, n.weekdays);
CREATE TEMPORARY TABLE line (booking BIGINT, place INT, kind VARCHAR(5), name VARCHAR(40), name_en VARCHAR(40),
	quantity BIGINT, unit BIGINT, amount BIGINT);
INSERT INTO line SELECT booking, 1 + MIN(period), 'hour', band, band_en, SUM(minutes), rate, SUM(minutes) * rate DIV 60
	FROM part WHERE NOT (minutes <= 240 AND price_half < minutes * rate DIV 60) GROUP BY booking, rate, band, band_en;
INSERT INTO line SELECT booking, 5, 'half', '', '', COUNT(*), price_half, COUNT(*) * price_half
	FROM part WHERE minutes <= 240 AND price_half < minutes * rate DIV 60 GROUP BY booking, price_half;
CREATE TEMPORARY TABLE whole_day AS
	SELECT l.booking, MIN(r.price_day) AS price FROM line l JOIN booking b ON b.id = l.booking JOIN room r ON r.id = b.room
	GROUP BY l.booking HAVING SUM(l.amount) > MIN(r.price_day);
DELETE l FROM line l JOIN whole_day d ON d.booking = l.booking;
INSERT INTO line SELECT booking, 6, 'day', '', '', 1, price, price FROM whole_day;
INSERT INTO line SELECT b.id, 7, 'tea', b.tea, '', b.people, t.fen, b.people * t.fen
	FROM booking b JOIN tariff t ON t.site = b.site AND t.billed = CONCAT('tea_', b.tea);
INSERT INTO line SELECT b.id, 8, 'rule', s.value, '', 0, 0, 0 FROM booking b JOIN setting s ON s.site = b.site AND s.name = 'price_code';
UPDATE booking b JOIN (SELECT booking, SUM(amount) AS price,
		GROUP_CONCAT(CONCAT_WS('\t', kind, name, name_en, quantity, unit, amount) ORDER BY place SEPARATOR '\n') AS rule
		FROM line GROUP BY booking) l ON l.booking = b.id
	SET b.price = l.price, b.price_rule = l.rule;
DROP TEMPORARY TABLE part, line, whole_day;
