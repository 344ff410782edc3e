# what is new against a report: with the same rules, with others at hand, with others not at hand,
# with a decision; in each the summary says what delegations said and nothing else
export XDG_STATE_HOME="$PWD/state"
report () { "$DEMARCHE" report old new "$@" 2> messages; }
part () { sed -n '/^## What is new/,/^## [^W]/p'; }
summary () { sed -n '/^### New since/,/^### Where/p'; }
"$DEMARCHE" report old -r old.json -o last.json 2> messages || exit
report -r old.json -o - --since last.json > same.md || exit
part < same.md
summary < same.md
echo "==== other rules, the old ones at hand"
report -r new.json --old-rules old.json -o - --since last.json > read.md || exit
sed -n '/^### Delegations/,/^### A person/p' read.md
summary < read.md
echo "==== other rules, the old ones not at hand"
report -r new.json -o - --since last.json > doubt.md || exit
part < doubt.md
summary < doubt.md
echo "==== a decision"
report -r old.json -o - --since last.json --decisions decisions.csv > decided.md || exit
sed -n '/^### A person/,/^## /p' decided.md
summary < decided.md
echo "==== a day"
report -r old.json -o - --since 2025-01-01 | grep '^New since'
echo "==== refused"
refused () { "$DEMARCHE" report old new -o - "$@" || echo "exit $?"; }
refused -r new.json --old-rules new.json --since last.json
refused -r old.json --since yesterday
refused -r old.json --since old.json
refused -r old.json --old-rules old.json
"$DEMARCHE" report old new -r old.json --since last.json -o last.json || echo "exit $?"
