-- 051_post.sql -- what leaves by post or courier, single or in bulk (P040).

CREATE TABLE post (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- who sends; NULL: a guest at the desk
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('requested','weighed_priced','paid','handed_to_carrier','delivered','cancelled') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  kind          ENUM('letter','registered','parcel','ems','courier','bulk','clippings') NOT NULL,
  sender        VARCHAR(60) NOT NULL DEFAULT '',
  addressee     VARCHAR(60) NOT NULL DEFAULT '',
  address       VARCHAR(300) NOT NULL DEFAULT '',
  address_list  TEXT NOT NULL DEFAULT '',            -- bulk: one line per piece
  pieces        INT NOT NULL DEFAULT 1,
  weight        INT NOT NULL DEFAULT 0,              -- grams, of all pieces
  carrier       VARCHAR(40) NOT NULL DEFAULT '',
  tracking_no   VARCHAR(40) NOT NULL DEFAULT '',
  postage       BIGINT NOT NULL DEFAULT 0,           -- fen
  fee           BIGINT NOT NULL DEFAULT 0,           -- fen
  total         BIGINT NOT NULL DEFAULT 0,           -- fen
  pay_how       ENUM('','cash','account') NOT NULL DEFAULT '',
  paid_at       DATETIME,
  handed_at     DATETIME,
  handed_by     BIGINT,
  mail          BIGINT REFERENCES mail (id),         -- the arrived item that is sent on
  remark        VARCHAR(300) NOT NULL DEFAULT '',
  KEY post_day (site, made_at), KEY post_state (site, state, made_at), KEY post_company (company, made_at),
  KEY post_handed (site, handed_at), KEY post_tracking (tracking_no)
);
