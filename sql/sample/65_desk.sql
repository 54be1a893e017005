-- 65_desk.sql -- the front desk: receptions, visitors, cards, deposits, the duty log, notices, letters.  All invented.

SET @month = DATE_FORMAT(@today, '%y%m');
-- The house closes at 21:00; what is still open then alarms.
SET @closing = CAST(@today AS DATETIME) - INTERVAL 8 HOUR + INTERVAL 1260 MINUTE;

-- Visitors: minutes from now, company, who comes, from where, with how many, state.
CREATE TEMPORARY TABLE coming (id INT AUTO_INCREMENT PRIMARY KEY, t INT, company INT, name VARCHAR(60), pinyin VARCHAR(60),
	initials VARCHAR(10), organisation VARCHAR(80), people INT, state VARCHAR(12), stay INT);
INSERT INTO coming (t, company, name, pinyin, initials, organisation, people, state, stay) VALUES
	(-4320, 3, '闻若溪', 'wen ruoxi', 'wrx', '澜沧律师楼', 1, 'left', 75), (-4260, 6, '詹怀之', 'zhan huaizhi', 'zhz', '临江规划院', 3, 'left', 140),
	(-4200, 12, '柏舟', 'bai zhou', 'bz', '', 1, 'no_show', 0), (-2900, 1, '康既明', 'kang jiming', 'kjm', '明河计量所', 2, 'left', 95),
	(-2850, 5, '褚云归', 'chu yungui', 'cyg', '东篱基金', 1, 'left', 60), (-2800, 9, '聂小满', 'nie xiaoman', 'nxm', '', 1, 'left', 40),
	(-1500, 2, '戴清和', 'dai qinghe', 'dqh', '松烟纸行', 2, 'left', 50), (-1470, 4, '欧阳简', 'ouyang jian', 'oyj', '岭上云', 1, 'left', 110),
	(-1440, 22, '苗青', 'miao qing', 'mq', '', 1, 'refused', 0), (-1420, 8, '莫愁予', 'mo chouyu', 'mcy', '野渡影业', 4, 'left', 160),
	(-175, 11, '施南溪', 'shi nanxi', 'snx', '长汀工业', 2, 'left', 90), (-160, 20, '柴桑', 'chai sang', 'cs', '华岳能源', 1, 'left', 70),
	(-120, 1, '邝文渊', 'kuang wenyuan', 'kwy', '北斗检测', 3, 'guided', 0), (-95, 3, '温以恒', 'wen yiheng', 'wyh', '沧浪贸易', 1, 'guided', 0),
	(-70, 6, '谷雨', 'gu yu', 'gy', '青石营造', 2, 'guided', 0), (-45, 13, '冷月', 'leng yue', 'ly', '', 1, 'guided', 0),
	(-20, 10, '武陵', 'wu ling', 'wl', '云栖生物', 1, 'identified', 0), (-6, 4, '江照野', 'jiang zhaoye', 'jzy', '星渡软件', 2, 'identified', 0),
	(25, 1, '白鹭洲', 'bai luzhou', 'blz', '鹭屿光学', 2, 'expected', 0), (40, 2, '阮清欢', 'ruan qinghuan', 'rqh', '', 1, 'expected', 0),
	(70, 5, 'Ida Holm', 'ida holm', 'ih', 'Nordvik Partners', 1, 'expected', 0), (95, 11, '车明远', 'che mingyuan', 'cmy', '启明制造', 3, 'expected', 0),
	(150, 25, '骆听雨', 'luo tingyu', 'lty', '', 1, 'expected', 0), (1500, 1, '费临川', 'fei linchuan', 'flc', '临川仪表', 1, 'expected', 0),
	(2940, 3, '古月华', 'gu yuehua', 'gyh', '', 2, 'expected', 0);
