-- 025_word.sql -- what companies and people are found by while it is typed: every part of a name and of a number from
-- which on somebody may begin to type, so that each search is one range of an index, however many there are.

CREATE TABLE word (
  site          BIGINT NOT NULL,
  what          ENUM('company','person') NOT NULL,
  word          VARCHAR(60) NOT NULL,                -- "光仪器", "chengguangyiqi", "cgyq", "5203", "68180018"
  record        BIGINT NOT NULL,
  PRIMARY KEY (site, what, word, record), KEY word_record (what, record)
);

CREATE VIEW company_words AS
	SELECT c.site, c.id, SUBSTR(c.short_name, n.seq) AS word FROM company c JOIN seq_1_to_40 n ON n.seq <= CHAR_LENGTH(c.short_name)
	UNION SELECT c.site, c.id, SUBSTR(c.name, n.seq, 60) FROM company c JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(c.name)
		AND (c.name NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(c.name, n.seq - 1, 1) = ' ')
	UNION SELECT c.site, c.id, SUBSTR(c.name_en, n.seq, 60) FROM company c JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(c.name_en)
		AND (n.seq = 1 OR SUBSTR(c.name_en, n.seq - 1, 1) = ' ')
	UNION SELECT c.site, c.id, LEFT(REPLACE(SUBSTR(c.pinyin, n.seq), ' ', ''), 60) FROM company c
		JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(c.pinyin) AND (n.seq = 1 OR SUBSTR(c.pinyin, n.seq - 1, 1) = ' ')
	UNION SELECT c.site, c.id, c.pinyin FROM company c WHERE CHAR_LENGTH(c.pinyin) BETWEEN 1 AND 60
	UNION SELECT c.site, c.id, c.initials FROM company c WHERE c.initials <> ''
	UNION SELECT c.site, c.id, c.number FROM company c WHERE c.number <> ''
	UNION SELECT c.site, c.id, c.room_no FROM company c WHERE c.room_no <> ''
	UNION SELECT c.site, c.id, SUBSTR(REGEXP_REPLACE(c.phone, '[^0-9]', ''), n.seq) FROM company c
		JOIN seq_1_to_20 n ON n.seq <= CHAR_LENGTH(REGEXP_REPLACE(c.phone, '[^0-9]', '')) - 2;

CREATE VIEW person_words AS
	SELECT p.site, p.id, SUBSTR(p.name, n.seq) AS word FROM person p JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(p.name)
		AND (p.name NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(p.name, n.seq - 1, 1) = ' ')
	UNION SELECT p.site, p.id, LEFT(REPLACE(SUBSTR(p.pinyin, n.seq), ' ', ''), 60) FROM person p
		JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(p.pinyin) AND (n.seq = 1 OR SUBSTR(p.pinyin, n.seq - 1, 1) = ' ')
	UNION SELECT p.site, p.id, p.pinyin FROM person p WHERE CHAR_LENGTH(p.pinyin) BETWEEN 1 AND 60
	UNION SELECT p.site, p.id, p.initials FROM person p WHERE p.initials <> ''
	UNION SELECT p.site, p.id, LEFT(p.email, 60) FROM person p WHERE p.email <> ''
	UNION SELECT p.site, p.id, p.extension FROM person p WHERE p.extension <> ''
	UNION SELECT p.site, p.id, SUBSTR(REGEXP_REPLACE(p.mobile, '[^0-9]', ''), n.seq) FROM person p
		JOIN seq_1_to_20 n ON n.seq <= CHAR_LENGTH(REGEXP_REPLACE(p.mobile, '[^0-9]', '')) - 2;

-- sql/load.sql sets @words_later and makes the words of all its rows at once.
CREATE TRIGGER company_word_insert AFTER INSERT ON company FOR EACH ROW
	INSERT IGNORE INTO word SELECT w.site, 'company', w.word, w.id FROM company_words w WHERE @words_later IS NULL AND w.id = NEW.id;
CREATE TRIGGER person_word_insert AFTER INSERT ON person FOR EACH ROW
	INSERT IGNORE INTO word SELECT w.site, 'person', w.word, w.id FROM person_words w WHERE @words_later IS NULL AND w.id = NEW.id;

DELIMITER //
CREATE TRIGGER company_word_update AFTER UPDATE ON company FOR EACH ROW
IF NOT (NEW.name <=> OLD.name AND NEW.short_name <=> OLD.short_name AND NEW.name_en <=> OLD.name_en AND NEW.pinyin <=> OLD.pinyin
	AND NEW.initials <=> OLD.initials AND NEW.number <=> OLD.number AND NEW.room_no <=> OLD.room_no AND NEW.phone <=> OLD.phone
	AND NEW.site <=> OLD.site) THEN
	DELETE FROM word WHERE what = 'company' AND record = OLD.id;
	INSERT IGNORE INTO word SELECT w.site, 'company', w.word, w.id FROM company_words w WHERE w.id = NEW.id;
END IF//
CREATE TRIGGER person_word_update AFTER UPDATE ON person FOR EACH ROW
IF NOT (NEW.name <=> OLD.name AND NEW.pinyin <=> OLD.pinyin AND NEW.initials <=> OLD.initials AND NEW.email <=> OLD.email
	AND NEW.extension <=> OLD.extension AND NEW.mobile <=> OLD.mobile AND NEW.site <=> OLD.site) THEN
	DELETE FROM word WHERE what = 'person' AND record = OLD.id;
	INSERT IGNORE INTO word SELECT w.site, 'person', w.word, w.id FROM person_words w WHERE w.id = NEW.id;
END IF//
CREATE TRIGGER company_word_delete AFTER DELETE ON company FOR EACH ROW
	DELETE FROM word WHERE what = 'company' AND record = OLD.id//
CREATE TRIGGER person_word_delete AFTER DELETE ON person FOR EACH ROW
	DELETE FROM word WHERE what = 'person' AND record = OLD.id//
DELIMITER ;
