#!/bin/bash
# house.sh -- a fact of the house has a marker of its own, house_..., so that it can never stand in the place of a
# record's (A1: every message gave the centre's number as the caller's), nor a record's in the place of it.
cd "$(dirname "$0")/../.." || exit 2
of_house='rq->site\.(name|phone|address)'
bad=$(grep -nE "page_(text|global)\(([^,()]|\([^()]*\))+, *\"[a-z_]+\",.*$of_house" cgi-bin/*/*.c | grep -vE '"house_[a-z_]+",|"reach"')
[ -z "$bad" ] || printf 'a fact of the house under the name of a record: call the marker house_...\n%s\n' "$bad"
taken=$(grep -nE '_COLUMN *\([^,]+, *house_[a-z_]+' cgi-bin/*/*.[ch])
[ -z "$taken" ] || printf 'house_... is kept for the facts of the house\n%s\n' "$taken"
[ -z "$bad$taken" ]
