try() { "$DEMARCHE" explain "$@"; echo "$?"; }
try -r rules.json
try holm.txt holm.txt -r rules.json
try holm.txt --text 'We.' -r rules.json
try holm.txt:4 --section Norms -r rules.json
try --test rules.json:21 --as-test -r rules.json
try holm.txt:4 --as-test --format json -r rules.json
try holm.txt --as-test -r rules.json
try holm.txt --words -r rules.json
try holm.txt:four -r rules.json
try --text 'We.' --kind title -r rules.json
try --text 'We.' --position norms.bindin -r rules.json
try --text "$(printf 'We \377')" -r rules.json
try --test rules.json -r rules.json
try --test rules.json:0 -r rules.json
try --test rules.json:2 -r rules.json
try --test other.json:2 -r rules.json
try --text 'We.' --as-test -r rules.json
try --text "$(head -c 20000 /dev/zero | tr '\0' a) voluntary norms" --as-test -r rules.json
try holm.txt:4
