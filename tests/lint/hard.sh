#!/bin/bash
# hard.sh -- the shipped programs are position independent, bound at once, without executable stack or unsafe calls.
cd "$(dirname "$0")/../.." || exit 2
make -s --no-print-directory programs || exit 1
bad=0
say() { echo "$*"; bad=1; }
for file in out/*.fcgi out/tick out/parent out/thumb out/migrate out/firstadmin; do
	[ -e "$file" ] || continue
	head=$(readelf -hlWd "$file")
	grep -q 'Type: *DYN' <<<"$head" || say "$file is not position independent (-pie)"
	grep -q GNU_RELRO <<<"$head" && grep -q BIND_NOW <<<"$head" || say "$file is not bound at once (-z relro, -z now)"
	! grep -qE 'GNU_STACK.* RWE ' <<<"$head" || say "$file has a stack that can be executed (-z noexecstack)"
	calls=$(nm -D --undefined-only "$file" | awk '{ sub(/@.*/, "", $2); print $2 }')
	grep -q __stack_chk_fail <<<"$calls" || say "$file has no stack guards (-fstack-protector-strong)"
	unsafe=$(grep -xE 'system|popen|wordexp|gets|strcpy|strcat|sprintf|vsprintf|strtok|tmpnam|mktemp|rand|random|srand' <<<"$calls" | tr '\n' ' ')
	[ -z "$unsafe" ] || say "$file calls $unsafe"
done
# Workers start no programs and look up no hosts by themselves: pictures and mails are tick's.
for file in out/portal.fcgi out/desk.fcgi out/report.fcgi out/feed.fcgi; do
	starts=$(nm -D --undefined-only "$file" | grep -oE '\b(execl[ep]?|execv[ep]*|posix_spawnp?|fork|vfork|getaddrinfo|curl_[a-z_]*)\b' | sort -u | tr '\n' ' ')
	[ -z "$starts" ] || say "$file can start programs or call out: $starts"
done
exit $bad
