# triggers and views that somebody else put into the file do not run
"$DEMARCHE" add a.txt -a talks.db -r rules.json --settle 0
python3 - <<'P'
import sqlite3
archive = sqlite3.connect('talks.db')
archive.execute("CREATE TRIGGER grab AFTER INSERT ON statement BEGIN DELETE FROM text; END")
archive.execute("CREATE VIEW seen AS SELECT * FROM statement")
archive.commit()
P
printf 'Brenmark asks for higher limits.\n' > b.txt
"$DEMARCHE" add b.txt -a talks.db -r rules.json --settle 0
python3 -c "
import sqlite3
print(sqlite3.connect('talks.db').execute('SELECT count(*) FROM text').fetchone()[0], 'texts')"
# tables that are not as they were made, and what is stored being of another kind, is damage
cp talks.db other.db
python3 - <<'P'
import sqlite3
archive = sqlite3.connect('talks.db')
archive.execute("UPDATE tag SET position = 'no.such', stance = 'odd'")
archive.execute("UPDATE paragraph SET offsets = x'0102'")
archive.commit()
other = sqlite3.connect('other.db')
other.execute("ALTER TABLE statement ADD COLUMN extra TEXT")
other.commit()
P
"$DEMARCHE" tag -a talks.db; echo "exit $?"
"$DEMARCHE" tag -a other.db; echo "exit $?"
