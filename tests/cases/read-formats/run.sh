# the same statement in every format gives the same paragraphs and the same tags
cp "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.* .
tag() {
  "$DEMARCHE" tag -r ict-security --format jsonl "$@" 2> /dev/null
}
list_tags() {
  grep -o '"position": "[^"]*", "holder": "[^"]*", "stance": "[^"]*"' "$1" | sort
}
for format in docx odt html txt md; do
  tag aldovia-opening.$format |
    sed 's/aldovia-opening\.[a-z]*//; s/"text-hash": "[^"]*", //; s/"event": [^,]*, //; s/"event-series": "[^"]*", //' > $format.jsonl
  cmp $format.jsonl docx.jsonl
done
grep -c '"kind"' docx.jsonl
list_tags docx.jsonl > tags
wc -l < tags
# what was spoken has no headings, lists and notes
for format in srt vtt; do
  tag aldovia-opening.$format > $format.jsonl
  list_tags $format.jsonl | cmp - tags
done
tag - < aldovia-opening.jsonl > lines.jsonl
list_tags lines.jsonl | cmp - tags
