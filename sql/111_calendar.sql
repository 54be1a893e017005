-- 111_calendar.sql -- holidays and make-up workdays have a page: each day is a record, and one that is taken off does not count.

ALTER TABLE calendar_day
  ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT UNIQUE FIRST,
  ADD COLUMN state ENUM('set','removed') NOT NULL DEFAULT 'set' AFTER site;
