-- 084_unreached.sql -- what was written for somebody and did not reach them comes back: to the record, to who made it
-- and to the desk (K2); what waits for somebody who goes is found (K1).

ALTER TABLE outbox
  ADD COLUMN made_by BIGINT,             -- person whose act wrote it; NULL: the clock
  ADD KEY outbox_person (person, state);

-- An item was notified by a message that reached somebody, or by a call that did (P036, B2).
ALTER TABLE mail
  ADD COLUMN told_whom VARCHAR(60) NOT NULL DEFAULT '';
