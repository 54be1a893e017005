#!/bin/bash
# readme.sh -- the module of README's worked example compiles and keeps the contract of all modules.
set -euo pipefail
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
git ls-files -z | grep -zvE '^(package|node_modules)' | xargs -0 cp -p --parents -t "$tmp" 2>/dev/null || true
mkdir -p "$tmp/out" && cp -rp out/cgi-bin out/tests out/locale "$tmp/out/" 2>/dev/null || true
cp -p out/migrate "$tmp/out/" 2>/dev/null || true
# A line that is only `path`, then a fenced block: that file.
awk -v into="$tmp" '
	/^`[^`]+`$/ { file = substr($0, 2, length($0) - 2); next }
	/^```[a-z]+$/ && file != "" { path = into "/" file; dir = path; sub(/\/[^\/]*$/, "", dir); system("mkdir -p " dir); on = 1; next }
	/^```$/ { on = 0; file = ""; next }
	on { print > path }' README.md
cd "$tmp"
sed -i 's|#include "modules.h"|&\n#include "umbrella/umbrella.h"|; s|^\tNULL$|\t\&umbrella_module,\n\tNULL|' cgi-bin/modules.c
tests="out/tests/modules_test out/tests/guarantee/nothing_stuck_test out/tests/guarantee/found_test"
make -s -j2 $tests out/migrate >make.log 2>&1 || { echo "the example of README.md does not build:"; tail -n 20 make.log; exit 1; }
for test in $tests; do
	FOYER_BIN=$tmp/out tests/with-db "$test" >>test.log 2>&1 || { echo "the example of README.md breaks the contract:"; grep -E '^  |FAILED' test.log; exit 1; }
done
