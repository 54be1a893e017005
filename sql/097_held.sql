-- 097_held.sql -- what there may be one of at a time is a key (guarantee 10): a badge with a visitor, a day of an absence, the
-- number of an item of mail, the name of a customer.  Declared by the modules (core/module.h, struct only), written by kit/held.c.

CREATE TABLE held (
  site          BIGINT NOT NULL REFERENCES site (id),
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL,
  name          VARCHAR(30) CHARACTER SET ascii NOT NULL,
  value         VARCHAR(120) NOT NULL,
  record        BIGINT NOT NULL,
  number        VARCHAR(20) NOT NULL DEFAULT '',      -- of the record, to be told
  until_at      DATETIME,                             -- then another may have it; NULL: not before it is let go
  PRIMARY KEY (site, module, name, value),
  KEY held_record (module, record), KEY held_until (until_at)
);

-- What is held today; of two who hold the same the newer one does.
INSERT IGNORE INTO held (site, module, name, value, record, number, until_at)
  SELECT site, 'visitor', 'badge', badge, id, number, NULL FROM visitor
  WHERE badge <> '' AND state IN ('arrived','greeted','identified','guided') ORDER BY id DESC;
INSERT IGNORE INTO held (site, module, name, value, record, number, until_at)
  SELECT site, 'mail', 'item', item_no, id, number, made_at + INTERVAL 60 DAY FROM mail
  WHERE item_no <> '' AND made_at > UTC_TIMESTAMP() - INTERVAL 60 DAY ORDER BY id DESC;
INSERT IGNORE INTO held (site, module, name, value, record, number, until_at)
  SELECT a.site, 'absence', 'days', CONCAT(a.company, ' ', IFNULL(a.person, 0), ' ', a.from_on + INTERVAL s.seq DAY), a.id, a.number, NULL
  FROM absence a JOIN seq_0_to_800 s ON a.from_on + INTERVAL s.seq DAY <= a.until_on
  WHERE a.state = 'instruction_recorded' ORDER BY a.id DESC;
INSERT IGNORE INTO held (site, module, name, value, record, number, until_at)
  SELECT site, 'company', 'name', LEFT(short_name, 100), id, IFNULL(number, ''), NULL FROM company ORDER BY id;
