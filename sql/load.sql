-- load.sql -- much invented data, for looking at speed (make sample): 10,000 companies, 2,000,000 mail items,
-- 1,000,000 calls, 300 rooms and 1,000,000 bookings over three years.  Comes in a hundred equal parts: SET @first = 0,
-- @last = 0 before it loads a hundredth, @first = 1, @last = 99 the rest.  The same rows every time, dated back from @now.

SET @first = COALESCE(@first, 0), @last = COALESCE(@last, 99), @now = COALESCE(@now, UTC_TIMESTAMP());
SET SESSION unique_checks = 0, foreign_key_checks = 0, autocommit = 0;
SET @words_later = 1;                    -- sql/025_word.sql: in one go below

DELIMITER //
BEGIN NOT ATOMIC
	IF EXISTS (SELECT 1 FROM company WHERE id > 10000 AND (id - 10001) % 100 BETWEEN @first AND @last) THEN
		SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the load is in this database already';
	END IF;
END//
DELIMITER ;

-- Names of two characters and a trade; pinyin and initials beside them.
CREATE TEMPORARY TABLE syllable (n INT PRIMARY KEY, zh VARCHAR(4), py VARCHAR(12));
INSERT INTO syllable VALUES (0, '云', 'yun'), (1, '澄', 'cheng'), (2, '岚', 'lan'), (3, '溪', 'xi'), (4, '松', 'song'),
	(5, '鹭', 'lu'), (6, '汀', 'ting'), (7, '砚', 'yan'), (8, '禾', 'he'), (9, '荻', 'di'), (10, '桐', 'tong'), (11, '萤', 'ying'),
	(12, '霁', 'ji'), (13, '棠', 'tang'), (14, '屿', 'yu'), (15, '笙', 'sheng'), (16, '芷', 'zhi'), (17, '渡', 'du'), (18, '墨', 'mo'),
	(19, '杉', 'shan'), (20, '漪', 'yi'), (21, '枫', 'feng'), (22, '归', 'gui'), (23, '宁', 'ning'), (24, '朔', 'shuo'),
	(25, '棹', 'zhao'), (26, '薇', 'wei'), (27, '炉', 'lu'), (28, '筠', 'jun'), (29, '月', 'yue'), (30, '川', 'chuan'), (31, '陌', 'mo');
CREATE TEMPORARY TABLE trade (n INT PRIMARY KEY, zh VARCHAR(8), py VARCHAR(20));
INSERT INTO trade VALUES (0, '贸易', 'mao yi'), (1, '设计', 'she ji'), (2, '物流', 'wu liu'), (3, '咨询', 'zi xun'), (4, '软件', 'ruan jian'),
	(5, '文化', 'wen hua'), (6, '食品', 'shi pin'), (7, '建材', 'jian cai'), (8, '医疗', 'yi liao'), (9, '教育', 'jiao yu');
CREATE TEMPORARY TABLE second_syllable AS SELECT * FROM syllable;

INSERT INTO company (id, site, number, state, kind, name, short_name, name_en, pinyin, initials, room_no, floor, box, phone, made_at)
	SELECT 10001 + c.seq, 1, CONCAT('KX-', LPAD(c.seq, 6, '0')), 'active', IF(c.seq % 3, 'tenant', 'virtual'),
		CONCAT('云汀', a.zh, b.zh, t.zh, '有限公司'), CONCAT(a.zh, b.zh, t.zh), CONCAT(a.py, b.py, ' ', t.py),
		CONCAT(a.py, b.py, ' ', REPLACE(t.py, ' ', '')), CONCAT(LEFT(a.py, 1), LEFT(b.py, 1), LEFT(t.py, 1),
		SUBSTR(t.py, LOCATE(' ', t.py) + 1, 1)), LPAD(1000 + c.seq, 5, '0'), '另馆', CONCAT('L-', LPAD(c.seq, 5, '0')),
		CONCAT('0000-', LPAD(c.seq DIV 7, 4, '0'), '-', LPAD(c.seq * 13 % 10000, 4, '0')), @now - INTERVAL 1500 DAY
	FROM seq_0_to_9999 c JOIN syllable a ON a.n = c.seq % 32 JOIN second_syllable b ON b.n = c.seq DIV 32 % 32
	JOIN trade t ON t.n = c.seq DIV 1024 WHERE c.seq % 100 BETWEEN @first AND @last;
