review () { "$DEMARCHE" review -a talks.db "$@" 2>&1; echo "exit $?"; }
proven () { "$DEMARCHE" report -a talks.db -o "$1.json" > /dev/null 2>&1
            grep -o '"unproven": \["[^.]*.[^.;]*' "$1.json" || echo proven; }
i=0
while [ $i -lt 40 ]; do
  i=$((i + 1))
  echo '{"statement": "'$i'", "delegation": "Aldovia", "date": "2025-03-04", "text": "We want lower limits in year '$i'."}'
done > lines
# another version of one of them counts for nothing
echo '{"statement": "1 again", "version-of": "1", "delegation": "Aldovia", "date": "2025-03-04", "text": "In year 1 we want lower limits."}' >> lines
"$DEMARCHE" add - -a talks.db -r rules.json -q < lines
tac lines | "$DEMARCHE" add - -a other.db -r rules.json -q
echo "# the same sample in whatever order statements came; a larger one holds it"
for archive in talks other; do
  "$DEMARCHE" review -a $archive.db --sample 30 --position quota.lower --seed 7 --export |
    cut -d, -f1-2 > $archive.csv
done
cmp talks.csv other.csv && wc -l < talks.csv
"$DEMARCHE" review -a other.db --sample 35 --position quota.lower --seed 7 --export | cut -d, -f1-2 |
  head -31 | cmp - talks.csv
"$DEMARCHE" review -a other.db --sample 30 --position quota.lower --seed 8 --export | cut -d, -f1-2 |
  cmp -s - talks.csv || echo "another seed, another sample"
echo "# judged in part, and by choice: nothing is proven"
yes a | head -20 | review --by Anna --sample 30 --position quota.lower --seed 7 | tail -2
yes a | head -5 | review --by Anna --position quota.lower 2>&1 | tail -2
proven part
echo "# to the end"
{ echo r; echo r; yes a; } | review --by Anna --sample 30 --position quota.lower --seed 7 | tail -2
proven whole
"$DEMARCHE" review -a talks.db --summary
"$DEMARCHE" report -a talks.db -o whole.md 2> /dev/null
grep -A2 'second way' whole.md
grep -o 'Aldovia[^|]*lower[^|]*' whole.md | head -1
echo "# two people differ: not judged"
head -2 talks.csv | tail -1 | cut -d, -f1 > reference
echo r | review --by Ben "$(cat reference)" | tail -2
proven disputed
echo "# other rules: drawn again, what is still there keeps its decisions"
sed -i 's/"lower limit~"/"lower limit~", "lower limit ... year"/' rules.json
"$DEMARCHE" add -a talks.db -r rules.json 2>&1
proven stale
review --by Anna --sample 30 --position quota.lower --seed 7 < /dev/null
"$DEMARCHE" review -a talks.db --summary --format json | tee before.json
echo "# an export holds samples"
"$DEMARCHE" export -a talks.db > all.jsonl
"$DEMARCHE" add --restore all.jsonl -a again.db
"$DEMARCHE" review -a again.db --summary --format json > again.json
cmp before.json again.json && echo the same
echo "# what is no sample"
review --by Anna --sample 30
review --by Anna --sample 0 --position quota.lower
review --by Anna --sample 30 --position quota.lower --new
review --by Anna --seed 7 --position quota.lower
review --by Anna --sample 30 --position quota.lowr
review --summary --by Anna --export
review --export --format json
