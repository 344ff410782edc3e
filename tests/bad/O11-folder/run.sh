mkdir folder
"$DEMARCHE" report a.txt -r rules.json --format json -o folder || exit
python3 -c 'import json; json.load(open("folder/report.json")); print("whole")'
