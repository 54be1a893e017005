-- 126_long_call_paid.sql -- how a long-distance call was paid stays on record when it is logged (P022, fault A24), and nothing is still to pay then.

ALTER TABLE long_call
  ADD COLUMN payment ENUM('','cash','account') NOT NULL DEFAULT '' AFTER amount,
  ADD COLUMN paid BIGINT NOT NULL DEFAULT 0 AFTER to_pay;           -- fen, besides the deposit

UPDATE long_call l SET l.payment = CASE WHEN l.state IN ('cash','account') THEN l.state
    ELSE COALESCE((SELECT h.step FROM history h WHERE h.module = 'long_call' AND h.record = l.id AND h.step IN ('cash','account')
      ORDER BY h.id DESC LIMIT 1), IF(l.card_no <> '', 'account', 'cash')) END
  WHERE l.state IN ('cash','account','logged');
UPDATE long_call SET paid = IF(payment = 'account', amount, to_pay), to_pay = 0 WHERE payment <> '';
