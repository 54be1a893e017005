#!/bin/bash
# jail.sh -- the workers of the shipped build are locked in: sanitizers need more room, so this is no unit test.
cd "$(dirname "$0")/../.." || exit 2
make -s --no-print-directory out/tests/edge/jail_test || exit 1
var=$(mktemp -d) && trap 'rm -rf "$var"' EXIT
said=$(FOYER_VAR=$var out/tests/edge/jail_test 2>&1) && exit 0
echo "$said"
exit 1
