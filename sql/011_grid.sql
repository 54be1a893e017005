-- 011_grid.sql -- the grid of a day reads nothing but an index: a third of the work of reading the rows (make bench).

CREATE INDEX booking_grid ON booking (site, starts_at, ends_at, room, state, company, title);
CREATE INDEX closure_span ON closure (site, state, ends_at);
