-- 131_room_words.sql -- supplies and rules of a room in English, where the house has written them (P049, fault B19).

ALTER TABLE room
  ADD COLUMN supplies_en VARCHAR(1000) NOT NULL DEFAULT '' AFTER supplies,
  ADD COLUMN rules_en VARCHAR(2000) NOT NULL DEFAULT '' AFTER rules;
