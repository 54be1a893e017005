#!/bin/bash
# sample.sh -- the sample centre is whole: counts, no overlap, slots and bookings agree, numbers without gaps.
set -euo pipefail
cd "$(dirname "$0")/../.."

ask() { mariadb --no-defaults --socket="$FOYER_DB" -u root --default-character-set=utf8mb4 -NB foyer "$@"; }
is() { # WHAT SQL EXPECTED
	local got
	got=$(ask -e "$2")
	if [ "$got" = "$3" ]; then echo "ok $1"; else echo "not ok $1: $got, not $3"; fi
}

wrong=$(ask <tests/race/agree.sql)
if [ -z "$wrong" ]; then echo "ok slots and bookings agree"; else printf 'not ok slots and bookings agree\n%s\n' "$wrong"; fi
is "24 rooms on three floors" "SELECT COUNT(*), COUNT(DISTINCT floor), SUM(state = 'published') FROM room" $'24\t3\t24'
is "the hall is its two parts" "SELECT GROUP_CONCAT(p.number ORDER BY p.number) FROM room_atom a JOIN room r ON r.id = a.room
	JOIN room p ON p.id = a.atom WHERE r.number = '302'" 302E,302W
is "40 companies, 90 people, 25 staff" "SELECT (SELECT COUNT(*) FROM company), SUM(company IS NOT NULL), SUM(company IS NULL)
	FROM person" $'40\t90\t25'
is "each company has an administrator" "SELECT COUNT(*) FROM company c WHERE NOT EXISTS
	(SELECT 1 FROM person p WHERE p.company = c.id AND p.is_company_admin)" 0
is "each department has somebody" "SELECT COUNT(*) FROM department d WHERE NOT EXISTS
	(SELECT 1 FROM person_role r WHERE r.department = d.id)" 0
is "some 300 bookings, 60 today" "SELECT COUNT(*) BETWEEN 270 AND 340,
	SUM(DATE(starts_at + INTERVAL 8 HOUR) = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)) BETWEEN 60 AND 120 FROM booking" $'1\t1'
is "numbers without gaps" "SELECT COUNT(*) FROM (SELECT SUBSTR(b.number, 4, 4) AS period, COUNT(*) AS n, MAX(SUBSTR(b.number, 9)) AS top
	FROM booking b GROUP BY 1) n LEFT JOIN series s ON s.code = 'HY' AND s.period = n.period
	WHERE NOT COALESCE(n.n = n.top AND s.last = n.n, FALSE)" 0
is "prices are the sums of their lines" "SELECT COUNT(*) FROM booking WHERE price = 0 OR price_rule NOT LIKE '%rule	JG-2026-03%'" 0
is "nobody can be dialled or mailed" "SELECT COUNT(*) FROM person WHERE email NOT LIKE '%.example' OR mobile NOT LIKE '000%'" 0
