-- 098_booking_ends.sql -- what is asked ends when it would begin, what is confirmed with its day (B5, B9): the deadlines
-- of the bookings that are open already.

INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
  SELECT site, 'booking', id, state, company, number, 'Until then it can be confirmed', UTC_TIMESTAMP(), starts_at, starts_at, 'lapse'
  FROM booking WHERE state IN ('requested','checking','unavailable','offered');
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
  SELECT site, 'booking', id, state, company, number, 'Then the booking is over', UTC_TIMESTAMP(), ends_at + INTERVAL 12 HOUR,
    ends_at + INTERVAL 12 HOUR, 'close' FROM booking WHERE state IN ('confirmed','prepared','in_use');
