-- 083_told.sql -- who is told can open it: a message whose reader may not open its record has no link to it.

ALTER TABLE inbox ADD COLUMN opens BOOLEAN NOT NULL DEFAULT TRUE;