INSERT INTO visitor (site, company, number, state, due, made_at, made_by, name, pinyin, initials, organisation, phone, lang, host, place,
		people, expected_at, arrived_at, left_at, badge, known_by, id_kind, id_number, code)
	SELECT 1, s.company, CONCAT('FK-', @month, '-', LPAD(s.id, 4, '0')), s.state,
		CASE WHEN s.state = 'expected' THEN GREATEST(@closing + INTERVAL TIMESTAMPDIFF(DAY, @today, DATE(@now + INTERVAL s.t + 480 MINUTE)) DAY,
				@now + INTERVAL s.t + 60 MINUTE)
			WHEN s.state IN ('identified', 'guided') THEN GREATEST(@closing, @now + INTERVAL 60 MINUTE) END,
		LEAST(@now - INTERVAL 10 MINUTE, @now + INTERVAL s.t - 30 * (s.id % 2) - 60 MINUTE),
		IF(s.id % 2 = 1 OR s.state IN ('expected', 'no_show'), h.id, 101 + s.id % 2), s.name, s.pinyin, s.initials, s.organisation,
		CONCAT('0000', LPAD(CRC32(s.name) MOD 10000000, 7, '0')), IF(s.name REGEXP '^[A-Z]', 'en', 'zh'), h.id,
		IF(s.id % 5 = 0, '301会议室', ''), s.people,
		IF(s.id % 2 = 1 OR s.state IN ('expected', 'no_show'), @now + INTERVAL s.t MINUTE, NULL),
		IF(s.state IN ('left', 'guided', 'identified', 'refused'), @now + INTERVAL s.t MINUTE, NULL),
		IF(s.state = 'left', @now + INTERVAL s.t + s.stay MINUTE, NULL),
		IF(s.state IN ('left', 'guided', 'identified'), CONCAT('A', LPAD(s.id, 2, '0')), ''),
		IF(s.state IN ('left', 'guided', 'identified'), IF(s.id % 2 = 1, 'code', IF(s.id % 4 = 0, 'card', 'badge')), ''),
		IF(s.id % 4 = 0, 'id_card', ''), IF(s.id % 4 = 0, CONCAT('000000', 19700101 + s.id * 101, LPAD(s.id * 37, 4, '0')), ''),
		IF(s.state = 'expected', ELT(s.id - 18, 'K7M3Q9', 'R4T8WD', 'H6N2XE', 'P9C5YF', 'B3V7ZG', 'M8J4UA', 'D5S6QK'), NULL)
	FROM coming s JOIN (SELECT company, MIN(id) AS id FROM person WHERE company IS NOT NULL GROUP BY company) h ON h.company = s.company;

-- Receptions (P001).
INSERT INTO reception (site, company, number, state, made_at, made_by, customer, phone, way, service, needs, told, checked, clerk, outcome,
		receipt, amount)
	SELECT 1, v.company, CONCAT('JD-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state, @now + INTERVAL v.t MINUTE,
		101 + MOD(-v.t, 2), v.customer, CONCAT('0000', LPAD(CRC32(v.customer) MOD 10000000, 7, '0')), v.way, v.service, v.needs, v.told,
		v.company IS NOT NULL, v.clerk, v.outcome, v.receipt, v.amount
	FROM (SELECT -2880 AS t, 40 AS company, '溪口茶业 汪先生' AS customer, 'settled' AS state, 'visit' AS way, 'room' AS service,
			'品茶会用一间20人的会议室' AS needs, 'price,rooms' AS told, 109 AS clerk, '订妥205，含茶歇' AS outcome, 'SJ-0031' AS receipt, 96000 AS amount
		UNION ALL SELECT -2700, NULL, '过路客人', 'left', 'visit', 'enquiry', '问快递放在哪里', 'centre', NULL, '已指路', '', 0
		UNION ALL SELECT -1450, 21, '青芜园艺 叶小姐', 'settled', 'phone', 'copying', '装订标书12份', 'price,content', 105, '装订完毕，已交付', 'SJ-0032', 18000
		UNION ALL SELECT -1300, NULL, '尹先生', 'left', 'mail', 'office', '想租30平方米左右的办公室', 'centre,offices,price', NULL, '资料已寄，约下周看房', '', 0
		UNION ALL SELECT -150, 14, '汀兰医药 萧小姐', 'served', 'visit', 'reception', '明天接两位外宾，要欢迎牌', 'content', 102, '欢迎牌已制', '', 0
		UNION ALL SELECT -80, 7, '归舟物流 葛先生', 'assigned', 'visit', 'copying', '传真三页到外地', 'price', 105, '', '', 0
		UNION ALL SELECT -35, 12, '栗子互动 任小姐', 'registered', 'phone', 'room', '周五下午10人会议', 'price,rooms', NULL, '', '', 0
		UNION ALL SELECT -12, NULL, '霍女士', 'informed', 'visit', 'office', '问服务式办公室的费用', 'centre,price,offices', NULL, '', '', 0
		UNION ALL SELECT -3, NULL, '来访客人', 'arrived', 'visit', '', '', '', NULL, '', '', 0) v;

-- Access cards (P008): forty in the register, some lent.
INSERT INTO access_card (site, state, made_at, made_by, card_no, areas, note)
	WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 40)
	SELECT 1, IF(i = 39, 'blocked', IF(i = 40, 'retired', 'ready')), '2026-01-05 02:00:00', 125, CONCAT('MK', LPAD(i, 4, '0')),
		IF(i % 3 = 0, 'gate,lift,floor,night', IF(i % 3 = 1, 'gate,lift,meeting', 'gate,lift,parking')), '' FROM n;
