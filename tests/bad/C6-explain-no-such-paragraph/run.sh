try() { "$DEMARCHE" explain "$@"; echo "$?"; }
try holm.txt:9 -r rules.json
try holm.txt:6 -r rules.json
try holm.txt:aaaaaaaa -r rules.json
try none.txt:3 -r rules.json
: > empty.txt
try empty.txt:1 -r rules.json
mkdir folder && cp holm.txt folder/a.txt && cp holm.txt folder/b.txt
try folder:4 -r rules.json
python3 -c 'print("\n\n".join("We have said %d times that we want it, and say it again." % i for i in range(80)))' > long.txt
try long.txt:99 -r rules.json
