for format in html md csv json; do
  $DEMARCHE report statement.txt -r rules.json -o report.$format || exit
done
grep -ciE 'nan|inf\b' report.md
grep -cE '[^a-z]-?(nan|inf)[^a-z]' report.html report.csv report.json || true
