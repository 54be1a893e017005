-- 110_ways_out.sql -- states into which a record is given up with a reason (guarantee 2), and closures that time ends.

ALTER TABLE closure MODIFY state ENUM('planned','lifted','over') NOT NULL DEFAULT 'planned';
ALTER TABLE question MODIFY state ENUM('noted','escalated','clarified','replied','dropped') NOT NULL;
ALTER TABLE object_deposit MODIFY state ENUM('received','kept','collected','damaged','lost','compensated','disposed') NOT NULL;
ALTER TABLE handover MODIFY state ENUM('written','signed','unsigned') NOT NULL;
ALTER TABLE post MODIFY state ENUM('requested','weighed_priced','paid','handed_to_carrier','delivered','cancelled','undelivered') NOT NULL;
ALTER TABLE newspaper MODIFY state ENUM('arrived','reconciled','sorted','discrepancy','post_contacted','in_boxes','not_boxed') NOT NULL;
ALTER TABLE mail MODIFY state ENUM('received','sorted','placed_in_box','notified','logged_pending','collected','delivered_to_room',
                                   'forwarded','scanned','returned_to_sender','destroyed','not_in_roster','stamped','held','claimed',
                                   'returned_to_post','lost') NOT NULL;

-- Closures that are over already end at the clock's next turn, as do those to come.
INSERT INTO clock (site, module, record, rule, company, number, text, started_at, warn_at, due, step)
  SELECT site, 'closure', id, state, NULL, '', 'The room is open again', made_at, ends_at, ends_at, 'end'
  FROM closure WHERE state = 'planned';
