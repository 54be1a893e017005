-- 020_notice.sql -- what sending mails and minding deadlines needs besides 001.

-- 'sending': taken by a tick that has not yet said how it went (kit/tick_mail.c).
ALTER TABLE outbox
  MODIFY state ENUM('waiting','sending','sent','dead','void') NOT NULL DEFAULT 'waiting',
  ADD COLUMN kind VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '',   -- the notice: templates/mail/<kind>.txt
  ADD COLUMN tried_at DATETIME,                                          -- when a tick took it last
  ADD COLUMN not_after DATETIME;                                         -- useless then, made void instead of sent

ALTER TABLE inbox
  ADD COLUMN kind VARCHAR(30) CHARACTER SET ascii NOT NULL DEFAULT '',
  ADD KEY inbox_record (module, record);

-- A deadline that could not be minded waits, and does not hold up the others.
ALTER TABLE clock
  ADD COLUMN tries INT NOT NULL DEFAULT 0,
  ADD COLUMN retry_at DATETIME;
ALTER TABLE clock ADD KEY clock_warn (open, warn_at);
