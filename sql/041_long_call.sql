-- 041_long_call.sql -- long-distance calls from the business centre (P022, 长途电话挂号单); a minute costs what dial_rate says.

CREATE TABLE long_call (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('greeted','slip_filled','rate_told','deposit_taken','connected','ended','billed','cash','account',
                     'logged','cancelled') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  guest         VARCHAR(60) NOT NULL DEFAULT '',
  room_no       VARCHAR(40) NOT NULL DEFAULT '',
  country       VARCHAR(8) NOT NULL DEFAULT '',      -- 受话人所在国名: dial_rate.code
  city          VARCHAR(60) NOT NULL DEFAULT '',     -- 城市名
  phone         VARCHAR(30) NOT NULL DEFAULT '',     -- 受话号码
  rate          BIGINT NOT NULL DEFAULT 0,           -- fen a minute, as told
  deposit       BIGINT NOT NULL DEFAULT 0,           -- fen
  started_at    DATETIME,
  ended_at      DATETIME,
  metered       INT NOT NULL DEFAULT 0,              -- seconds, as the switchboard reports
  amount        BIGINT NOT NULL DEFAULT 0,
  refund        BIGINT NOT NULL DEFAULT 0,           -- of the deposit, when it was settled
  to_pay        BIGINT NOT NULL DEFAULT 0,           -- beyond the deposit
  card_no       VARCHAR(40) NOT NULL DEFAULT '',     -- of the account (R02)
  agrees        BOOLEAN NOT NULL DEFAULT FALSE,      -- the signature is that of the card
  signature     TEXT NOT NULL DEFAULT '',
  reason        VARCHAR(200) NOT NULL DEFAULT '',    -- why it was cancelled
  KEY long_call_day (site, made_at), KEY long_call_state (site, state, made_at), KEY long_call_company (company, made_at),
  KEY long_call_phone (site, phone), KEY long_call_guest (site, guest)
);
