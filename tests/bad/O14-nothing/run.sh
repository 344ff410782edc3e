$DEMARCHE report statements -r rules.json -o report.html
code=$?
tail -c 8 report.html
exit $code
