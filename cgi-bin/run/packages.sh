#!/bin/bash
# packages.sh PART ... -- installs what is missing: Debian packages of packages.txt, npm packages of the lock file.
#
# PART is run, test (the packages below "# test") or npm.  Says what it does; silent and quick when all is there.
# What apt-get and npm say goes to out/packages.log; when they fail, the first reason they gave is said.
set -euo pipefail
cd "$(dirname "$0")/../.."

as=() guard=/usr/sbin/policy-rc.d log=out/packages.log
# What npm has fetched before is taken without asking; without a network it gives up within seconds, not minutes.
npm=(npm --loglevel=http --prefer-offline --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=5000)
fail() { printf 'foyer: %s\n' "$*" >&2; exit 1; }

# progress: of what apt-get and npm print on stdin only how far they are: on a terminal a line that changes.
progress() {
	local line now last='' n=0
	: >$log
	while IFS= read -r line; do
		if [[ $line =~ ^(dl|pm)status:[^\ ]*:([0-9]+)(\.[0-9]+)?: ]]; then
			now="${BASH_REMATCH[2]} % ${BASH_REMATCH[1]}"
			now=${now/dl/fetched} now=${now/pm/installed}
			[ -t 1 ] || now=${now/[0-9] %/0 %}
		elif [[ $line == *"http fetch GET 200"* ]]; then
			n=$((n + 1))
			now="$n fetched"
			[ -t 1 ] || now=$last
		else
			printf '%s\n' "$line" >>$log
			continue
		fi
		if [ -t 1 ]; then printf '\r\033[K  %s' "$now"; elif [ "$now" != "$last" ]; then echo "  $now"; fi
		last=$now
	done
	[ ! -t 1 ] || printf '\r\033[K'
}

# failed WHAT: says the first reason that stands in the log.
failed() {
	local why
	why=$(grep -m 1 -E '^E: |^sudo: |^npm (ERR!|error) .*(reason|not found|ENO|EACC)' $log || echo "see the end of it")
	fail "$1: $why; all that was said is in $log"
}

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
	"${as[@]}" apt-get update -qq >$log 2>&1 || failed "apt-get update failed"
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
	"${npm[@]}" ci 2>&1 | progress || failed "the npm packages could not be installed"
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
	"${npm[@]}" install --no-save --prefix out/node "$package@22.20.0" 2>&1 | progress || failed "Node could not be installed"
	ln -sfn "node_modules/$package/bin" out/node/bin
}

mkdir -p out
parts=()
for part; do [ "$part" = npm ] || parts+=("$part"); done
[ ${#parts[@]} = 0 ] || debian "${parts[@]}"
npm_packages
[[ " ${parts[*]-} " != *" test "* ]] || newer_node
