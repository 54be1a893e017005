-- 096_wider.sql -- columns as wide as what is composed into them (F5): a thing noted for who is away is described with the
-- longest description of an object or the longest sender of a fax; enquiries and pages sent again are written one below the other.

ALTER TABLE absence_item MODIFY description VARCHAR(400) NOT NULL DEFAULT '';    -- kind and sender, never what is in it
ALTER TABLE fax MODIFY enquiries TEXT NOT NULL DEFAULT '';                       -- where was asked; FAX_NOTES_MOST
ALTER TABLE fax_sent MODIFY resent_pages TEXT NOT NULL DEFAULT '';               -- FAX_NOTES_MOST
