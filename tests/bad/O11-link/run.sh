mkdir place
echo old > place/report.json
ln -s place/report.json latest.json
"$DEMARCHE" report a.txt -r rules.json --format json -o latest.json || exit
test -L latest.json && python3 -c 'import json; json.load(open("place/report.json")); print("whole")'
ls place