INSERT INTO person (site, company, state, name, pinyin, initials, title, email, mobile, extension, is_company_admin, made_at)
	SELECT 1, c.id, 'active', CONCAT(a.zh, b.zh, '然'), CONCAT(a.py, ' ', b.py, 'ran'), CONCAT(LEFT(a.py, 1), LEFT(b.py, 1), 'r'),
		'职员', CONCAT('p', c.id, '.', k.seq, '@load.example'), CONCAT('0009', c.id * 3 + k.seq), RIGHT(c.room_no, 4), k.seq = 0, c.made_at
	FROM company c JOIN seq_0_to_2 k JOIN syllable a ON a.n = (c.id * 7 + k.seq * 11) % 32
	JOIN second_syllable b ON b.n = (c.id * 13 + k.seq * 5) % 32 WHERE c.id > 10000
	AND (c.id - 10001) % 100 BETWEEN @first AND @last;
INSERT IGNORE INTO word SELECT w.site, 'company', w.word, w.id FROM company_words w WHERE w.id > 10000
	AND (w.id - 10001) % 100 BETWEEN @first AND @last;
INSERT IGNORE INTO word SELECT w.site, 'person', w.word, w.id FROM person_words w JOIN person p ON p.id = w.id
	WHERE p.company > 10000 AND (p.company - 10001) % 100 BETWEEN @first AND @last;
COMMIT;

-- The mail of three years, 2,000 a day.  Of the last thirty days a hundredth still waits, the rest is done: what waits
-- does not grow with the years, and is the same with a hundredth of the data.
DELIMITER //
BEGIN NOT ATOMIC
	DECLARE n INT DEFAULT 0;
	WHILE n < 2000000 DO
		INSERT INTO mail (site, company, number, state, made_at, made_by, kind, item_no, sender, addressee, place, notified_at,
			collector, collector_as, gone_at, gone_by)
			SELECT 1, 10001 + q.n DIV 100 * 7919 % 100 * 100 + q.n % 100, CONCAT('YX-', LPAD(q.n, 7, '0')),
				IF(q.n < 1940000 OR q.n % 100 > 0, IF(q.k < 15, 'placed_in_box', IF(q.k < 19, 'collected', 'forwarded')),
					IF(q.k < 15, 'sorted', IF(q.k < 18, 'notified', 'logged_pending'))),
				q.at, 101, ELT(q.k + 1, 'letter', 'letter', 'letter', 'letter', 'letter', 'letter', 'letter', 'letter', 'letter', 'letter',
					'letter', 'letter', 'printed', 'printed', 'printed', 'registered', 'ems', 'courier', 'courier', 'parcel_notice'),
				IF(q.k < 15, '', CONCAT('LX', LPAD(q.n * 7, 9, '0'), 'CN')), IF(q.k < 15, '', ELT(1 + q.n % 4, '云汀市图书馆', '本人', '', '展会组委会')),
				ELT(1 + q.n % 6, '', '经理', '财务', '行政', '人事', '前台'), CONCAT('L-', q.n % 100), IF(q.k < 15, NULL, q.at + INTERVAL 5 MINUTE),
				IF(q.k BETWEEN 15 AND 18, '代领人', ''), IF(q.k BETWEEN 15 AND 18, 'person', ''),
				IF(q.n < 1940000 OR q.n % 100 > 0, q.at + INTERVAL 3 HOUR, NULL), IF(q.n < 1940000 OR q.n % 100 > 0, 101, NULL)
			FROM (SELECT n + seq AS n, (n + seq) DIV 100 * 31 % 20 AS k, @now - INTERVAL (2000000 - n - seq) * 43 SECOND AS at
				FROM seq_0_to_99999 WHERE (n + seq) % 100 BETWEEN @first AND @last) q;
		COMMIT;
		SET n = n + 100000;
	END WHILE;
END//

