demarche () { "$DEMARCHE" "$@" 2>&1 | sed "s|$PWD/||"; }
add () { demarche add said -a "$1" -r rules.json --settle 0 -q; }
add talks.db
sed 's/of perch/of pike/' said/aldovia.txt > new && mv new said/aldovia.txt
printf '\0\1\2\0\3\0' > said/broken.txt
add talks.db
demarche dismiss broken.txt -a talks.db --by Anna --reason 'a "test"'
echo "# an export is read back without loss"
demarche export -a talks.db > talks.jsonl
sed -n '1p;$p' talks.jsonl
demarche add --restore talks.jsonl -a again.db
demarche export -a again.db | cmp - talks.jsonl && echo same
demarche add --restore - -a from-pipe.db < talks.jsonl
demarche export -a from-pipe.db | cmp - talks.jsonl && echo same
add again.db
demarche runs -a again.db --format csv | cut -d, -f 1,8 | tail -1
echo "# all of an export, or nothing"
head -n 5 talks.jsonl > cut.jsonl
demarche add --restore cut.jsonl -a cut.db
sed 2d talks.jsonl > less.jsonl
demarche add --restore less.jsonl -a cut.db
sed 's/"table": "text"/"table": "sqlite_schema"/' talks.jsonl > odd.jsonl
demarche add --restore odd.jsonl -a cut.db
demarche add --restore said/aldovia.txt -a cut.db
demarche add --restore talks.jsonl -a again.db
demarche add --restore none.jsonl -a cut.db
demarche add --restore talks.jsonl -r rules.json -a cut.db
ls *.db
echo "# a copy"
demarche backup -a talks.db copy.db
demarche backup -a talks.db copy.db
demarche export -a copy.db | cmp - talks.jsonl && echo same
demarche verify -a copy.db
demarche backup -a talks.db talks.db
demarche backup -a talks.db rules.json
demarche backup -a talks.db
echo "# a statement that goes, and its words"
grep -c pike copy.db
demarche remove aldovia.txt -a copy.db --reason withdrawn --by Anna
demarche remove aldovia.txt -a copy.db --reason withdrawn
demarche remove brenmark.txt -a copy.db --reason 'sent in error' --purge
demarche remove brenmark.txt -a copy.db
grep -c -a -e pike -e perch -e 'higher limits\.' copy.db
demarche list -a copy.db
demarche list --log -a copy.db
demarche verify -a copy.db
echo "# what is not as it should be"
python3 - <<'P'
import sqlite3
archive = sqlite3.connect("again.db")
archive.execute("UPDATE text SET content = content || '!' WHERE id = 1")
archive.execute("UPDATE tag SET paragraph = 99 WHERE id = 1")
archive.execute("DELETE FROM tagging WHERE id = 2")
archive.execute("UPDATE rule_set SET saved = x'00'")
archive.commit()
P
"$DEMARCHE" verify -a again.db 2>&1 | sed "s|$PWD/||"
"$DEMARCHE" verify -a again.db 2> /dev/null
echo "exit $?"
head -c 20000 talks.db > short.db
"$DEMARCHE" verify -a short.db
echo "exit $?"
python3 - <<'P'
data = bytearray(open("copy.db", "rb").read())
data[4096 * 3:4096 * 9] = b"x" * 4096 * 6
open("copy.db", "wb").write(data)
P
"$DEMARCHE" verify -a copy.db > verified 2>&1
echo "exit $?"
