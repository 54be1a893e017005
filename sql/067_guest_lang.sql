-- 067_guest_lang.sql -- the language of the mails to a walk-in guest of a booking (P050); '' a contact of a company has their own.

ALTER TABLE booking ADD COLUMN lang ENUM('','zh','en') NOT NULL DEFAULT '' AFTER contact_email;
