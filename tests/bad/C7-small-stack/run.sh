# text of more than 64 KiB is two paragraphs; nothing recurses as deep as its input
i=0
while [ $i -lt 2000 ]; do
  echo "We want binding norms, ((and more ("
  i=$((i + 1))
done > a.txt
ulimit -s 512
"$DEMARCHE" tag -r rules.json --format jsonl a.txt > tags.jsonl || exit
grep -c '"position"' tags.jsonl
