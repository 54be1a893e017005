#!/bin/bash
# packages.sh PART ... -- installs what is missing: Debian packages of packages.txt, npm packages of the lock file.
#
# PART is run, test (the packages below "# test") or npm.  Says what it does; silent and quick when all is there.
# What apt-get says goes to out/packages.log, and is shown when it fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

as=() guard=/usr/sbin/policy-rc.d log=out/packages.log
fail() { printf 'foyer: %s\n' "$*" >&2; exit 1; }

# progress: of what apt-get prints on stdin only how far it is: one line that changes on a terminal, else one per 10 %.
progress() {
	local line did percent last=-1
	while IFS= read -r line; do
		if ! [[ $line =~ ^(dl|pm)status:[^\ ]*:([0-9]+)(\.[0-9]+)?: ]]; then
			printf '%s\n' "$line" >>$log
			continue
		fi
		did=installed percent=${BASH_REMATCH[2]}
		[ "${BASH_REMATCH[1]}" = pm ] || did=fetched
		if [ -t 1 ]; then
			printf '\r\033[K  %3d %% %s' "$percent" $did
		elif ((percent / 10 != last)); then
			last=$((percent / 10))
			printf '  %3d %% %s\n' "$percent" $did
		fi
	done
	[ ! -t 1 ] || printf '\r\033[K'
}

# failed WHAT: shows what the failed command said.
failed() { tail -n 25 $log >&2; fail "$1; see above, all of it is in $log"; }

# wanted PART: the packages of that part that are missing, one a line.
wanted() {
	awk -v part="$1" 'BEGIN { now = "run" } /^# test$/ { now = "test" } !/^#/ && NF && now == part { print $1, $2 }' packages.txt |
		while read -r package command; do
			[ -n "$command" ] && command -v "$command" >/dev/null && continue
			grep -qxF "$package" <<<"$installed" || echo "$package"
		done
}

debian() {
	local part missing
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
	mkdir -p out
	: >$log
	"${as[@]}" apt-get update -qq || fail "apt-get update failed; see above"
	# Foyer starts its own nginx: keep the package from starting one on port 80.
	if [ ! -e $guard ]; then
		printf '#!/bin/sh\nexit 101\n' | "${as[@]}" tee $guard >/dev/null
		"${as[@]}" chmod +x $guard
		trap '"${as[@]}" rm -f $guard' EXIT
	fi
	"${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
		-o Dpkg::Use-Pty=0 -o APT::Status-Fd=1 $missing 2>&1 </dev/null | progress ||
		failed "the Debian packages could not be installed"
}

npm_packages() {
	[ node_modules/.package-lock.json -nt package-lock.json ] && return 0
	command -v npm >/dev/null || fail "npm is missing: apt-get install nodejs npm"
	echo "foyer: installing the npm packages of package-lock.json"
	npm ci --loglevel=error || fail "npm ci failed; see above"
	touch node_modules/.package-lock.json
}

# Debian 12 has Node 18; the browser tests want 20: theirs then comes from npm too, into out/node.
newer_node() {
	local arch=x64 package
	node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && return 0
	[ "$(uname -m)" != aarch64 ] || arch=arm64
	package=node-linux-$arch
	[ -x out/node/bin/node ] && return 0
	echo "foyer: installing a newer Node for the browser tests into out/node"
	npm install --loglevel=error --no-save --prefix out/node "$package@22.20.0" || fail "Node could not be installed; see above"
	ln -sfn "node_modules/$package/bin" out/node/bin
}

parts=()
for part; do [ "$part" = npm ] || parts+=("$part"); done
[ ${#parts[@]} = 0 ] || debian "${parts[@]}"
npm_packages
[[ " ${parts[*]-} " != *" test "* ]] || newer_node
