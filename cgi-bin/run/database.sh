# database.sh -- the database side of foyer.sh and of tests/with-db: sourced, gives db_* functions.
#
# By default a private MariaDB in $VAR/db, reached through $RUN/db.sock only (a directory nobody else can enter).
# FOYER_DB=/path/to.sock or host:port[,host:port] uses an existing server or cluster instead; then
#     FOYER_DB_NAME       its database, default foyer
#     FOYER_DB_PASSWORD   of the users foyer_portal, foyer_desk, foyer_report, foyer_feed, foyer_tick, foyer_migrate
#     FOYER_DB_ADMIN      a user who may make that database and those users (FOYER_DB_ADMIN_PASSWORD); when it is not
#                         given they must exist as sql/grants.sql says
# FOYER_SAMPLE=yes|no: whether an empty database gets the sample centre, whose log-ins everybody knows; the private one
# does unless told, an existing server does not unless told.
# FOYER_DB_ANSWER=5 is how many seconds a person's request waits for a database that is silent; one less for a statement.
# FOYER_DB_MEMORY=256M is the buffer pool of the private one; FOYER_DB_FAST=1 gives up safety for speed,
# FOYER_DB_ENV="NAME=VALUE ..." is set for its server alone (both for tests).

PATH=$PATH:/usr/sbin                            # where Debian has nginx and mariadbd, but not in the path of everyone
private=1
[ -z "${FOYER_DB:-}" ] || [ "$FOYER_DB" = "$RUN/db.sock" ] || private=
sample=${FOYER_SAMPLE:-${private:+yes}}
export FOYER_DB="${FOYER_DB:-$RUN/db.sock}" FOYER_DB_NAME="${FOYER_DB_NAME:-foyer}"
users="portal desk report feed tick migrate"

# sql: runs statements from stdin or arguments as the administrator of the database.
sql() {
	local to=(--socket="$FOYER_DB") first=${FOYER_DB%%,*}
	if [ "${FOYER_DB#/}" = "$FOYER_DB" ]; then
		[[ $first == *:* ]] || first=$first:3306
		to=(--host="${first%:*}" --port="${first##*:}")
	fi
	MYSQL_PWD=${FOYER_DB_ADMIN_PASSWORD:-} mariadb --no-defaults "${to[@]}" --user="${FOYER_DB_ADMIN:-root}" \
		--default-character-set=utf8mb4 --connect-timeout=5 -NB "$@"
}

db_settings() {
	cat <<-END
		[mariadbd]
		datadir=$VAR/db
		tmpdir=$VAR/tmp
		socket=$RUN/db.sock
		pid-file=$RUN/db.pid
		log-error=$VAR/log/db.log
		lc-messages-dir=/usr/share/mysql
		user=$(id -un)
		skip-networking
		skip-name-resolve
		skip-log-bin
		skip-slave-start
		performance-schema=off
		loose-feedback=off
		character-set-server=utf8mb4
		collation-server=utf8mb4_unicode_520_ci
		default-time-zone=+00:00
		sql-mode=STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO
		max-connections=200
		innodb-buffer-pool-size=${FOYER_DB_MEMORY:-256M}
		innodb-snapshot-isolation=ON
		innodb-rollback-on-timeout=ON
		innodb-lock-wait-timeout=10
		innodb-file-per-table=ON
		innodb-autoextend-increment=1
		innodb-data-file-path=ibdata1:4M:autoextend
		innodb-undo-tablespaces=0
	END
	if [ -n "${FOYER_DB_FAST:-}" ]; then
		printf '%s\n' innodb-flush-log-at-trx-commit=0 innodb-flush-method=nosync innodb-doublewrite=0 \
			innodb-log-file-size=8M
	else
		printf '%s\n' innodb-flush-log-at-trx-commit=1 innodb-log-file-size=64M
	fi
}

# is PROCESS PROGRAM: does it live, and is it that program?
is() {
	local stat=
	read -r stat 2>/dev/null <"/proc/$1/stat" && [[ $stat == "$1 ($2) "[!ZX]* ]]
}
# born PID PROGRAM: waits until the process has become the program, or has gone: what stops must know it by its name.
born() {
	local n
	for ((n = 0; n < 200; n++)); do
		! is "$1" "$2" && kill -0 "$1" 2>/dev/null || return 0
		sleep 0.05
	done
}

