$DEMARCHE report statement.txt -r rules.json -o report.html || exit
$DEMARCHE tag statement.txt -r rules.json > tags.jsonl || exit
python3 check.py
