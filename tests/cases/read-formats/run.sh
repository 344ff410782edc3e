# the same statement in every format gives the same paragraphs and the same tags
cp "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.* .
for format in docx odt html; do
  "$DEMARCHE" tag -r ict-security --format jsonl aldovia-opening.$format 2> /dev/null |
    sed 's/aldovia-opening\.[a-z]*//; s/"text-hash": "[^"]*", //' > $format.jsonl || exit
  cmp $format.jsonl docx.jsonl
done
grep -c '"kind"' docx.jsonl
grep -o '"position": "[^"]*"' docx.jsonl | sort -u | wc -l
