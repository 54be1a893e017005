-- 036_bulletin.sql -- notices to tenants with their receipts, and letters that want an answer (P011).

CREATE TABLE bulletin (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- audience 'company'
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('draft','approved','published','withdrawn') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  title         VARCHAR(120) NOT NULL,
  title_en      VARCHAR(120) NOT NULL DEFAULT '',
  body          VARCHAR(4000) NOT NULL,
  body_en       VARCHAR(4000) NOT NULL DEFAULT '',
  audience      ENUM('all','floor','company') NOT NULL,
  floor         VARCHAR(20) NOT NULL DEFAULT '',
  from_on       DATE NOT NULL,
  until_on      DATE,
  approved_by   BIGINT REFERENCES person (id),
  published_at  DATETIME,
  told_to       BIGINT NOT NULL DEFAULT 0,           -- the last person told so far
  KEY bulletin_day (site, made_at), KEY bulletin_state (site, state, from_on)
);

CREATE TABLE bulletin_read (
  bulletin      BIGINT NOT NULL REFERENCES bulletin (id),
  person        BIGINT NOT NULL REFERENCES person (id),
  read_at       DATETIME NOT NULL,
  PRIMARY KEY (bulletin, person), KEY bulletin_read_at (bulletin, read_at)
);

CREATE TABLE letter (                    -- written letters and enquiries, and our answers
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('received','assigned','replied','filed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  sender        VARCHAR(120) NOT NULL,
  contact       VARCHAR(120) NOT NULL DEFAULT '',
  subject       VARCHAR(120) NOT NULL,
  summary       VARCHAR(2000) NOT NULL DEFAULT '',
  clerk         BIGINT REFERENCES person (id),       -- who answers
  reply         VARCHAR(4000) NOT NULL DEFAULT '',
  replied_at    DATETIME,
  folder        VARCHAR(60) NOT NULL DEFAULT '',
  KEY letter_day (site, made_at), KEY letter_state (site, state, made_at), KEY letter_company (company, made_at)
);
