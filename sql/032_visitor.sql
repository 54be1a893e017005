-- 032_visitor.sql -- visitors: announced or walking in, until they have left (P003).

CREATE TABLE visitor (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- visited
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('expected','arrived','greeted','identified','guided','left','no_show','refused','withdrawn') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  name          VARCHAR(60) NOT NULL,
  pinyin        VARCHAR(120) NOT NULL DEFAULT '',
  initials      VARCHAR(20) NOT NULL DEFAULT '',
  organisation  VARCHAR(80) NOT NULL DEFAULT '',     -- where the visitor comes from
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  email         VARCHAR(120) NOT NULL DEFAULT '',
  lang          ENUM('zh','en') NOT NULL DEFAULT 'zh',
  host          BIGINT REFERENCES person (id),
  place         VARCHAR(60) NOT NULL DEFAULT '',     -- where to, when it is not the company's room
  purpose       VARCHAR(120) NOT NULL DEFAULT '',
  people        INT NOT NULL DEFAULT 1,
  expected_at   DATETIME,
  arrived_at    DATETIME,
  left_at       DATETIME,
  badge         VARCHAR(20) NOT NULL DEFAULT '',
  known_by      ENUM('','code','card','badge','known') NOT NULL DEFAULT '',   -- how identified
  id_kind       ENUM('','id_card','passport','permit','work_card') NOT NULL DEFAULT '',
  id_number     VARCHAR(30) NOT NULL DEFAULT '',     -- masked, purged after site.retention_days
  has_id        BOOLEAN AS (id_number <> '') PERSISTENT,
  code          CHAR(6) CHARACTER SET ascii,         -- typed at the desk
  token         CHAR(64) CHARACTER SET ascii UNIQUE, -- digest of what the mailed link carries
  refusal       VARCHAR(200) NOT NULL DEFAULT '',
  KEY visitor_day (site, made_at), KEY visitor_state (site, state, expected_at), KEY visitor_code (code),
  KEY visitor_company (company, made_at), KEY visitor_purge (has_id, made_at)
);
