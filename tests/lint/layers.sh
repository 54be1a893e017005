#!/bin/bash
# layers.sh -- who may include whom: core < edge < kit < modules < programs; a library only in its own edge file.
cd "$(dirname "$0")/../.." || exit 2
shopt -s nullglob
bad=
no() { [ -z "$2" ] || bad+="$1:"$'\n'"$2"$'\n'; }
inc() { grep -HnE '^#include "' "$@" /dev/null; }

modules=()
for d in cgi-bin/*/; do case $d in */core/ | */edge/ | */kit/ | */run/) ;; *) modules+=("$d"*.[ch]) ;; esac; done

no "core/ includes core/ only" "$(inc cgi-bin/core/*.[ch] | grep -v '"core/')"
no "edge/ includes core/ and edge/ only" "$(inc cgi-bin/edge/* | grep -vE '"(core|edge)/')"
no "kit/ includes no module" "$(inc cgi-bin/kit/*.[ch] | grep -vE '"(core|edge|kit)/')"
no "a module includes core/, kit/, edge/db.h, edge/page.h and headers of modules, with their folder" \
	"$(inc ${modules[*]} | grep -vE '"(core|kit)/|"edge/(db|page)\.h"|"[a-z_]+/[a-z_]+\.h"')
$(inc ${modules[*]} | grep -E '"(edge)/' | grep -vE '"edge/(db|page|zone|qr|secret|publish|words|image|idn)\.h"')"
no "kit/ and modules include nothing from the system: core/core.h has what is allowed" \
	"$(grep -HnE '^#include <' cgi-bin/kit/*.[ch] ${modules[*]} /dev/null)"
no "core/ knows no clock, environment or file" \
	"$(grep -HnE '\b(time|getenv|fopen|open|clock_gettime|gettimeofday)\(' cgi-bin/core/*.[ch] | grep -v ':[0-9]*:\s*\*\*')"
for pair in fcgiapp:edge/serve.c mysql:edge/own.h:migrate.c ctemplate/:edge/page.cc curl/:edge/post.c sodium:edge/secret.c:migrate.c; do
	IFS=: read -r lib one two <<<"$pair"
	no "<$lib...> belongs to $one alone" \
		"$(grep -rlE "#include <$lib" cgi-bin | grep -vxE "cgi-bin/($one|${two:-$one})")"
done
no "folders and files: lower case, a-z, 0-9 and _" \
	"$(find cgi-bin templates sql tests -type f | grep -vE '^[a-z0-9_/.-]+$')"
bad=$(sed '/^$/d; /:$/{N;/\n$/d}' <<<"$bad")
[ -z "$bad" ] || { echo "$bad"; exit 1; }
