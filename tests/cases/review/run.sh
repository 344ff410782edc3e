review () { "$DEMARCHE" review -a talks.db "$@"; echo "exit $?"; }
# where a line breaks depends on how long the path of the rules is
unwrap () {
  awk '/^        [^ ~-]/ { sub(/^ +/, " "); line = line $0; next } NR > 1 { print line } { line = $0 }
       END { print line }' | sed 's|([^ ]*/rules.json|(rules.json|'
}
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 -q
echo "# Anna decides, takes back, looks around"
printf '%s\n' 'm in her own words' a 'r a fact, no wish' u '?' p 'c oppose' c 'c firm' 'c higher' u \
  'r a fact, no wish' 'c tentative; he only asks' q | review --by Anna 2>&1 | unwrap
echo "# Ben goes by his own list, and differs"
printf 'accept\naccept\n' | review --by Ben aldovia.txt 2>&1 | grep -v '^ \|^$'
echo "# disputed"
"$DEMARCHE" list -a talks.db --disputed
printf 's\n' | review --by Ben --disputed 2>&1 | grep 'disputed\|Anna\|Ben'
"$DEMARCHE" report -a talks.db -o before.md 2>&1 | sed "s|$PWD/||"
sed -n '/^- .*decision\|^- Disputed/p' before.md
echo "# other rules, the same decisions"
sed -i 's/"limit~ ... lower"/"limit~ ... lower than ever", "limits were lower"/' rules.json
sed -i 's/"cue": \["do not"\]/"cue": ["do not", "do not ask"]/' rules.json
"$DEMARCHE" add -a talks.db -r rules.json 2>&1
"$DEMARCHE" list -a talks.db --disputed --format csv | tr -d '\r'
echo "# out, into another archive, and out again"
"$DEMARCHE" review -a talks.db --export > out.csv
"$DEMARCHE" add inbox -a other.db -r rules.json --settle 0 -q
"$DEMARCHE" review -a other.db --import out.csv 2>&1
"$DEMARCHE" review -a other.db --import out.csv 2>&1
"$DEMARCHE" review -a other.db --export | cmp - out.csv && echo the same
echo "# a report's evidence comes back filled in"
"$DEMARCHE" report -a talks.db -o evidence.csv 2> /dev/null
python3 - << 'END'
import csv
rows = list(csv.reader(open("evidence.csv", encoding="utf-8", newline="")))
at = rows[0].index("decision")
for row in rows[1:]:
    row[at:] = ["reject", "", "", "", "", "", "not said"] if "Last year" in row[at - 1] else [""] * 7
csv.writer(open("filled.csv", "w", encoding="utf-8", newline="")).writerows(rows)
END
review --import filled.csv --by Ben 2>&1
"$DEMARCHE" list -a talks.db --disputed 2>&1
echo "# a list to be filled in"
"$DEMARCHE" review -a talks.db --export --new --position quota.higher | tr -d '\r'
echo "# gold"
"$DEMARCHE" review -a talks.db --export-gold 2>&1 > gold.jsonl
sed 's/.*"text": //' gold.jsonl
"$DEMARCHE" score gold.jsonl -a talks.db 2>&1 | grep 'lower\|higher\|micro'
echo "# by number"
review --undo 3 --by Anna 2>&1
review --undo 11 --by Ben 2>&1
"$DEMARCHE" list -a talks.db --decisions --format csv | tr -d '\r'
echo "# a tag decided twice is one"
printf '%s\n' a b r q | review --by Carla 2>&1 | tail -2
