python3 -c '
import lzma
for name in ("talks.db", "outlined.db"):
    open(name, "wb").write(lzma.open(name + ".xz").read())'
cp talks.db before
echo "# read as it is"
"$DEMARCHE" list -a talks.db --decisions 2>&1
"$DEMARCHE" review -a talks.db --summary 2>&1
"$DEMARCHE" export -a talks.db > all.jsonl
cmp talks.db before && ls talks.db*
echo "# brought up to date by who writes, with a copy beside"
yes a | "$DEMARCHE" review -a talks.db --by Ben --sample 2 --position quota.lower 2>&1 | tail -1
"$DEMARCHE" verify -a talks.db 2>&1 | sed "s|$PWD/||"
"$DEMARCHE" review -a talks.db --summary 2>&1
"$DEMARCHE" list -a talks.db.version-1 --decisions --format csv | tr -d '\r' | wc -l
echo "# its export comes in too"
sed -i '1s/: [12]/: 1/' all.jsonl
"$DEMARCHE" add --restore all.jsonl -a again.db 2>&1
"$DEMARCHE" list -a again.db --decisions --format csv | tr -d '\r' | wc -l
echo "# paragraphs that stand in the text of their statement move there"
cp outlined.db before
"$DEMARCHE" tag -a outlined.db > tags.jsonl
"$DEMARCHE" tag -a outlined.db -r run:1 > first-tags.jsonl
cmp outlined.db before
"$DEMARCHE" add -a outlined.db -r run:3 2>&1 | sed "s|$PWD/||g"
"$DEMARCHE" verify -a outlined.db 2>&1 | sed "s|$PWD/||"
"$DEMARCHE" tag -a outlined.db | cmp - tags.jsonl
"$DEMARCHE" tag -a outlined.db -r run:1 | cmp - first-tags.jsonl
"$DEMARCHE" export -a outlined.db > all.jsonl
echo "$(grep -c '"table": "paragraph"' all.jsonl) paragraphs, of which $(grep '"table": "paragraph"' all.jsonl |
  grep -c '"text"') are kept with their texts"
"$DEMARCHE" export -a outlined.db.version-3 | sed '1s/: 4/: 3/' > older.jsonl
"$DEMARCHE" add --restore older.jsonl -a restored.db 2>&1
"$DEMARCHE" tag -a restored.db | cmp - tags.jsonl
