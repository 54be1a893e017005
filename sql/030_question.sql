-- 030_question.sql -- questions the desk could not answer at once (P004, 工作本).

CREATE TABLE question (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  site          BIGINT NOT NULL REFERENCES site (id),
  company       BIGINT REFERENCES company (id),
  number        VARCHAR(20) NOT NULL UNIQUE,
  state         ENUM('noted','escalated','clarified','replied') NOT NULL,
  due           DATETIME,
  made_at       DATETIME NOT NULL,
  made_by       BIGINT,
  question      VARCHAR(1000) NOT NULL,
  asker         VARCHAR(60) NOT NULL,
  contact       VARCHAR(60) NOT NULL,                -- 客户联系方式
  superior      BIGINT REFERENCES person (id),       -- who was asked
  answer        VARCHAR(1000) NOT NULL DEFAULT '',
  told_how      ENUM('','phone','mail','desk') NOT NULL DEFAULT '',
  KEY question_open (site, state, made_at)
);
