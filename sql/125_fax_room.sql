-- 125_fax_room.sql -- a fax brought to the room of those away is no longer to be collected, its bill is (P027, fault A20); in which language
-- whoever waits for one is written to (P026); when sending began and ended (P023).

ALTER TABLE fax
  MODIFY state ENUM('arrived','matched','logged','notified','collected','marked_pending','slip_attached','in_pending_folder','archived',
                    'in_room') NOT NULL,
  MODIFY told_how ENUM('','phone','person','forward','room') NOT NULL DEFAULT '';

ALTER TABLE fax_watch ADD COLUMN lang ENUM('zh','en') NOT NULL DEFAULT 'zh' AFTER email;

ALTER TABLE fax_sent ADD COLUMN started_at DATETIME AFTER resent_pages, ADD COLUMN ended_at DATETIME AFTER started_at;
