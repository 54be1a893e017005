-- 77_paper.sql -- newspapers, magazines, absences.  Companies and titles are invented.

SET @month = DATE_FORMAT(@today, '%y%m');

INSERT INTO paper (id, site, title, post_no, rhythm) VALUES
	(1, 1, '云汀日报', '51-1', 'daily'), (2, 1, '澄河晚报', '51-8', 'daily'), (3, 1, '南方商讯', '51-22', 'workday'),
	(4, 1, '工商周刊', '54-6', 'weekly'), (5, 1, '建筑与环境', '54-31', 'monthly'), (6, 1, '法务评论', '54-77', 'monthly'),
	(7, 1, '仪器世界', '54-90', 'monthly');

-- Company, paper, copies, who ordered it, state; days from today it begins and ends.
CREATE TEMPORARY TABLE reads_ (id INT AUTO_INCREMENT PRIMARY KEY, company INT, paper INT, copies INT, origin VARCHAR(10), state VARCHAR(16), a INT, b INT);
INSERT INTO reads_ (company, paper, copies, origin, state, a, b) VALUES
	(1, 1, 2, 'post', 'active', -320, 36), (1, 3, 1, 'post', 'active', -320, 36), (1, 7, 1, 'additional', 'active', -140, 220),
	(2, 1, 1, 'post', 'active', -320, 36), (2, 5, 2, 'additional', 'active', -50, 310), (3, 1, 1, 'post', 'active', -320, 36),
	(3, 2, 1, 'post', 'active', -320, 36), (3, 6, 3, 'additional', 'active', -85, 275), (4, 3, 1, 'post', 'active', -320, 36),
	(5, 1, 2, 'post', 'active', -320, 36), (5, 3, 4, 'post', 'active', -320, 36), (5, 4, 2, 'additional', 'active', -30, 330),
	(6, 1, 1, 'post', 'active', -320, 36), (6, 5, 1, 'additional', 'active', -200, 18), (7, 2, 2, 'post', 'active', -320, 36),
	(8, 2, 1, 'post', 'active', -320, 36), (9, 1, 1, 'post', 'active', -320, 36), (11, 3, 2, 'post', 'active', -320, 36),
	(11, 4, 1, 'additional', 'active', -120, 60), (15, 1, 3, 'post', 'active', -320, 36), (15, 2, 3, 'post', 'active', -320, 36),
	(16, 2, 1, 'post', 'active', -320, 36), (19, 1, 1, 'post', 'active', -320, 36), (19, 3, 1, 'post', 'active', -320, 36),
	(20, 1, 1, 'post', 'active', -320, 36), (24, 2, 1, 'additional', 'active', -12, 350), (26, 1, 5, 'post', 'active', -320, 36),
	(29, 6, 1, 'additional', 'active', -60, 300), (33, 5, 1, 'additional', 'expired', -400, -36), (12, 2, 1, 'additional', 'expired', -380, -20),
	(1, 4, 1, 'additional', 'requested', 7, 371), (22, 3, 1, 'additional', 'requested', 7, 371),
	(10, 4, 2, 'additional', 'ordered_at_post', 6, 370), (18, 1, 1, 'additional', 'recorded', 6, 370);
