-- 066_unsaid.sql -- a caller who says neither name nor number is one who did not say it, not one who was identified (P021).

ALTER TABLE phone_call
  MODIFY state ENUM('answered','identified','transferred','connected','no_answer','cannot_transfer',
                    'message_taken','message_delivered','feedback_given','hung_up','unnamed') NOT NULL,
  ADD COLUMN identity ENUM('','unsaid') NOT NULL DEFAULT '' AFTER phone;
UPDATE phone_call SET identity = 'unsaid' WHERE caller = '' AND phone = '' AND state NOT IN ('answered', 'hung_up');
UPDATE phone_call SET state = 'unnamed' WHERE identity = 'unsaid' AND state = 'identified';
