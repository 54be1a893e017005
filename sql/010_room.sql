-- 010_room.sql -- rooms, their dossiers and prices (P049); bookings and the slots they hold (P050).

CREATE TABLE room (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  number        VARCHAR(12) NOT NULL,                -- "302E"
  state         ENUM('draft','published','retired') NOT NULL DEFAULT 'draft',
  slug          VARCHAR(40) NOT NULL,                -- of the drawing: room-<slug>.svg
  name          VARCHAR(40) NOT NULL,
  name_en       VARCHAR(60) NOT NULL DEFAULT '',
  floor         VARCHAR(20) NOT NULL,                -- "二层"
  floor_en      VARCHAR(20) NOT NULL DEFAULT '',
  theme         VARCHAR(40) NOT NULL DEFAULT '',     -- "看山"
  theme_en      VARCHAR(60) NOT NULL DEFAULT '',
  position      INT NOT NULL DEFAULT 0,              -- order on the grid
  kind          ENUM('meeting','training','office') NOT NULL DEFAULT 'meeting',   -- P051: day office
  area_cm2      BIGINT NOT NULL DEFAULT 0,           -- square centimetres
  capacity      INT NOT NULL,                        -- the most of its layouts
  description   VARCHAR(2000) NOT NULL DEFAULT '',
  description_en VARCHAR(2000) NOT NULL DEFAULT '',
  supplies      VARCHAR(1000) NOT NULL DEFAULT '',   -- 用品
  rules         VARCHAR(2000) NOT NULL DEFAULT '',   -- 管理制度
  opens         INT NOT NULL DEFAULT 480,            -- minutes after midnight, site's zone
  closes        INT NOT NULL DEFAULT 1260,
  weekdays      VARCHAR(20) NOT NULL DEFAULT '1,2,3,4,5,6,0',
  buffer_before INT NOT NULL DEFAULT 0,              -- minutes
  buffer_after  INT NOT NULL DEFAULT 15,
  shortest      INT NOT NULL DEFAULT 30,             -- minutes
  longest       INT NOT NULL DEFAULT 780,
  notice_least  INT NOT NULL DEFAULT 0,              -- minutes before the start a tenant may still book
  notice_most   INT NOT NULL DEFAULT 129600,         -- minutes ahead (90 days)
  needs_approval BOOLEAN NOT NULL DEFAULT FALSE,
  cancel_hours  INT NOT NULL DEFAULT 2,              -- tenants cancel until then
  price_hour    BIGINT NOT NULL DEFAULT 0,           -- fen
  price_half    BIGINT NOT NULL DEFAULT 0,           -- half day (up to 4 h inside a half-day band); 0: by the hour
  price_day     BIGINT NOT NULL DEFAULT 0,
  part_of       BIGINT REFERENCES room (id),         -- a part of a divisible room
  made_at       DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  made_by       BIGINT,
  UNIQUE (site, number), UNIQUE (site, slug)
) WITH SYSTEM VERSIONING;

-- What holds slots: a plain room is its own atom, a divisible room has its parts.
CREATE TABLE room_atom (
  room          BIGINT NOT NULL REFERENCES room (id),
  atom          BIGINT NOT NULL REFERENCES room (id),
  PRIMARY KEY (room, atom), KEY room_atom_atom (atom)
);

CREATE TABLE room_layout (
  room          BIGINT NOT NULL REFERENCES room (id),
  layout        ENUM('theatre','classroom','u','hollow','board') NOT NULL,
  seats         INT NOT NULL,
  PRIMARY KEY (room, layout)
);

CREATE TABLE room_equipment (
  room          BIGINT NOT NULL REFERENCES room (id),
  equipment     VARCHAR(20) NOT NULL,                -- code of room/room.c: projector, video, microphone, whiteboard, …
  pieces        INT NOT NULL DEFAULT 1,
  PRIMARY KEY (room, equipment)
);

CREATE TABLE room_band (                 -- price bands: other prices per hour at times of the day or week
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  room          BIGINT NOT NULL REFERENCES room (id),
  name          VARCHAR(40) NOT NULL,                -- "晚间"
  name_en       VARCHAR(40) NOT NULL DEFAULT '',
  from_minute   INT NOT NULL,
  to_minute     INT NOT NULL,
  weekdays      VARCHAR(20) NOT NULL DEFAULT '1,2,3,4,5,6,0',
  price_hour    BIGINT NOT NULL
) WITH SYSTEM VERSIONING;

CREATE TABLE closure (                   -- a room out of use; holds slots like a booking
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  room          BIGINT NOT NULL REFERENCES room (id),
  state         ENUM('planned','lifted') NOT NULL DEFAULT 'planned',
  starts_at     DATETIME NOT NULL,
  ends_at       DATETIME NOT NULL,
  reason        VARCHAR(200) NOT NULL,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  KEY closure_room (room, starts_at)
);

CREATE TABLE booking (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- NULL: a walk-in guest
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('requested','checking','unavailable','offered','confirmed','prepared','in_use','closed',
                     'declined','cancelled','no_show') NOT NULL,
  room          BIGINT NOT NULL REFERENCES room (id),
  starts_at     DATETIME NOT NULL,
  ends_at       DATETIME NOT NULL,
  title         VARCHAR(120) NOT NULL,
  people        INT NOT NULL,
  layout        ENUM('theatre','classroom','u','hollow','board') NOT NULL,
  equipment     VARCHAR(200) NOT NULL DEFAULT '',    -- codes, comma separated
  tea           ENUM('none','plain','standard') NOT NULL DEFAULT 'none',
  cars          INT NOT NULL DEFAULT 0,
  contact       BIGINT REFERENCES person (id),
  contact_name  VARCHAR(60) NOT NULL DEFAULT '',
  contact_phone VARCHAR(30) NOT NULL DEFAULT '',
  contact_email VARCHAR(120) NOT NULL DEFAULT '',
  payment       ENUM('account','cash') NOT NULL DEFAULT 'account',
  notes         VARCHAR(1000) NOT NULL DEFAULT '',
  price         BIGINT NOT NULL DEFAULT 0,           -- fen, all together
  price_rule    VARCHAR(2000) NOT NULL DEFAULT '',   -- lines as booking/price.h writes them; the rule it came from
  cancel_until  DATETIME,                            -- the room's rule when it was booked
  sequence      INT NOT NULL DEFAULT 0,              -- of the calendar invitation
  in_at         DATETIME,                            -- actual times
  out_at        DATETIME,
  reason        VARCHAR(500) NOT NULL DEFAULT '',    -- of declining, cancelling, offering something else
  asked_room    BIGINT REFERENCES room (id),         -- what was asked for before another room or time was offered
  asked_from    DATETIME,
  asked_to      DATETIME,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  CHECK (ends_at > starts_at),
  KEY booking_day (site, starts_at), KEY booking_company (company, starts_at), KEY booking_room (room, starts_at),
  KEY booking_state (site, state, starts_at)
);

-- No double booking, by key: one row per slot and atom that a booking or a closure covers, buffers included.
CREATE TABLE slot (
  room          BIGINT NOT NULL,                     -- the atom
  starts_at     DATETIME NOT NULL,
  booking       BIGINT,
  closure       BIGINT,
  PRIMARY KEY (room, starts_at),
  KEY slot_booking (booking), KEY slot_closure (closure),
  FOREIGN KEY (room) REFERENCES room (id),
  FOREIGN KEY (booking) REFERENCES booking (id),
  FOREIGN KEY (closure) REFERENCES closure (id)
);
