$DEMARCHE report [0-9]*.txt -r rules.json -o report.html 2> messages && python3 check.py
