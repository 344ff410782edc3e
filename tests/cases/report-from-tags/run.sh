# a report of tag files is the report of the statements themselves
"$DEMARCHE" tag a.txt -r rules.json > tags.jsonl || exit
"$DEMARCHE" report a.txt -r rules.json --table matrix -o direct.csv 2> messages || exit
"$DEMARCHE" report tags.jsonl -r rules.json --table matrix -o tags.csv 2> messages || exit
cmp direct.csv tags.csv
wc -l < direct.csv
