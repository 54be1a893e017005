-- 034_deposit.sql -- objects deposited at the desk, and in whose hands each was (P009).

CREATE TABLE object_deposit (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('received','kept','collected','damaged','lost','compensated') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  tag           CHAR(4) CHARACTER SET ascii NOT NULL,  -- check characters, only on the guest's part of the tag
  depositor     VARCHAR(60) NOT NULL,
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  description   VARCHAR(200) NOT NULL,
  pieces        INT NOT NULL DEFAULT 1,
  fit           VARCHAR(120) NOT NULL DEFAULT '',    -- condition when received
  place         VARCHAR(40) NOT NULL DEFAULT '',     -- shelf
  keeper        BIGINT REFERENCES person (id),       -- on duty, answers for it now (R34)
  proof         ENUM('','tag','id') NOT NULL DEFAULT '',
  collector     VARCHAR(60) NOT NULL DEFAULT '',
  id_kind       ENUM('','id_card','passport','permit','work_card') NOT NULL DEFAULT '',
  id_number     VARCHAR(30) NOT NULL DEFAULT '',     -- masked; purged with site.retention_days after collection
  has_id        BOOLEAN AS (id_number <> '') PERSISTENT,
  signature     TEXT NOT NULL DEFAULT '',
  collected_at  DATETIME,
  report        VARCHAR(500) NOT NULL DEFAULT '',    -- what is damaged, how it was lost
  liable        BIGINT REFERENCES person (id),       -- who was on duty then
  amount        BIGINT NOT NULL DEFAULT 0,           -- fen, paid by the liable
  KEY object_deposit_day (site, made_at), KEY object_deposit_state (site, state, due), KEY object_deposit_company (company, made_at),
  KEY object_deposit_keeper (site, state, keeper), KEY object_deposit_purge (has_id, collected_at)
);

CREATE TABLE custody (                   -- who had each deposited object from when on
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  deposit       BIGINT NOT NULL REFERENCES object_deposit (id),
  keeper        BIGINT NOT NULL REFERENCES person (id),
  shift         ENUM('early','late','night') NOT NULL,
  from_at       DATETIME NOT NULL,
  KEY custody_deposit (deposit, from_at)
);
