-- 089_bound.sql -- each list is read along an index of its order: of all, of one state, of one company, and for each choice a
-- reader may narrow it by.  tests/guarantee/bounded_test.c finds the one that is missing.

CREATE INDEX absence_made ON absence (site, state, made_at);
CREATE INDEX absence_own ON absence (company, made_at);
CREATE INDEX absence_item_what ON absence_item (site, what, made_at);
CREATE INDEX access_card_number ON access_card (site, card_no, id);
CREATE INDEX booking_own_state ON booking (company, state, starts_at);
CREATE INDEX booking_made_by ON booking (made_by, starts_at);
CREATE INDEX booking_contact ON booking (contact, starts_at);
CREATE INDEX bulletin_audience ON bulletin (site, audience, made_at);
CREATE INDEX closure_day ON closure (site, starts_at);
CREATE INDEX closure_state ON closure (site, state, starts_at);
CREATE INDEX company_floor ON company (site, floor);
CREATE INDEX company_order ON company (site, pinyin);
CREATE INDEX company_state ON company (site, state, pinyin);
CREATE INDEX company_kind ON company (site, kind, pinyin);
CREATE INDEX duty_kind ON duty (site, kind, made_at);
CREATE INDEX mail_own_state ON mail (company, state, made_at);
CREATE INDEX mail_own_kind ON mail (company, kind, made_at);
CREATE INDEX newspaper_day ON newspaper (site, came_on, id);
CREATE INDEX newspaper_came ON newspaper (site, state, came_on);
CREATE INDEX newspaper_wrong ON newspaper (site, wrong, came_on);
CREATE INDEX person_order ON person (company, name);
CREATE INDEX person_state ON person (site, state, name);
CREATE INDEX phone_call_own_state ON phone_call (company, state, made_at);
CREATE INDEX phone_call_own ON phone_call (company, person, made_at);
CREATE INDEX post_kind ON post (site, kind, made_at);
CREATE INDEX proxy_own ON proxy (company, made_at);
CREATE INDEX reception_service ON reception (site, service, made_at);
CREATE INDEX room_order ON room (site, position);
CREATE INDEX room_state ON room (site, state, position);
CREATE INDEX session_seen ON session (person, seen_at);
CREATE INDEX subscription_paid ON subscription (site, paid_at, made_at);
CREATE INDEX visitor_own_state ON visitor (company, state, made_at);
CREATE INDEX visitor_made ON visitor (site, state, made_at);

-- A visit is on the day it is expected, or else when it was written down.
ALTER TABLE visitor ADD COLUMN on_at DATETIME AS (IFNULL(expected_at, made_at)) VIRTUAL,
	ADD KEY visitor_on (site, on_at), ADD KEY visitor_own_on (company, on_at);
