review () { "$DEMARCHE" review -a talks.db "$@" 2>&1; }
show () {
  echo "## $*"
  review --export "$@" | tr -d '\r' | awk -F, 'NR > 1 { print $2 ":" $8, $9 } /error:/'
}
"$DEMARCHE" add inbox -a talks.db -r rules.json --settle 0 -q
echo "# nobody has decided"
show --ambiguous
show --mixed
show --rule quota.lower/wait
show --rule quota.lower/wit
show --speaker 'Henrik Vos' --position quota.lower
show --low-precision
echo "# Anna refuses two of three by one rule, and one of two that stand together"
printf 'r\nr\n' | review --by Anna brenmark.txt --rule quota.lower/limits > log
printf 'a\n' | review --by Anna aldovia.txt:1 > log
printf 'r\n' | review --by Anna --mixed --position quota.lower > log
show --low-precision
show --low-precision --new
show --new --speaker 'Henrik Vos'
show --mixed
echo "# Ben decides for himself, and says otherwise of the two"
printf 'c lower\n' | review --by Ben aldovia.txt:2 --position quota.higher > log
printf 's\ns\ns\n' | review --by Ben --rule quota.lower/limits | tail -1
"$DEMARCHE" list -a talks.db --disputed --format csv | tr -d '\r'
show --disputed
echo "# one text, of two delegations: asked, until a manifest is corrected"
mkdir one other
printf 'We want lower limits for trout.\n' | tee one/x.txt > other/y.txt
printf 'file,delegation\nx.txt,Aldovia\n' > one/statements.csv
printf 'file,delegation\ny.txt,Brenmark\n' > other/statements.csv
for word in Brenmark Aldovia; do
  sed -i "s/Brenmark/$word/" other/statements.csv
  "$DEMARCHE" add one other -a talks.db -r rules.json --settle 0 -q 2>&1 | sed "s|$PWD/||"
  printf 's\n' | review --by Anna x.txt | grep -A1 twice || echo settled
done