INSERT INTO card_loan (site, company, number, state, due, made_at, made_by, borrower, phone, room_no, id_kind, id_number, areas, purpose, card,
		deposit, deposit_back, lent_at, due_at, returned_at, report)
	SELECT 1, v.company, CONCAT('MK-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state,
		IF(v.state = 'lent', @now + INTERVAL v.back MINUTE, NULL), @now + INTERVAL v.t MINUTE, IF(v.state = 'requested', h.id, 101), h.name, h.mobile,
		c.room_no, IF(v.state = 'requested', '', 'work_card'), IF(v.state = 'requested', '', CONCAT('G', LPAD(IFNULL(v.card, c.id) * 7013, 8, '0'))),
		IFNULL(k.areas, 'gate,lift'), v.purpose, k.id, v.deposit, v.state = 'returned' AND v.deposit > 0,
		IF(v.state IN ('requested', 'form_filled'), NULL, @now + INTERVAL v.t + 4 MINUTE), @now + INTERVAL v.back MINUTE,
		IF(v.state IN ('returned', 'blocked'), @now + INTERVAL v.back - 30 MINUTE, NULL), v.report
	FROM (SELECT -4300 AS t, 6 AS company, 3 AS card, 'returned' AS state, -2900 AS back, '周末加班' AS purpose, 0 AS deposit, '' AS report
		UNION ALL SELECT -2950, 8, 6, 'returned', -1500, '夜间拍摄', 5000, '' UNION ALL SELECT -2910, 9, 39, 'blocked', -2000, '临时讲师', 5000, '在地铁上丢失'
		UNION ALL SELECT -1490, 1, 12, 'overdue', -60, '外聘工程师', 5000, '' UNION ALL SELECT -400, 4, 9, 'lent', 240, '机房值守', 0, ''
		UNION ALL SELECT -300, 20, 2, 'lent', 1380, '停车', 5000, '' UNION ALL SELECT -130, 3, 15, 'lent', 480, '周末加班', 0, ''
		UNION ALL SELECT -50, 22, NULL, 'form_filled', 600, '版本上线', 0, '' UNION ALL SELECT -25, 2, NULL, 'requested', 900, '装裱师傅进出', 0, '') v
	JOIN company c ON c.id = v.company JOIN person h ON h.id = (SELECT MAX(id) FROM person WHERE company = v.company)
	LEFT JOIN access_card k ON k.card_no = CONCAT('MK', LPAD(v.card, 4, '0'));
UPDATE access_card k JOIN card_loan l ON l.card = k.id AND l.state IN ('lent', 'overdue') SET k.state = 'lent', k.company = l.company;

-- Deposited objects (P009) and in whose hands they were.
INSERT INTO object_deposit (site, company, number, state, due, made_at, made_by, tag, depositor, phone, description, pieces, fit, place, keeper,
		proof, collector, collected_at, report, liable, amount)
	SELECT 1, v.company, CONCAT('JC-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state,
		IF(v.state = 'kept', @now + INTERVAL v.t MINUTE + INTERVAL 30 DAY, NULL), @now + INTERVAL v.t MINUTE, 101 + MOD(-v.t, 2),
		UPPER(SUBSTRING(MD5(v.what), 1, 4)), v.who, CONCAT('0000', LPAD(CRC32(v.who) MOD 10000000, 7, '0')), v.what, v.pieces, v.fit, v.place, 101,
		IF(v.state = 'collected', 'tag', ''), IF(v.state = 'collected', v.who, ''), IF(v.state = 'collected', @now + INTERVAL v.t + 190 MINUTE, NULL),
		v.report, IF(v.report <> '', 103, NULL), v.amount
	FROM (SELECT -46080 AS t, NULL AS company, 'kept' AS state, '游先生' AS who, '黑色折叠伞、纸袋' AS what, 2 AS pieces, '' AS fit, 'C-07' AS place, '' AS report, 0 AS amount
		UNION ALL SELECT -4400, 7, 'collected', '田嘉言', '蓝色行李箱', 1, '右轮略松', 'A-01', '', 0
		UNION ALL SELECT -3000, 14, 'compensated', '钟冬青', '样品盒（玻璃）', 1, '', 'B-02', '搬动时摔裂一角', 12000
		UNION ALL SELECT -1480, 2, 'collected', '夏思齐', '图纸筒', 3, '', 'B-04', '', 0
		UNION ALL SELECT -1460, 25, 'kept', '蔡令仪', '灰色背包', 1, '', 'A-03', '', 0
		UNION ALL SELECT -220, 1, 'kept', '邝文渊', '仪器箱（银色，带锁）', 2, '箱角有旧划痕', 'A-02', '', 0
		UNION ALL SELECT -90, 3, 'kept', '温以恒', '登机箱', 1, '', 'A-05', '', 0
		UNION ALL SELECT -9, NULL, 'received', '江照野', '纸箱，内有展架', 1, '', '', '', 0) v;
INSERT INTO custody (deposit, keeper, shift, from_at) SELECT id, made_by, 'early', made_at FROM object_deposit;
INSERT INTO custody (deposit, keeper, shift, from_at)
	SELECT id, 103, 'night', @now - INTERVAL 11 HOUR FROM object_deposit WHERE made_at < @now - INTERVAL 12 HOUR AND state = 'kept'
	UNION ALL SELECT id, 101, 'early', @now - INTERVAL 190 MINUTE FROM object_deposit WHERE made_at < @now - INTERVAL 12 HOUR AND state = 'kept';

-- The duty log and handovers (P010).
INSERT INTO duty (site, company, number, state, made_at, made_by, shift, carried, kind, who, contact, text, department, told, told_at, treatment,
		treated_at, callback)
	SELECT 1, v.company, CONCAT('ZB-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state, @now + INTERVAL v.t MINUTE,
		IF(v.t < -600 AND v.t > -1200, 103, 101 + MOD(-v.t, 2)), IF(v.t < -600 AND v.state = 'closed', 'night', 'early'), v.carried, v.kind, v.who, v.contact, v.text, v.department, v.told,
		IF(v.department IS NULL, NULL, @now + INTERVAL v.t + 4 MINUTE), v.treatment, IF(v.treatment = '', NULL, @now + INTERVAL v.t + 55 MINUTE), v.callback
	FROM (SELECT -4310 AS t, 5 AS company, 'closed' AS state, 0 AS carried, 'complaint' AS kind, '曹雨眠' AS who, '5302' AS contact,
			'三层走廊空调太冷' AS text, 13 AS department, '尹川' AS told, '温度调到24度' AS treatment, '已解决' AS callback
		UNION ALL SELECT -2870, NULL, 'closed', 0, 'lost_found', '保洁员', '', '一层大堂拾到一只银色U盘，已封存', 14, '雷鸣野', '失主认领，已登记', ''
		UNION ALL SELECT -1410, 8, 'treatment_logged', 1, 'complaint', '袁时雨', '5215', '隔壁装修噪声影响录音', 16, '管理处', '已约定12点前不施工', ''
		UNION ALL SELECT -700, NULL, 'department_notified', 1, 'fault', '夜班巡查', '', '地下一层3号灯不亮', 13, '何遇', '', ''
		UNION ALL SELECT -640, NULL, 'closed', 0, 'security', '保安员', '', '凌晨一点二层有人敲门，已核实为加班员工', 14, '丁朗', '陪同下楼登记', ''
		UNION ALL SELECT -110, 14, 'department_notified', 0, 'complaint', '萧以墨', '5210', '茶水间饮水机出水慢', 13, '何遇', '', ''
		UNION ALL SELECT -15, NULL, 'logged', 0, 'event', '', '', '一层电子屏显示错位', NULL, '', '', '') v;
INSERT INTO handover (site, number, state, made_at, made_by, shift, note, cash, unresolved, kept, next_shift, signed_by, signed_at)
	SELECT 1, CONCAT('BJ-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), 'signed', @now + INTERVAL v.t MINUTE, v.by_, v.shift, v.note,
		'钥匙箱1只，备用金500元', 2, 3, v.next, v.signer, @now + INTERVAL v.t + 8 MINUTE
	FROM (SELECT -1160 AS t, 101 AS by_, 'early' AS shift, '明早九点澄光仪器有访客三位，访客证已备好。' AS note, 'late' AS next, 102 AS signer
		UNION ALL SELECT -680, 102, 'late', '拾野文化投诉噪声，管理处答应明早回复，请跟进。', 'night', 103
		UNION ALL SELECT -200, 103, 'night', '地下一层灯不亮已报工程部；夜间无其他事项。', 'early', 101) v;

-- Notices and letters (P011).
INSERT INTO bulletin (site, company, number, state, due, made_at, made_by, title, title_en, body, body_en, audience, floor, from_on, until_on,
		approved_by, published_at, told_to)
	SELECT 1, v.company, CONCAT('GG-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state,
		IF(v.state = 'published', CAST(@today + INTERVAL v.days + 1 DAY AS DATETIME) - INTERVAL 8 HOUR, NULL), @now + INTERVAL v.t MINUTE, 115,
		v.title, v.title_en, v.body, v.body_en, v.audience, v.floor, DATE(@today + INTERVAL CEIL(v.t / 1440) DAY), @today + INTERVAL v.days DAY,
		IF(v.state = 'draft', NULL, 114), IF(v.state IN ('published', 'withdrawn'), @now + INTERVAL v.t + 45 MINUTE, NULL), 0
	FROM (SELECT -20000 AS t, NULL AS company, 'withdrawn' AS state, -9 AS days, '电梯检修' AS title, 'Lift maintenance' AS title_en,
			'二号电梯检修两天，请走一号电梯。' AS body, 'Lift 2 is out of service for two days; please use lift 1.' AS body_en, 'all' AS audience, '' AS floor
		UNION ALL SELECT -4320, NULL, 'published', 20, '消防演习', 'Fire drill', '本周五下午三点举行消防演习。\n听到广播后请走楼梯到前庭集合，不要乘电梯。',
			'A fire drill is held this Friday at 15:00.\nWhen you hear the announcement, take the stairs to the forecourt; do not use the lifts.', 'all', ''
		UNION ALL SELECT -1500, NULL, 'published', 6, '二层茶水间更换饮水机', '', '明日上午更换二层茶水间饮水机，约需一小时。', '', 'floor', '二层'
		UNION ALL SELECT -60, NULL, 'approved', 30, '年末停车安排', 'Parking at the end of the year', '年末访客车位紧张，请提前一天报备。',
			'Visitor parking is short at the end of the year; please announce cars one day ahead.', 'all', ''
		UNION ALL SELECT -20, NULL, 'draft', 40, '新年布置', '', '大堂将于下月初布置新年装饰。', '', 'all', '') v;
INSERT INTO bulletin_read (bulletin, person, read_at)
	SELECT b.id, p.id, @now - INTERVAL 30 + p.id * 7 MINUTE FROM bulletin b JOIN person p ON p.company IS NOT NULL AND p.id % 3 = 0 AND p.id < 80
	WHERE b.state = 'published' AND b.audience = 'all';
INSERT INTO letter (site, company, number, state, made_at, made_by, sender, contact, subject, summary, clerk, reply, replied_at, folder)
	SELECT 1, v.company, CONCAT('HJ-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state, @now + INTERVAL v.t MINUTE, 101, v.sender,
		v.contact, v.subject, v.summary, v.clerk, v.reply, IF(v.reply = '', NULL, @now + INTERVAL v.t + 900 MINUTE), v.folder
	FROM (SELECT -7200 AS t, 19 AS company, '松雪财务' AS sender, '5306' AS contact, 'filed' AS state, '请求延长空调供应' AS subject,
			'年结期间请把空调延到晚上九点。' AS summary, 115 AS clerk, '同意年结期间空调延至21:00，按加时标准计费。' AS reply, '函件2026-11' AS folder
		UNION ALL SELECT -3000, 33, '若水环境', '5221', 'replied', '询问增租面积', '想增租一间小办公室。', 115, '五层有两间可选，附平面图，欢迎看房。', ''
		UNION ALL SELECT -1480, 16, '砚池广告', '5112', 'assigned', '申请大堂摆放展板', '新品发布想在大堂摆展板三天。', 115, '', ''
		UNION ALL SELECT -100, NULL, '云汀街道办', '澄河路1号', 'received', '社区活动借用场地', '想借用多功能厅半天。', NULL, '', '') v;

-- Questions nobody could answer at once (P004).
INSERT INTO question (site, company, number, state, due, made_at, made_by, question, asker, contact, superior, answer, told_how)
	SELECT 1, v.company, CONCAT('XW-', @month, '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.t), 4, '0')), v.state,
		IF(v.due IS NULL, NULL, @now + INTERVAL v.due MINUTE), @now + INTERVAL v.t MINUTE, 101 + MOD(-v.t, 2), v.question, v.asker, v.contact, 104, v.answer, v.how
	FROM (SELECT -2890 AS t, 9 AS company, 'replied' AS state, NULL AS due, '春节期间可以进楼吗？' AS question, '余初霁' AS asker, '5106' AS contact,
			'可以，凭门禁卡走夜间入口。' AS answer, 'phone' AS how
		UNION ALL SELECT -1400, NULL, 'replied', NULL, '能否代收大件家具？', '尹先生', '0000-6600-1188', '不代收，可预约卸货口。', 'phone'
		UNION ALL SELECT -55, 18, 'clarified', 12, '摄影棚能不能开到夜里十一点？', '韦采蘩', '5305', '提前一天申请，加收空调费。', ''
		UNION ALL SELECT -30, 24, 'escalated', 30, '公司名牌能不能换大一号？', '夏予安', '5103', '', '') v;

-- Numbers go on where these end; what is open has its clock; each has a first line of history.
INSERT INTO series (site, code, period, last)
	SELECT 1, LEFT(number, 2), @month, COUNT(*) FROM (SELECT number FROM visitor UNION ALL SELECT number FROM reception UNION ALL
		SELECT number FROM card_loan UNION ALL SELECT number FROM object_deposit UNION ALL SELECT number FROM duty UNION ALL
		SELECT number FROM handover UNION ALL SELECT number FROM bulletin UNION ALL SELECT number FROM letter UNION ALL SELECT number FROM question) n
	GROUP BY LEFT(number, 2);
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT 1, r.module, r.id, r.state, r.company, r.number, r.text, r.made_at, r.due - INTERVAL TIMESTAMPDIFF(MINUTE, r.made_at, r.due) DIV 5 MINUTE,
		r.due, r.step
	FROM (SELECT 'visitor' AS module, id, state, company, number, IF(state = 'expected', 'visitor|Waiting for the visitor', 'visitor|In the house') AS text, made_at, due,
			IF(state = 'expected', 'no_show', '') AS step FROM visitor WHERE due IS NOT NULL
		UNION ALL SELECT 'card', id, state, company, number, 'Card due back', made_at, due, 'overdue' FROM card_loan WHERE due IS NOT NULL
		UNION ALL SELECT 'deposit', id, state, company, number, 'To be collected', made_at, due, '' FROM object_deposit WHERE due IS NOT NULL
		UNION ALL SELECT 'bulletin', id, state, company, number, 'Valid, then withdrawn', made_at, due, 'withdraw' FROM bulletin WHERE due IS NOT NULL
		UNION ALL SELECT 'question', id, state, company, number, IF(state = 'clarified', 'Tell the customer', 'Answer from the superior'), made_at, due, ''
			FROM question WHERE due IS NOT NULL) r;
INSERT INTO history (module, record, at, person, name, step, was, state)
	SELECT r.module, r.id, r.made_at, p.id, p.name, 'new', '', r.state
	FROM (SELECT 'visitor' AS module, id, made_at, made_by, state FROM visitor UNION ALL SELECT 'reception', id, made_at, made_by, state FROM reception
		UNION ALL SELECT 'card', id, made_at, made_by, state FROM card_loan UNION ALL SELECT 'deposit', id, made_at, made_by, state FROM object_deposit
		UNION ALL SELECT 'duty', id, made_at, made_by, state FROM duty UNION ALL SELECT 'handover', id, made_at, made_by, state FROM handover
		UNION ALL SELECT 'bulletin', id, made_at, made_by, state FROM bulletin UNION ALL SELECT 'letter', id, made_at, made_by, state FROM letter
		UNION ALL SELECT 'question', id, made_at, made_by, state FROM question) r
	JOIN person p ON p.id = r.made_by ORDER BY r.made_at, r.module, r.id;
