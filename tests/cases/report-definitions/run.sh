# the definitions that are shipped make a report
reports=$DEMARCHE_DATA_DIR/reports
try () {
  "$DEMARCHE" report "$@" -o report.md 2> messages || { cat messages; exit 1; }
  grep '^# ' report.md
}
try --definition "$reports/sample.json"
for name in brief minister; do
  try --definition "$reports/$name.json" -r ict-security --about Aldovia "$DEMARCHE_DATA_DIR/data/sample"
done
try --definition "$reports/comparison.json" --title "All there is" -r ict-security \
  "$DEMARCHE_DATA_DIR/data/sample/1-aldovia-general.txt"
# of what is new it says what to do where it has nothing to measure against
try --definition "$reports/weekly.json" -r ict-security "$DEMARCHE_DATA_DIR/data/sample"
grep -A2 '^## What is new' report.md
# each drawing alone, beside the report; an input is never drawn over
"$DEMARCHE" report --definition "$reports/sample.json" -o drawn.html --charts charts 2> messages ||
  exit
ls charts | grep -e '-norm-status-' -e alignment
cp "$DEMARCHE_DATA_DIR/data/sample/1-aldovia-general.txt" charts/statement.svg
"$DEMARCHE" report charts/statement.svg -r ict-security -o - --charts charts 2>&1 | head -1
