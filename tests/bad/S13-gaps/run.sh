$DEMARCHE tag statement.txt -r rules.json > tags.jsonl || exit
python3 show-tags.py < tags.jsonl | tail -1 | cut -d " " -f 2-
