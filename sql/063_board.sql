-- 063_board.sql -- how often what the boards of a site show has changed: who has drawn a board of this edition need not read it again.

-- The edition is the sum over a site's rows.  A change adds one in its own transaction, so a reader whose snapshot gives the same
-- sum sees the same rows: of two snapshots the later has every change of the earlier, and each change makes the sum larger.
-- There are sixteen rows, chosen by connection, so that bookings made at once do not wait for one row.
CREATE TABLE board (
  site          BIGINT NOT NULL REFERENCES site (id),
  what          ENUM('booking','room') NOT NULL,     -- bookings, closures and names of companies; rooms
  part          TINYINT NOT NULL,
  edition       BIGINT NOT NULL,
  PRIMARY KEY (site, what, part)
);

-- Written out, for a procedure would be missing after a dump without --routines.
CREATE TRIGGER board_booking_insert AFTER INSERT ON booking FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_booking_update AFTER UPDATE ON booking FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_booking_delete AFTER DELETE ON booking FOR EACH ROW
	INSERT INTO board VALUES (OLD.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_closure_insert AFTER INSERT ON closure FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_closure_update AFTER UPDATE ON closure FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_closure_delete AFTER DELETE ON closure FOR EACH ROW
	INSERT INTO board VALUES (OLD.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_room_insert AFTER INSERT ON room FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'room', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_room_update AFTER UPDATE ON room FOR EACH ROW
	INSERT INTO board VALUES (NEW.site, 'room', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
CREATE TRIGGER board_room_delete AFTER DELETE ON room FOR EACH ROW
	INSERT INTO board VALUES (OLD.site, 'room', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
DELIMITER //
CREATE TRIGGER board_company_update AFTER UPDATE ON company FOR EACH ROW
IF NOT (NEW.short_name <=> OLD.short_name) THEN
	INSERT INTO board VALUES (NEW.site, 'booking', CONNECTION_ID() % 16, 1) ON DUPLICATE KEY UPDATE edition = edition + 1;
END IF//
DELIMITER ;
