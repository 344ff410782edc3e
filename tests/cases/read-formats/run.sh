# the same statement in every format gives the same paragraphs and the same tags
cp "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.* .
tag() {
  "$DEMARCHE" tag -r ict-security --format jsonl "$@" 2> /dev/null
}
# without what tells the formats apart
tag_alone() {
  tag aldovia-opening.$1 |
    sed 's/aldovia-opening\.[a-z]*//; s/"text-hash": "[^"]*", //; s/"event": [^,]*, //; s/"event-series": "[^"]*", //'
}
list_tags() {
  grep -o '"position": "[^"]*", "holder": "[^"]*", "stance": "[^"]*"' "$1" | sort
}
for format in docx odt html txt md; do
  tag_alone $format > $format.jsonl
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
# print adds margins and pages, and a footnote stands on its page
strip() {
  grep -v '"kind": "boilerplate"' | sed 's/"paragraph": [0-9]*, //; s/"page": [0-9]*, //'
}
[ -x "$DEMARCHE_LIBEXECDIR/demarche-pdf" ] || { echo 'built without poppler' >&2; exit 77; }
tag_alone pdf | strip > pdf.jsonl
strip < docx.jsonl | cmp pdf.jsonl -
