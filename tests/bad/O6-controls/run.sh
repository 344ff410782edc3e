for format in html md json csv; do
  $DEMARCHE report tags.jsonl -r rules.json -o report.$format 2> messages || exit
done
python3 check.py
