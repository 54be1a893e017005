-- 50_bookings.sql -- some three hundred bookings: today as the drafts show it, a week behind, a fortnight ahead.
-- The same for the same @now: what looks like chance comes from CRC32.

CREATE TEMPORARY TABLE seed (
	id INT AUTO_INCREMENT PRIMARY KEY, day INT, room VARCHAR(4), t0 INT, t1 INT, company INT, title VARCHAR(60),
	people INT, state VARCHAR(12), tea VARCHAR(8), cars INT, asked INT, h BIGINT);

-- Today: room, from, to, company, title; people, tea and the rest are filled in below where they are not given.
INSERT INTO seed (day, room, t0, t1, company, title) VALUES
	(0, '201', 540, 660, 4, '数据中台评审'), (0, '201', 810, 900, 20, '电站方案汇报'), (0, '201', 975, 1095, 5, '投决会'),
	(0, '202', 555, 615, 18, '片单会'), (0, '202', 720, 780, 1, '周会'), (0, '202', 870, 990, 15, '选题会'),
	(0, '203', 600, 660, 2, '样册确认'), (0, '203', 675, 735, 28, '译稿统校'), (0, '203', 930, 990, 19, '账期讨论'),
	(0, '204', 990, 1050, 31, '面试'),
	(0, '205', 570, 660, 3, '案情讨论'), (0, '205', 750, 840, 22, '版本排期'), (0, '205', 930, 1020, 25, '版面会'),
	(0, '205', 1050, 1140, 12, '玩家访谈'),
	(0, '206', 480, 660, 7, '夜班交接与排车'), (0, '206', 915, 975, 29, '续保洽谈'), (0, '206', 990, 1080, 24, '灯样选定'),
	(0, '207', 540, 660, 8, '分镜讨论'), (0, '207', 675, 795, 16, '提案演练'), (0, '207', 810, 960, 27, '印前核对'),
	(0, '207', 975, 1095, 30, '测图验收'), (0, '207', 1110, 1260, 8, '配音试听'),
	(0, '208', 540, 780, 6, '规范培训'), (0, '208', 840, 1020, 33, '安全员考核'),
	(0, '301', 555, 615, 10, '晨会'), (0, '301', 840, 960, 1, '供应商评审'), (0, '301', 1020, 1140, 23, '春季看样'),
	(0, '302E', 540, 660, 5, '投资人早餐会'), (0, '302', 810, 1020, 9, '家长说明会'), (0, '302W', 1050, 1170, 25, '新片试映'),
	(0, '303', 510, 630, 11, '项目启动'), (0, '303', 750, 810, 17, '报关对账'), (0, '303', 960, 1020, 34, '样品比价'),
	(0, '304', 555, 615, 32, '线路踏勘'), (0, '304', 735, 795, 26, '卷宗移交'), (0, '304', 885, 975, 21, '种植图审'),
	(0, '305', 630, 690, 9, '教研会'), (0, '305', 900, 990, 1, '仪器演示'),
	(0, '501', 690, 810, 13, '经销商座谈'), (0, '501', 930, 1080, 3, '和解谈判'),
	(0, '502', 540, 660, 10, '方案复核'), (0, '502', 780, 870, 14, '注册资料会'), (0, '502', 900, 1080, 6, '施工图会审'),
	(0, '503', 540, 600, 22, '站会'), (0, '503', 780, 840, 31, '招聘面谈'),
	(0, '504', 510, 750, 9, '教师培训'), (0, '504', 810, 1050, 4, '用户大会彩排'),
	(0, '505', 630, 675, 1, '面谈'), (0, '505', 810, 870, 19, '记账交接'),
	(0, '506', 540, 660, 12, '关卡评审'), (0, '506', 675, 795, 20, '并网协调'), (0, '506', 810, 960, 16, '月度复盘'),
	(0, '506', 975, 1095, 2, '材料板评审'), (0, '506', 1110, 1260, 12, '版本上线值守'),
	(0, '507', 540, 630, 4, '候选人面谈'), (0, '507', 720, 780, 28, '会谈口译'), (0, '507', 840, 960, NULL, '签约'),
	(0, '507', 1110, 1200, 15, '作者见面'),
	(0, '508', 525, 645, 2, '客户洽谈'), (0, '508', 840, 900, NULL, '洽谈'),
	(2, '301', 720, 780, 17, '午餐会'), (2, '301', 870, 930, 5, '尽调沟通'),
	(2, '504', 540, 720, 9, '暑期班教师培训'), (3, '302', 540, 1020, 8, '年会'), (3, '208', 540, 660, 1, '新员工培训');
