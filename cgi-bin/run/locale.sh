#!/bin/bash
# locale.sh OUT [warn] -- collects the texts of programs and templates, checks them against locale/zh, compiles zh.mo.
#
# A text is its own key: T("...") in C, [[...]] in templates.  OUT gets foyer.pot, zh.po and zh.mo.  A text without
# Chinese, or with two, is named and fails (unless "warn").  OUT/unused lists translations that nobody uses any more.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$1 mode=${2:-strict}
mkdir -p "$out"

find cgi-bin -name '*.c' -o -name '*.cc' -o -name '*.h' | sort | xgettext -f - -L C --from-code=UTF-8 -k -kT \
	--no-wrap --sort-output --force-po -o "$out/c.pot" 2> >(grep -v 'CHARSET' >&2 || true)
sed -i 's/charset=CHARSET/charset=UTF-8/' "$out/c.pot"

{
	printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
	(grep -roh '\[\[[^]]*\]\]' templates || true) | LC_ALL=C sort -u |
		sed -e 's/^\[\[//; s/\]\]$//; s/\\/\\\\/g; s/"/\\"/g' -e 's/.*/\nmsgid "&"\nmsgstr ""/'
} >"$out/html.pot"
msgcat --force-po --no-wrap --use-first -o "$out/foyer.pot" "$out/c.pot" "$out/html.pot"

mapfile -t po < <(find locale/zh -name '*.po' 2>/dev/null | sort)
[ ${#po[@]} -gt 0 ] || po=("$out/html.pot")
msgcat --force-po --no-wrap -o "$out/all.po" "${po[@]}"
twice=$(awk '/^msgid/ { key = $0 } /^"#-#-#-#-#/ && key != "msgid \"\"" { print key }' "$out/all.po" | sort -u)
msgcat --force-po --no-wrap --use-first -o "$out/all.po" "${po[@]}"
sed -i '0,/^$/ s/^#, fuzzy$//' "$out/all.po"
msgmerge --force-po -q -N --no-wrap -o "$out/zh.po" "$out/all.po" "$out/foyer.pot"

# keys: prints the keys of a .po file on stdin, one a line, whether written on one line or several.
keys() {
	sed 's/^#~ //' | awk '/^msgid / { sub(/^msgid /, ""); key = $0; open = 1; next }
		/^"/ && open { key = (key == "\"\"" ? "" : key) $0; next }
		open { open = 0; if (key != "\"\"") print key }'
}
missing=$(msgattrib --no-wrap --untranslated --no-obsolete "$out/zh.po" | keys)
wrong=$(msgattrib --no-wrap --only-fuzzy --no-obsolete "$out/zh.po" | keys)
msgattrib --no-wrap --only-obsolete "$out/zh.po" | keys >"$out/unused"
[ -z "$missing" ] ||
	printf 'locale: these texts have no Chinese; add them to a file of locale/zh/:\n%s\n' "$missing" >&2
[ -z "$twice" ] || printf 'locale: translated twice, and differently; keep one:\n%s\n' "$twice" >&2
[ -z "$wrong" ] || printf 'locale: marked fuzzy, or %%s and %%d differ from the English:\n%s\n' "$wrong" >&2
[ -z "$missing$twice$wrong" ] || [ "$mode" = warn ] || exit 1
msgfmt --check-format -o "$out/zh.mo.new" "$out/zh.po"
mv -f "$out/zh.mo.new" "$out/zh.mo"
