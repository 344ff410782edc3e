# every field of the JSON output is described
{
  "$DEMARCHE" score gold.jsonl statements -r rules.json --format json
  "$DEMARCHE" score --gold gold.jsonl --gold ben.jsonl statements -r rules.json --format json
} 2>/dev/null | grep -o '"[a-z0-9-]*":' | tr -d '":' | sort -u > fields
test -s fields || exit 3
while read -r field; do
  grep -q "\`$field\`" "$DEMARCHE_DATA_DIR/docs/score.md" || echo "not described: $field"
done < fields
