"$DEMARCHE" report a.txt -r rules.json --format json -o /dev/stdout > out.json || exit
python3 -c 'import json; json.load(open("out.json")); print("whole")'
"$DEMARCHE" report a.txt -r rules.json --format json -o /dev/null || exit
test -c /dev/null && echo "still a device"
