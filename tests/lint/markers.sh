#!/bin/bash
# markers.sh -- a misspelt marker is silently empty: each marker C fills stands in a template, and each marker that
# stands in a template is a word of C (a page_ call or a declared column, field or section).
cd "$(dirname "$0")/../.." || exit 2
html=$(find templates -name '*.html')
[ -n "$html" ] || exit 0
here=$(mktemp -d) && trap 'rm -rf "$here"' EXIT
grep -ohP '\{\{[#/^>]?\K[a-z][a-z0-9_]*(?=(_separator)?[}:])' $html | sort -u >"$here/standing"
# Second argument of the page_ functions, when it is a literal; both arms of ?: count.
cat cgi-bin/*/*.c | tr '\n' ' ' | grep -oP '\bpage_(text|int|show|again|insert|global)\([^;"]*?"\K[a-z][a-z0-9_]*(?=")' |
	sort -u >"$here/filled"
grep -ohP '"\K[a-z][a-z0-9_]*(?=")' cgi-bin/*.c cgi-bin/*/*.[ch] cgi-bin/*/*.cc 2>/dev/null | sort -u >"$here/words"
misspelt=$(comm -13 "$here/standing" "$here/filled")
never=$(comm -23 "$here/standing" "$here/words")
[ -z "$misspelt" ] || printf 'filled by C but in no template:\n%s\n' "$(for m in $misspelt; do
	grep -nE "page_[a-z]+\(.*\"$m\"" cgi-bin/*/*.c | head -2; done)"
[ -z "$never" ] || printf 'in a template but never filled:\n%s\n' "$(for m in $never; do
	grep -nE "\{\{[#/^>]?$m[}:]" $html | head -2; done)"
[ -z "$misspelt$never" ]
