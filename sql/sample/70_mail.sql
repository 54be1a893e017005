-- 70_mail.sql -- the mailroom: ten days of items, proxies, what companies chose, what goes out.
-- (Chance comes from CRC32 as in 50_bookings.sql.)

INSERT INTO proxy (site, company, number, state, due, made_at, made_by, name, initials, phone, id_kind, id_last, authority, from_on, until_on, note) VALUES
	(1, 1, CONCAT('DL-', DATE_FORMAT(@today, '%y%m'), '-0001'), 'active', @day + INTERVAL 60 DAY, @day - INTERVAL 20 DAY, 1, '闻小满', 'wxm', '0000-6230-1177', 'id_card', '4127', 'registered,ems,courier,parcel_notice', @today - INTERVAL 20 DAY, @today + INTERVAL 59 DAY, '劳务派遣，只领快件'),
	(1, 3, CONCAT('DL-', DATE_FORMAT(@today, '%y%m'), '-0002'), 'active', @day + INTERVAL 15 DAY, @day - INTERVAL 5 DAY, 8, '高知远', 'gzy', '0000-6230-2288', 'work_card', '0318', 'letter,printed,registered,parcel_notice,money_order,ems,courier,official', @today - INTERVAL 5 DAY, @today + INTERVAL 14 DAY, '出庭期间代收'),
	(1, 7, CONCAT('DL-', DATE_FORMAT(@today, '%y%m'), '-0003'), 'expired', NULL, @day - INTERVAL 40 DAY, 18, '孙既白', 'sjb', '', 'id_card', '7702', 'courier', @today - INTERVAL 40 DAY, @today - INTERVAL 3 DAY, ''),
	(1, 36, CONCAT('DL-', DATE_FORMAT(@today, '%y%m'), '-0004'), 'active', @day + INTERVAL 30 DAY, @day - INTERVAL 8 DAY, 101, '卫长风', 'wcf', '0000-6230-3399', 'passport', 'K4471', 'registered,ems,official', @today - INTERVAL 8 DAY, @today + INTERVAL 29 DAY, '书面授权，盖章');
INSERT INTO series (site, code, period, last) VALUES (1, 'DL', DATE_FORMAT(@today, '%y%m'), 4);

INSERT INTO mail_choice (company, site, letter, printed, registered, parcel_notice, money_order, ems, courier, official, forward_to, made_at, made_by) VALUES
	(2, 1, 'deliver', 'deliver', 'deliver', 'hold', 'hold', 'deliver', 'hold', 'hold', '', @day - INTERVAL 30 DAY, 5),
	(6, 1, 'hold', 'destroy', 'forward', 'hold', 'hold', 'forward', 'hold', 'hold', '澜江市望江路66号3层 青垣建筑 魏青禾 0000-6230-5500', @day - INTERVAL 12 DAY, 16),
	(35, 1, 'scan', 'destroy', 'scan', 'hold', 'hold', 'scan', 'forward', 'scan', '澜江市白石巷9号 鹿眠家居 金岁宁 0000-6230-5511', @day - INTERVAL 50 DAY, 85),
	(36, 1, 'scan', 'hold', 'scan', 'hold', 'hold', 'hold', 'hold', 'hold', '', @day - INTERVAL 50 DAY, 86);

CREATE TEMPORARY TABLE post_seed (
	id INT AUTO_INCREMENT PRIMARY KEY, made_at DATETIME, company BIGINT, kind VARCHAR(14), item_no VARCHAR(40), sender VARCHAR(80),
	addressee VARCHAR(60), state VARCHAR(20), h BIGINT);

-- Ten days of ordinary and accountable mail, mornings and afternoons.
INSERT INTO post_seed (made_at, company, kind, h)
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
	SELECT @day - INTERVAL 1 + i DIV 15 DAY + INTERVAL IF(i % 3 = 0, 890, 545) + i % 15 * 2 MINUTE, 1 + CRC32(CONCAT('c', i)) % 39,
		ELT(1 + CRC32(CONCAT('k', i)) % 10, 'letter', 'letter', 'letter', 'printed', 'registered', 'registered', 'ems', 'courier', 'courier', 'parcel_notice'),
		CRC32(CONCAT('h', i)) FROM n;
