-- 130_mail_own.sql -- what waits for a tenant is read by company and state: a company has years of what was collected.

CREATE INDEX fax_own_state ON fax (company, state, made_at);
CREATE INDEX post_own_state ON post (company, state, made_at);
