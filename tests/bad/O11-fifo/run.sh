mkfifo pipe
cat pipe > out.json &
"$DEMARCHE" report a.txt -r rules.json --format json -o pipe || exit
wait
test -p pipe && python3 -c 'import json; json.load(open("out.json")); print("whole")'
