$DEMARCHE report statement.txt -r rules.json -o report.html && python3 check.py
