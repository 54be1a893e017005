-- 001_base.sql -- the house, its people, and what every record leans on.
-- Times are UTC DATETIME, half-open [from, to); money is in fen.

CREATE TABLE site (                      -- one centre; rooms, numbers, prices and hours belong to it
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  code          VARCHAR(8)  NOT NULL UNIQUE,
  name          VARCHAR(60) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  zone          VARCHAR(40) NOT NULL DEFAULT 'Asia/Shanghai',   -- IANA
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  address       VARCHAR(200) NOT NULL DEFAULT '',
  address_en    VARCHAR(200) NOT NULL DEFAULT '',
  slot_minutes  INT NOT NULL DEFAULT 15 CHECK (slot_minutes IN (5, 15)),
  opens         INT NOT NULL DEFAULT 480,                        -- minutes after midnight
  closes        INT NOT NULL DEFAULT 1260,
  desk_from     VARCHAR(400) NOT NULL DEFAULT '127.0.0.0/8 ::1/128', -- addresses the desk is used from
  retention_days INT NOT NULL DEFAULT 90                         -- identity numbers of visitors
) WITH SYSTEM VERSIONING;

CREATE TABLE calendar_day (              -- days that differ from Monday-Friday: holidays and 调休 make-up days
  site          BIGINT NOT NULL REFERENCES site (id),
  day           DATE NOT NULL,
  works         BOOLEAN NOT NULL,
  name          VARCHAR(60) NOT NULL DEFAULT '',
  PRIMARY KEY (site, day)
);

CREATE TABLE setting (
  site          BIGINT NOT NULL REFERENCES site (id),
  name          VARCHAR(60) NOT NULL,
  value         VARCHAR(2000) NOT NULL,
  PRIMARY KEY (site, name)
) WITH SYSTEM VERSIONING;

CREATE TABLE company (                   -- a tenant, or an outside customer who booked once
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  number        VARCHAR(20) NOT NULL DEFAULT '',
  state         ENUM('new','verified','active','archived') NOT NULL DEFAULT 'new',  -- P002
  kind          ENUM('tenant','virtual','guest') NOT NULL DEFAULT 'tenant',
  name          VARCHAR(120) NOT NULL,
  short_name    VARCHAR(40) NOT NULL,
  name_en       VARCHAR(120) NOT NULL DEFAULT '',
  pinyin        VARCHAR(200) NOT NULL DEFAULT '',    -- "chengguang yiqi"; may be edited (多音字)
  initials      VARCHAR(40) NOT NULL DEFAULT '',     -- "cgyq"
  room_no       VARCHAR(40) NOT NULL DEFAULT '',     -- "5203"
  floor         VARCHAR(20) NOT NULL DEFAULT '',
  box           VARCHAR(20) NOT NULL DEFAULT '',     -- mail box "A-03"
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  email         VARCHAR(120) NOT NULL DEFAULT '',
  licence_no    VARCHAR(40) NOT NULL DEFAULT '',
  needs         VARCHAR(2000) NOT NULL DEFAULT '',   -- 服务需求
  notes         VARCHAR(2000) NOT NULL DEFAULT '',
  made_at       DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  made_by       BIGINT,
  due           DATETIME,
  KEY company_initials (site, initials), KEY company_name (site, short_name),
  KEY company_pinyin (site, pinyin(40)), KEY company_room (site, room_no), KEY company_phone (phone)
) WITH SYSTEM VERSIONING;

CREATE TABLE department (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  code          VARCHAR(30) NOT NULL,                -- procedures §4.1
  name          VARCHAR(60) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  state         ENUM('active','disabled') NOT NULL DEFAULT 'active',
  UNIQUE (site, code)
) WITH SYSTEM VERSIONING;

CREATE TABLE person (                    -- of a company, or of the staff (company NULL)
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  state         ENUM('invited','active','disabled') NOT NULL DEFAULT 'invited',
  name          VARCHAR(60) NOT NULL,
  pinyin        VARCHAR(120) NOT NULL DEFAULT '',
  initials      VARCHAR(20) NOT NULL DEFAULT '',
  title         VARCHAR(60) NOT NULL DEFAULT '',
  email         VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,  -- lower case
  mobile        VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,   -- digits, with +
  extension     VARCHAR(12) NOT NULL DEFAULT '',
  is_company_admin BOOLEAN NOT NULL DEFAULT FALSE,
  lang          ENUM('zh','en') NOT NULL DEFAULT 'zh',
  theme         ENUM('light','dark') NOT NULL DEFAULT 'light',
  password      VARCHAR(128),                        -- Argon2id, NULL until set
  password_at   DATETIME,
  made_at       DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  made_by       BIGINT,
  UNIQUE (email), UNIQUE (mobile),
  KEY person_company (company), KEY person_initials (site, initials), KEY person_name (site, name),
  KEY person_pinyin (site, pinyin(40))
);

CREATE TABLE person_role (               -- many to many: who has which role in which department
  person        BIGINT NOT NULL REFERENCES person (id),
  department    BIGINT NOT NULL REFERENCES department (id),
  role          VARCHAR(30) NOT NULL,                -- core/role.c
  PRIMARY KEY (person, department, role)
) WITH SYSTEM VERSIONING;

CREATE TABLE session (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  token         CHAR(64) CHARACTER SET ascii NOT NULL UNIQUE,   -- digest of the cookie
  person        BIGINT NOT NULL REFERENCES person (id),
  csrf          CHAR(43) CHARACTER SET ascii NOT NULL,
  program       VARCHAR(10) NOT NULL,                -- portal or desk: a cookie of one is none of the other
  made_at       DATETIME NOT NULL,
  seen_at       DATETIME NOT NULL,
  address       VARCHAR(45) NOT NULL,
  agent         VARCHAR(200) NOT NULL,
  KEY session_person (person)
);

