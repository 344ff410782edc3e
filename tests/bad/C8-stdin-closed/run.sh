exec "$DEMARCHE" tag -r rules.json --format jsonl a.txt <&-
