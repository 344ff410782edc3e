# what is no archive is neither read nor changed
add () { "$DEMARCHE" add a.txt -a "$1" -r rules.json --settle 0; echo "add: exit $?"; }
list () { "$DEMARCHE" list -a "$1"; echo "list: exit $?"; }
: > empty.db
head -c 5000 /dev/zero | tr '\0' 'x' > text.db
python3 -c "
import sqlite3
other = sqlite3.connect('other.db')
other.execute('CREATE TABLE statement (id)')
other.commit()"
mkdir folder.db
mkfifo fifo.db
for file in empty.db text.db other.db; do cp $file $file.before; done
for file in empty.db text.db other.db folder.db fifo.db /dev/null; do add $file; list $file; done
for file in empty.db text.db other.db; do cmp $file $file.before; done
add missing/talks.db
ls -d *.db
