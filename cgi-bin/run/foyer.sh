#!/bin/bash
# foyer.sh run|start|stop|status|reload|load -- the whole of Foyer on this machine: database, programs, clock, nginx.
#
# Settings come as environment variables: PORT, VAR, FOYER_DB and its kin (database.sh), and
#     FOYER_BIN      where the programs lie, default out
#     FOYER_WORKERS  how many of each, default "portal=4 desk=4 report=2 feed=1 tick=1"
#     FOYER_URL      the address that people and mails see, default http://127.0.0.1:$PORT
# Exit status is 0 only when what was asked for is so; after a failed start nothing is left running.
#
# What is running is kept so: run/keeper.pid is the process that starts database, parent or nginx again when one has
# gone (keep below).  It is this script, in the foreground of "run" or left behind by "start"; stop ends it first.
# Nobody keeps the keeper: status names it when it has gone; "run" under systemd (Restart=always) is for a house that
# must not depend on that.
set -euo pipefail
cd "$(dirname "$0")/../.."
top=$PWD

say() { printf 'foyer: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

PORT=${PORT:-8080} VAR=${VAR:-var}
[[ $PORT =~ ^[0-9]+$ ]] && ((PORT > 0 && PORT < 65536)) || fail "PORT=$PORT is no port; choose a number like 8080"
mkdir -p "$VAR" || fail "VAR=$VAR cannot be made; choose a directory you may write"
VAR=$(cd "$VAR" && pwd)
[[ $VAR != *[[:space:]\"\'\;\{\}]* ]] || fail "VAR=$VAR has a space, quote, semicolon or brace in its name; choose another"
umask 077
mkdir -p "$VAR/log" "$VAR/file" "$VAR/mail" "$VAR/public" "$VAR/tmp"
chmod 700 "$VAR"

# Sockets have names of at most 107 bytes: a deep $VAR gets its run/ in /tmp, in a directory only we can enter.
RUN=$VAR/run
if ((${#RUN} > 90)); then
	RUN=/tmp/foyer-$(id -u)-$(cksum <<<"$VAR" | cut -d' ' -f1)
	mkdir -p -m 700 "$RUN"
	[ -O "$RUN" ] && [ ! -L "$RUN" ] || fail "$RUN belongs to someone else; choose a shorter VAR"
	chmod 700 "$RUN"
	ln -sfn "$RUN" "$VAR/run"
fi
mkdir -p "$RUN"
export FOYER_BIN=${FOYER_BIN:-$top/out} FOYER_VAR=$VAR FOYER_TEMPLATES=$top/templates FOYER_LOCALE=$top/out/locale
export FOYER_URL=${FOYER_URL:-http://127.0.0.1:$PORT} TZ=UTC
workers=${FOYER_WORKERS:-portal=4 desk=4 report=2 feed=1 tick=1}
served="portal.fcgi desk.fcgi report.fcgi feed.fcgi tick"
. cgi-bin/run/database.sh

# pid NAME PROGRAM: the process in run/NAME.pid if it lives and is that program.
pid() {
	local p=
	{ read -r p <"$RUN/$1.pid"; } 2>/dev/null || [ -n "$p" ] || return 1
	is "$p" "$2" 2>/dev/null && echo "$p"
}
# strays PROGRAM...: processes of this VAR whatever the files in run/ say: of a killed nginx the workers go on for ever.
strays() {
	local at stat words
	for at in /proc/[0-9]*; do
		{ read -r stat <$at/stat; } 2>/dev/null && [[ $stat != *") "[ZX]* ]] || continue
		stat=${stat#*\(} stat=${stat%\)*}
		[[ " $* " == *" $stat "* ]] || continue
		case $stat in
		nginx) [ $at/cwd -ef "$VAR" ] || { tr '\0' ' ' <$at/cmdline | grep -qF -e "-c $VAR/nginx.conf "; } 2>/dev/null ;;
		mariadbd) grep -qzxF -e "--defaults-file=$VAR/my.cnf" $at/cmdline 2>/dev/null ;;
		*) grep -qzxF -e "FOYER_VAR=$VAR" $at/environ 2>/dev/null ;;
		esac && echo "${at#/proc/}" || true
	done
}
names() {
	local p name
	for p; do ! { read -r name <"/proc/$p/comm"; } 2>/dev/null || printf '%s %s ' "$name" "$p"; done
}

# halt NAME PROGRAM SIGNAL SECONDS: stops it, in the end by force.
halt() {
	local p n
	p=$(pid "$1" "$2") || return 0
	kill -s "$3" "$p" 2>/dev/null || return 0
	for ((n = $4 * 20; n > 0; n--)); do
		is "$p" "$2" 2>/dev/null || break
		sleep 0.05
	done
	[ $n -gt 0 ] || { say "$2 did not stop within $4 s and is killed"; kill -KILL "$p" 2>/dev/null || true; }
	rm -f "$RUN/$1.pid"
}

down() {
	local left n
	[ "$(pid keeper foyer.sh)" != $$ ] || rm -f "$RUN/keeper.pid"
	halt keeper foyer.sh TERM 100                   # in the foreground it stops the rest itself
	halt nginx nginx QUIT 10
	halt parent parent TERM 28
	[ -z "$private" ] || halt db mariadbd TERM 60
	for ((n = 0; n < 200; n++)); do                 # 20 s, of which 10 to end by itself
		left=$(strays nginx parent $served ${private:+mariadbd})
		[ -n "$left" ] || return 0
		((n)) || say "ending what was left over: $(names $left)"
		kill -$((n < 100 ? 15 : 9)) $left 2>/dev/null || true
		sleep 0.1
	done
	say "cannot end: $(names $left)"
	return 1
}

# answers PATH: the status that nginx gives for it, or nothing.
answers() {
	(
		exec 2>/dev/null 5<>"/dev/tcp/127.0.0.1/$PORT"
		printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$1" "$PORT" >&5
		read -r -t 2 _ status _ <&5 && echo "$status"
	)
}

nginx_settings() {
	local user=
	[ "$(id -u)" != 0 ] || user="user root;"        # a checkout in root's home is closed to everyone else
	sed "s|@USER@|$user|; s|@PORT@|$PORT|g; s|@VAR@|$VAR|g; s|@RUN@|$RUN|g; s|@STATIC@|$top/out/static|g" nginx.conf >"$VAR/nginx.conf"
}
run_nginx() {
	(
		ulimit -S -n "$(ulimit -H -n)"              # Debian begins with 1024 files, fewer than its connections want
		exec nginx -e "$VAR/log/nginx.log" -c "$VAR/nginx.conf" -p "$VAR" "$@" 9>&-
	)
}

launch_parent() {
	local old
	old=$(strays $served)
	[ -z "$old" ] || kill $old 2>/dev/null || true      # a killed one's: whom the kernel told too early never hears of it
	setsid "$FOYER_BIN/parent" $workers >>"$VAR/log/foyer.log" 2>&1 </dev/null 9>&- &
	started=$!
	disown
	echo $started >"$RUN/parent.pid"
	born $started parent
}
launch_nginx() {
	local n old
	old=$(strays nginx)
	[ -z "$old" ] || kill -QUIT $old 2>/dev/null || true    # they let go of the port at once and answer what they have
	for n in {1..40}; do
		! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || { sleep 0.05; continue; }
		break
	done
	run_nginx || return 1
	started=$(cat "$RUN/nginx.pid" 2>/dev/null) || true
}

# keep: whatever has gone is started again: at once, and when it had not lived for half a minute after a pause, longer
# each time, of at most 15 s: a full disk may have room again.  Ends when keeper.pid is no longer its own, or by TERM.
keep() {
	local what name started kept=
	local -A last=() since=() rest=()
	trap 'leaving=1' TERM
	leaving=
	set +e                                          # on a full disk not even a word can be said
	while [ -z "$leaving" ] && { read -r kept <"$RUN/keeper.pid"; } 2>/dev/null && [ "$kept" = $$ ]; do
		for what in ${private:+db:mariadbd} parent:parent nginx:nginx; do
			name=${what%:*} what=${what#*:}
			pid $name $what >/dev/null && { last[$name]=; continue; }
			if [ -n "${last[$name]:-}" ] && is "${last[$name]}" $what 2>/dev/null; then
				echo "${last[$name]}" >"$RUN/$name.pid" || true     # the disk was full when it was written
				continue
			fi
			((SECONDS >= ${since[$name]:-0} + ${rest[$name]:-0})) && [ -z "$leaving" ] || continue
			say "$what has gone and is started again; its last words are in $VAR/log"
			rest[$name]=$((SECONDS - ${since[$name]:--99} > 30 ? 1 : ${rest[$name]:-1} * 2 < 15 ? ${rest[$name]:-1} * 2 : 15))
			since[$name]=$SECONDS started=
			launch_$name || true
			last[$name]=$started
		done
		sleep 0.5 9>&- & wait $! || true
	done
}

# begin: takes the lock and refuses what cannot work, before anything is touched.
begin() {
	exec 9>"$VAR/lock"
	flock -n 9 || fail "another make run or make start is at work in $VAR"
	local name
	for name in parent migrate $workers; do
		name=$FOYER_BIN/${name%=*}
		[ -x "$name" ] || [ -x "$name.fcgi" ] || fail "$name is not built: make"
	done
	! running || pid keeper foyer.sh >/dev/null ||
		fail "Foyer runs in $VAR, but nobody keeps it any more: what dies now stays dead. make stop VAR=$VAR, then start again"
	! running || fail "Foyer already runs in $VAR: make status, make stop"
	name=$(strays parent nginx ${private:+mariadbd})
	[ -z "$name" ] || fail "of an earlier Foyer in $VAR is left over: $(names $name)-- make stop VAR=$VAR ends it; then start again"
	! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || fail "port $PORT is in use; choose another: make run PORT=$((PORT + 1))"
}

up() {
	local name since started deadline=$((SECONDS + 30))
	down
	nginx_settings
	run_nginx -t -q || fail "nginx does not accept nginx.conf; see above"
	db_start && db_ready || return 1
	since=$(($(wc -l 2>/dev/null <"$VAR/log/foyer.log" || echo 0) + 1))
	launch_parent
	launch_nginx || { say "nginx does not start; see above"; return 1; }
	for name in portal desk report feed; do
		[[ " $workers" == *" $name="* ]] || continue
		while status=$(answers "/$name/") || true; [ -z "$status" ] || [ "$status" -ge 500 ]; do
			if ! pid parent parent >/dev/null || ((SECONDS > deadline)) ||
				(($(tail -n +$since "$VAR/log/foyer.log" | grep -c 'ended by') > 8)); then
				say "$name does not serve (status ${status:-none}); the end of $VAR/log/foyer.log:"
				tail -n 8 "$VAR/log/foyer.log" >&2
				return 1
			fi
			sleep 0.1
		done
	done
	# The clock publishes the public site; whoever opens the address at once should find it.
	while [[ $workers == *tick=* && ! -e $VAR/public/index.html ]] && ((SECONDS < deadline)) && [ -n "$private" ] && db_sampled; do
		sleep 0.1
	done
}

greet() {
	cat <<-END

		Foyer is at $FOYER_URL/   tenants: $FOYER_URL/portal/   staff: $FOYER_URL/desk/
	END
	[ -z "$private${FOYER_DB_ADMIN:-}" ] || ! db_sampled || cat sql/sample/logins.txt
	printf 'Mails without SMTP settings lie in %s\n\n' "$VAR/mail"
	FOYER_DB_USER=foyer_migrate "$FOYER_BIN/firstadmin" || true    # silent when there is an administrator
}

# running: all that serves lives.
running() {
	local what
	for what in ${private:+db:mariadbd} parent:parent nginx:nginx; do
		pid "${what%:*}" "${what#*:}" >/dev/null || return 1
	done
}

status() {
	local bad=0 what p
	for what in ${private:+db:mariadbd} parent:parent nginx:nginx keeper:foyer.sh; do
		p=$(pid "${what%:*}" "${what#*:}") || bad=1
		[ $what = keeper:foyer.sh ] && what=keeper || what=${what#*:}
		[ -n "$p" ] && echo "$what runs, process $p" || echo "$what does not run"
	done
	[ $bad = 1 ] || echo "port $(sed -n 's/.*listen 127.0.0.1:\([0-9]*\).*/\1/p' "$VAR/nginx.conf") of 127.0.0.1, data in $VAR"
	pid keeper foyer.sh >/dev/null || ! running || echo "what dies now stays dead: make stop, make start"
	return $bad
}

case ${1:-} in
run)
	begin
	trap 'exit 0' INT TERM HUP
	trap 'trap "" INT TERM HUP; kill $tail 2>/dev/null; say stopping; down' EXIT
	tail=
	up || exit 1
	greet
	tail -q -n 0 -F "$VAR/log/foyer.log" "$VAR/log/access.log" 2>/dev/null 9>&- &
	tail=$!
	echo $$ >"$RUN/keeper.pid"
	keep
	;;
start)
	begin
	trap '[ $? = 0 ] || down' EXIT
	up || exit 1
	setsid "$top/cgi-bin/run/foyer.sh" keep >>"$VAR/log/foyer.log" 2>&1 </dev/null 9>&- &
	echo $! >"$RUN/keeper.pid"
	greet
	;;
keep)                                           # of "start" alone, which has written keeper.pid or is about to
	for _ in {1..50}; do [ "$(pid keeper foyer.sh)" != $$ ] || break; sleep 0.1; done
	keep
	;;
stop)
	down
	say stopped
	;;
status)
	status
	;;
reload)
	running || fail "Foyer does not run in $VAR: make start"
	PORT=$(sed -n 's/.*listen 127.0.0.1:\([0-9]*\).*/\1/p' "$VAR/nginx.conf")
	db_ready
	cp "$VAR/nginx.conf" "$VAR/nginx.conf.old"
	nginx_settings
	# Only when it changed: a reload closes idle connections, and a client may just be writing into one.
	if ! cmp -s "$VAR/nginx.conf" "$VAR/nginx.conf.old"; then
		run_nginx -t -q || { mv "$VAR/nginx.conf.old" "$VAR/nginx.conf"; fail "nginx does not accept nginx.conf; the old one goes on"; }
		run_nginx -s reload
	fi
	kill -HUP "$(pid parent parent)"
	say "the new programs take over; progress is in $VAR/log/foyer.log"
	;;
load)
	running || fail "Foyer does not run in $VAR: make start"
	say "adding much invented data; this takes some minutes"
	sql "$FOYER_DB_NAME" <sql/load.sql
	;;
*)
	fail "usage: foyer.sh run|start|stop|status|reload|load"
	;;
esac
