mkdir out
$DEMARCHE report tags.jsonl -r rules.json --title '../../title' -o out/ 2> messages || exit
$DEMARCHE report tags.jsonl -r rules.json --title '../../title' -o out/ --format csv \
  2> messages || exit
ls out
python3 check.py
