$DEMARCHE report statement.txt -r rules.json -o report.html || exit
$DEMARCHE report statement.txt -r rules.json -o report.md || exit
$DEMARCHE read statement.txt > messages || exit
python3 check.py
