# a person confirms: into a new registry, into one that is there, or to standard output
"$DEMARCHE" speakers --merge 'Anna Rossi' 'A. Rossi' --delegation Aldovia -o new.json || exit
cat new.json
"$DEMARCHE" speakers --merge Aldovia 'Republic of Aldovia' --as delegation -o new.json || exit
"$DEMARCHE" speakers --merge 'Anna Rossi' 'ROSSI Anna' -o new.json || exit
cat new.json
"$DEMARCHE" speakers --merge Holm 'H. Holm' || exit
# what cannot be done changes nothing
cp new.json before.json
"$DEMARCHE" speakers --merge Rossi 'Anna Rossi' -o new.json; echo "exit $?"
"$DEMARCHE" speakers --merge 'Anna Rossi' 'anna rossi' -o new.json; echo "exit $?"
"$DEMARCHE" speakers --merge 'Anna Rossi' -o new.json; echo "exit $?"
"$DEMARCHE" speakers --merge a b --as planet -o new.json; echo "exit $?"
"$DEMARCHE" speakers --merge a b -o no/where.json; echo "exit $?"
cmp before.json new.json
echo '{"format": 1, "speakers": [{}]}' > bad.json
"$DEMARCHE" speakers --merge a b -o bad.json; echo "exit $?"
cat bad.json
