# any number of shards, tagged by themselves, give the same bytes together
for number in $(seq 20); do
  printf '{"statement": "s%s.txt", "text": "Statement by Aldovia\\n\\nWe want %s.\\n\\nWe do not want %s."}\n' \
    "$number" "binding norms" "voluntary norms in annex $number"
done > statements.jsonl
for shards in 1 3 8; do
  for shard in $(seq "$shards"); do
    split -n "l/$shard/$shards" statements.jsonl | "$DEMARCHE" tag - -r rules.json
  done > "tags-$shards.jsonl"
  echo "$shards shards: $(grep -c position "tags-$shards.jsonl") tagged paragraphs"
done
cmp tags-1.jsonl tags-3.jsonl && cmp tags-1.jsonl tags-8.jsonl && echo the same bytes
