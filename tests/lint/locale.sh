#!/bin/bash
# locale.sh -- every text has its Chinese, and no translation stands there for a text that is gone.
cd "$(dirname "$0")/../.." || exit 2
cgi-bin/run/locale.sh out/test/locale || exit 1
[ ! -s out/test/locale/unused ] || { echo "in locale/zh/ but in no program or template; remove or mend:"; cat out/test/locale/unused; exit 1; }
