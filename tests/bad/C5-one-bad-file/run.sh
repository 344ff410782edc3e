mkdir statements
for i in $(seq -f %03g 1 100); do
  echo "We want binding norms, for the ${i}th time." > statements/s$i.txt
done
printf 'We want\000\000\000\000\000\000\000\000 binding norms.' > statements/s050.txt
"$DEMARCHE" tag -r rules.json --format jsonl statements > tags.jsonl
code=$?
grep -c '"position": "norm-status.binding"' tags.jsonl
grep -c '"statement": "s050.txt", "error": ' tags.jsonl
exit $code
