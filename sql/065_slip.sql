-- 065_slip.sql -- how a fax was put aside (P025), that something was forwarded or brought to the room of those
-- away (P027), the lines of a fee list (P001), when a question was answered and the customer told (P004).

ALTER TABLE fax
  ADD COLUMN identity ENUM('','known','no_company','no_person') NOT NULL DEFAULT '',
  MODIFY told_how ENUM('','phone','person','forward') NOT NULL DEFAULT '';
UPDATE fax SET identity = CASE WHEN state = 'marked_pending' OR (state <> 'slip_attached' AND written = '' AND addressee = '')
  THEN 'no_company' ELSE 'no_person' END WHERE found_at IS NOT NULL;

ALTER TABLE phone_call MODIFY delivered_how ENUM('','portal','phone','slip','person','forward') NOT NULL DEFAULT '';
ALTER TABLE object_deposit MODIFY proof ENUM('','tag','id','room','forward') NOT NULL DEFAULT '';
ALTER TABLE reception ADD COLUMN fees VARCHAR(2000) NOT NULL DEFAULT '';   -- one item a line, its amount last
ALTER TABLE question ADD COLUMN answered_at DATETIME, ADD COLUMN replied_at DATETIME;
