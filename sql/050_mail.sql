-- 050_mail.sql -- what the post brings (P035, P036, P037): items, the handling a company chose, its proxies.

CREATE TABLE proxy (                     -- who may collect for a company that is none of its people
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT NOT NULL REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('active','withdrawn','expired') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  name          VARCHAR(60) NOT NULL,
  initials      VARCHAR(20) NOT NULL DEFAULT '',
  phone         VARCHAR(30) NOT NULL DEFAULT '',
  id_kind       ENUM('id_card','work_card','passport','permit','other') NOT NULL,
  id_last       VARCHAR(6) NOT NULL,                 -- last characters only; the whole number is not kept
  authority     VARCHAR(120) NOT NULL,               -- kinds of mail, comma-joined
  from_on       DATE NOT NULL,
  until_on      DATE NOT NULL,
  note          VARCHAR(200) NOT NULL DEFAULT '',
  KEY proxy_company (company, state, until_on), KEY proxy_day (site, made_at), KEY proxy_state (site, state, until_on)
);

CREATE TABLE mail_choice (               -- how a company wants each kind handled; no row: everything is held
  company       BIGINT PRIMARY KEY REFERENCES company (id),
  site          BIGINT NOT NULL REFERENCES site (id),
  letter        ENUM('hold','deliver','forward','scan','return','destroy') NOT NULL DEFAULT 'hold',
  printed       ENUM('hold','deliver','forward','scan','return','destroy') NOT NULL DEFAULT 'hold',
  registered    ENUM('hold','deliver','forward','scan','return') NOT NULL DEFAULT 'hold',
  parcel_notice ENUM('hold','deliver','forward','scan','return') NOT NULL DEFAULT 'hold',
  money_order   ENUM('hold','deliver','forward','return') NOT NULL DEFAULT 'hold',
  ems           ENUM('hold','deliver','forward','scan','return') NOT NULL DEFAULT 'hold',
  courier       ENUM('hold','deliver','forward','scan','return') NOT NULL DEFAULT 'hold',
  official      ENUM('hold','deliver','forward','scan') NOT NULL DEFAULT 'hold',   -- court, tax and other authorities
  forward_to    VARCHAR(300) NOT NULL DEFAULT '',
  made_at       DATETIME NOT NULL,
  made_by       BIGINT
);

CREATE TABLE mail (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- NULL: not in the roster
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('received','sorted','placed_in_box','notified','logged_pending','collected','delivered_to_room',
                     'forwarded','scanned','returned_to_sender','destroyed','not_in_roster','stamped','held','claimed',
                     'returned_to_post') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  kind          ENUM('letter','printed','registered','parcel_notice','money_order','ems','courier','court','tax',
                     'authority') NOT NULL,
  item_no       VARCHAR(40) NOT NULL DEFAULT '',     -- 邮件号码, upper case, no spaces
  pieces        INT NOT NULL DEFAULT 1,
  sender        VARCHAR(80) NOT NULL DEFAULT '',     -- 寄自
  addressee     VARCHAR(60) NOT NULL DEFAULT '',     -- as on the envelope, or the person's name
  person        BIGINT REFERENCES person (id),       -- the addressee in the roster
  address       VARCHAR(120) NOT NULL DEFAULT '',    -- on the envelope of an unknown addressee
  room          VARCHAR(40) NOT NULL DEFAULT '',     -- on the envelope
  mismatch      ENUM('','room') NOT NULL DEFAULT '',            -- what does not agree with the roster
  place         VARCHAR(20) NOT NULL DEFAULT '',     -- where it lies: box, shelf, pigeonhole
  held_until    DATETIME,                            -- the end of the three days (P037)
  instruction   ENUM('hold','deliver','forward','scan','return','destroy') NOT NULL DEFAULT 'hold',
  instruction_note VARCHAR(300) NOT NULL DEFAULT '',
  notified_at   DATETIME,
  company_knows BIGINT,                              -- who acknowledged the alarm, and when
  company_knew_at DATETIME,
  desk_knows    BIGINT,
  desk_knew_at  DATETIME,
  escalated_at  DATETIME,
  collector     VARCHAR(60) NOT NULL DEFAULT '',
  collector_as  ENUM('','addressee','person','proxy') NOT NULL DEFAULT '',
  proxy         BIGINT REFERENCES proxy (id),
  id_kind       ENUM('','id_card','work_card','passport','permit','other') NOT NULL DEFAULT '',
  id_last       VARCHAR(6) NOT NULL DEFAULT '',
  signature     TEXT NOT NULL DEFAULT '',            -- path data in 640 x 200
  on_sheet      BOOLEAN NOT NULL DEFAULT FALSE,      -- signed on the printed sheet
  gone_at       DATETIME,                            -- collected, delivered, forwarded, returned …
  gone_by       BIGINT,                              -- who of the staff
  list_no       VARCHAR(20) NOT NULL DEFAULT '',     -- of the return list for the post office
  remark        VARCHAR(200) NOT NULL DEFAULT '',
  KEY mail_day (site, made_at), KEY mail_state (site, state, made_at), KEY mail_company (company, made_at),
  KEY mail_item (item_no), KEY mail_gone (site, gone_at), KEY mail_list (list_no), KEY mail_person (person, made_at),
  KEY mail_addressee (addressee), KEY mail_kind (site, kind, made_at)
);