-- Today, as the drafts show it.
INSERT INTO post_seed (made_at, company, kind, item_no, sender, addressee, state, h) VALUES
	(@day + INTERVAL 495 MINUTE, NULL, 'letter', '', '南城区松荫路12号', '盛和贸易', 'held', 0),
	(@day + INTERVAL 511 MINUTE, 3, 'money_order', 'HK226304171CN', '个人', '陆望舒', 'notified', 0),
	(@day + INTERVAL 528 MINUTE, 9, 'letter', '', '', '何映雪', 'placed_in_box', 0),
	(@day + INTERVAL 529 MINUTE, 8, 'letter', '', '', '', 'placed_in_box', 0),
	(@day + INTERVAL 546 MINUTE, 1, 'court', 'EE109988276CN', '云汀市法院', '林书仪', 'notified', 0),
	(@day + INTERVAL 595 MINUTE, 2, 'courier', 'SF02197740', '自寄样册', '顾清和', 'notified', 0),
	(@day + INTERVAL 612 MINUTE, 1, 'tax', 'XA447109263CN', '云汀市税务局', '林书仪', 'notified', 0),
	(@day + INTERVAL 614 MINUTE, 35, 'registered', 'XA447109277CN', '澜江房产登记处', '', 'notified', 0),
	(@day + INTERVAL 615 MINUTE, 12, 'letter', '', '', '', 'sorted', 0),
	(@day + INTERVAL 615 MINUTE, 22, 'letter', '', '', '', 'sorted', 0),
	(@day + INTERVAL 616 MINUTE, 2, 'printed', '', '', '许知遥', 'sorted', 0),
	(@day + INTERVAL 617 MINUTE, 6, 'ems', 'EE380157103CN', '城建档案馆', '魏青禾', 'notified', 0),
	(@day - INTERVAL 4 DAY + INTERVAL 560 MINUTE, NULL, 'letter', '', '本市', '滨河书画社', 'held', 0),
	(@day - INTERVAL 4 DAY + INTERVAL 561 MINUTE, NULL, 'registered', 'XA448120960CN', '东城区人民路邮局', '高凡 先生', 'held', 0),
	(@day - INTERVAL 4 DAY + INTERVAL 562 MINUTE, NULL, 'printed', '', 'Hamburg, Germany', 'Mr. A. Keller', 'held', 0),
	(@day - INTERVAL 1 DAY + INTERVAL 563 MINUTE, NULL, 'ems', 'EE190377250CN', '开发区二号路8号', '远望咨询公司', 'held', 0);
DELETE FROM post_seed WHERE made_at > @now;
UPDATE post_seed SET
	item_no = CASE kind WHEN 'registered' THEN CONCAT('XA', LPAD(h % 1000000000, 9, '3'), 'CN') WHEN 'ems' THEN CONCAT('EE', LPAD(h % 1000000000, 9, '7'), 'CN')
		WHEN 'parcel_notice' THEN CONCAT('PB', LPAD(h % 1000000000, 9, '2'), 'CN') WHEN 'courier' THEN CONCAT('SF', LPAD(h % 10000000000, 10, '4')) ELSE '' END,
	sender = ELT(1 + h % 8, '本市', '外埠', '供应商', '澜江样品中心', '香港', '东京', '银行', ''), addressee = '',
	state = CASE WHEN kind IN ('letter', 'printed') THEN 'placed_in_box' WHEN h % 9 = 0 OR made_at > @day - INTERVAL 1 DAY AND h % 2 = 0 THEN 'logged_pending' ELSE 'collected' END
	WHERE state IS NULL;

