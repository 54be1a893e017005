-- 099_open.sql -- who is back from a day on, and who goes until one, is read along an index of that day; what is still open
-- of one company or clerk along one of its state.  tests/guarantee/bounded_test.c finds the one that is missing.

CREATE INDEX absence_until ON absence (site, until_on);
CREATE INDEX absence_from ON absence (site, from_on);
CREATE INDEX closure_ends ON closure (site, state, ends_at);
CREATE INDEX card_loan_own_state ON card_loan (company, state, due_at);
CREATE INDEX letter_clerk ON letter (clerk, state);
CREATE INDEX reception_clerk ON reception (clerk, state);
CREATE INDEX question_superior ON question (superior, state);
