$DEMARCHE report [0-9]*.txt -r rules.json -o report.html && python3 check.py
