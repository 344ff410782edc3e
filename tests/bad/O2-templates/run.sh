$DEMARCHE report statement.txt -r rules.json -o report.html || exit
$DEMARCHE report statement.txt -r rules.json -o report.json || exit
grep -lF 'We want {{title}} ' report.html report.json
grep -lF '&amp;amp; here' report.html
grep -lF '${HOME} {% raw %} %s %n @media' report.html report.json
