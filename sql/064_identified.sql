-- 064_identified.sql -- a visitor who showed nothing is told apart from one whom the desk knows (P003).

ALTER TABLE visitor MODIFY known_by ENUM('','code','card','badge','known','word') NOT NULL DEFAULT '';

-- Until now "known" was also written by itself when a walk-in showed nothing: received in the moment they were recorded.
UPDATE visitor v SET v.known_by = 'word' WHERE v.known_by = 'known' AND v.id_kind = '' AND v.arrived_at = v.made_at
  AND EXISTS (SELECT 1 FROM history h WHERE h.module = 'visitor' AND h.record = v.id AND h.step = 'identify' AND h.at = v.made_at);
