-- 058_absence.sql -- tenants who are away (P027): what to do with what comes, what was done, who entered their room.

CREATE TABLE absence (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT NOT NULL REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('instruction_recorded','closed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  person        BIGINT REFERENCES person (id),       -- NULL: the whole company
  from_on       DATE NOT NULL,
  until_on      DATE NOT NULL,                       -- the last day away
  message       ENUM('keep','deliver','forward','phone') NOT NULL DEFAULT 'keep',
  mail          ENUM('keep','deliver','forward') NOT NULL DEFAULT 'keep',
  object        ENUM('keep','deliver','forward') NOT NULL DEFAULT 'keep',
  fax           ENUM('keep','deliver','forward','phone') NOT NULL DEFAULT 'keep',
  newspaper     ENUM('keep','deliver') NOT NULL DEFAULT 'keep',
  forward_to    VARCHAR(300) NOT NULL DEFAULT '',    -- address
  fax_no        VARCHAR(30) NOT NULL DEFAULT '',     -- faxes and messages are forwarded to it
  phone         VARCHAR(30) NOT NULL DEFAULT '',     -- to read by telephone
  note          VARCHAR(300) NOT NULL DEFAULT '',
  closed_at     DATETIME,
  KEY absence_day (site, made_at), KEY absence_state (site, state, from_on), KEY absence_company (company, state, from_on)
);

CREATE TABLE absence_item (              -- what came meanwhile, and what was done with it
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT NOT NULL REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('item_received','kept','delivered_to_room','forwarded','told_by_phone','handed_over','closed') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  absence       BIGINT NOT NULL REFERENCES absence (id),
  what          ENUM('message','mail','object','fax','newspaper') NOT NULL,
  module        VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '',   -- where it is logged; '': only here
  record        BIGINT NOT NULL DEFAULT 0,
  origin        VARCHAR(20) NOT NULL DEFAULT '',     -- its number there
  description   VARCHAR(120) NOT NULL DEFAULT '',    -- kind and sender, never what is in it
  action        ENUM('keep','deliver','forward','phone') NOT NULL,
  place         VARCHAR(300) NOT NULL DEFAULT '',    -- address, fax or telephone number of the instruction
  told_whom     VARCHAR(60) NOT NULL DEFAULT '',
  done_at       DATETIME,
  done_by       BIGINT,
  entry         BIGINT,                              -- of the room, when delivered there
  receiver      VARCHAR(60) NOT NULL DEFAULT '',
  handed_at     DATETIME,
  remark        VARCHAR(200) NOT NULL DEFAULT '',
  KEY absence_item_day (site, made_at), KEY absence_item_state (site, state, made_at), KEY absence_item_absence (absence, made_at),
  KEY absence_item_company (company, made_at), KEY absence_item_record (module, record)
);

CREATE TABLE room_entry (                -- a rented room was opened with the master key
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('in_room','left_room') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  room_no       VARCHAR(40) NOT NULL,
  holder        BIGINT NOT NULL REFERENCES person (id),
  holder_role   ENUM('dept_manager','service_supervisor','cleaner') NOT NULL,
  key_no        VARCHAR(20) NOT NULL,
  reason        VARCHAR(200) NOT NULL,
  in_at         DATETIME NOT NULL,
  out_at        DATETIME,
  item          BIGINT,                              -- absence_item that was brought
  KEY room_entry_day (site, made_at), KEY room_entry_state (site, state, made_at), KEY room_entry_company (company, made_at)
);
