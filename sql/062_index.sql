-- 062_index.sql -- what is read by day or by company, and what tick throws away, is found by an index.

CREATE INDEX question_day ON question (site, made_at);
CREATE INDEX question_company ON question (company, made_at);
CREATE INDEX fax_watch_day ON fax_watch (site, made_at);
CREATE INDEX fax_watch_company ON fax_watch (company, made_at);
CREATE INDEX outbox_day ON outbox (site, made_at);
CREATE INDEX outbox_sent ON outbox (state, sent_at);
-- A DELETE without one locks every row it looks at, and these two are always in use.
CREATE INDEX inbox_read ON inbox (read_at);
CREATE INDEX clock_met ON clock (met_at);