INSERT INTO subscription (site, company, number, state, due, made_at, made_by, paper, origin, copies, from_on, until_on, price, fee, pay_how, paid_at,
		receipt_no, ordered_at)
	SELECT 1, s.company, CONCAT('DY-', @month, '-', LPAD(s.id, 4, '0')), s.state,
		CASE s.state WHEN 'active' THEN @day + INTERVAL s.b + 1 DAY WHEN 'recorded' THEN @day + INTERVAL s.a DAY WHEN 'requested' THEN @now + INTERVAL 20 HOUR END,
		LEAST(@now - INTERVAL 60 + s.id MINUTE, @day + INTERVAL s.a - 8 DAY + INTERVAL 580 MINUTE), IF(s.state = 'requested', h.id, 101 + s.id % 2),
		s.paper, s.origin, s.copies, @today + INTERVAL s.a DAY, @today + INTERVAL s.b DAY,
		IF(s.origin = 'post' OR s.state = 'requested', 0, s.copies * 9600), IF(s.origin = 'post' OR s.state = 'requested', 0, 1000),
		IF(s.origin = 'post' OR s.state = 'requested', '', IF(s.id % 3 = 0, 'account', 'cash')),
		IF(s.origin = 'post' OR s.state IN ('requested', 'ordered_at_post'), NULL, LEAST(@now, @day + INTERVAL s.a - 7 DAY + INTERVAL 600 MINUTE)),
		IF(s.origin = 'post' OR s.state = 'requested', '', CONCAT('YF', 260000 + s.id * 37)),
		IF(s.origin = 'post' OR s.state = 'requested', NULL, LEAST(@now, @day + INTERVAL s.a - 7 DAY + INTERVAL 640 MINUTE))
	FROM reads_ s JOIN (SELECT company, MIN(id) AS id FROM person WHERE company IS NOT NULL GROUP BY company) h ON h.company = s.company;

-- Absences: one company away, one person away, one back, one still to come.
INSERT INTO absence (id, site, company, number, state, due, made_at, made_by, person, from_on, until_on, message, mail, object, fax, newspaper,
		forward_to, fax_no, phone, note, closed_at) VALUES
	(1, 1, 20, CONCAT('WC-', @month, '-0001'), 'instruction_recorded', @day + INTERVAL 5 DAY, @now - INTERVAL 5 DAY, 50, NULL, @today - INTERVAL 4 DAY,
		@today + INTERVAL 4 DAY, 'phone', 'keep', 'keep', 'phone', 'keep', '', '', '0000-6230-7711', '项目现场，周末返回', NULL),
	(2, 1, 6, CONCAT('WC-', @month, '-0002'), 'instruction_recorded', @day + INTERVAL 3 DAY, @now - INTERVAL 2 DAY, 16, 16, @today - INTERVAL 1 DAY,
		@today + INTERVAL 2 DAY, 'phone', 'deliver', 'deliver', 'forward', 'keep', '', '0000-6230-5501', '0000-6230-5500', '请放在门内柜上', NULL),
	(3, 1, 15, CONCAT('WC-', @month, '-0003'), 'closed', NULL, @now - INTERVAL 12 DAY, 38, NULL, @today - INTERVAL 11 DAY,
		@today - INTERVAL 1 DAY, 'keep', 'keep', 'keep', 'keep', 'keep', '', '', '', '', @day),
	(4, 1, 9, CONCAT('WC-', @month, '-0004'), 'instruction_recorded', @day + INTERVAL 16 DAY, @now - INTERVAL 3 HOUR, 101, NULL, @today + INTERVAL 8 DAY,
		@today + INTERVAL 15 DAY, 'keep', 'forward', 'keep', 'keep', 'keep', '澜江市书院街3号 木樨教育 何映雪 0000-6230-4410', '', '', '', NULL);

-- Five working days of papers: complete; yesterday two copies short and told; today just arrived.
INSERT INTO newspaper (site, number, state, made_at, made_by, came_on)
	SELECT 1, CONCAT('BK-', @month, '-', LPAD(6 - n.i, 4, '0')), 'in_boxes', @day - INTERVAL n.i DAY + INTERVAL 430 MINUTE, 101 + n.i % 2, @today - INTERVAL n.i DAY
	FROM (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) n ORDER BY n.i DESC;
INSERT INTO newspaper_count (newspaper, paper, subscribed, came)
	SELECT n.id, s.paper, SUM(s.copies), SUM(s.copies) - IF(n.came_on = @today - INTERVAL 1 DAY AND s.paper = 1, 2, 0)
	FROM newspaper n JOIN subscription s ON s.state IN ('active', 'expired') AND n.came_on BETWEEN s.from_on AND s.until_on
	JOIN paper a ON a.id = s.paper AND (a.rhythm = 'daily' OR a.rhythm = 'workday' AND WEEKDAY(n.came_on) < 5 OR a.rhythm = 'weekly' AND WEEKDAY(n.came_on) = 0)
	GROUP BY n.id, n.came_on, s.paper;
