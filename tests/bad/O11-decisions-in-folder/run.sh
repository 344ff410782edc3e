mkdir out
cp decisions.csv out/report-evidence.csv
"$DEMARCHE" report aldovia-1.txt -r rules.json --format csv -o out --decisions out/report-evidence.csv
code=$?
cmp decisions.csv out/report-evidence.csv && ls out
exit $code
