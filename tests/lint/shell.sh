#!/bin/bash
# shell.sh -- scripts can be read by their shell and started, and say what they are for.
cd "$(dirname "$0")/../.." || exit 2
status=0
for f in $(grep -rlE '^#!/bin/(ba)?sh' cgi-bin tests .ci); do
	bash -n "$f" || status=1
	[ -x "$f" ] || { echo "$f: chmod +x"; status=1; }
	sed -n 2p "$f" | grep -qE "^# $(basename "$f") .*|^# with-|^# run" || { echo "$f: line 2 must be # $(basename "$f") ... -- what it is for"; status=1; }
done
exit $status
