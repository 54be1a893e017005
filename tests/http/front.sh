#!/bin/bash
# front.sh -- what nginx answers by itself, and that nothing private can be reached through it.
set -uo pipefail
. tests/http/lib.sh

for method in PUT DELETE TRACE OPTIONS FOO; do is "$method is refused" "$(get /portal/ -X $method)" 405; done
is "HEAD is answered" "$(get /portal/login -I)" 200
is "a control character in the path is refused" "$(get /portal/a%0d%0aX:y)" 400
is "a NUL in the path is refused" "$(get /portal/a%00)" 400
is "no way out of the root" "$(get /../../etc/passwd)" 400
is "no way out of the static files" "$(get /static/..%2f..%2fMakefile)" 40[04]
is "files of people are not public" "$(get /protected/aa/bb)" 404
is "dot files are not public" "$(get /.git/config)" 404
is "error pages are no pages" "$(get /error/zh/404.html)" 404
is "an unknown page is ours" "$(grep -c foyer.css "$here/got")" "[1-9]*"
# speaks TITLE PATH [curl arguments]: is that the one title of the error page?
speaks() {
	get "${@:2}" >/dev/null
	[ "$(grep -o '<h[12]>.*</h[12]>' "$here/got")" = "<h1>$1</h1>" ] && echo yes
}
is "an error is told in Chinese" "$(speaks 没有这一页 /nothing)" yes
is "or as the browser likes it" "$(speaks "There is no such page" /nothing -H 'Accept-Language: en-GB,zh;q=0.5')" yes
is "or as was chosen" "$(speaks "There is no such page" /nothing -b foyer_lang=en -H 'Accept-Language: zh-CN')" yes
is "whatever the browser likes" "$(speaks 没有这一页 /nothing -b foyer_lang=zh -H 'Accept-Language: en')" yes
is "or as the site's page was" "$(speaks "There is no such page" /en/nothing)" yes
is "no other language, no other file" "$(speaks 没有这一页 /nothing -b foyer_lang=../en)" yes

head -c 30000000 /dev/zero >"$here/big"
is "too large a body" "$(get /portal/login --data-binary @"$here/big")" 413
is "too large an upload" "$(get /desk/room -F "file=@$here/big")" 413
is "too long an address" "$(get "/portal/$(printf 'x%.0s' {1..9000})")" 4[01][04]

is "style is sent" "$(get /static/foyer.css)" 200
tag=$(header etag)
is "and asked again by its tag" "$(get /static/foyer.css -H "If-None-Match: $tag")" 304
get /static/foyer.css -H 'Accept-Encoding: gzip' >/dev/null
is "and compressed" "$(header content-encoding)" gzip
for path in /static/foyer.css /portal/login /desk/login /nothing /portal/nothing; do
	get $path >/dev/null
	is "$path: one content policy without inline" "$(header content-security-policy)" "default-src 'none';*"
	[[ $(header content-security-policy) != *unsafe* && $(header content-security-policy | wc -l) = 1 ]] || not_ok "$path: unsafe or doubled policy"
	is "$path: type is not guessed" "$(header x-content-type-options)" nosniff
	is "$path: no version in Server" "$(header server)" nginx
done
is "httpoxy does nothing" "$(get /portal/login -H 'Proxy: http://127.0.0.1:1')" 200
is "a folder without slash" "$(get /desk)" 301
is "and it stays on this host" "$(header location)" /desk/
