-- 75_phone.sql -- the switchboard: four days of calls, messages that wait, where people are, long-distance calls.
-- (Chance comes from CRC32 as in 50_bookings.sql.)

SET @now = COALESCE(@now, UTC_TIMESTAMP());
CREATE TEMPORARY TABLE ringing (id INT AUTO_INCREMENT PRIMARY KEY, made_at DATETIME, person BIGINT, state VARCHAR(20), caller VARCHAR(60),
	phone VARCHAR(30), say VARCHAR(10), message VARCHAR(200), about VARCHAR(100), h BIGINT);
-- Of the last days, in office hours.
INSERT INTO ringing (made_at, person, state, caller, phone, say, h)
	SELECT @day - INTERVAL 1 + s.seq DIV 40 DAY + INTERVAL 490 + s.seq % 40 * 14 MINUTE + INTERVAL CRC32(s.seq) % 50 SECOND, 1 + CRC32(CONCAT('p', s.seq)) % 86,
		ELT(1 + CRC32(CONCAT('s', s.seq)) % 9, 'connected', 'connected', 'connected', 'connected', 'connected', 'connected', 'hung_up', 'feedback_given', 'message_delivered'),
		ELT(1 + CRC32(CONCAT('n', s.seq)) % 9, '', '', '', '孟先生', '岚桥物流 卫小姐', '云汀银行', '长风纸业 丘先生', '快递', '青川检测 汪工'),
		CONCAT('0000-', 5200 + CRC32(s.seq) % 3000, '-', LPAD(CRC32(CONCAT('t', s.seq)) % 10000, 4, '0')), ELT(1 + CRC32(CONCAT('m', s.seq)) % 3, 'callback', 'again', 'called'), CRC32(CONCAT('h', s.seq))
	FROM seq_0_to_119 s;
-- Today: minutes ago.
INSERT INTO ringing (made_at, person, state, caller, phone, say, message, about, h)
	SELECT @now - INTERVAL v.ago MINUTE, v.person, v.state, v.caller, v.phone, v.say, v.message, v.about, v.ago
	FROM (SELECT 96 AS ago, 18 AS person, 'connected' AS state, '澜江港务 应先生' AS caller, '0000-6610-0123' AS phone, '' AS say, '' AS message, '' AS about
		UNION ALL SELECT 88, NULL, 'hung_up', '', '0000-6610-0094', '', '', '找“盛和贸易”，无此公司'
		UNION ALL SELECT 79, 12, 'feedback_given', '税务所 计女士', '0000-5512-6688', 'callback', '核对发票金额', ''
		UNION ALL SELECT 71, 29, 'connected', '', '0000-5540-1190', '', '', ''
		UNION ALL SELECT 64, 33, 'message_delivered', '门店 冷小姐', '0000-8801-2276', 'callback', '样品几号发', ''
		UNION ALL SELECT 55, 8, 'connected', '', '0000-7702-8815', '', '', ''
		UNION ALL SELECT 52, NULL, 'hung_up', '分机5118', '5118', '', '', '问访客车位'
		UNION ALL SELECT 38, 14, 'message_taken', '税务专管员 余女士', '0000-8124-4410', 'callback', '请带公章复印件', ''
		UNION ALL SELECT 26, 22, 'message_taken', '西岸影棚', '0000-8350-7719', 'again', '', ''
		UNION ALL SELECT 13, 1, 'message_taken', '印刷厂 廉师傅', '0000-5561-2034', 'called', '样册改周四送', ''
		UNION ALL SELECT 9, 26, 'connected', '', '0000-7731-5520', '', '', ''
		UNION ALL SELECT 6, 16, 'message_taken', '规划局 裴科长', '0000-5583-7120', 'urgent', '图纸会审提前到下午两点', ''
		UNION ALL SELECT 4, 5, 'connected', '', '0000-6177-0032', '', '', '') v
	WHERE v.ago > 0 ORDER BY v.ago DESC;
