add () { "$DEMARCHE" add -a talks.db -r rules.json --settle 0 --log-format json "$@" 2> log; echo "exit $?"; python3 check.py log; }
mkdir inbox
for i in 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; do
  printf 'Statement by Anna Rossi (Aldovia)\n\n4 March 2025\n\nWe want lower limits, in point %s.\n' $i > inbox/$i.txt
done
add inbox
echo "# a file that cannot be read, new and known"
printf '\0\1\2\0\3' > inbox/bad.txt
add inbox
add inbox
echo "# what comes now is read less well"
for i in 1 2 3; do printf 'Nothing that any rule knows, %s.\n' $i > inbox/new$i.txt; done
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 2>&1 | sed "s|$PWD/||"
echo "# a report with it"
printf 'Statement by Henrik Vos (Brenmark)\n\n5 March 2025\n\nHigher limits.\n' > inbox/vos.txt
"$DEMARCHE" dismiss bad.txt -a talks.db --by Anna --reason none
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 --report report.json -o out/ -q 2>&1 | grep -e error: -e written
ls out
echo "# new against the record: one turns round, and speaks both ways"
printf 'Statement by Anna Rossi (Aldovia)\n\n5 June 2025\n\nWe want higher limits.\n' > inbox/turn.txt
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 2>&1 | grep new
printf 'Statement by Anna Rossi (Aldovia)\n\n6 June 2025\n\nWe want lower limits.\n\nWe want higher limits.\n' > inbox/both.txt
add inbox
echo "# quiet, and what goes with what"
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 -q
"$DEMARCHE" add inbox -a talks.db -r rules.json --report report.json
"$DEMARCHE" add inbox -a talks.db -r rules.json --report report.json -o elsewhere
"$DEMARCHE" add inbox -a talks.db -r rules.json --report none.json -o out/
"$DEMARCHE" add - -a talks.db -r rules.json --watch
add inbox -r none.json
echo "# a folder that is watched"
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 --watch -q 2> /dev/null &
printf 'Lower limits, once more.\n' > inbox/later.txt
n=0
until "$DEMARCHE" list -a talks.db | grep -q later.txt || [ $n -gt 200 ]; do n=$((n + 1)); sleep 0.1; done
kill -TERM $!
{ wait $!; code=$?; } 2> /dev/null
echo "exit $code"
"$DEMARCHE" list -a talks.db --format csv | grep -c later.txt
