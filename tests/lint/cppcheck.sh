#!/bin/bash
# cppcheck.sh -- a third reader.  What it is wrong about is suppressed in the line, with the reason.
cd "$(dirname "$0")/../.." || exit 2
mkdir -p out/test/cppcheck
cppcheck -q -j"$(nproc)" --cppcheck-build-dir=out/test/cppcheck --enable=warning,performance,portability --inline-suppr \
	--suppress=missingIncludeSystem --suppress=ctunullpointer --suppress=unknownMacro --suppress=internalAstError --error-exitcode=1 \
	--std=c11 --language=c -Icgi-bin -DT\(x\)=x --template='{file}:{line}: {severity}: {message} [{id}]' \
	$(find cgi-bin -name '*.c' | sort) 2>&1
