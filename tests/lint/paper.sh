#!/bin/bash
# paper.sh -- names on paper are true (guarantee 4): who did a step comes from that step's history (sheet_by(),
# history_by(), HISTORY_NAME), never from who made the record.  Only a box that says who recorded it may print that.
cd "$(dirname "$0")/../.." || exit 2
allowed='T\("(Recorded by|sheet\|Recorded by|sheet\|Taken in by|sheet\|Handed over by)"\)'
made='(r\.|->)made_name'
bad=$(grep -nE "sheet_(sign|ref|pair)\(.*$made" cgi-bin/*/*.c | grep -vE "$allowed")
[ -z "$bad" ] || printf 'a box on paper that names who made the record for who did it: use sheet_by()\n%s\n' "$bad"
other=$(grep -nE "page_text\([^;]*, *\"[a-z_]+\", .*$made" cgi-bin/*/{report,sheet,bill}*.c | grep -vE '"made_name"|"name", u->')
[ -z "$other" ] || printf 'a marker on paper that names who made the record under another word\n%s\n' "$other"
columns=$(grep -nE '"made_name", (NULL, )?T\(' cgi-bin/*/*.c | grep -vE "$allowed|COLUMN")
[ -z "$columns" ] || printf 'a column of a book that names who made the record under another word\n%s\n' "$columns"
# Whom a box names is one of these, whose columns say who did it; any other, or a variable, is to go through sheet_by().
did='NULL|""|r->r\.made_name|h->r\.made_name|[a-z]+->(operator_name|collector|contacted_name|signed_name|gone_name)|by\.who'
others=$(grep -nE 'sheet_sign\(' cgi-bin/*/*.c | grep -vE "^cgi-bin/kit/sheet.c|^[^:]+:[0-9]+:\s*sheet_sign\(signs, T\(\"[^\"]+\"\), ($did|sheet_time\(rq, [a-z>-]+_at\)|\(rq->user|made && rows)")
[ -z "$others" ] || printf 'a box on paper that names somebody of whom the record does not say that he did it: use sheet_by()\n%s\n' "$others"
[ -z "$bad$other$columns$others" ]
