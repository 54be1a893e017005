-- 035_duty.sql -- the duty log 值班记录表 and the handover between shifts (P010).

CREATE TABLE duty (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('logged','department_notified','treatment_logged','closed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  shift         ENUM('early','late','night') NOT NULL,   -- that has it now
  carried       INT NOT NULL DEFAULT 0,              -- handed on so many times
  kind          ENUM('complaint','event','fault','security','lost_found','other') NOT NULL,
  who           VARCHAR(60) NOT NULL DEFAULT '',
  contact       VARCHAR(60) NOT NULL DEFAULT '',
  text          VARCHAR(1000) NOT NULL,
  department    BIGINT REFERENCES department (id),
  told          VARCHAR(60) NOT NULL DEFAULT '',     -- whom there
  told_at       DATETIME,
  treatment     VARCHAR(1000) NOT NULL DEFAULT '',
  treated_at    DATETIME,
  callback      VARCHAR(300) NOT NULL DEFAULT '',    -- asked back: solved? (P113)
  KEY duty_day (site, made_at), KEY duty_state (site, state, made_at), KEY duty_company (company, made_at)
);

CREATE TABLE handover (                  -- one shift's note to the next, read and signed
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT,
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('written','signed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  shift         ENUM('early','late','night') NOT NULL,   -- that writes
  note          VARCHAR(2000) NOT NULL,
  cash          VARCHAR(200) NOT NULL DEFAULT '',    -- keys, cash box, equipment handed over
  unresolved    INT NOT NULL DEFAULT 0,              -- entries open when it was signed
  kept          INT NOT NULL DEFAULT 0,              -- deposited objects taken over
  next_shift    ENUM('early','late','night'),        -- that signs
  signed_by     BIGINT REFERENCES person (id),
  signed_at     DATETIME,
  KEY handover_day (site, made_at), KEY handover_signed (site, state, signed_at)
);
