mkdir out
echo old > out/report.html
(ulimit -c 0; ulimit -f 8; $DEMARCHE report statement.txt -r rules.json -o out/report.html) > /dev/null 2>&1 && echo "should have failed"
cat out/report.html
$DEMARCHE report statement.txt -r rules.json -o out/report.html || exit
ls -A out
tail -c 8 out/report.html