UPDATE seed SET state = 'requested', asked = CASE room WHEN '305' THEN 84 WHEN '504' THEN 47 ELSE 16 END,
	people = CASE room WHEN '305' THEN 9 WHEN '504' THEN 28 ELSE 110 END, tea = IF(room = '504', 'standard', 'none')
	WHERE (day, room, t0) IN ((0, '305', 900), (2, '504', 540), (3, '302', 540));
UPDATE seed SET people = 12, cars = 4 WHERE (day, room, t0) = (0, '501', 690);
UPDATE seed SET people = 24, tea = 'standard', cars = 3 WHERE (day, room, t0) = (0, '301', 840);

-- The other days: each room takes a pattern or stays free; a day has fewer the further off it is, and at weekends.
-- Every other day the hall is one room, else two; rooms closed or spoken for above are left out.
INSERT INTO seed (day, room, t0, t1, h)
	SELECT d.day, r.number, p.t0, p.t1, CRC32(CONCAT_WS('/', d.day, r.number, p.t0))
	FROM (SELECT CAST(seq AS SIGNED) - 7 AS day FROM seq_0_to_21) d JOIN room r
	JOIN (SELECT 0 AS n, 540 AS t0, 630 AS t1 UNION ALL VALUES (0, 840, 960), (1, 600, 720), (1, 900, 990), (2, 570, 690),
		(2, 810, 900), (2, 960, 1050), (3, 780, 900), (4, 510, 720), (4, 840, 1050), (5, 1110, 1230), (5, 600, 660),
		(6, 540, 720), (7, 660, 720), (7, 960, 1020)) p ON p.n = CRC32(CONCAT('p', d.day, r.number)) DIV 256 % 8
	WHERE d.day <> 0
	AND CRC32(CONCAT('r', d.day, r.number)) DIV 64 % 100 < CASE
		WHEN WEEKDAY(@today + INTERVAL d.day DAY) >= 5 THEN 16 WHEN ABS(d.day) = 1 THEN 78
		WHEN d.day IN (-2, 2) THEN 54 WHEN d.day IN (-3, 3) THEN 42 WHEN d.day < 0 THEN 12 ELSE 25 END
	AND NOT (r.number = '306' AND d.day BETWEEN -1 AND 1) AND NOT (r.number = '208' AND d.day IN (3, 5))
	AND NOT (r.number IN ('301', '504') AND d.day = 2) AND NOT (r.number LIKE '302%' AND d.day = 3)
	AND (r.number NOT LIKE '302_' OR d.day % 2 <> 0) AND (r.number <> '302' OR d.day % 2 = 0 AND p.t1 - p.t0 >= 120);

UPDATE seed SET h = CRC32(CONCAT_WS('/', day, room, t0)) WHERE h IS NULL;
UPDATE seed SET
	company = COALESCE(company, IF(h % 17 = 0, NULL, 1 + h DIV 32 % 40)),
	title = ELT(1 + h DIV 128 % 24, '周会', '项目例会', '客户洽谈', '面试', '产品评审', '合同谈判', '预算讨论', '新人培训',
		'供应商会', '设计评审', '读书会', '视频会议', '路演排练', '审计进场会', '排期会', '述职', '课程说明会', '招聘面谈',
		'复盘会', '月度经营会', '样品确认', '方案汇报', '签约', '工作坊')
	WHERE title IS NULL;
UPDATE seed SET title = ELT(1 + h % 4, 'Weekly stand-up', 'Quarterly review', 'Interview', 'Project kick-off')
	WHERE company IN (4, 11) AND day <> 0;

-- One row a booking, in the order in which they were made: that gives the numbers.
CREATE TEMPORARY TABLE made AS
	SELECT s.*, r.id AS room_id, r.needs_approval, r.cancel_hours, r.capacity,
		@day + INTERVAL s.day * 1440 + s.t0 MINUTE AS starts_at, @day + INTERVAL s.day * 1440 + s.t1 MINUTE AS ends_at,
		CASE WHEN s.asked IS NOT NULL THEN @now - INTERVAL s.asked MINUTE
			ELSE @day + INTERVAL (LEAST(s.day, 0) - 1 - s.h DIV 8 % 9) * 1440 + 510 + s.h DIV 16 % 540 MINUTE END AS made_at,
		(SELECT l.layout FROM room_layout l WHERE l.room = r.id ORDER BY CRC32(CONCAT(s.h, l.layout)) LIMIT 1) AS layout
	FROM seed s JOIN room r ON r.number = s.room;
