# gold proves what has 30 tags; files of gold are put together, and what else they hold is said
head () { printf -- '---\nspeaker: A. %s\ndelegation: %s\nevent: Session\ndate: 2025-03-04\n---\n' "$1" "$1"; }
{ head Aldovia; seq -f 'In point %g the norms must be binding.
' 30; } > aldovia.txt
{ head Brenmark; echo 'Norms are voluntary.'; } > brenmark.txt
"$DEMARCHE" tag aldovia.txt -r rules.json > gold.jsonl
"$DEMARCHE" tag brenmark.txt -r rules.json > more.jsonl
sed 's/brenmark.txt/corvania.txt/' more.jsonl >> gold.jsonl
"$DEMARCHE" report --definition definition.json -o report.md 2>&1 | tail -n 5
grep -E 'Unproven|unproven|gate|Gold covers|†' report.md
echo "without gold:"
"$DEMARCHE" report aldovia.txt -r rules.json -o report.md 2>&1 | grep Unproven
echo "gold is no output:"
"$DEMARCHE" report aldovia.txt -r rules.json --gold more.jsonl -o more.jsonl --format json 2>&1
