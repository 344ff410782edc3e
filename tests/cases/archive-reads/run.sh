demarche () { "$DEMARCHE" "$@" 2>&1; code=$?; [ $code -eq 0 ] || echo "exit $code"; }
demarche add said -a talks.db -r rules.json --settle 0
echo "# the archive gives what the files gave"
"$DEMARCHE" tag said -r rules.json > from-files.jsonl
"$DEMARCHE" tag -a talks.db > from-archive.jsonl
cmp from-files.jsonl from-archive.jsonl && echo same tags
"$DEMARCHE" report said -r rules.json -o files.json 2> /dev/null
"$DEMARCHE" report -a talks.db -o archive.json 2> /dev/null
sed 's/rules.json (run 1)/rules.json/; s/-a ARCHIVE -r run:1/STATEMENTS -r rules.json/' archive.json |
  cmp - files.json && echo same report
rm -r said
echo "# changed rules tag all anew, as a run of its own"
demarche add -a talks.db -r edited.json
demarche runs -a talks.db --format csv | tr -d '\r' | cut -d, -f 1,4,8-
demarche diff run:1 run:2 -a talks.db
echo "# old rules give old tags again"
"$DEMARCHE" tag -a talks.db -r run:1 | sed 's/"rules-hash": "[^"]*"//g' > old.jsonl
sed 's/"rules-hash": "[^"]*"//g' from-files.jsonl | cmp - old.jsonl && echo same tags
demarche score gold.jsonl -a talks.db -r run:1 --format csv | grep -c ^quota.lower
demarche find 'dear' -a talks.db
demarche find --position quota.higher -a talks.db brenmark.txt
demarche explain aldovia.txt:2 -a talks.db
echo "# a tag by its reference alone"
reference=$("$DEMARCHE" review -a talks.db --export brenmark.txt | sed -n '2s/,.*//p')
demarche explain "$reference" -a talks.db | sed "s/$reference/REFERENCE/"
demarche find "$reference" -a talks.db | sed "s/$reference/REFERENCE/g"
demarche explain abcdefgh -a talks.db
demarche explain -a talks.db
echo "# the rules of a run as files"
demarche runs -a talks.db --rules 1 -o rules-of-1
cmp rules-of-1/rules.json rules.json && echo same rules
demarche runs -a talks.db --rules 1 -o rules-of-1
echo "# names that are not there"
demarche tag brenmrk.txt -a talks.db
demarche tag -a talks.db -r run:9
demarche tag -a talks.db -r run:x
demarche tag said -r run:1
demarche watch said -r run:1
demarche check run:1
demarche tag -a nothing.db
echo "# an outline that is not that of its tags"
python3 - << 'P'
import sqlite3
archive = sqlite3.connect("talks.db")
archive.execute("UPDATE outline SET content = (SELECT max (content) FROM outline)")
archive.commit()
archive.execute("VACUUM INTO 'cut.db'")
archive = sqlite3.connect("cut.db")
archive.execute("UPDATE outline SET content = substr (content, 1, 40)")
archive.commit()
P
demarche verify -a talks.db
demarche report -a cut.db -o cut.html