UPDATE newspaper n JOIN (SELECT newspaper, SUM(subscribed) AS s, SUM(came) AS c, SUM(came <> subscribed) AS w FROM newspaper_count GROUP BY newspaper) k
	ON k.newspaper = n.id SET n.subscribed = k.s, n.came = k.c, n.wrong = k.w;
UPDATE newspaper SET contact_how = 'phone', contact_who = '邮局投递班 蒲师傅', contact_answer = '少送的两份明早随报补来。', contacted_by = 101,
	contacted_at = made_at + INTERVAL 35 MINUTE WHERE wrong > 0;

-- Kept for those away, and what else came for them.
INSERT INTO newspaper_custody (id, site, company, number, state, made_at, made_by, absence, place) VALUES
	(1, 1, 20, CONCAT('BG-', @month, '-0001'), 'in_custody', @day - INTERVAL 4 DAY + INTERVAL 480 MINUTE, 101, 1, '报架2'),
	(2, 1, 15, CONCAT('BG-', @month, '-0002'), 'in_custody', @day - INTERVAL 5 DAY + INTERVAL 480 MINUTE, 102, 3, '报架3');
INSERT INTO newspaper_kept (custody, newspaper, paper, copies)
	SELECT u.id, n.id, s.paper, s.copies FROM newspaper_custody u JOIN newspaper n ON n.came_on >= @today - INTERVAL IF(u.id = 1, 4, 5) DAY
	JOIN subscription s ON s.company = u.company AND s.state = 'active' JOIN newspaper_count k ON k.newspaper = n.id AND k.paper = s.paper;
INSERT INTO absence_item (id, site, company, number, state, due, made_at, made_by, absence, what, module, record, origin, description, action, place,
		told_whom, done_at, done_by, entry) VALUES
	(1, 1, 20, CONCAT('WD-', @month, '-0001'), 'kept', NULL, @day - INTERVAL 4 DAY + INTERVAL 480 MINUTE, 101, 1, 'newspaper', 'newspaper_custody', 1,
		CONCAT('BG-', @month, '-0001'), '报刊，集中代管', 'keep', '', '', NULL, NULL, NULL),
	(2, 1, 15, CONCAT('WD-', @month, '-0002'), 'kept', NULL, @day - INTERVAL 5 DAY + INTERVAL 480 MINUTE, 102, 3, 'newspaper', 'newspaper_custody', 2,
		CONCAT('BG-', @month, '-0002'), '报刊，集中代管', 'keep', '', '', NULL, NULL, NULL),
	(3, 1, 20, CONCAT('WD-', @month, '-0003'), 'told_by_phone', NULL, @day - INTERVAL 2 DAY + INTERVAL 640 MINUTE, 105, 1, 'fax', '', 0, '',
		'传真3页，华岳能源', 'phone', '0000-6230-7711', '董怀瑾', @day - INTERVAL 2 DAY + INTERVAL 655 MINUTE, 105, NULL),
	(4, 1, 6, CONCAT('WD-', @month, '-0004'), 'delivered_to_room', NULL, @day - INTERVAL 1 DAY + INTERVAL 600 MINUTE, 101, 2, 'object', '', 0, '',
		'图纸筒一只，城建档案馆', 'deliver', '5212', '', @day - INTERVAL 1 DAY + INTERVAL 625 MINUTE, 112, 1),
	(5, 1, 6, CONCAT('WD-', @month, '-0005'), 'item_received', @now + INTERVAL 35 MINUTE, @now - INTERVAL 25 MINUTE, 101, 2, 'message', '', 0, '',
		'留言条一张', 'phone', '0000-6230-5500', '', NULL, NULL, NULL),
	(6, 1, 6, CONCAT('WD-', @month, '-0006'), 'item_received', @now + INTERVAL 50 MINUTE, @now - INTERVAL 10 MINUTE, 102, 2, 'object', '', 0, '',
		'样品盒一只，山雀建材', 'deliver', '5212', '', NULL, NULL, NULL),
	(7, 1, 15, CONCAT('WD-', @month, '-0007'), 'kept', NULL, @day - INTERVAL 6 DAY + INTERVAL 900 MINUTE, 102, 3, 'message', '', 0, '',
		'留言条一张', 'keep', '', '', NULL, NULL, NULL);
