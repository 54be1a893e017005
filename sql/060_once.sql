-- 060_once.sql -- the answer to a hundred ticked lines is a long address.

ALTER TABLE once MODIFY location VARCHAR(3000) NOT NULL DEFAULT '';
