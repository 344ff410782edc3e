add () { "$DEMARCHE" add "$@" -a talks.db -r rules.json --settle 0 2>&1; echo "exit $?"; }
echo "# new files"
add inbox
echo "# nothing new"
add inbox
echo "# a corrected text, and a file that is read otherwise"
sed 's/of perch/of perch and pike/' inbox/aldovia.txt > new && mv new inbox/aldovia.txt
add inbox/aldovia.txt --event 'Second lake talks'
echo "# other metadata"
add inbox/aldovia.txt --event 'Third lake talks'
echo "# a scan that was read in the end"
printf 'Corvania takes no position on limits.\n' > scan-ocr.txt
add scan-ocr.txt --replaces inbox/scn.pdf
add scan-ocr.txt --replaces inbox/scan.pdf --delegation Corvania --date 2025-03-06
add inbox/scan.pdf
echo "# lines, and a path"
{ echo '{"statement": "lumara", "delegation": "Lumara", "date": "2025-03-07", "text": "We ask for lower limits."}'
  echo '{"statement": "broken"'
  echo inbox/brenmark.txt; } | add -
echo "# lists"
for list in --statements --coverage --failed --settled --deliveries --log; do
  "$DEMARCHE" list -a talks.db $list 2>&1 | sed "s|$PWD|HERE|"
done
"$DEMARCHE" list -a talks.db --speakers --format csv | tr -d '\r'
"$DEMARCHE" runs -a talks.db --format json | sed 's/"meaning": "[^"]*", "files": "[^"]*"/"meaning": …/'
echo "# rules of which the tags before know nothing"
sed 's/quota/share/g' rules.json > other.json
"$DEMARCHE" add -a talks.db -r other.json 2>&1
"$DEMARCHE" tag -a talks.db | grep -c '"position": "share.lower"'
echo "# rules that do not load leave no archive behind"
"$DEMARCHE" add inbox -a new.db -r none 2>&1
"$DEMARCHE" add inbox -a new.db -r run:1 2>&1
test -e new.db && echo there
true
