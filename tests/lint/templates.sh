#!/bin/bash
# templates.sh -- what makes every page safe: escaping, no inline script or style, quoted attributes, valid syntax.
cd "$(dirname "$0")/../.." || exit 2
bad=
no() { [ -z "$2" ] || bad+="$1:"$'\n'"$2"$'\n'; }
html=$(find templates -name '*.html')
[ -n "$html" ] || exit 0
# look: grep over the templates; with -z a tag may span lines.
look() { grep -nHP "$@" $html; }

no 'the first bytes must be {{%AUTOESCAPE context="HTML"}}' \
	"$(for f in $html; do head -c 33 "$f" | grep -q '^{{%AUTOESCAPE context="HTML"}}' || echo "$f"; done)"
no 'no {{...:none}}: it prints raw' "$(look '\{\{[^}]*:none')"
no 'no inline script, style or on*=: the page policy forbids them; use static/' \
	"$(look '<script(?![^>]*\ssrc=")|<style|\sstyle=|\son[a-z]+=|javascript:')"
no 'attribute values in double quotes' "$(look '<[a-z][^>]*\s[a-z-]+=(?!")[^\s>]' | grep -vP '="[^"]*=[^"]*"' )"
no 'no address of another host' "$(look '(src|href|action)="(https?:)?//')"
no 'no marker as name of a tag or attribute' "$(look '<\{\{|<[a-z][^>"]*\s\{\{[a-z_]+\}\}=')"
no 'write {{name:U=html}} in formaction, hx-*, srcset, poster, xlink:href: ctemplate does not check addresses there' \
	"$(look '\s(formaction|hx-(get|post|put|delete)|srcset|poster|xlink:href|srcdoc)="[^"]*\{\{(?![^}]*:U=html)(?!#|/)')"
no 'write {{name:u}} for a value inside an address' "$(look '(href|action|src)="[^"{]*\?[^"]*=\{\{(?![^}]*:(u|U))(?!#|/|>)[a-z_]+\}\}')"
no 'a form that posts has the CSRF field' "$(for f in $html; do
	grep -qiE '<form[^>]*method="post"' "$f" && ! grep -qE 'name="csrf"|\{\{>[a-z_]*csrf|\{\{>form' "$f" && echo "$f"; done)"
no 'an address in a mail comes from the notice, which asks whether its reader may open it: {{url}}' \
	"$(grep -nHE '/(portal|desk|report|feed)\b' templates/mail/*)"
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
no 'ctemplate does not accept it' "$(for f in $html; do
	ctemplate-make_tpl_varnames_h -n -q -t. "$f" 2>&1 | grep -iE 'error|fail|invalid' | sed "s|^|$f: |"; done)"
[ -z "$bad" ] || { echo "$bad"; exit 1; }
