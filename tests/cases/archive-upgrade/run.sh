"$DEMARCHE" add said -a talks.db -r rules.json --settle 0 -q
echo "# the same program finds the same"
"$DEMARCHE" upgrade -a talks.db --dry-run; echo "exit $?"
echo "# as an older program might have left it"
python3 - <<'P'
import sqlite3
archive = sqlite3.connect("talks.db")
archive.execute("UPDATE tagger SET engine = '0.0.9'")
archive.execute("UPDATE tag SET force = 'tentative' WHERE position = 'quota.lower'")
archive.execute("DELETE FROM evidence WHERE tag IN (SELECT id FROM tag WHERE position = 'quota.higher')")
archive.execute("DELETE FROM tag WHERE position = 'quota.higher'")
archive.commit()
P
"$DEMARCHE" upgrade -a talks.db --dry-run; echo "exit $?"
"$DEMARCHE" runs -a talks.db --format csv | tr -d '\r' | cut -d, -f 1,7-
echo "# tagged anew"
"$DEMARCHE" upgrade -a talks.db 2>&1
"$DEMARCHE" runs -a talks.db --format csv | tr -d '\r' | cut -d, -f 1,7-
"$DEMARCHE" tag said -r rules.json > from-files.jsonl
"$DEMARCHE" tag -a talks.db | cmp - from-files.jsonl && echo same
"$DEMARCHE" upgrade -a none.db 2>&1; echo "exit $?"
