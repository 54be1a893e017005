-- 135_visitor_word.sql -- visitors and lent cards are found by words, too (sql/025_word.sql, 090_booking_word.sql): every part of
-- a name, of where somebody comes from, pinyin and initials, the end of a telephone number, of the record's number, of the card's;
-- an item of mail by the end of its number, as couriers ask.  Words are kept of what is open or younger than 400 days; their
-- modules take the rest away.

ALTER TABLE word MODIFY what ENUM('company','person','booking','visitor','card_loan') NOT NULL;

CREATE VIEW visitor_words AS
	SELECT v.site, v.id, v.made_at, SUBSTR(v.name, n.seq, 24) AS word FROM visitor v JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(v.name)
		AND (v.name NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(v.name, n.seq - 1, 1) = ' ')
	UNION ALL SELECT v.site, v.id, v.made_at, SUBSTR(v.organisation, n.seq, 24) FROM visitor v JOIN seq_1_to_80 n ON n.seq <= CHAR_LENGTH(v.organisation)
		AND (v.organisation NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(v.organisation, n.seq - 1, 1) = ' ')
	UNION ALL SELECT v.site, v.id, v.made_at, LEFT(REPLACE(SUBSTR(v.pinyin, n.seq), ' ', ''), 24) FROM visitor v
		JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(v.pinyin) AND (n.seq = 1 OR SUBSTR(v.pinyin, n.seq - 1, 1) = ' ')
	UNION ALL SELECT v.site, v.id, v.made_at, v.initials FROM visitor v
	UNION ALL SELECT v.site, v.id, v.made_at, SUBSTR(REGEXP_REPLACE(v.phone, '[^0-9]', ''), n.seq) FROM visitor v
		JOIN seq_1_to_20 n ON v.phone <> '' AND n.seq <= CHAR_LENGTH(REGEXP_REPLACE(v.phone, '[^0-9]', '')) - 3
	UNION ALL SELECT v.site, v.id, v.made_at, v.badge FROM visitor v
	UNION ALL SELECT v.site, v.id, v.made_at, SUBSTRING_INDEX(v.number, '-', -1) FROM visitor v WHERE v.number LIKE '%-%'
	UNION ALL SELECT v.site, v.id, v.made_at, SUBSTRING_INDEX(v.number, '-', -2) FROM visitor v WHERE v.number LIKE '%-%-%';

CREATE VIEW card_loan_words AS
	SELECT l.site, l.id, l.made_at, SUBSTR(l.borrower, n.seq, 24) AS word FROM card_loan l JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(l.borrower)
		AND (l.borrower NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(l.borrower, n.seq - 1, 1) = ' ')
	UNION ALL SELECT l.site, l.id, l.made_at, SUBSTR(REGEXP_REPLACE(l.phone, '[^0-9]', ''), n.seq) FROM card_loan l
		JOIN seq_1_to_20 n ON l.phone <> '' AND n.seq <= CHAR_LENGTH(REGEXP_REPLACE(l.phone, '[^0-9]', '')) - 3
	UNION ALL SELECT l.site, l.id, l.made_at, SUBSTR(k.card_no, n.seq) FROM card_loan l JOIN access_card k ON k.id = l.card
		JOIN seq_1_to_20 n ON n.seq <= CHAR_LENGTH(k.card_no) - 3
	UNION ALL SELECT l.site, l.id, l.made_at, SUBSTRING_INDEX(l.number, '-', -1) FROM card_loan l WHERE l.number LIKE '%-%'
	UNION ALL SELECT l.site, l.id, l.made_at, SUBSTRING_INDEX(l.number, '-', -2) FROM card_loan l WHERE l.number LIKE '%-%-%';

INSERT IGNORE INTO word SELECT w.site, 'visitor', w.word, w.id FROM visitor_words w WHERE w.made_at > UTC_TIMESTAMP() - INTERVAL 400 DAY AND w.word <> '';
INSERT IGNORE INTO word SELECT w.site, 'card_loan', w.word, w.id FROM card_loan_words w WHERE w.made_at > UTC_TIMESTAMP() - INTERVAL 400 DAY AND w.word <> '';

-- "~": its number comes at once, and the words with it (sql/090_booking_word.sql).
CREATE TRIGGER visitor_word_insert AFTER INSERT ON visitor FOR EACH ROW
	INSERT IGNORE INTO word SELECT w.site, 'visitor', w.word, w.id FROM visitor_words w
	WHERE @words_later IS NULL AND NEW.number NOT LIKE '~%' AND w.id = NEW.id AND w.word <> '';
CREATE TRIGGER card_loan_word_insert AFTER INSERT ON card_loan FOR EACH ROW
	INSERT IGNORE INTO word SELECT w.site, 'card_loan', w.word, w.id FROM card_loan_words w
	WHERE @words_later IS NULL AND NEW.number NOT LIKE '~%' AND w.id = NEW.id AND w.word <> '';
DELIMITER //
CREATE TRIGGER visitor_word_update AFTER UPDATE ON visitor FOR EACH ROW
IF NOT (NEW.name <=> OLD.name AND NEW.organisation <=> OLD.organisation AND NEW.pinyin <=> OLD.pinyin AND NEW.initials <=> OLD.initials
	AND NEW.phone <=> OLD.phone AND NEW.badge <=> OLD.badge AND NEW.number <=> OLD.number) THEN
	IF OLD.number NOT LIKE '~%' THEN
		DELETE FROM word WHERE what = 'visitor' AND record = OLD.id;
	END IF;
	INSERT IGNORE INTO word SELECT w.site, 'visitor', w.word, w.id FROM visitor_words w WHERE w.id = NEW.id AND w.word <> '';
END IF//
CREATE TRIGGER card_loan_word_update AFTER UPDATE ON card_loan FOR EACH ROW
IF NOT (NEW.borrower <=> OLD.borrower AND NEW.phone <=> OLD.phone AND NEW.card <=> OLD.card AND NEW.number <=> OLD.number) THEN
	IF OLD.number NOT LIKE '~%' THEN
		DELETE FROM word WHERE what = 'card_loan' AND record = OLD.id;
	END IF;
	INSERT IGNORE INTO word SELECT w.site, 'card_loan', w.word, w.id FROM card_loan_words w WHERE w.id = NEW.id AND w.word <> '';
END IF//
CREATE TRIGGER visitor_word_delete AFTER DELETE ON visitor FOR EACH ROW
	DELETE FROM word WHERE what = 'visitor' AND record = OLD.id//
CREATE TRIGGER card_loan_word_delete AFTER DELETE ON card_loan FOR EACH ROW
	DELETE FROM word WHERE what = 'card_loan' AND record = OLD.id//
DELIMITER ;

ALTER TABLE mail ADD COLUMN item_back VARCHAR(40) AS (REVERSE(item_no)) VIRTUAL, ADD KEY mail_item_back (item_back);

-- People in the order of their names as they are read.
CREATE INDEX person_read ON person (site, pinyin, id);
CREATE INDEX person_state_read ON person (site, state, pinyin, id);
CREATE INDEX person_own_read ON person (company, pinyin, id);