# launch_db: the private server, as $VAR/my.cnf has it; it may take its time.
launch_db() {
	rm -f "$RUN/db.sock"
	setsid env ${FOYER_DB_ENV:-} mariadbd --defaults-file="$VAR/my.cnf" >>"$VAR/log/db.log" 2>&1 </dev/null 9>&- &
	started=$!
	disown
	echo $started >"$RUN/db.pid"
	born $started mariadbd
}

# db_start: the private server answers when this returns 0; otherwise it has said why not.
db_start() {
	[ -n "$private" ] || return 0
	local started n
	db_settings >"$VAR/my.cnf"
	: >"$VAR/log/db.log"
	if [ ! -d "$VAR/db" ]; then
		rm -rf "$VAR/db.new"
		if [ -n "${FOYER_DB_FROM:-}" ]; then
			cp -r "$FOYER_DB_FROM" "$VAR/db.new"
		else
			mariadb-install-db --defaults-file="$VAR/my.cnf" --datadir="$VAR/db.new" --skip-test-db \
				--auth-root-authentication-method=normal >"$VAR/log/install-db.log" 2>&1 ||
				{ say "no database could be made in $VAR/db; see $VAR/log/install-db.log"; return 1; }
		fi
		mv "$VAR/db.new" "$VAR/db"
	fi
	launch_db
	for ((n = 0; n < 1200; n++)); do
		sql -e 'SELECT 1' >/dev/null 2>&1 && return 0
		kill -0 $started 2>/dev/null || break
		sleep 0.05
	done
	say "the database in $VAR/db does not start: $(grep -m1 '\[ERROR\]' "$VAR/log/db.log" | sed 's/.*\[ERROR\] //')"
	say "restore a backup into $VAR/db, or move it away to begin with an empty one; all it said is in $VAR/log/db.log"
	return 1
}

# db_ready: makes database and users, brings them up to date, fills an empty one.
db_ready() {
	local u host=%
	[ "${FOYER_DB#/}" = "$FOYER_DB" ] || host=localhost
	if [ -n "$private${FOYER_DB_ADMIN:-}" ]; then
		{
			echo "CREATE DATABASE IF NOT EXISTS $FOYER_DB_NAME CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;"
			for u in $users; do
				echo "CREATE USER IF NOT EXISTS foyer_$u@'$host' IDENTIFIED BY '${FOYER_DB_PASSWORD:-}';"
			done
			echo "GRANT ALL ON $FOYER_DB_NAME.* TO foyer_migrate@'$host';"
		} | sql || { say "the database at $FOYER_DB does not let us in; see above"; return 1; }
	fi
	if [ -n "${FOYER_DB_ADMIN:-}" ] && [ -n "${FOYER_DB_PASSWORD:-}" ]; then
		for u in $users; do echo "ALTER USER foyer_$u@'$host' IDENTIFIED BY '$FOYER_DB_PASSWORD';"; done | sql || return 1
	fi
	FOYER_DB_USER=foyer_migrate "$FOYER_BIN/migrate" sql || return 1
	if [ -n "$private${FOYER_DB_ADMIN:-}" ]; then
		sed "s/@'*localhost'*/@'$host'/g; s/\bfoyer\.\([*a-z]\)/$FOYER_DB_NAME.\1/g" sql/grants.sql | sql "$FOYER_DB_NAME" ||
			{ say "sql/grants.sql does not fit the database"; return 1; }
		db_fill
	fi
}

# db_sampled: does this database hold the sample centre?
db_sampled() {
	[ "$(sql "$FOYER_DB_NAME" -e "SELECT statements > 0 FROM migration WHERE name = 'sample'" 2>/dev/null)" = 1 ]
}

# db_fill: the sample centre, whole or not at all, into a database that migrate has just made.
db_fill() {
	[ "$(sql "$FOYER_DB_NAME" -e "SELECT done_at IS NULL FROM migration WHERE name = 'sample'")" = 1 ] || return 0
	local file files=()
	for file in sql/sample/*.sql; do
		[ ! -e "$file" ] || [ "$sample" != yes ] || files+=("$file")
	done
	[ ${#files[@]} = 0 ] || say "filling the empty database with the sample centre"
	{
		echo "START TRANSACTION;"
		[ ${#files[@]} = 0 ] || cat "${files[@]}"
		echo "UPDATE migration SET done_at = UTC_TIMESTAMP(), statements = ${#files[@]} WHERE name = 'sample'; COMMIT;"
	} | sql "$FOYER_DB_NAME" || { say "the sample centre does not fit the database: sql/sample/, see above"; return 1; }
}
