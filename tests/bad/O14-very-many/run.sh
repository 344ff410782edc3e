$DEMARCHE report tags.jsonl -r rules.json -o report.html || exit
test $(stat -c %s report.html) -lt 60000000 && echo bounded
tail -c 8 report.html