INSERT INTO phone_call (site, company, number, state, due, made_at, made_by, caller, phone, ring_seconds, person, about, put_to, say, message, taken_at,
		delivered_at, delivered_how, answer, reply, replied_at, feedback, feedback_at)
	SELECT 1, p.company, CONCAT('DH-', DATE_FORMAT(@today, '%y%m'), '-', LPAD(ROW_NUMBER() OVER (ORDER BY r.made_at), 4, '0')), r.state,
		CASE WHEN r.state = 'message_taken' THEN r.made_at + INTERVAL IF(r.say = 'urgent', 10, 30) MINUTE
			WHEN r.message = '样品几号发' THEN r.made_at + INTERVAL 72 MINUTE END,
		r.made_at, 107, r.caller, r.phone, 3 + r.h % 11 + IF(r.h % 17 = 0, 9, 0), r.person, IFNULL(r.about, ''),
		IF(r.state = 'connected', IF(r.h % 6 = 0, 'mobile', 'extension'), ''), IF(r.state LIKE '%me%age%' OR r.state = 'feedback_given', r.say, ''), IFNULL(r.message, ''),
		IF(r.state IN ('message_taken', 'message_delivered', 'feedback_given'), r.made_at, NULL),
		IF(r.state IN ('message_delivered', 'feedback_given'), r.made_at + INTERVAL 3 + r.h % 20 MINUTE, NULL),
		IF(r.state IN ('message_delivered', 'feedback_given'), IF(r.h % 4 = 0, 'phone', 'portal'), ''),
		IF(r.message = '样品几号发', 'tell', IF(r.state = 'feedback_given', 'callback', '')), IF(r.message = '样品几号发', '下周一发货，单号随后短信告知', ''),
		IF(r.message = '样品几号发', r.made_at + INTERVAL 57 MINUTE, NULL), '', IF(r.state = 'feedback_given', r.made_at + INTERVAL 4 + r.h % 20 MINUTE, NULL)
	FROM ringing r LEFT JOIN person p ON p.id = r.person ORDER BY r.made_at;
INSERT INTO series (site, code, period, last) SELECT 1, 'DH', DATE_FORMAT(@today, '%y%m'), COUNT(*) FROM phone_call;
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
	SELECT site, 'call', id, state, company, number, IF(state = 'message_taken', 'Deliver the message', 'Tell the caller'), made_at, due - INTERVAL 4 MINUTE, due, ''
	FROM phone_call WHERE due IS NOT NULL;
INSERT INTO history (module, record, at, person, name, step, was, state)
	SELECT 'call', k.id, e.at, 107, '秦桑', e.step, e.was, e.state FROM phone_call k JOIN (
		SELECT id, made_at AS at, 'new' AS step, '' AS was, 'answered' AS state FROM phone_call
		UNION ALL SELECT id, made_at + INTERVAL 8 SECOND, 'identify', 'answered', 'identified' FROM phone_call WHERE state <> 'hung_up'
		UNION ALL SELECT id, made_at + INTERVAL 12 SECOND, 'transfer', 'identified', 'transferred' FROM phone_call WHERE state = 'connected'
		UNION ALL SELECT id, made_at + INTERVAL 20 SECOND, 'connect', 'transferred', 'connected' FROM phone_call WHERE state = 'connected'
		UNION ALL SELECT id, made_at + INTERVAL 15 SECOND, 'cannot', 'identified', 'cannot_transfer' FROM phone_call WHERE taken_at IS NOT NULL
		UNION ALL SELECT id, made_at + INTERVAL 40 SECOND, 'message', 'cannot_transfer', 'message_taken' FROM phone_call WHERE taken_at IS NOT NULL
		UNION ALL SELECT id, made_at + INTERVAL 40 SECOND, 'hang_up', 'answered', 'hung_up' FROM phone_call WHERE state = 'hung_up') e ON e.id = k.id
	ORDER BY e.at, e.id;
INSERT INTO inbox (person, once, kind, module, record, subject, body, urgent, made_at)
	SELECT person, CONCAT('sample call ', id), 'call-message', 'call', id, CONCAT('您有留言：', caller), CONCAT(caller, ' ', phone, '\n', message), say = 'urgent', made_at
	FROM phone_call WHERE state = 'message_taken';
DROP TEMPORARY TABLE ringing;

