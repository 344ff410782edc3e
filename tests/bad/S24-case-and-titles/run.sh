$DEMARCHE report 1.txt 2.txt -r rules.json --by speaker -o report.md || exit
grep -E "^[|#]" report.md | grep -c ROSSI || true
