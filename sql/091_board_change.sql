-- 091_board_change.sql -- a change of what the boards show is a row of its own, so that nobody who changes something waits for, or is sent
-- round again by, another: of some 10,000 bookings one had ended in 503 over a row of sql/063_board.sql.
--
-- The edition is now the sum of board and the number of rows here.  tick takes them away a few at a time; each that goes adds one to
-- board in the same transaction, so the edition never falls and is never twice the same.

CREATE TABLE board_change (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL,
  what          ENUM('booking','room') NOT NULL,
  KEY board_change_site (site, what)
);

DROP TRIGGER board_booking_insert;
DROP TRIGGER board_booking_update;
DROP TRIGGER board_booking_delete;
DROP TRIGGER board_closure_insert;
DROP TRIGGER board_closure_update;
DROP TRIGGER board_closure_delete;
DROP TRIGGER board_room_insert;
DROP TRIGGER board_room_update;
DROP TRIGGER board_room_delete;
DROP TRIGGER board_company_update;

CREATE TRIGGER board_booking_insert AFTER INSERT ON booking FOR EACH ROW INSERT INTO board_change (site, what) VALUES (NEW.site, 'booking');
CREATE TRIGGER board_booking_update AFTER UPDATE ON booking FOR EACH ROW
	INSERT INTO board_change (site, what) SELECT NEW.site, 'booking' FROM DUAL WHERE OLD.number NOT LIKE '~%';   -- "~": made just now
CREATE TRIGGER board_booking_delete AFTER DELETE ON booking FOR EACH ROW INSERT INTO board_change (site, what) VALUES (OLD.site, 'booking');
CREATE TRIGGER board_closure_insert AFTER INSERT ON closure FOR EACH ROW INSERT INTO board_change (site, what) VALUES (NEW.site, 'booking');
CREATE TRIGGER board_closure_update AFTER UPDATE ON closure FOR EACH ROW INSERT INTO board_change (site, what) VALUES (NEW.site, 'booking');
CREATE TRIGGER board_closure_delete AFTER DELETE ON closure FOR EACH ROW INSERT INTO board_change (site, what) VALUES (OLD.site, 'booking');
CREATE TRIGGER board_room_insert AFTER INSERT ON room FOR EACH ROW INSERT INTO board_change (site, what) VALUES (NEW.site, 'room');
CREATE TRIGGER board_room_update AFTER UPDATE ON room FOR EACH ROW INSERT INTO board_change (site, what) VALUES (NEW.site, 'room');
CREATE TRIGGER board_room_delete AFTER DELETE ON room FOR EACH ROW INSERT INTO board_change (site, what) VALUES (OLD.site, 'room');
DELIMITER //
CREATE TRIGGER board_company_update AFTER UPDATE ON company FOR EACH ROW
IF NOT (NEW.short_name <=> OLD.short_name) THEN
	INSERT INTO board_change (site, what) VALUES (NEW.site, 'booking');
END IF//
DELIMITER ;
CREATE TRIGGER board_change_delete AFTER DELETE ON board_change FOR EACH ROW
	INSERT INTO board VALUES (OLD.site, OLD.what, 0, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
