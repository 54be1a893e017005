-- 115_fax_person.sql -- a fax that names somebody is theirs: read by them and by their company's administrators (P024, fault A22); and one
-- for a guest of the house without a company is logged, told and handed over like any other (fault A9).

ALTER TABLE fax
  ADD COLUMN person BIGINT NULL REFERENCES person (id) AFTER addressee,     -- the addressee, when the roster has them
  MODIFY identity ENUM('','known','no_company','no_person','guest') NOT NULL DEFAULT '';

UPDATE fax f SET f.person = (SELECT MIN(p.id) FROM person p WHERE p.company = f.company AND p.name = f.addressee HAVING COUNT(*) = 1)
  WHERE f.company IS NOT NULL AND f.addressee <> '';
