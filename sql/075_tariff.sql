-- 075_tariff.sql -- the house's price list: what is published is what is billed (P023, P049).

CREATE TABLE tariff (                    -- all but rooms (room, room_band) and dialling (dial_rate)
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  state         ENUM('listed','ended') NOT NULL,
  item          ENUM('tea_standard','tea_plain','fax_in','office','other') NOT NULL,   -- what bills by it
  name          VARCHAR(60) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  includes      VARCHAR(200) NOT NULL DEFAULT '',
  includes_en   VARCHAR(200) NOT NULL DEFAULT '',
  per           VARCHAR(40) NOT NULL DEFAULT '',
  per_en        VARCHAR(40) NOT NULL DEFAULT '',
  fen           BIGINT NOT NULL CHECK (fen >= 0),
  position      INT NOT NULL DEFAULT 0,
  billed        VARCHAR(12) AS (IF(state = 'listed' AND item IN ('tea_standard','tea_plain','fax_in'), item, NULL)) STORED,
  UNIQUE (site, billed),                 -- one price of a thing that is billed
  KEY tariff_list (site, state, position)
) WITH SYSTEM VERSIONING;

INSERT INTO tariff (site, state, item, name, name_en, per, per_en, fen, position)
	SELECT site, 'listed', name, IF(name = 'tea_plain', '简式茶歇', '标准茶歇'),
		IF(name = 'tea_plain', 'Plain tea break', 'Standard tea break'), '每位', 'a person', value, IF(name = 'tea_plain', 20, 10)
	FROM setting WHERE name IN ('tea_plain', 'tea_standard') AND value > 0;
DELETE FROM setting WHERE name IN ('tea_plain', 'tea_standard');

-- A rate is a record with a page of its own; one that is in use is ended, never taken away.
SET STATEMENT system_versioning_alter_history = 1 FOR ALTER TABLE dial_rate
  ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT UNIQUE FIRST,
  ADD COLUMN state ENUM('listed','ended') NOT NULL DEFAULT 'listed' AFTER site,
  ADD COLUMN position INT NOT NULL DEFAULT 100;
UPDATE dial_rate SET position = 1 WHERE code = '86';