INSERT INTO mail (site, company, number, state, due, made_at, made_by, kind, item_no, sender, addressee, person, place, held_until, instruction,
		instruction_note, notified_at, collector, collector_as, proxy, id_kind, id_last, signature, on_sheet, gone_at, gone_by, remark)
	SELECT 1, s.company, CONCAT('YJ-', s.period, '-', LPAD(ROW_NUMBER() OVER (PARTITION BY s.period ORDER BY s.made_at, s.id), 4, '0')), s.state,
		CASE s.state WHEN 'held' THEN s.made_at + INTERVAL 3 DAY WHEN 'notified' THEN s.made_at + INTERVAL 1 DAY
			WHEN 'logged_pending' THEN GREATEST(s.made_at, @now - INTERVAL 2 DAY) + INTERVAL 3 DAY END,
		s.made_at, 101 + s.id % 2, s.kind, s.item_no, s.sender, IF(s.addressee = '' AND s.h % 3 > 0, IFNULL(p.name, ''), s.addressee),
		IF(s.addressee = '' AND s.h % 3 > 0, p.id, a.id),
		CASE WHEN s.company IS NULL THEN 'C-4' WHEN s.kind IN ('letter', 'printed') THEN c.box WHEN s.kind IN ('courier', 'parcel_notice') THEN CONCAT('架', 1 + s.id % 3) ELSE CONCAT('柜', 1 + s.id % 2) END,
		IF(s.state = 'held', s.made_at + INTERVAL 3 DAY, NULL),
		IFNULL(CASE s.kind WHEN 'letter' THEN h.letter WHEN 'printed' THEN h.printed WHEN 'registered' THEN h.registered WHEN 'ems' THEN h.ems
			WHEN 'courier' THEN h.courier WHEN 'parcel_notice' THEN h.parcel_notice WHEN 'money_order' THEN h.money_order ELSE h.official END, 'hold'),
		'', IF(s.state IN ('notified', 'logged_pending', 'collected'), s.made_at + INTERVAL 1 MINUTE, NULL),
		IF(s.state = 'collected', p.name, ''), IF(s.state = 'collected', IF(s.h % 3 > 0, 'addressee', 'person'), ''), NULL,
		IF(s.state = 'collected', IF(s.h % 4 = 0, 'id_card', 'work_card'), ''), IF(s.state = 'collected', LPAD(s.h % 10000, 4, '0'), ''),
		IF(s.state = 'collected' AND s.h % 5 > 0, ELT(1 + s.h % 3,
			'M60,120Q90,40,130,60Q170,90,150,130Q130,160,180,120Q230,70,260,100Q300,150,350,90Q400,40,430,110L520,90',
			'M40,90Q120,60,160,110Q170,160,210,80Q250,30,280,120Q300,170,340,90L470,100M120,50L200,150',
			'M80,60L80,150M50,90Q150,70,220,90M180,50Q170,120,140,160M260,70Q330,60,350,100Q330,150,280,150M400,60Q450,110,560,80'), ''),
		s.state = 'collected' AND s.h % 5 = 0,
		CASE s.state WHEN 'collected' THEN LEAST(s.made_at + INTERVAL 20 + s.h % 150 MINUTE, @now) WHEN 'placed_in_box' THEN LEAST(s.made_at + INTERVAL 30 MINUTE, @now) END,
		IF(s.state IN ('collected', 'placed_in_box'), 101 + s.h % 2, NULL), IF(s.state = 'logged_pending' AND s.h % 2 = 0, '出差，下周领取', '')
	FROM (SELECT x.*, DATE_FORMAT(x.made_at + INTERVAL 8 HOUR, '%y%m') AS period FROM post_seed x) s
		LEFT JOIN company c ON c.id = s.company LEFT JOIN mail_choice h ON h.company = s.company
		LEFT JOIN person p ON p.id = (SELECT MIN(q.id) + s.h % COUNT(*) FROM person q WHERE q.company = s.company)
		LEFT JOIN person a ON a.company = s.company AND a.name = s.addressee
	ORDER BY s.made_at, s.id;
UPDATE mail SET instruction_note = (SELECT forward_to FROM mail_choice h WHERE h.company = mail.company) WHERE instruction = 'forward';
UPDATE mail SET company_knows = 1, company_knew_at = made_at + INTERVAL 12 MINUTE, desk_knows = 101, desk_knew_at = made_at + INTERVAL 3 MINUTE
	WHERE kind = 'court' AND made_at > @day AND made_at + INTERVAL 12 MINUTE < @now;
INSERT INTO series (site, code, period, last)
	SELECT 1, 'YJ', SUBSTR(number, 4, 4), COUNT(*) FROM mail GROUP BY SUBSTR(number, 4, 4);

INSERT INTO history (module, record, at, person, name, step, was, state, note)
	SELECT 'mail', m.id, e.at, p.id, p.name, e.step, e.was, e.state, '' FROM mail m JOIN (
		SELECT id, made_at AS at, 'new' AS step, '' AS was, IF(company IS NULL, 'not_in_roster', 'received') AS state FROM mail
		UNION ALL SELECT id, made_at, 'sort', 'received', 'sorted' FROM mail WHERE state IN ('sorted', 'placed_in_box')
		UNION ALL SELECT id, gone_at, 'place', 'sorted', 'placed_in_box' FROM mail WHERE state = 'placed_in_box'
		UNION ALL SELECT id, notified_at, 'notify', 'received', 'notified' FROM mail WHERE notified_at IS NOT NULL
		UNION ALL SELECT id, made_at + INTERVAL 1 MINUTE, 'stamp', 'not_in_roster', 'stamped' FROM mail WHERE state = 'held'
		UNION ALL SELECT id, made_at + INTERVAL 2 MINUTE, 'hold', 'stamped', 'held' FROM mail WHERE state = 'held'
		UNION ALL SELECT id, LEAST(made_at + INTERVAL 1 DAY, @now), 'pend', 'notified', 'logged_pending' FROM mail WHERE state = 'logged_pending'
		UNION ALL SELECT id, gone_at, 'collect', 'notified', 'collected' FROM mail WHERE state = 'collected') e ON e.id = m.id
	JOIN person p ON p.id = IFNULL(m.gone_by, m.made_by) ORDER BY e.at, m.id;
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT site, 'mail', id, state, company, number, CASE state WHEN 'held' THEN 'Held, then back to the post office' WHEN 'notified' THEN 'Collect' ELSE 'Remind the company' END,
		made_at, due - INTERVAL 5 HOUR, due, CASE state WHEN 'notified' THEN 'pend' WHEN 'logged_pending' THEN 'remind' ELSE '' END
	FROM mail WHERE due IS NOT NULL;
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT site, 'mail', id, r.rule, company, number, r.text, made_at, made_at + INTERVAL 2 HOUR, made_at + INTERVAL 2 HOUR, 'escalate'
	FROM mail JOIN (SELECT 'alarm_company' AS rule, 'The company acknowledges the letter' AS text
		UNION ALL SELECT 'alarm_desk', 'The desk acknowledges the letter') r
	WHERE kind = 'tax' AND state = 'notified' AND made_at + INTERVAL 2 HOUR > @now;
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT site, 'proxy', id, 'active', company, number, 'Authority ends', made_at, due - INTERVAL 3 DAY, due, 'expire' FROM proxy WHERE state = 'active';

