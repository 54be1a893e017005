-- 085_personal.sql -- personal data go after the house's terms, from every state (guarantee 11, F4; kit/personal.c).

SET system_versioning_alter_history = KEEP;        -- the site keeps its older rows; they get the default
ALTER TABLE site
  ADD COLUMN outsider_days INT NOT NULL DEFAULT 1095;        -- names and telephones of outsiders; retention_days: numbers of documents, signatures

CREATE TABLE personal (                  -- records that carry personal data, since when nothing happened to them
  module        VARCHAR(30) NOT NULL,
  record        BIGINT NOT NULL,
  site          BIGINT NOT NULL REFERENCES site (id),
  stage         TINYINT NOT NULL,                            -- 1: all of it is here, 2: numbers and signatures are gone
  since         DATETIME NOT NULL,
  PRIMARY KEY (module, record), KEY personal_due (stage, since)
);

-- What is here already goes by the same terms, from the last thing that happened to it.
INSERT INTO personal (module, record, site, stage, since)
  SELECT h.module, h.record, (SELECT MIN(s.id) FROM site s), 1, MAX(h.at) FROM history h
  WHERE h.module IN ('visitor', 'card', 'deposit', 'fax', 'fax_sent', 'fax_watch', 'long_call', 'call', 'question', 'reception', 'duty',
    'letter', 'mail', 'newspaper_custody', 'absence_item', 'proxy', 'post', 'booking')
  GROUP BY h.module, h.record;

-- Their own purges, by one state each, are no more; nor are the columns and keys those needed.
ALTER TABLE visitor DROP KEY visitor_purge, DROP COLUMN has_id;
ALTER TABLE card_loan DROP KEY card_loan_purge, DROP COLUMN has_id;
ALTER TABLE object_deposit DROP KEY object_deposit_purge, DROP COLUMN has_id;
