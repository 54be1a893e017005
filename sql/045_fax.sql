-- 045_fax.sql -- received faxes (P024, P025), sent faxes (P023), watches for one that is awaited (P026).

CREATE TABLE dial_rate (                 -- what a minute costs, by country or region; calls (P022) use it too
  site          BIGINT NOT NULL REFERENCES site (id),
  code          VARCHAR(8) NOT NULL,                 -- country or region code, "86"
  name          VARCHAR(40) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  fax_minute    BIGINT NOT NULL,                     -- fen
  call_minute   BIGINT NOT NULL,
  PRIMARY KEY (site, code)
) WITH SYSTEM VERSIONING;

CREATE TABLE fax (                       -- 进报记录本
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- NULL until matched
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('arrived','matched','logged','notified','collected',
                     'marked_pending','slip_attached','in_pending_folder','archived') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,                   -- 进报时间
  made_by       BIGINT,
  written       VARCHAR(120) NOT NULL DEFAULT '',    -- company as written on the fax
  addressee     VARCHAR(60) NOT NULL DEFAULT '',
  room_no       VARCHAR(40) NOT NULL DEFAULT '',
  pages         INT NOT NULL,
  fax_no        VARCHAR(30) NOT NULL DEFAULT '',     -- of the sender
  sender        VARCHAR(120) NOT NULL DEFAULT '',
  enquiries     VARCHAR(1000) NOT NULL DEFAULT '',   -- where was asked
  told_how      ENUM('','phone','person') NOT NULL DEFAULT '',
  told_whom     VARCHAR(60) NOT NULL DEFAULT '',
  notified_at   DATETIME,
  found_at      DATETIME,                            -- put aside as unidentified
  collector     VARCHAR(60) NOT NULL DEFAULT '',
  collected_at  DATETIME,
  amount        BIGINT NOT NULL DEFAULT 0,           -- fen, by price list
  payment       ENUM('','cash','sign','account') NOT NULL DEFAULT '',
  signature     TEXT NOT NULL DEFAULT '',
  KEY fax_day (site, made_at), KEY fax_state (site, state, made_at), KEY fax_company (company, made_at)
);

CREATE TABLE fax_sent (                  -- 发报记录本; the record is the service order too (P013, R01)
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('greeted','form_filled','rate_told','manuscript_checked','code_looked_up','sending',
                     'report_ok','error_page','page_resent','priced','paid','signed_off','logged','cancelled') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  guest         VARCHAR(60) NOT NULL,
  room_no       VARCHAR(40) NOT NULL DEFAULT '',
  country       VARCHAR(8) NOT NULL DEFAULT '86',    -- dial_rate.code
  fax_no        VARCHAR(30) NOT NULL,
  pages         INT NOT NULL,
  requirements  VARCHAR(500) NOT NULL DEFAULT '',
  rate          BIGINT NOT NULL DEFAULT 0,           -- fen a minute, as told
  error_pages   VARCHAR(200) NOT NULL DEFAULT '',    -- "2,5": ErrorPage of the report
  resent_pages  VARCHAR(400) NOT NULL DEFAULT '',
  seconds       INT NOT NULL DEFAULT 0,              -- duration by the report
  amount        BIGINT NOT NULL DEFAULT 0,
  payment       ENUM('','cash','sign','account') NOT NULL DEFAULT '',
  signature     TEXT NOT NULL DEFAULT '',            -- of the guest who signs the bill
  operator      BIGINT,
  completed_at  DATETIME,
  KEY fax_sent_day (site, made_at), KEY fax_sent_state (site, state, made_at), KEY fax_sent_company (company, made_at)
);

CREATE TABLE fax_watch (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('asked','found','watch_recorded','arrived','notified_immediately','closed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  guest         VARCHAR(60) NOT NULL DEFAULT '',
  room_no       VARCHAR(40) NOT NULL DEFAULT '',
  contact       VARCHAR(60) NOT NULL,                -- telephone to tell at once
  email         VARCHAR(120) NOT NULL DEFAULT '',
  fax           BIGINT REFERENCES fax (id),          -- the one that was found or came
  KEY fax_watch_open (site, state, made_at)
);
