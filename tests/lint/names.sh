#!/bin/bash
# names.sh -- files say what they are for, stay short, and carry nothing of the machine they were written on.
cd "$(dirname "$0")/../.." || exit 2
bad=
no() { [ -z "$2" ] || bad+="$1:"$'\n'"$2"$'\n'; }
mapfile -t code < <(find cgi-bin tests -name '*.[ch]' -o -name '*.cc' | sort)
mapfile -t all < <(git ls-files 2>/dev/null | grep -vE '^(package-lock.json|static/img/)')

no 'the first line must be /* name -- what it is for' \
	"$(for f in "${code[@]}"; do head -1 "$f" | grep -qF "/* $(basename "$f") -- " || echo "$f"; done)"
no 'longer than 350 lines: split it by subject' \
	"$(printf '%s\0' "${all[@]}" | grep -zE '^(cgi-bin|tests|static/.*js)' | xargs -0r wc -l 2>/dev/null | awk '$1 > 350 && $2 != "total"')"
no 'paths or hosts of a machine' "$(printf '%s\0' "${all[@]}" |
	xargs -0r grep -nIE '/(work|home|farm)/[a-z.]+/|registry\.np''mjs|deb\.deb''ian\.org' 2>/dev/null)"
no 'unfinished by its own word' "$(printf '%s\0' "${all[@]}" | grep -zE '^(cgi-bin|templates|static|sql|tests)/' |
	xargs -0r grep -nIE '\b(TO''DO|FIX''ME|XX''X|HA''CK)\b' 2>/dev/null)"
no 'trailing blanks' "$(grep -nHE '[ 	]+$' "${code[@]}" | head -20)"
no 'at the top level besides what belongs there' "$(printf '%s\n' "${all[@]}" | cut -d/ -f1 | sort -u |
	grep -vxE 'Makefile|README\.md|LICENSE|nginx\.conf|cgi-bin|templates|static|sql|tests|locale|package(-lock)?\.json|packages\.txt|\..*')"
no 'resolved addresses in package-lock.json: npm install with the .npmrc of this folder' \
	"$(grep -n '"resolved"' package-lock.json | head -3)"
[ -z "$bad" ] || { echo "$bad"; exit 1; }
