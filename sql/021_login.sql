-- 021_login.sql -- what logging in needs besides 001.

-- A browser that its owner has logged in with before: no delay for them, see kit/session.h.
CREATE TABLE device (
  token         CHAR(64) CHARACTER SET ascii NOT NULL,      -- digest of the cookie's second half
  person        BIGINT NOT NULL REFERENCES person (id),
  made_at       DATETIME NOT NULL,
  seen_at       DATETIME NOT NULL,
  PRIMARY KEY (token, person), KEY device_person (person)
);

-- Somebody asked for a new password; tick looks whether there is such an account, so
-- that the answer takes as long either way (login/reset.c).
CREATE TABLE reset_wish (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  login         VARCHAR(120) NOT NULL,
  program       VARCHAR(10) NOT NULL,
  made_at       DATETIME NOT NULL
);

ALTER TABLE ticket ADD KEY ticket_person (person, kind);
ALTER TABLE login_try ADD KEY login_try_last (last_at);

-- 'system': as the device is set.
ALTER TABLE person MODIFY theme ENUM('system','light','dark') NOT NULL DEFAULT 'light';
