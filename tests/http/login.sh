#!/bin/bash
# login.sh -- the door, over HTTP: cookies, forged forms, delays, equal times, mailed links, log-ins that end.
set -uo pipefail
cd "$(dirname "$0")/../.."
. tests/http/lib.sh

ask() { mariadb --no-defaults --socket="$FOYER_DB" -u root -NB foyer -e "$1"; }
good=moon-gate-2026
# token JAR PATH: the form's csrf, with the cookies of JAR (made when missing).
token() { curl -sS -b "$1" -c "$1" "$FOYER_URL$2" | grep -oP 'name="csrf"[^>]*value="\K[^"]*' | head -1; }
# try JAR PROGRAM LOGIN PASSWORD [curl arguments]: posts the log-in; prints the status.
try() {
	local jar=$1 page=/$2/login login=$3 password=$4 csrf
	shift 4
	csrf=$(token "$jar" "$page")
	curl -sS -i -o "$here/got" -w '%{http_code}' -b "$jar" -c "$jar" --data-urlencode "login=$login" \
		--data-urlencode "password=$password" --data-urlencode "csrf=$csrf" "$@" "$FOYER_URL$page"
}
# post JAR FROM PATH NAME=VALUE...: posts a form with the csrf of the page FROM; prints the status.
post() {
	local jar=$1 from=$2 path=$3 csrf data=()
	shift 3
	csrf=$(token "$jar" "$from")
	for pair in "$@"; do data+=(--data-urlencode "$pair"); done
	curl -sS -i -o "$here/got" -w '%{http_code}' -b "$jar" -c "$jar" --data-urlencode "csrf=$csrf" "${data[@]}" "$FOYER_URL$path"
}
began=$(cat "$FOYER_NOW")
later() { echo $((began + $1)) >"$FOYER_NOW"; }

