-- 120_clock_not_after.sql -- a deadline that is of no use any more ends by itself (B9: a room is not got ready for a meeting
-- that is over), and an offer that nobody answered says so (B16): it lapses, it is not done without.

ALTER TABLE clock
  ADD COLUMN not_after DATETIME,         -- of no use from then on: met by tick; NULL: never
  ADD KEY clock_not_after (open, not_after);
UPDATE clock k JOIN booking b ON b.id = k.record SET k.not_after = b.ends_at
  WHERE k.module = 'booking' AND k.rule = 'prepare' AND k.open;
UPDATE clock SET step = 'lapse' WHERE module = 'booking' AND step = 'reject' AND open;
