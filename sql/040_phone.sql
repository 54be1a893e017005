-- 040_phone.sql -- incoming calls and the messages taken with them (P021, 电话记录, 留言条); where people are.

CREATE TABLE phone_call (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),      -- of who is called
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('answered','identified','transferred','connected','no_answer','cannot_transfer',
                     'message_taken','message_delivered','feedback_given','hung_up') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,                   -- when it was answered
  made_by       BIGINT,
  caller        VARCHAR(60) NOT NULL DEFAULT '',     -- 对方的身份: name, company
  phone         VARCHAR(30) NOT NULL DEFAULT '',     -- to call back
  ring_seconds  INT NOT NULL DEFAULT 0,              -- until it was answered; 0: not noted
  person        BIGINT REFERENCES person (id),       -- who is called
  about         VARCHAR(300) NOT NULL DEFAULT '',    -- 相关信息
  put_to        ENUM('','extension','mobile') NOT NULL DEFAULT '',
  say           ENUM('','callback','again','urgent','called') NOT NULL DEFAULT '',
  message       VARCHAR(500) NOT NULL DEFAULT '',
  taken_at      DATETIME,
  delivered_at  DATETIME,
  delivered_how ENUM('','portal','phone','slip','person') NOT NULL DEFAULT '',
  answer        ENUM('','callback','tell') NOT NULL DEFAULT '',  -- of who was called
  reply         VARCHAR(300) NOT NULL DEFAULT '',    -- what the caller is to be told
  replied_at    DATETIME,
  feedback      VARCHAR(300) NOT NULL DEFAULT '',    -- what the caller was told, or said to it
  feedback_at   DATETIME,
  KEY phone_call_day (site, made_at), KEY phone_call_state (site, state, made_at), KEY phone_call_answer (site, answer, state),
  KEY phone_call_company (company, made_at), KEY phone_call_person (person, made_at),
  KEY phone_call_phone (site, phone), KEY phone_call_caller (site, caller)
);

CREATE TABLE presence (                  -- where somebody says to be; the newest that is not over counts
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  person        BIGINT NOT NULL REFERENCES person (id),
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  place         ENUM('in','out','meeting') NOT NULL,
  until_at      DATETIME,                            -- NULL: until something else is said
  instructions  VARCHAR(400) NOT NULL DEFAULT '',    -- 本人吩咐: what to do with calls
  KEY presence_person (person, id), KEY presence_day (site, made_at)
);
