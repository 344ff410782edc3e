$DEMARCHE tag statement.txt -r rules.json --format csv > tags.csv && python3 check.py