INSERT INTO room_entry (id, site, company, number, state, due, made_at, made_by, room_no, holder, holder_role, key_no, reason, in_at, out_at, item) VALUES
	(1, 1, 6, CONCAT('YS-', @month, '-0001'), 'left_room', NULL, @day - INTERVAL 1 DAY + INTERVAL 625 MINUTE, 112, '5212', 112, 'service_supervisor', '万能02',
		CONCAT('送交WD-', @month, '-0004'), @day - INTERVAL 1 DAY + INTERVAL 618 MINUTE, @day - INTERVAL 1 DAY + INTERVAL 622 MINUTE, 4),
	(2, 1, 12, CONCAT('YS-', @month, '-0002'), 'left_room', NULL, @day + INTERVAL 380 MINUTE - INTERVAL 1 DAY, 101, '5109', 122, 'cleaner', '万能03',
		'约定的室内清洁', @day + INTERVAL 380 MINUTE - INTERVAL 1 DAY, @day + INTERVAL 410 MINUTE - INTERVAL 1 DAY, NULL),
	(3, 1, 30, CONCAT('YS-', @month, '-0003'), 'left_room', NULL, @now - INTERVAL 90 MINUTE, 101, '5123', 113, 'dept_manager', '万能01',
		'空调漏水，客户电话同意', @now - INTERVAL 92 MINUTE, @now - INTERVAL 70 MINUTE, NULL);

INSERT INTO series (site, code, period, last)
	SELECT 1, LEFT(number, 2), @month, COUNT(*) FROM (SELECT number FROM subscription UNION ALL SELECT number FROM newspaper UNION ALL
		SELECT number FROM newspaper_custody UNION ALL SELECT number FROM absence UNION ALL SELECT number FROM absence_item UNION ALL
		SELECT number FROM room_entry) n GROUP BY LEFT(number, 2);
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT 1, r.module, r.id, r.state, r.company, r.number, r.text, r.made_at, r.due - INTERVAL TIMESTAMPDIFF(MINUTE, r.made_at, r.due) DIV 20 MINUTE, r.due, r.step
	FROM (SELECT 'subscription' AS module, id, state, company, number, CASE state WHEN 'requested' THEN 'Order it at the post office'
				WHEN 'recorded' THEN 'The subscription begins' ELSE 'The subscription ends' END AS text, made_at, due,
			CASE state WHEN 'recorded' THEN 'activate' WHEN 'active' THEN 'expire' ELSE '' END AS step FROM subscription WHERE due IS NOT NULL
		UNION ALL SELECT 'absence', id, state, company, number, 'Back from the absence', made_at, due, 'close' FROM absence WHERE due IS NOT NULL
		UNION ALL SELECT 'absence_item', id, state, company, number, 'Follow the instruction', made_at, due, '' FROM absence_item WHERE due IS NOT NULL) r;
INSERT INTO history (module, record, at, person, name, step, was, state)
	SELECT r.module, r.id, r.made_at, p.id, p.name, 'new', '', r.state
	FROM (SELECT 'subscription' AS module, id, made_at, made_by, state FROM subscription UNION ALL SELECT 'newspaper', id, made_at, made_by, state FROM newspaper
		UNION ALL SELECT 'newspaper_custody', id, made_at, made_by, state FROM newspaper_custody UNION ALL SELECT 'absence', id, made_at, made_by, state FROM absence
		UNION ALL SELECT 'absence_item', id, made_at, made_by, state FROM absence_item UNION ALL SELECT 'room_entry', id, made_at, made_by, state FROM room_entry) r
	JOIN person p ON p.id = r.made_by;
DROP TEMPORARY TABLE reads_;
