#!/bin/bash
# house_text.sh -- no text, price, telephone, address or name of a house stands in code, template or translation: it is a
# row with a page (architecture §4, 6); the sample centre's own words live in sql/sample alone.
cd "$(dirname "$0")/../.." || exit 2
bad=
no() { [ -z "$2" ] || bad+="$1:"$'\n'"$2"$'\n'; }
files=$(find cgi-bin templates locale static/js static/error.mjs -type f ! -path 'cgi-bin/run/*')
look() { grep -nHP "$@" $files; }
# Names of the sample: its house, city, river, companies, people and the places its public site tells of.
sample='序庭|云汀|澄河|澄光|南榕|林书仪|白芷|季遥|纪南星|向晴|沈砚|南园站|Xuting|Yunting|Cheng River|Chenghe|South Garden'
no 'a name of the sample centre' "$(look "$sample" | grep -vP '^[^:]+:\d+:\s*(/?\*|#|//|--)')"
no 'a price with its figure' "$(look '[¥￥]\s?\d' | grep -vP '^[^:]+:\d+:.*(/\*|//|^\s*\*|^#)' | grep -vP '^[^:]+\.po:\d+:#')"
no 'a telephone number' "$(look '"[^"]*(?<![\d.-])(0\d{2,3}-\d{6,8}|1[3-9]\d{9}|0000-\d{4})(?!\d)[^"]*"')"
no 'what a house promises' "$(look -i 'sixty-two|twenty-five looks|gigabit|exit C|Level B1|千兆|地下一层|六十二间|二十五人|含税|税费另|\btax (?:is )?included|\b(?:plus|with|without) tax\b|\bVAT\b|[早晚上下午至]+[一二三四五六七八九十两]+[点时](?!间)')"
# A figure with money or a unit is a fact of a house: it comes from a {{marker}} or a %-conversion.  How long something
# takes may be a rule of the program ("in 24 hours"), but in what strangers read it is a promise.
unit='元|块钱|号线|号口|号楼|平方米|平米|㎡|m²|[MG]bit|[MG]bps|兆|公里|千米|km\b|人(?!民)|位(?!数)|间|席|折|'
unit+='(?:yuan|RMB|CNY|sqm|people|persons?|seats?|guests?|rooms?|offices?|m|metres?|meters?)\b|square m'
figure='(?<![\w.:%{&#-])(?:\d[\d,.]*|[一二三四五六七八九十百千两]+(?=元|块钱|号线|号口|平方米|平米|兆|公里))\s?'
money='[¥￥€]\s?\d|\b(?:RMB|CNY|Line)\s?\d'
no 'a figure with a unit or money, on a public page' "$(grep -nHPi "$money|$figure(?:$unit|(?:hours?|minutes?)\b|分钟|小时|层)" \
	templates/public/*.html)"
no 'what a house gives away, on a public page' "$(grep -nHPi '\b(?:is|are) (?:always )?free\b|complimentary|赠送' templates/public/*.html)"
no 'a figure with a unit or money, in a text' "$(look -i "^(?!\s*(?:/?\*|//|#:)).*\"(?:[^\"\\\\]|\\\\.)*(?:$money|$figure(?:$unit))" |
	grep -v '^templates/')"
[ -z "$bad" ] || { echo "make it a row of the house with a page to enter it:"; echo "$bad"; exit 1; }