# Cookies and ways in.
is "a tenant logs in" "$(try "$here/lin" portal lin.shuyi@chengguang.example $good)" 303
is "and lands on the first page" "$(header location)" /portal/
is "the cookie is for this site alone, out of scripts' reach" "$(header set-cookie)" 'foyer_portal=*; Path=/; *HttpOnly; SameSite=Lax*'
is "the session is open" "$(get /portal/me -b "$here/lin")" 200
is "capitals and blanks in the address do not matter" "$(try "$here/caps" portal ' Lin.Shuyi@Chengguang.example ' $good)" 303
is "a mobile number lets in, too" "$(try "$here/mobile" portal '+86 000-1792-6137' $good)" 303
is "the desk's people do not come in by the portal" "$(try "$here/x" portal bai.zhi@xuting.example $good)" 422
is "tenants do not come in by the desk" "$(try "$here/x" desk lin.shuyi@chengguang.example $good)" 422
is "the way back is kept" "$(try "$here/back" portal lin.shuyi@chengguang.example $good --data-urlencode back=/portal/me >/dev/null; header location)" /portal/me
is "but not out of the house" "$(try "$here/away" portal lin.shuyi@chengguang.example $good --data-urlencode back=//evil.example/ >/dev/null; header location)" /portal/
is "without a log-in one is sent to the door" "$(get '/portal/me?a=1&b=2'; header location)" '303*/portal/login?next=%2Fportal%2Fme%3Fa%3D1%26b%3D2*'
is "and from there back, with everything" "$(curl -sS "$FOYER_URL/portal/login?next=%2Fportal%2Fme%3Fa%3D1%26b%3D2" | grep -oP 'name="back" value="\K/portal/me[^"]*')" '/portal/me?a=1&amp;b=2'
is "a cookie from elsewhere is not taken on" "$(get /portal/login -b "foyer_portal=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" >/dev/null; ask "SELECT COUNT(*) FROM session WHERE person = 0")" 0

# Forged forms.
before=$(ask "SELECT COUNT(*) FROM session")
is "a log-in without the form's token is refused" \
	"$(curl -sS -o /dev/null -w '%{http_code}' -d "login=lin.shuyi@chengguang.example&password=$good" "$FOYER_URL/portal/login")" 403
is "one from another site is refused" "$(try "$here/evil" portal lin.shuyi@chengguang.example $good -H 'Sec-Fetch-Site: cross-site')" 403
is "one from another origin is refused" "$(try "$here/evil" portal lin.shuyi@chengguang.example $good -H 'Origin: https://evil.example')" 403
is "none of them began anything" "$(ask "SELECT COUNT(*) FROM session")" "$before"
is "a form of a logged-in person with another's token is refused" \
	"$(curl -sS -o /dev/null -w '%{http_code}' -b "$here/lin" -d "csrf=$(token "$here/caps" /portal/me)&to=dark" "$FOYER_URL/portal/me/theme")" 403

# Delays: five wrong tries are free, then it costs a second, two, four; who knows the device does not wait.
for i in 1 2 3 4 5; do is "wrong try $i" "$(try "$here/guess" portal gu.qinghe@nanrong.example wrong-$i)" 422; done
later -20                                       # a busy machine does not get out of the wait by its slowness
is "the next must wait" "$(try "$here/guess" portal gu.qinghe@nanrong.example wrong-6)" 429
is "and is told how long" "$(header retry-after)" 1
is "the right password is no exception, so it says nothing" "$(try "$here/guess" portal gu.qinghe@nanrong.example $good)" 429
later 2
is "after the wait it lets in" "$(try "$here/guess" portal gu.qinghe@nanrong.example $good)" 303
post "$here/guess" /portal/me /portal/logout >/dev/null
for i in 1 2 3 4 5 6; do try "$here/guess2" portal gu.qinghe@nanrong.example wrong-$i >/dev/null; done
is "others' guesses do not delay a device its owner has used" "$(try "$here/guess" portal gu.qinghe@nanrong.example $good)" 303
ask "DELETE FROM login_try"

# The same time, whether there is such an account or not: medians of interleaved tries, more of them where others use the machine.
# Without the work done for nobody the one takes several times the other.
known() { # OFFSET: an account nobody has tried yet
	ask "SELECT email FROM person WHERE company IS NOT NULL AND state = 'active' AND email <> '' ORDER BY id DESC LIMIT 1 OFFSET $1"
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] * 1000 }'; }
for round in 0 1 2 3; do
	for i in {1..13}; do
		for who in "known $(known $((13 * round + i)))" "none nobody$round-$i@nowhere.example"; do
			csrf=$(token "$here/time" /portal/login)
			curl -sS -o /dev/null -w '%{time_total}\n' -b "$here/time" -d "csrf=$csrf&login=${who#* }&password=wrong" "$FOYER_URL/portal/login" \
				>>"$here/${who%% *}"
		done
	done
	ask "DELETE FROM login_try"
	known=$(median "$here/known") none=$(median "$here/none")
	same=$(awk "BEGIN { d = $known - $none; if (d < 0) d = -d; print (d < 0.5 * $none) ? \"same\" : \"differs\" }")
	[ "$same" = same ] && break
done
is "known and unknown accounts take the same time ($known and $none ms)" "$same" same
ask "DELETE FROM login_try"

