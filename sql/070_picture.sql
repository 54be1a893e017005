-- 070_picture.sql -- which photographs are still to be made smaller (kit/file_tick.c), one after the other, fair to all.

ALTER TABLE file
  ADD COLUMN picture ENUM('none','waiting','made','never') NOT NULL DEFAULT 'none',
  ADD KEY file_picture (picture, made_by, id), ADD KEY file_by (made_by, made_at);
UPDATE file SET picture = 'waiting' WHERE type IN ('image/jpeg', 'image/png');
