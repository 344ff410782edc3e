review () { "$DEMARCHE" review -a talks.db "$@" 2>&1; echo "exit $?"; }
head='reference,statement,paragraph,position,holder,stance,force,words,text,decision,position,holder,stance,force,by,comment'
table () { printf '%s\n' "$head" "$@" > table.csv; }
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 -q
echo "# what is asked for"
review
review --by ' '
review --by Anna --import x.csv --export
review --by Anna --import x.csv --new
review --by Anna --undo none
review --by Anna --position quota.lowr
review --by Anna --rule quota.lower/limit
review --by Anna --delegation Aldovya
review --by Anna aldovia
review --by Anna zzzzzzzz
"$DEMARCHE" review --by Anna 2>&1; echo "exit $?"
"$DEMARCHE" review --by Anna -a none.db 2>&1; echo "exit $?"
echo "# tables: nothing is recorded after a mistake"
review --import none.csv
printf 'statement,verdict\naldovia.txt,wrong\n' > table.csv; review --import table.csv
table '2iosebzs,,,,,,,,,accept,,,,,Anna,' '2iosebzs,,,,,,,,,correct,quota.lowr,,,,Anna,' \
  '2iosebzs,,,,,,,,,refuse,,,,,Anna,' '2iosebzs,,,,,,,,,correct,,,,,Anna,'
review --import table.csv
table '2iosebzs,,,,,,,,,accept,,,,,Anna,' 'zzzzzzzz,,,,,,,,,accept,,,,,Anna,' \
  ',corvania.txt,2,quota.lower,speaker,supports,firm,lower limits,We want lower limits.,accept,,,,,Anna,'
review --import table.csv
table '2iosebzs,,,,,,,,,accept,,,,,,'; review --import table.csv
"$DEMARCHE" list -a talks.db --decisions 2>&1
review --by Ben --import table.csv
echo "# answers"
{ printf 'a \033[2J\033]0;x\007\n'; printf 'r \377\n'; printf 'u now\n\n'; head -c 9000 /dev/zero | tr '\0' x; } |
  review --by Anna aldovia.txt | grep '^  [^ ]* \(.*kept\|recorded\|is no\|line\|stands\)\|> \|decided\|record\|line is\|alone'
"$DEMARCHE" list -a talks.db --decisions --format csv | tr -d '\r'
