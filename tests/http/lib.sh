# lib.sh -- what the shell tests of the whole stack share; sourced.  Counts by "ok" and "not ok" lines.
here=$FOYER_VAR/tmp/test
mkdir -p "$here"

ok() { echo "ok $*"; }
not_ok() { echo "not ok $*"; failed=1; }
# is WHAT GOT WANTED: one check; WANTED is a pattern of [[ ]].
is() { if [[ $2 == $3 ]]; then ok "$1"; else not_ok "$1: got '${2:0:300}', wanted '$3'"; fi; }
# get PATH [curl arguments]: status line, headers and body in $here/got; prints the status.
get() {
	local path=$1
	shift
	curl -sS -i --path-as-is --max-time 120 -o "$here/got" -w '%{http_code}' "$@" "$FOYER_URL$path" 2>"$here/curl" || true
}
# header NAME: its value in the last answer; empty when missing, several lines when it came twice.
header() { tr -d '\r' <"$here/got" | sed '/^$/q' | grep -i "^$1:" | sed 's/^[^:]*: *//'; }
# log_in EMAIL PASSWORD PROGRAM: the cookies land in $here/EMAIL; use them with -b.
log_in() {
	local jar=$here/$1 page=/$3/login csrf once
	rm -f "$jar"
	curl -sS -c "$jar" -o "$here/login" "$FOYER_URL$page"
	csrf=$(grep -oP 'name="csrf"[^>]*value="\K[^"]*' "$here/login" | head -1)
	once=$(grep -oP 'name="once"[^>]*value="\K[^"]*' "$here/login" | head -1)
	curl -sS -b "$jar" -c "$jar" -o "$here/login" -w '%{http_code}' --data-urlencode "login=$1" --data-urlencode "password=$2" \
		--data-urlencode "csrf=$csrf" --data-urlencode "once=$once" -H "Origin: $FOYER_URL" "$FOYER_URL$page"
}
trap '[ -z "${failed:-}" ] || exit 1' EXIT
