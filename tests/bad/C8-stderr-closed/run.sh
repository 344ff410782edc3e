# no message lands in the report, which would be descriptor 2 otherwise
"$DEMARCHE" report a.txt missing.txt -r rules.json -o report.json --format json 2>&-
code=$?
python3 -c 'import json; json.load(open("report.json")); print("whole")'
exit $code