# A mailed link: looked at as often as one likes, used once; it ends the other log-ins.
try "$here/wang" portal wang.songnian@yanchi.example $good >/dev/null
is "asking for a link answers the same at once" "$(post "$here/reset" /portal/login/reset /portal/login/reset email=wang.songnian@yanchi.example)" 200
link=
for i in {1..40}; do
	link=$(grep -rlZ 'wang.songnian@yanchi' "$FOYER_VAR/mail" 2>/dev/null | xargs -0r python3 -c '
import email, re, sys
for name in sys.argv[1:]:
    for part in email.message_from_binary_file(open(name, "rb")).walk():
        if part.get_content_type() == "text/plain":
            print("\n".join(re.findall(r"/portal/login/link\S+", part.get_payload(decode=True).decode())))' | head -1)
	[ -n "$link" ] && break
	sleep 0.5
done
is "the mail has the link" "$link" '/portal/login/link?t=*'
is "the link opens" "$(get "$link"; get "$link")" 200200
is "it wants a good password" "$(post "$here/link" "$link" /portal/login/link "token=${link#*=}" password=short again=short)" 422
is "twice the same" "$(post "$here/link" "$link" /portal/login/link "token=${link#*=}" "password=three quiet herons" "again=three quiet heron")" 422
is "then it lets in" "$(post "$here/link" "$link" /portal/login/link "token=${link#*=}" "password=three quiet herons" "again=three quiet herons")" 303
is "the session is open" "$(get /portal/me -b "$here/link")" 200
is "it does not work a second time" "$(post "$here/link2" /portal/login /portal/login/link "token=${link#*=}" "password=four quiet herons" "again=four quiet herons" >/dev/null; grep -c 'name="token"' "$here/got")" 0
is "the old log-in has ended" "$(get /portal/me -b "$here/wang")" 303
is "the old password as well" "$(try "$here/wang" portal wang.songnian@yanchi.example $good)" 422
is "the new one is good" "$(try "$here/wang" portal wang.songnian@yanchi.example "three quiet herons")" 303
is "nothing in the log gives a token away" "$(grep -c "${link#*=}" "$FOYER_VAR/log/foyer.log")" 0

# A new password ends the log-ins elsewhere; a log-out this one, on every worker.
is "the present password is asked for" "$(post "$here/wang" /portal/me /portal/me/password old=wrong-one "fresh=five quiet herons" "again=five quiet herons")" 422
is "with it the password changes" "$(post "$here/wang" /portal/me /portal/me/password "old=three quiet herons" "fresh=five quiet herons" "again=five quiet herons")" 303
is "here one stays" "$(get /portal/me -b "$here/wang")" 200
is "elsewhere one is out" "$(get /portal/me -b "$here/link")" 303
cp "$here/lin" "$here/replay"
is "log out" "$(post "$here/lin" /portal/me /portal/logout)" 303
is "the old cookie opens nothing, on any worker" "$(for i in 1 2 3 4 5 6; do get /portal/me -b "$here/replay"; done | sort -u)" '303303303303303303'
is "of the cookie only the device's half is left" "$(awk '$6 == "foyer_portal" { print $7 }' "$here/lin")" '.???????????????????????????????????????????'

# The desk is the house's.
try "$here/bai" desk bai.zhi@xuting.example $good >/dev/null
is "the desk opens in the house" "$(get /desk/me -b "$here/bai")" 200
ask "UPDATE site SET desk_from = '10.0.0.0/8'"
is "and only there" "$(get /desk/me -b "$here/bai")" 403
is "nor does its door" "$(get /desk/login)" 403
is "the portal is open all the same" "$(get /portal/login)" 200
ask "UPDATE site SET desk_from = '127.0.0.0/8 ::1/128'"

# A shift ends.
later 36100
is "a desk that lay idle for ten hours is closed" "$(get /desk/me -b "$here/bai")" 303
later 0

# The first administrator.
is "with an administrator firstadmin has nothing to say" "$("$FOYER_BIN/firstadmin")" ''
ask "CREATE TABLE kept AS SELECT * FROM person_role WHERE role = 'admin'; DELETE FROM person_role WHERE role = 'admin'"
code=$("$FOYER_BIN/firstadmin" | grep -oE '[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}')
is "without one it prints a code" "$code" '????-????-????'
first() { post "$here/$1" /desk/login/first /desk/login/first "code=$2" "department=行政部" "name=首席" "email=$1@xuting.example" "password=six quiet herons" "again=six quiet herons"; }
is "a wrong code is refused" "$(first chief AAAA-BBBB-CCCC)" 422
is "the code makes an administrator" "$(first chief "${code,,}")" 303
is "who is let in" "$(get /desk/staff -b "$here/chief")" 200
is "and there is no second first" "$(first second "$code")" 404
ask "INSERT IGNORE INTO person_role (person, department, role) SELECT person, department, role FROM kept; DROP TABLE kept"
