-- 076_front.sql -- what the public site says of the house besides its rooms and prices (P049): nothing that was not entered.

CREATE TABLE front (
  site          BIGINT PRIMARY KEY REFERENCES site (id),
  headline      VARCHAR(60) NOT NULL DEFAULT '',  headline_en      VARCHAR(120) NOT NULL DEFAULT '',
  lead          VARCHAR(300) NOT NULL DEFAULT '', lead_en          VARCHAR(500) NOT NULL DEFAULT '',
  rooms_lead    VARCHAR(300) NOT NULL DEFAULT '', rooms_lead_en    VARCHAR(500) NOT NULL DEFAULT '',
  offices_lead  VARCHAR(300) NOT NULL DEFAULT '', offices_lead_en  VARCHAR(500) NOT NULL DEFAULT '',
  in_rooms      VARCHAR(1000) NOT NULL DEFAULT '', in_rooms_en     VARCHAR(1500) NOT NULL DEFAULT '', -- of every room, one a line
  a_day         VARCHAR(2000) NOT NULL DEFAULT '', a_day_en        VARCHAR(3000) NOT NULL DEFAULT '', -- "08:15 …", one a line
  visit         VARCHAR(1000) NOT NULL DEFAULT '', visit_en        VARCHAR(1500) NOT NULL DEFAULT '', -- "Metro: …", one a line
  featured      VARCHAR(120) NOT NULL DEFAULT '',                  -- numbers of rooms, comma-joined
  picture       VARCHAR(40) NOT NULL DEFAULT '',                   -- a drawing of static/img, until there is a photograph
  map           VARCHAR(40) NOT NULL DEFAULT ''
) WITH SYSTEM VERSIONING;
INSERT INTO front (site, featured) SELECT s.id, IFNULL(LEFT(t.value, 120), '') FROM site s
	LEFT JOIN setting t ON t.site = s.id AND t.name = 'public_rooms';
DELETE FROM setting WHERE name = 'public_rooms';

-- A room without a drawing of its own is drawn plain.
SET STATEMENT system_versioning_alter_history = 1 FOR ALTER TABLE room DROP KEY site_2, MODIFY slug VARCHAR(40) NOT NULL DEFAULT '';
