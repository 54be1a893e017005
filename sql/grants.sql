-- grants.sql -- what each program may do; run after the migrations, as often as one likes.
-- The launcher makes the users (local: no password, only through the socket) and replaces localhost and foyer. as needed.
-- A new module adds its table to the portal's list if tenants write it there; the others need nothing.

-- Staff and the clock write everything, but change no table's shape, and what happened is only added to.
GRANT SELECT ON foyer.* TO foyer_desk@localhost;
GRANT SELECT ON foyer.* TO foyer_tick@localhost;
DELIMITER //
BEGIN NOT ATOMIC
	FOR t IN (SELECT table_name AS name, IF(table_name = 'history', 'INSERT', 'INSERT, UPDATE, DELETE') AS what
		FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW' AND table_name <> 'migration')
	DO
		EXECUTE IMMEDIATE CONCAT("GRANT ", t.what, " ON ", DATABASE(), ".", t.name, " TO foyer_desk@localhost");
		EXECUTE IMMEDIATE CONCAT("GRANT ", t.what, " ON ", DATABASE(), ".", t.name, " TO foyer_tick@localhost");
	END FOR;
END//

-- Whose term is over is taken out of the story, too (guarantee 11): the values, not that something happened.
GRANT UPDATE (changes, note) ON foyer.history TO foyer_tick@localhost;

-- Sheets and machines only read, and nothing that lets one in: no password, no mailed link.
BEGIN NOT ATOMIC
	DECLARE columns TEXT DEFAULT (SELECT GROUP_CONCAT(column_name) FROM information_schema.columns
		WHERE table_schema = DATABASE() AND table_name = 'person' AND column_name <> 'password');
	FOR t IN (SELECT table_name AS name, IF(table_name = 'person', CONCAT(' (', columns, ')'), '') AS of_it
		FROM information_schema.tables WHERE table_schema = DATABASE()
		AND table_name NOT IN ('ticket', 'outbox', 'device', 'login_try', 'reset_wish', 'once'))
	DO
		EXECUTE IMMEDIATE CONCAT("GRANT SELECT", t.of_it, " ON ", DATABASE(), ".", t.name, " TO foyer_report@localhost");
		EXECUTE IMMEDIATE CONCAT("GRANT SELECT", t.of_it, " ON ", DATABASE(), ".", t.name, " TO foyer_feed@localhost");
	END FOR;
END//
DELIMITER ;

-- Whether somebody was told, for the sheet that says so; not what they were told.
GRANT SELECT (id, site, module, record, kind, person, name, state, error, sent_at) ON foyer.outbox TO foyer_report@localhost;

-- The internet reads, and writes what tenants may: never rooms, prices, departments, roles, settings.
GRANT SELECT ON foyer.* TO foyer_portal@localhost;
-- Of a person all but the company: nobody becomes staff, or another company's, from there.
GRANT INSERT, UPDATE (state, name, pinyin, initials, title, email, mobile, extension, lang, theme, is_company_admin,
	password, password_at) ON foyer.person TO foyer_portal@localhost;
GRANT INSERT, UPDATE, DELETE ON foyer.session TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.ticket TO foyer_portal@localhost;
GRANT INSERT, UPDATE, DELETE ON foyer.login_try TO foyer_portal@localhost;
GRANT INSERT, UPDATE, DELETE ON foyer.device TO foyer_portal@localhost;
GRANT INSERT ON foyer.reset_wish TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.once TO foyer_portal@localhost;
GRANT INSERT, UPDATE (number), DELETE ON foyer.held TO foyer_portal@localhost;
GRANT INSERT ON foyer.history TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.personal TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.series TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.clock TO foyer_portal@localhost;
GRANT INSERT ON foyer.file TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.outbox TO foyer_portal@localhost;
GRANT INSERT, UPDATE, DELETE ON foyer.inbox TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.booking TO foyer_portal@localhost;
GRANT INSERT, UPDATE, DELETE ON foyer.slot TO foyer_portal@localhost;
GRANT UPDATE ON foyer.phone_call TO foyer_portal@localhost;
GRANT INSERT ON foyer.presence TO foyer_portal@localhost;
GRANT UPDATE ON foyer.mail TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.mail_choice TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.proxy TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.post TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.visitor TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.card_loan TO foyer_portal@localhost;
GRANT UPDATE ON foyer.access_card TO foyer_portal@localhost;
GRANT INSERT ON foyer.bulletin_read TO foyer_portal@localhost;
GRANT INSERT ON foyer.paper TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.subscription TO foyer_portal@localhost;
GRANT INSERT, UPDATE ON foyer.absence TO foyer_portal@localhost;
GRANT UPDATE ON foyer.absence_item TO foyer_portal@localhost;
