$DEMARCHE tag statement.txt -r rules.json > tags.jsonl
code=$?
python3 show-tags.py < tags.jsonl
exit $code
