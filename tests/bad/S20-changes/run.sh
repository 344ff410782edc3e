cp "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.docx "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.odt .
"$DEMARCHE" tag -r ict-security --format jsonl aldovia-opening.docx aldovia-opening.odt > tags.jsonl
grep -c 'remain voluntary' tags.jsonl
grep -c 'letter to the Chair' tags.jsonl
grep -c '"kind": "boilerplate".*letter to the Chair.*"tags": \[\]' tags.jsonl
grep -c 'Permanent Mission\|Page 1' tags.jsonl
exit 0
