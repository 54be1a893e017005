-- 055_paper.sql -- newspapers and magazines: who subscribes (P039), what came each day (P038), what is kept for the absent.

CREATE TABLE paper (                     -- a title, once
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  title         VARCHAR(60) NOT NULL,
  post_no       VARCHAR(10) NOT NULL DEFAULT '',     -- 邮发代号, "1-38"
  rhythm        ENUM('daily','workday','weekly','monthly') NOT NULL,
  UNIQUE (site, title), KEY paper_post (site, post_no)
);

CREATE TABLE subscription (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT NOT NULL REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('requested','ordered_at_post','recorded','active','expired','withdrawn') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  paper         BIGINT NOT NULL REFERENCES paper (id),
  origin        ENUM('additional','post') NOT NULL,  -- through us (增订), or ordered at the post office by the company
  copies        INT NOT NULL,
  from_on       DATE NOT NULL,
  until_on      DATE NOT NULL,                       -- the last day
  price         BIGINT NOT NULL DEFAULT 0,           -- fen, passed on to the post office
  fee           BIGINT NOT NULL DEFAULT 0,           -- fen, ours
  pay_how       ENUM('','cash','account') NOT NULL DEFAULT '',
  paid_at       DATETIME,
  receipt_no    VARCHAR(40) NOT NULL DEFAULT '',     -- of the post office
  ordered_at    DATETIME,
  note          VARCHAR(200) NOT NULL DEFAULT '',
  KEY subscription_day (site, made_at), KEY subscription_state (site, state, made_at),
  KEY subscription_company (company, made_at), KEY subscription_quota (site, from_on, until_on), KEY subscription_paper (paper)
);

CREATE TABLE newspaper (                 -- the papers of one day
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT,                              -- always NULL: it is everybody's
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('arrived','reconciled','sorted','discrepancy','post_contacted','in_boxes') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  came_on       DATE NOT NULL,
  subscribed    INT NOT NULL DEFAULT 0,              -- copies of the titles that were counted
  came          INT NOT NULL DEFAULT 0,
  wrong         INT NOT NULL DEFAULT 0,              -- titles whose numbers differ
  contact_how   ENUM('','phone','counter','carrier') NOT NULL DEFAULT '',
  contact_who   VARCHAR(60) NOT NULL DEFAULT '',
  contact_answer VARCHAR(300) NOT NULL DEFAULT '',
  contacted_at  DATETIME,
  contacted_by  BIGINT,
  KEY newspaper_made (site, made_at), KEY newspaper_state (site, state, made_at), UNIQUE (site, came_on)
);

CREATE TABLE newspaper_count (           -- one title of that day, counted
  newspaper     BIGINT NOT NULL REFERENCES newspaper (id),
  paper         BIGINT NOT NULL REFERENCES paper (id),
  subscribed    INT NOT NULL,                        -- the total of all companies then
  came          INT NOT NULL,
  PRIMARY KEY (newspaper, paper), KEY newspaper_count_paper (paper)
);

CREATE TABLE newspaper_custody (         -- kept together for a company that is away
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT NOT NULL REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('in_custody','all_handed_over') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  absence       BIGINT,                              -- whose instruction was followed
  place         VARCHAR(40) NOT NULL DEFAULT '',
  receiver      VARCHAR(60) NOT NULL DEFAULT '',
  signature     TEXT NOT NULL DEFAULT '',
  handed_at     DATETIME,
  handed_by     BIGINT,
  handed_copies INT NOT NULL DEFAULT 0,
  KEY newspaper_custody_day (site, made_at), KEY newspaper_custody_state (site, state, made_at),
  KEY newspaper_custody_company (company, state, made_at)
);

CREATE TABLE newspaper_kept (            -- which copies
  custody       BIGINT NOT NULL REFERENCES newspaper_custody (id),
  newspaper     BIGINT NOT NULL REFERENCES newspaper (id),
  paper         BIGINT NOT NULL REFERENCES paper (id),
  copies        INT NOT NULL,
  PRIMARY KEY (custody, newspaper, paper), KEY newspaper_kept_newspaper (newspaper), KEY newspaper_kept_paper (paper)
);
