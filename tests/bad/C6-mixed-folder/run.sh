# what is in a folder is read, failed or left out, and all of it is counted
"$DEMARCHE" tag -r rules.json --format jsonl statements > tags.jsonl
echo "exit $?"
cut -d, -f1 tags.jsonl
"$DEMARCHE" read -v statements > /dev/null 2> read.log
grep left read.log
"$DEMARCHE" report -r rules.json statements -o report.md 2>&1 | grep left
"$DEMARCHE" add -q -a talks.db -r rules.json --settle 0 statements 2>&1 | grep -c left
"$DEMARCHE" add -a talks.db -r rules.json --settle 0 --log-format json statements 2>&1 | grep -o '"left_out": {[^}]*}'
