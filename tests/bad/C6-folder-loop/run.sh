mkdir statements
echo "We want binding norms." > statements/a.txt
ln -s . statements/again
"$DEMARCHE" tag -r rules.json --format jsonl statements > tags.jsonl || exit
grep -c '"position"' tags.jsonl
