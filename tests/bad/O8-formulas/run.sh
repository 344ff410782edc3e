$DEMARCHE tag [0-9]*.txt -r rules.json --format csv > tags.csv || exit
$DEMARCHE report [0-9]*.txt -r rules.json -o report.csv || exit
python3 check.py *tags.csv report*.csv
