# an archive of a newer program is neither read nor changed
"$DEMARCHE" add a.txt -a talks.db -r rules.json --settle 0 2> /dev/null
python3 -c "
import sqlite3
archive = sqlite3.connect('talks.db')
archive.execute('PRAGMA user_version = 7')
archive.commit()
archive.close()"
cp talks.db before.db
"$DEMARCHE" add a.txt -a talks.db -r rules.json; echo "add: exit $?"
"$DEMARCHE" list -a talks.db; echo "list: exit $?"
cmp talks.db before.db
