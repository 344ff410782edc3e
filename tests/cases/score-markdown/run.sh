# each error is counted under its cause; a file of tags gives the same table as the rules that made it
"$DEMARCHE" score gold.jsonl statements -r rules.json --format md 2> /dev/null
echo "exit $?"
"$DEMARCHE" tag statements -r rules.json > tags.jsonl
"$DEMARCHE" score gold.jsonl --tags tags.jsonl -r rules.json --format md 2> /dev/null | tail -n 1
echo "one rule set, no list:"
"$DEMARCHE" score gold.jsonl statements -r rules.json --format md --errors 2>&1
"$DEMARCHE" score gold.jsonl statements -r rules.json -r rules.json --format md 2>&1
