i=0
while [ $i -lt 3000 ]; do
  printf 'We want binding norms.\n\n'
  i=$((i + 1))
done > a.txt
{ "$DEMARCHE" tag -r rules.json --format jsonl a.txt; echo $? > code; } | head -n 1 | cut -c 1-22
cat code