-- The calls of three years, 1,000 a day; who was called is one of the three people of a company.
BEGIN NOT ATOMIC
	DECLARE n INT DEFAULT 0;
	WHILE n < 1000000 DO
		INSERT INTO phone_call (site, company, number, state, made_at, made_by, caller, phone, ring_seconds, person, put_to, say, taken_at,
			delivered_at, delivered_how)
			SELECT 1, p.company, CONCAT('DX-', LPAD(q.n, 7, '0')), IF(q.k < 12, 'connected', IF(q.k < 16, 'no_answer',
					IF(q.n < 970000 OR q.n % 100 > 0, 'message_delivered', 'message_taken'))),
				q.at, 107, ELT(1 + q.n % 5, '', '顾客', '快递', '银行', '装修队'), CONCAT('0000-', LPAD(q.n % 9973, 4, '0'), '-', LPAD(q.n DIV 100, 4, '0')),
				3 + q.n % 9, p.id, IF(q.k < 12, 'extension', ''), IF(q.k < 16, '', 'callback'), IF(q.k < 16, NULL, q.at),
				IF(q.k < 16 OR q.n >= 970000 AND q.n % 100 = 0, NULL, q.at + INTERVAL 20 MINUTE), IF(q.k < 16 OR q.n >= 970000 AND q.n % 100 = 0, '', 'portal')
			FROM (SELECT n + seq AS n, (n + seq) DIV 100 * 31 % 20 AS k, @now - INTERVAL (1000000 - n - seq) * 86 SECOND AS at,
					10001 + (n + seq) DIV 100 * 7919 % 100 * 100 + (n + seq) % 100 AS company
				FROM seq_0_to_99999 WHERE (n + seq) % 100 BETWEEN @first AND @last) q
			JOIN person p ON p.company = q.company AND p.extension <> '' AND p.email = CONCAT('p', q.company, '.', q.n DIV 100 % 3, '@load.example');
		COMMIT;
		SET n = n + 100000;
	END WHILE;
END//

-- 276 more rooms, with the first part.
INSERT INTO room (site, number, state, slug, name, name_en, floor, floor_en, theme, theme_en, position, area_cm2, capacity, price_hour, shortest)
	SELECT 1, CONCAT('W', LPAD(n.seq, 3, '0')), 'published', CONCAT('wing-', n.seq), CONCAT('侧厅', n.seq), CONCAT('Wing ', n.seq), CONCAT('侧楼', n.seq DIV 40, '层'),
		CONCAT('Wing ', n.seq DIV 40), '对院', 'on the yard', 1000 + n.seq, 200000, 6, 16000, 30 FROM seq_1_to_276 n WHERE @first = 0//
INSERT INTO room_atom (room, atom) SELECT id, id FROM room WHERE number LIKE 'W%' AND @first = 0//
INSERT INTO room_layout (room, layout, seats) SELECT id, 'board', 6 FROM room WHERE number LIKE 'W%' AND @first = 0//

-- Four bookings of two hours a day in each, until five weeks from now; what is over is closed.
BEGIN NOT ATOMIC
	DECLARE n INT DEFAULT 0;
	DECLARE wing INT DEFAULT (SELECT MIN(id) FROM room WHERE number LIKE 'W%');
	WHILE n < 1000000 DO
		INSERT INTO booking (site, company, number, state, room, starts_at, ends_at, title, people, layout, contact_name, contact_phone, price, made_at, made_by)
			SELECT 1, 10001 + q.n DIV 100 * 7919 % 100 * 100 + q.n % 100, CONCAT('ZB-', LPAD(q.n, 7, '0')), IF(q.at < @now - INTERVAL 1 DAY, 'closed', 'confirmed'),
				wing + q.n % 1104 DIV 4, q.at, q.at + INTERVAL 2 HOUR, ELT(1 + q.n DIV 7 % 8, '例会', '项目评审', '客户来访', '培训', '季度总结', '面试', '签约', '路演'),
				2 + q.n % 20, 'board', ELT(1 + q.n DIV 3 % 5, '云然', '澄然', '岚然', '溪然', '松然'), CONCAT('0000-', LPAD(q.n % 9973, 4, '0')), 32000, q.at - INTERVAL 5 DAY, 101
			FROM (SELECT n + seq AS n, DATE(@now) - INTERVAL 870 DAY + INTERVAL (n + seq) DIV 1104 DAY + INTERVAL (n + seq) % 4 * 180 MINUTE AS at
				FROM seq_0_to_99999 WHERE (n + seq) % 100 BETWEEN @first AND @last) q;
		COMMIT;
		SET n = n + 100000;
	END WHILE;
END//
DELIMITER ;
INSERT IGNORE INTO word SELECT w.site, 'booking', w.word, w.id FROM booking_words w JOIN booking b ON b.id = w.id
	WHERE b.number LIKE 'ZB-%' AND w.ends_at > @now - INTERVAL 400 DAY AND w.word <> '' AND RIGHT(b.number, 2) + 0 BETWEEN @first AND @last;
DELETE FROM board_change;
COMMIT;
