#!/bin/bash
# clang.sh -- everything passes a second compiler with the same warnings.
cd "$(dirname "$0")/../.." || exit 2
flags=$(make -s --no-print-directory flags) || exit 2
find cgi-bin tests -name '*.c' -not -path 'tests/fuzz/*' | sort |
	xargs -P"$(nproc)" -n8 clang -fsyntax-only -std=c11 $flags -Wno-unused-command-line-argument