UPDATE made m SET layout = (SELECT l.layout FROM room_layout l WHERE l.room = m.room_id ORDER BY l.seats DESC LIMIT 1)
	WHERE people IS NOT NULL;
UPDATE made m JOIN room_layout l ON l.room = m.room_id AND l.layout = m.layout SET
	m.people = COALESCE(m.people, GREATEST(2, l.seats * (55 + m.h DIV 4 % 46) DIV 100)),
	m.tea = COALESCE(m.tea, IF(m.capacity < 12 OR m.h % 3 > 0, 'none', IF(m.h % 2, 'plain', 'standard'))),
	m.cars = COALESCE(m.cars, IF(m.capacity >= 16, m.h DIV 512 % 5, 0)),
	m.state = COALESCE(m.state, CASE
		WHEN m.day <> 0 AND m.h % 19 = 0 THEN 'cancelled'
		WHEN m.day > 0 AND m.needs_approval AND m.h % 4 = 0 THEN 'declined'
		WHEN m.ends_at <= @now AND m.h % 43 = 0 THEN 'no_show'
		WHEN m.ends_at <= @now - INTERVAL IF(m.room = '202', 15, 0) MINUTE THEN 'closed'
		WHEN m.starts_at <= @now THEN 'in_use'
		WHEN m.starts_at <= @now + INTERVAL 90 MINUTE THEN 'prepared'
		ELSE 'confirmed' END);
UPDATE made SET state = CASE WHEN ends_at <= @now THEN 'no_show' WHEN starts_at <= @now THEN 'confirmed' ELSE state END
	WHERE state = 'requested';

INSERT INTO booking (id, site, company, number, state, room, starts_at, ends_at, title, people, layout, equipment, tea, cars,
	contact, contact_name, contact_phone, contact_email, payment, notes, cancel_until, in_at, out_at, reason, due, made_at, made_by)
	SELECT ROW_NUMBER() OVER (ORDER BY m.made_at, m.id), 1, m.company,
		CONCAT('HY-', DATE_FORMAT(m.made_at + INTERVAL 8 HOUR, '%y%m'), '-', LPAD(ROW_NUMBER() OVER (
			PARTITION BY DATE_FORMAT(m.made_at + INTERVAL 8 HOUR, '%y%m') ORDER BY m.made_at, m.id), 4, '0')),
		m.state, m.room_id, m.starts_at, m.ends_at, m.title, m.people, m.layout,
		COALESCE((SELECT GROUP_CONCAT(e.equipment ORDER BY e.equipment) FROM room_equipment e
			WHERE e.room = m.room_id AND CRC32(CONCAT(m.h, e.equipment)) % 2), ''), m.tea, m.cars,
		p.id, COALESCE(p.name, ELT(1 + m.h % 3, '蒲先生', '邬女士', '闵先生')),
		COALESCE(p.mobile, CONCAT('0007700', LPAD(m.h % 10000, 4, '0'))),
		COALESCE(p.email, CONCAT('guest', m.h % 1000, '@visitor.example')), IF(m.company IS NULL, 'cash', 'account'),
		IF(m.h % 7 = 0, ELT(1 + m.h % 4, '投影幕前留出样品台，约2米。', '会前放好席位卡。', '请备无糖饮料。', '门牌不显示会议名称。'), ''),
		m.starts_at - INTERVAL m.cancel_hours HOUR,
		IF(m.state IN ('closed', 'in_use'), m.starts_at - INTERVAL 6 - m.h % 11 MINUTE, NULL),
		IF(m.state = 'closed', m.ends_at - INTERVAL 2 + m.h % 9 MINUTE, NULL),
		CASE m.state WHEN 'cancelled' THEN '改期，另订' WHEN 'declined' THEN '当日工程部检修，已建议另一间' ELSE '' END,
		IF(m.state = 'requested', m.made_at + INTERVAL 2 HOUR, NULL), m.made_at,
		IF(m.company IS NULL OR m.h % 4 = 0, 101 + m.h % 2, p.id)
	FROM made m LEFT JOIN person p ON p.id = (SELECT c.id FROM person c WHERE c.company = m.company
		ORDER BY IF(m.day IN (0, 3), NOT c.is_company_admin, 0), CRC32(CONCAT(m.h, c.name)) LIMIT 1);
INSERT INTO series (site, code, period, last)
	SELECT 1, 'HY', SUBSTR(number, 4, 4), COUNT(*) FROM booking GROUP BY SUBSTR(number, 4, 4);
DROP TEMPORARY TABLE seed, made;
