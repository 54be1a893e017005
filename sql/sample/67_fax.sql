-- 67_fax.sql -- what a minute costs, faxes of these days, and one that is awaited.

INSERT INTO dial_rate (site, code, name, name_en, fax_minute, call_minute) VALUES
	(1, '86', '国内', 'Mainland China', 120, 80), (1, '852', '香港', 'Hong Kong', 380, 320),
	(1, '853', '澳门', 'Macao', 380, 320), (1, '886', '台湾', 'Taiwan', 420, 360),
	(1, '65', '新加坡', 'Singapore', 560, 480), (1, '81', '日本', 'Japan', 620, 540),
	(1, '82', '韩国', 'Korea', 620, 540), (1, '1', '美国、加拿大', 'United States, Canada', 680, 600),
	(1, '44', '英国', 'United Kingdom', 760, 680), (1, '49', '德国', 'Germany', 760, 680),
	(1, '33', '法国', 'France', 760, 680), (1, '61', '澳大利亚', 'Australia', 720, 640);
UPDATE dial_rate SET position = 1 WHERE code = '86';

SET @desk := (SELECT id FROM person WHERE email = 'bai.zhi@xuting.example');
SET @now := COALESCE(@now, UTC_TIMESTAMP());

-- 24 of the last days: the older ones collected, the last ones waiting.
INSERT INTO fax (site, company, number, state, made_at, made_by, addressee, room_no, pages, fax_no, sender,
	told_how, told_whom, notified_at, collector, collected_at, amount, payment)
SELECT 1, c.id, CONCAT('CZ-', DATE_FORMAT(@now, '%y%m'), '-', LPAD(s.seq, 4, '0')),
	IF(s.seq <= 18, 'collected', IF(s.seq <= 21, 'notified', 'logged')),
	@now - INTERVAL (25 - s.seq) * 290 MINUTE, @desk, p.name, c.room_no, 1 + s.seq MOD 7,
	CONCAT('0000-', 6100 + s.seq * 37, '-', 1000 + s.seq * 91),
	ELT(1 + s.seq MOD 6, '云汀海关', '长风纸业', '青禾检测所', '远帆货代', '鹿鸣律师所', '桥畔印务'),
	IF(s.seq <= 21, 'phone', ''), IF(s.seq <= 21, p.name, ''),
	IF(s.seq <= 21, @now - INTERVAL (25 - s.seq) * 290 - 6 MINUTE, NULL),
	IF(s.seq <= 18, p.name, ''), IF(s.seq <= 18, @now - INTERVAL (25 - s.seq) * 290 - 55 MINUTE, NULL),
	IF(s.seq <= 18, (1 + s.seq MOD 7) * 100, 0), IF(s.seq <= 18, ELT(1 + s.seq MOD 3, 'cash', 'sign', 'account'), '')
FROM seq_1_to_24 s
JOIN company c ON c.id = (SELECT id FROM company WHERE kind = 'tenant' AND state = 'active' ORDER BY id LIMIT 1 OFFSET 0) + (s.seq * 5) MOD 30
JOIN person p ON p.id = (SELECT MIN(id) FROM person WHERE company = c.id)
ORDER BY s.seq;

-- Nobody's: one in the folder since yesterday, one just marked.
INSERT INTO fax (site, number, state, due, made_at, made_by, written, addressee, pages, fax_no, sender, identity, found_at, enquiries)
VALUES (1, CONCAT('CZ-', DATE_FORMAT(@now, '%y%m'), '-0025'), 'in_pending_folder', @now + INTERVAL 30 HOUR,
		@now - INTERVAL 42 HOUR, @desk, '', '', 2, '0000-6633-1208', '', 'no_company', @now - INTERVAL 42 HOUR, '问过二层各公司，都说不是'),
	(1, CONCAT('CZ-', DATE_FORMAT(@now, '%y%m'), '-0026'), 'slip_attached', @now + INTERVAL 22 MINUTE,
		@now - INTERVAL 8 MINUTE, @desk, '盛和贸易', '吴先生', 1, '0000-6120-4471', '远帆货代', 'no_person', @now - INTERVAL 8 MINUTE, '');
INSERT INTO clock (site, module, record, rule, number, text, started_at, warn_at, due, step)
SELECT 1, 'fax', id, state, number, IF(state = 'slip_attached', 'Into the appointed folder', 'Three days, then archived'),
	found_at, found_at + INTERVAL TIMESTAMPDIFF(SECOND, found_at, due) * 0.8 SECOND, due,
	IF(state = 'slip_attached', 'folder', 'archive')
FROM fax WHERE found_at IS NOT NULL;

INSERT INTO fax_sent (site, company, number, state, made_at, made_by, guest, room_no, country, fax_no, pages, rate, error_pages,
	resent_pages, seconds, amount, payment, operator, completed_at)
SELECT 1, c.id, CONCAT('FB-', DATE_FORMAT(@now, '%y%m'), '-', LPAD(s.seq, 4, '0')),
	IF(s.seq <= 9, 'logged', ELT(s.seq - 9, 'error_page', 'priced', 'rate_told')),
	@now - INTERVAL (13 - s.seq) * 410 MINUTE, @desk, p.name, c.room_no, d.code,
	CONCAT('0000-', 7000 + s.seq * 53, '-', 2000 + s.seq * 17), 1 + s.seq MOD 5, d.fax_minute,
	IF(s.seq = 10, '1', ''), IF(s.seq = 4, '2', ''), IF(s.seq <= 9 OR s.seq = 11, 40 + s.seq * 31, 0),
	IF(s.seq <= 9 OR s.seq = 11, (40 + s.seq * 31 + 59) DIV 60 * d.fax_minute, 0),
	IF(s.seq <= 9, ELT(1 + s.seq MOD 3, 'cash', 'sign', 'account'), ''), IF(s.seq <= 9, @desk, NULL),
	IF(s.seq <= 9, @now - INTERVAL (13 - s.seq) * 410 - 12 MINUTE, NULL)
FROM seq_1_to_12 s
JOIN company c ON c.id = 1 + (s.seq * 7) MOD 30
JOIN person p ON p.id = (SELECT MIN(id) FROM person WHERE company = c.id)
JOIN dial_rate d ON d.code = ELT(1 + s.seq MOD 4, '86', '852', '65', '49');

INSERT INTO fax_watch (site, company, number, state, made_at, made_by, guest, contact)
SELECT 1, c.id, CONCAT('XB-', DATE_FORMAT(@now, '%y%m'), '-0001'), 'watch_recorded', @now - INTERVAL 50 MINUTE, @desk, '', c.phone
FROM company c WHERE c.short_name = '衡川律师事务所';

-- Whose it is, when the roster has the name once (P024).
UPDATE fax f SET f.person = (SELECT MIN(p.id) FROM person p WHERE p.company = f.company AND p.name = f.addressee HAVING COUNT(*) = 1)
WHERE f.company IS NOT NULL AND f.addressee <> '';

INSERT INTO series (site, code, period, last) VALUES
	(1, 'CZ', DATE_FORMAT(@now, '%y%m'), 26), (1, 'FB', DATE_FORMAT(@now, '%y%m'), 12), (1, 'XB', DATE_FORMAT(@now, '%y%m'), 1);
