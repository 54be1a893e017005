#!/bin/bash
# packages.sh PART ... -- installs what is missing: Debian packages of packages.txt, npm packages of the lock file.
#
# PART is run, test (the packages below "# test") or npm.  Says what it does; silent and quick when all is there.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { printf 'foyer: %s\n' "$*" >&2; exit 1; }

# wanted PART: the packages of that part that are missing, one a line.
wanted() {
	awk -v part="$1" 'BEGIN { now = "run" } /^# test$/ { now = "test" } !/^#/ && NF && now == part { print $1, $2 }' packages.txt |
		while read -r package command; do
			[ -n "$command" ] && command -v "$command" >/dev/null && continue
			grep -qxF "$package" <<<"$installed" || echo "$package"
		done
}

debian() {
	local as=() part missing guard=/usr/sbin/policy-rc.d
	installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package} ${Provides}\n' |
		sed -n 's/^ii *//p' | tr ', ' '\n\n' | sed 's/:.*//' | sort -u)
	missing=$(for part; do wanted "$part"; done)
	[ -n "$missing" ] || return 0
	command -v apt-get >/dev/null || fail "this is no Debian; install what matches:" $missing
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null || fail "packages are missing and neither root nor sudo is at hand; as root: apt-get install" $missing
		as=(sudo)
	fi
	printf 'foyer: installing %s Debian packages: %s\n' "$(wc -l <<<"$missing")" "$(tr '\n' ' ' <<<"$missing")"
	"${as[@]}" apt-get update -qq || fail "apt-get update failed; see above"
	# Foyer starts its own nginx: keep the package from starting one on port 80.
	if [ ! -e $guard ]; then
		printf '#!/bin/sh\nexit 101\n' | "${as[@]}" tee $guard >/dev/null
		"${as[@]}" chmod +x $guard
		trap '"${as[@]}" rm -f $guard' RETURN EXIT
	fi
	"${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Use-Pty=0 $missing ||
		fail "the packages could not be installed; see above"
}

npm_packages() {
	[ node_modules/.package-lock.json -nt package-lock.json ] && return 0
	command -v npm >/dev/null || fail "npm is missing: apt-get install nodejs npm"
	echo "foyer: installing the npm packages of package-lock.json"
	npm ci --loglevel=error || fail "npm ci failed; see above"
	touch node_modules/.package-lock.json
}

parts=()
for part; do [ "$part" = npm ] || parts+=("$part"); done
[ ${#parts[@]} = 0 ] || debian "${parts[@]}"
npm_packages