CREATE TABLE ticket (                    -- single-use mailed links: invitation, reset; the first administrator's code
  token         CHAR(64) CHARACTER SET ascii PRIMARY KEY,       -- digest
  kind          ENUM('invite','reset','first') NOT NULL,
  person        BIGINT REFERENCES person (id),
  made_at       DATETIME NOT NULL,
  expires_at    DATETIME NOT NULL,
  used_at       DATETIME
);

CREATE TABLE login_try (                 -- rising delay per account and per address
  what          CHAR(64) CHARACTER SET ascii PRIMARY KEY,       -- digest of "account:…" or "address:…"
  tries         INT NOT NULL,
  last_at       DATETIME NOT NULL
);

CREATE TABLE once (                      -- idempotency keys of POSTs, kept 7 days
  token         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
  person        BIGINT NOT NULL,
  body          CHAR(64) CHARACTER SET ascii NOT NULL,          -- digest
  location      VARCHAR(300) NOT NULL DEFAULT '',
  made_at       DATETIME NOT NULL,
  KEY once_made (made_at)
);

CREATE TABLE history (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL,
  record        BIGINT NOT NULL,
  at            DATETIME NOT NULL,
  person        BIGINT,                              -- NULL: the clock
  name          VARCHAR(60) NOT NULL DEFAULT '',     -- as it was then
  address       VARCHAR(45) NOT NULL DEFAULT '',
  step          VARCHAR(30) NOT NULL,
  was           VARCHAR(30) NOT NULL DEFAULT '',
  state         VARCHAR(30) NOT NULL DEFAULT '',
  changes       TEXT NOT NULL DEFAULT '',            -- lines: column TAB before TAB after
  note          VARCHAR(1000) NOT NULL DEFAULT '',
  KEY history_record (module, record, id)
);

CREATE TABLE series (                    -- gap-free numbers
  site          BIGINT NOT NULL REFERENCES site (id),
  code          VARCHAR(8) NOT NULL,
  period        CHAR(4) NOT NULL,                    -- "2611"
  last          INT NOT NULL,
  PRIMARY KEY (site, code, period)
);

CREATE TABLE clock (                     -- every deadline
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL,
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL,
  record        BIGINT NOT NULL,
  rule          VARCHAR(30) NOT NULL,                -- the state it belongs to, or a rule's own name
  company       BIGINT,
  number        VARCHAR(20) NOT NULL DEFAULT '',
  text          VARCHAR(200) NOT NULL DEFAULT '',
  started_at    DATETIME NOT NULL,
  warn_at       DATETIME NOT NULL,
  due           DATETIME NOT NULL,
  step          VARCHAR(30) NOT NULL DEFAULT '',     -- taken by tick when it passes; '' only alarms
  warned_at     DATETIME,
  passed_at     DATETIME,                            -- when tick acted on it
  met_at        DATETIME,
  open          BOOLEAN AS (met_at IS NULL) PERSISTENT,
  KEY clock_record (module, record), KEY clock_open (site, open, due)
);

CREATE TABLE file (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL,
  record        BIGINT NOT NULL,
  kind          VARCHAR(20) NOT NULL DEFAULT '',     -- "photo", "scan", …
  hash          CHAR(64) CHARACTER SET ascii NOT NULL,
  name          VARCHAR(120) NOT NULL,
  type          VARCHAR(80) NOT NULL,
  size          BIGINT NOT NULL,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  KEY file_record (module, record)
);

CREATE TABLE outbox (                    -- mails written with the work, sent after it
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL,
  once          VARCHAR(120) NOT NULL UNIQUE,        -- the same mail is never written twice
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '',
  record        BIGINT NOT NULL DEFAULT 0,
  person        BIGINT,
  address       VARCHAR(120) NOT NULL,
  name          VARCHAR(60) NOT NULL DEFAULT '',
  subject       VARCHAR(200) NOT NULL,
  body          TEXT NOT NULL,
  html          MEDIUMTEXT NOT NULL,
  ics           TEXT,
  ics_method    VARCHAR(10) NOT NULL DEFAULT '',
  state         ENUM('waiting','sent','dead','void') NOT NULL DEFAULT 'waiting',
  tries         INT NOT NULL DEFAULT 0,
  made_at       DATETIME NOT NULL,
  next_at       DATETIME NOT NULL,
  sent_at       DATETIME,
  error         VARCHAR(300) NOT NULL DEFAULT '',
  KEY outbox_next (state, next_at), KEY outbox_record (module, record)
);

CREATE TABLE inbox (                     -- what a person is told in the portal or at the desk
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  person        BIGINT NOT NULL REFERENCES person (id),
  once          VARCHAR(120) NOT NULL,
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '',
  record        BIGINT NOT NULL DEFAULT 0,
  subject       VARCHAR(200) NOT NULL,
  body          TEXT NOT NULL,
  urgent        BOOLEAN NOT NULL DEFAULT FALSE,
  made_at       DATETIME NOT NULL,
  read_at       DATETIME,
  UNIQUE (person, once), KEY inbox_unread (person, read_at, id)
);

CREATE TABLE heartbeat (
  program       VARCHAR(20) PRIMARY KEY,
  at            DATETIME NOT NULL,
  note          VARCHAR(200) NOT NULL DEFAULT ''
);
