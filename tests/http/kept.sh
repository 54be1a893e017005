#!/bin/bash
# kept.sh -- what dies is started again, and what is stopped stays stopped (D7).
set -uo pipefail
cd "$(dirname "$0")/../.."
. tests/http/lib.sh
run=$FOYER_VAR/run
unset FOYER_DB_USER
foyer() { cgi-bin/run/foyer.sh "$@" 2>&1; }
process() { cat "$run/$1.pid"; }
# well: waits until all of it runs and twelve pages in a row come; prints the last status.
well() {
	local row=0 got=
	for _ in {1..900}; do
		got=$(get /portal/login)
		[ "$got" = 200 ] && foyer status >/dev/null && row=$((row + 1)) || row=0
		((row < 12)) || break
		sleep 0.1
	done
	echo "$got"
}
# left: processes of this house that are still there: by their files, and nginx, whose workers name none, by where they stand.
left() {
	local at
	pgrep -f -- "$FOYER_VAR/(my|nginx).conf"
	for at in $(pgrep -x nginx); do [ ! "/proc/$at/cwd" -ef "$FOYER_VAR" ] || echo "$at"; done
	for at in $(pgrep -x 'parent|portal.fcgi|desk.fcgi|tick|foyer.sh'); do
		! tr '\0' '\n' 2>/dev/null <"/proc/$at/environ" | grep -qx "FOYER_VAR=$FOYER_VAR" || [ "$at" = $$ ] || echo "$at"
	done
}

for what in db parent nginx; do
	was=$(process $what)
	kill -KILL "$was"
	is "$what killed: all is well again" "$(well)" 200
	now=$(process $what)
	[ "$was" != "$now" ] && ok "by a new process" || not_ok "it is still $was"
done
kill -KILL "$(process db)" "$(process parent)" "$(process nginx)"
is "all of them killed at once: all is well again" "$(well)" 200
is "reload works as before" "$(foyer reload; well)" "*200"
is "and what was killed was said" "$(grep -c '^foyer: .* has gone and is started again' "$FOYER_VAR/log/foyer.log")" "[6-9]"

# It cannot start for a while, as on a full disk: tried again and again, with pauses; nothing is made anew in its place.
mv "$FOYER_VAR/db" "$FOYER_VAR/db.away"
gone() { grep -c 'mariadbd has gone' "$FOYER_VAR/log/foyer.log"; }
before=$(gone)
kill -KILL "$(process db)"
for _ in {1..600}; do (($(gone) < before + 2)) || break; sleep 0.1; done
is "a database that cannot start is tried again" "$(($(gone) - before))" "[2-9]"
is "and told of" "$(get /portal/login)" 503
is "what needs none goes on" "$(get /)" 200
is "no other database is made" "$(ls -d "$FOYER_VAR/db" 2>&1)" "*No such file*"
tries=$(gone)
sleep 3
more=$(($(gone) - tries))
((more <= 2)) && ok "and it is tried less and less often ($more in 3 s)" || not_ok "$more tries in 3 s"
rm -rf "$FOYER_VAR/db"
mv "$FOYER_VAR/db.away" "$FOYER_VAR/db"
is "when it can, all is well again" "$(well)" 200

# On a full disk nothing can be written into the log, and the keeping goes on.
kill -KILL "$(process keeper)"
setsid cgi-bin/run/foyer.sh keep >/dev/full 2>&1 </dev/null &
echo $! >"$run/keeper.pid"
kill -KILL "$(process parent)"
is "a keeper that cannot say a word keeps all the same" "$(well)" 200

# What the keeper no longer keeps is named, with its cure.
kill -KILL "$(process keeper)"
is "without the keeper status says so" "$(foyer status; echo $?)" "*keeper does not run*make stop, make start*1"
kill -KILL "$(process parent)" "$(process nginx)"
is "what is left over is named, and how to end it" "$(foyer start; echo $?)" "*left over: *nginx*make stop VAR=$FOYER_VAR*1"
is "make stop ends it" "$(foyer stop >/dev/null; left)" ""
is "then it starts" "$(foyer start >/dev/null; well)" 200

# Stopped is stopped, also when it was just dying.
kill -KILL "$(process db)" "$(process parent)" "$(process nginx)"
foyer stop >/dev/null
is "stop is not undone behind its back" "$(left)" ""
sleep 2
is "nor later" "$(left)" ""
is "and says so" "$(foyer status; echo $?)" "*does not run*1"
