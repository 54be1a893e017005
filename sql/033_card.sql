-- 033_card.sql -- access cards: the register and what is lent (P008).

CREATE TABLE access_card (               -- the cards themselves
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- who has it now
  number        VARCHAR(20) NOT NULL DEFAULT '',
  state         ENUM('ready','lent','lost','blocked','retired') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  card_no       VARCHAR(20) NOT NULL,                -- printed on it
  areas         VARCHAR(120) NOT NULL DEFAULT '',    -- comma-joined codes
  note          VARCHAR(200) NOT NULL DEFAULT '',
  UNIQUE (site, card_no), KEY access_card_state (site, state, card_no), KEY access_card_day (site, made_at)
);

CREATE TABLE card_loan (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('requested','form_filled','lent','overdue','returned','lost','blocked','refused') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  borrower      VARCHAR(60) NOT NULL,
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  room_no       VARCHAR(40) NOT NULL DEFAULT '',
  id_kind       ENUM('','id_card','passport','permit','work_card') NOT NULL DEFAULT '',
  id_number     VARCHAR(30) NOT NULL DEFAULT '',     -- masked; purged with site.retention_days after the end
  has_id        BOOLEAN AS (id_number <> '') PERSISTENT,
  areas         VARCHAR(120) NOT NULL DEFAULT '',
  purpose       VARCHAR(120) NOT NULL DEFAULT '',
  card          BIGINT REFERENCES access_card (id),
  deposit       BIGINT NOT NULL DEFAULT 0,           -- fen
  deposit_back  BOOLEAN NOT NULL DEFAULT FALSE,
  lent_at       DATETIME,
  due_at        DATETIME,
  returned_at   DATETIME,
  report        VARCHAR(300) NOT NULL DEFAULT '',    -- how it was lost, why refused
  signature     TEXT NOT NULL DEFAULT '',
  KEY card_loan_day (site, made_at), KEY card_loan_state (site, state, due_at), KEY card_loan_company (company, made_at),
  KEY card_loan_card (card, state), KEY card_loan_purge (has_id, returned_at)
);