-- Where people are.
INSERT INTO presence (site, company, person, made_at, made_by, place, until_at, instructions)
	SELECT 1, p.company, p.id, @now - INTERVAL v.ago MINUTE, IF(v.ago % 2 = 1, 107, p.id), v.place, @now + INTERVAL v.ahead MINUTE, v.words
	FROM (SELECT 5 AS person, 95 AS ago, 'out' AS place, 290 AS ahead, '客户来电转手机；广告推销不转；其余记留言。' AS words
		UNION ALL SELECT 14, 60, 'meeting', 45, '' UNION ALL SELECT 19, 120, 'in', 400, '' UNION ALL SELECT 22, 200, 'out', 1500, '拍摄中，急事打副导演分机5215。'
		UNION ALL SELECT 1, 31, 'meeting', 60, '' UNION ALL SELECT 8, 140, 'in', 360, '' UNION ALL SELECT 16, 77, 'out', 130, '规划局来电请转手机。'
		UNION ALL SELECT 29, 20, 'in', 300, '' UNION ALL SELECT 101, 130, 'in', 240, '') v JOIN person p ON p.id = v.person;

-- Long-distance calls (P022).
INSERT INTO long_call (site, company, number, state, made_at, made_by, guest, room_no, country, city, phone, rate, deposit, started_at, ended_at, metered, amount,
		refund, to_pay, card_no, agrees)
	SELECT 1, c.id, CONCAT('CT-', DATE_FORMAT(@today, '%y%m'), '-', LPAD(ROW_NUMBER() OVER (ORDER BY v.ago DESC), 4, '0')), v.state, @now - INTERVAL v.ago MINUTE, 101 + v.ago % 2,
		v.guest, IFNULL(c.room_no, ''), d.code, v.city, v.phone, d.call_minute, IF(v.state IN ('slip_filled', 'rate_told'), 0, v.deposit),
		IF(v.metered > 0 OR v.state = 'connected', @now - INTERVAL v.ago - 6 MINUTE, NULL), IF(v.metered > 0, @now - INTERVAL v.ago - 6 MINUTE + INTERVAL v.metered SECOND, NULL),
		v.metered, (v.metered + 59) DIV 60 * d.call_minute,
		IF(v.metered = 0, 0, IF(v.card <> '', v.deposit, GREATEST(v.deposit - (v.metered + 59) DIV 60 * d.call_minute, 0))),
		IF(v.metered = 0 OR v.card <> '', 0, GREATEST((v.metered + 59) DIV 60 * d.call_minute - v.deposit, 0)), v.card, v.card <> ''
	FROM (SELECT 4320 AS ago, 3 AS company, '陆望舒' AS guest, '852' AS code, '香港' AS city, '0000-2810-4411' AS phone, 5000 AS deposit, 412 AS metered, 'logged' AS state, 'HYK-0031' AS card
		UNION ALL SELECT 2900, NULL, 'Ida Holm', '49', 'Hamburg', '0000-4030-118', 10000, 731, 'logged', '' UNION ALL SELECT 2780, 20, '董怀瑾', '86', '京城', '0000-6255-0180', 2000, 95, 'logged', ''
		UNION ALL SELECT 1520, 11, '程以宁', '44', 'London', '0000-2079-466', 10000, 1188, 'logged', '' UNION ALL SELECT 1460, NULL, '霍先生', '65', '新加坡', '0000-6338-22', 5000, 260, 'logged', ''
		UNION ALL SELECT 190, 5, '方若川', '852', '香港', '0000-2522-8800', 5000, 545, 'account', 'HYK-0007' UNION ALL SELECT 75, NULL, '秦女士', '81', '大阪', '0000-6647-35', 5000, 320, 'billed', ''
		UNION ALL SELECT 24, 4, '苏见微', '1', 'Seattle', '0000-2064-417', 8000, 0, 'connected', '' UNION ALL SELECT 7, NULL, '来访客人', '61', '悉尼', '0000-2929-611', 6000, 0, 'slip_filled', '') v
	JOIN dial_rate d ON d.site = 1 AND d.code = v.code LEFT JOIN company c ON c.id = v.company ORDER BY v.ago DESC;
UPDATE long_call SET payment = IF(card_no <> '', 'account', 'cash'), paid = IF(card_no <> '', amount, to_pay), to_pay = 0
	WHERE state IN ('cash', 'account', 'logged');
INSERT INTO series (site, code, period, last) SELECT 1, 'CT', DATE_FORMAT(@today, '%y%m'), COUNT(*) FROM long_call;
