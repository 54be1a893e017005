-- 128_front.sql -- what the audit of the front desk found missing: P003, P008, P009, P027.

-- A thing damaged or lost for which nothing is asked is settled without a payment (A17); and for whom a thing was left, so that their own
-- absence finds it (P027).
ALTER TABLE object_deposit
  MODIFY state ENUM('received','kept','collected','damaged','lost','compensated','disposed','waived') NOT NULL,
  ADD COLUMN person BIGINT NULL REFERENCES person (id) AFTER company;

-- What became of the deposit of a card that is blocked (P008).
ALTER TABLE card_loan ADD COLUMN deposit_kept BOOLEAN NOT NULL DEFAULT FALSE;

-- Who goes gives the badge back, or it is missing (P003).
ALTER TABLE visitor ADD COLUMN badge_back ENUM('','back','missing') NOT NULL DEFAULT '' AFTER badge;
