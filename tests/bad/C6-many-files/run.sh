# more files than descriptors: none is kept open
mkdir statements
for i in $(seq 300); do
  echo "We want binding norms." > statements/$i.txt
done
ulimit -n 40
"$DEMARCHE" tag -r rules.json --format jsonl statements > tags.jsonl || exit
grep -c '"position"' tags.jsonl
