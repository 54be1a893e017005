#!/bin/bash
# markers.sh -- a misspelt marker is silently empty: each marker C fills stands in a template, and each marker that
# stands in a template is a word of C (a page_ call or a declared column, field or section).
cd "$(dirname "$0")/../.." || exit 2
html=$(find templates -name '*.html')
[ -n "$html" ] || exit 0
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT
grep -ohP '\{\{[#/^>]?\K[a-z][a-z0-9_]*(?=[}:])' $html | sed 's/_separator$//' | sort -u >"$here/standing"
# The second argument of the page_ functions where it is a literal.
perl -0777 -ne 'while (/\bpage_(?:text|int|show|again|insert|global)(?=\((?:[^,()]|\([^()]*\))+,\s*"([a-z]\w*)")/g) { print "$1\n" }' \
	cgi-bin/*/*.c | sort -u >"$here/filled"
grep -ohP '("|_COLUMN\(\w+, )\K[a-z][a-z0-9_]*(?=[",])' cgi-bin/*.c cgi-bin/*/*.[ch] cgi-bin/*/*.cc 2>/dev/null | sort -u >"$here/words"
misspelt=$(comm -13 "$here/standing" "$here/filled")
# "is_%d" in C stands for all that begin with is_.
made=$(cat cgi-bin/*/*.c | grep -ohP '"\K[a-z]+_(?=%[sd]")' | sort -u | sed 's/^/|^/' | tr -d '\n')
never=$(comm -23 "$here/standing" "$here/words" | grep -vE "^\$$made")
# Labels on paper stand in both languages: sheet_label() fills name and name_en.
never=$(for m in $never; do grep -qx "${m%_en}" "$here/words" && [ "$m" != "${m%_en}" ] || echo "$m"; done)
[ -z "$misspelt" ] || printf 'filled by C but in no template:\n%s\n' "$(for m in $misspelt; do
	grep -nE "page_[a-z]+\(.*\"$m\"" cgi-bin/*/*.c | head -2; done | sort -u)"
[ -z "$never" ] || printf 'in a template but never filled:\n%s\n' "$(for m in $never; do
	grep -noE "\{\{[#/^>]?$m[}:]" $html | head -1; done)"
[ -z "$misspelt$never" ]