-- What goes out.
INSERT INTO post (site, company, number, state, due, made_at, made_by, kind, sender, addressee, address, address_list, pieces, weight, carrier, tracking_no,
		postage, fee, total, pay_how, paid_at, handed_at, handed_by, remark)
	SELECT 1, s.company, CONCAT('JJ-', DATE_FORMAT(@today, '%y%m'), '-', LPAD(s.n, 4, '0')), s.state,
		CASE WHEN s.state IN ('requested', 'paid') THEN @now + INTERVAL 20 HOUR END, LEAST(s.made_at, @now), s.made_by, s.kind, s.sender, s.addressee, s.address, s.list,
		s.pieces, s.weight, s.carrier, s.tracking, s.postage, s.fee, s.postage + s.fee, s.how,
		IF(s.state IN ('paid', 'handed_to_carrier', 'delivered'), LEAST(s.made_at + INTERVAL 40 MINUTE, @now), NULL),
		IF(s.state IN ('handed_to_carrier', 'delivered'), LEAST(s.made_at + INTERVAL 5 HOUR, @now), NULL), IF(s.state IN ('handed_to_carrier', 'delivered'), 105, NULL), ''
	FROM (
		SELECT 1 AS n, 3 AS company, 'delivered' AS state, @day - INTERVAL 3 DAY + INTERVAL 580 MINUTE AS made_at, 8 AS made_by, 'registered' AS kind, '陆望舒' AS sender, '澜江市中级法院 立案庭' AS addressee,
			'澜江市法苑路1号' AS address, '' AS list, 1 AS pieces, 120 AS weight, '邮政' AS carrier, 'XA551200317CN' AS tracking, 560 AS postage, 200 AS fee, 'account' AS how
		UNION ALL SELECT 2, 2, 'handed_to_carrier', @day - INTERVAL 1 DAY + INTERVAL 900 MINUTE, 5, 'courier', '顾清和', '和风纸业 陈先生', '青川市纸坊路8号', '', 1, 2300, '顺达快递', 'SF02198812', 1800, 300, 'account'
		UNION ALL SELECT 3, 13, 'handed_to_carrier', @day + INTERVAL 530 MINUTE, 33, 'parcel', '秦南乔', '门店七处', '见面单', '', 7, 15400, '邮政', 'PB880411724CN', 12600, 1000, 'cash'
		UNION ALL SELECT 4, 9, 'paid', @day + INTERVAL 545 MINUTE, 24, 'bulk', '何映雪', '', '', '学员家长 12人\n云汀市澄河路20号 赵宅', 2, 60, '邮政', '', 240, 100, 'account'
		UNION ALL SELECT 5, 4, 'paid', @day + INTERVAL 560 MINUTE, 11, 'ems', '苏见微', '渝州分公司', '渝州市江北路5号', '', 1, 480, '邮政', '', 2200, 300, 'account'
		UNION ALL SELECT 6, 10, 'weighed_priced', @day + INTERVAL 570 MINUTE, 26, 'courier', '唐屿', '检测中心', '澜江市实验路3号', '', 1, 900, '顺达快递', '', 1500, 300, ''
		UNION ALL SELECT 7, 22, 'requested', @day + INTERVAL 600 MINUTE, 55, 'registered', '枕流软件', '版权中心', '京城市版权路2号', '', 2, 0, '', '', 0, 0, '') s;
INSERT INTO series (site, code, period, last) VALUES (1, 'JJ', DATE_FORMAT(@today, '%y%m'), 7);
UPDATE post o JOIN person p ON p.id = o.made_by SET o.company = IFNULL(p.company, o.company);
UPDATE post SET address_list = '赵宅 云汀市澄河路20号\n钱宅 云汀市石桥巷3号' WHERE kind = 'bulk';
DROP TEMPORARY TABLE post_seed;
