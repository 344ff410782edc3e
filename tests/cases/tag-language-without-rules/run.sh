# a statement in a language without rules is not read: no tags, and never "no position"
"$DEMARCHE" tag a.txt -r rules.json > tags.jsonl
echo "exit $?"
grep -c '"unread": "no rules for its language (es)"' tags.jsonl
echo '{"statement": "b", "kind": "paragraph", "language": "fr", "text": "Oui."}' |
  "$DEMARCHE" tag - -r rules.json | grep -c '"unread"'
for input in a.txt tags.jsonl; do
  "$DEMARCHE" report "$input" -r rules.json --format md -o report.md 2> /dev/null
  echo "exit $?"
  grep -E 'Incomplete|not read.*:' report.md
done
# the same from an archive
"$DEMARCHE" add a.txt -a talks.db -r rules.json --settle 0
echo "exit $?"
"$DEMARCHE" report -a talks.db -r rules.json --format md -o report.md 2> /dev/null
echo "exit $?"
grep -E 'Incomplete|not read.*:' report.md
