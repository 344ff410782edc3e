ln a.txt b.txt
"$DEMARCHE" report a.txt -r rules.json --format json -o ./b.txt
code=$?
cat a.txt
exit $code
