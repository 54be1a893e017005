-- 090_booking_word.sql -- bookings are found by words, too (sql/025_word.sql): every part of the title and of the contact's name, the
-- end of a telephone number as of the number of the booking.  Kept of what is open or younger than 400 days; cgi-bin/booking
-- takes the rest away.  What is older is found by its number, company and day.

ALTER TABLE word MODIFY what ENUM('company','person','booking') NOT NULL;

CREATE VIEW booking_words AS
	SELECT b.site, b.id, b.ends_at, SUBSTR(b.title, n.seq, 24) AS word FROM booking b JOIN seq_1_to_60 n ON n.seq <= CHAR_LENGTH(b.title)
		AND (b.title NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(b.title, n.seq - 1, 1) = ' ')
	UNION ALL SELECT b.site, b.id, b.ends_at, SUBSTR(b.contact_name, n.seq, 24) FROM booking b JOIN seq_1_to_20 n ON n.seq <= CHAR_LENGTH(b.contact_name)
		AND (b.contact_name NOT RLIKE '^[ -~]*$' OR n.seq = 1 OR SUBSTR(b.contact_name, n.seq - 1, 1) = ' ')
	UNION ALL SELECT b.site, b.id, b.ends_at, SUBSTR(REGEXP_REPLACE(b.contact_phone, '[^0-9]', ''), n.seq) FROM booking b
		JOIN seq_1_to_20 n ON b.contact_phone <> '' AND n.seq <= CHAR_LENGTH(REGEXP_REPLACE(b.contact_phone, '[^0-9]', '')) - 3
	UNION ALL SELECT b.site, b.id, b.ends_at, SUBSTRING_INDEX(b.number, '-', -1) FROM booking b WHERE b.number LIKE '%-%'
	UNION ALL SELECT b.site, b.id, b.ends_at, SUBSTRING_INDEX(b.number, '-', -2) FROM booking b WHERE b.number LIKE '%-%-%';

INSERT IGNORE INTO word SELECT w.site, 'booking', w.word, w.id FROM booking_words w WHERE w.ends_at > UTC_TIMESTAMP() - INTERVAL 400 DAY AND w.word <> '';

-- sql/load.sql sets @words_later and makes the words of all its rows at once.
CREATE TRIGGER booking_word_insert AFTER INSERT ON booking FOR EACH ROW
	INSERT IGNORE INTO word SELECT w.site, 'booking', w.word, w.id FROM booking_words w 
	WHERE @words_later IS NULL AND NEW.number NOT LIKE '~%' AND w.id = NEW.id AND w.word <> '';   -- "~": its number comes at once, see below
DELIMITER //
CREATE TRIGGER booking_word_update AFTER UPDATE ON booking FOR EACH ROW
IF NOT (NEW.title <=> OLD.title AND NEW.contact_name <=> OLD.contact_name AND NEW.contact_phone <=> OLD.contact_phone
	AND NEW.number <=> OLD.number) THEN
	IF OLD.number NOT LIKE '~%' THEN
		DELETE FROM word WHERE what = 'booking' AND record = OLD.id;
	END IF;
	INSERT IGNORE INTO word SELECT w.site, 'booking', w.word, w.id FROM booking_words w WHERE w.id = NEW.id AND w.word <> '';
END IF//
CREATE TRIGGER booking_word_delete AFTER DELETE ON booking FOR EACH ROW
	DELETE FROM word WHERE what = 'booking' AND record = OLD.id//
DELIMITER ;
