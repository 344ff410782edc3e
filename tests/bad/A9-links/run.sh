# a symbolic link is followed, so both names are one archive; a hard link is warned of
"$DEMARCHE" add a.txt -a talks.db -r rules.json --settle 0
mkdir elsewhere
ln -s ../talks.db elsewhere/link.db
"$DEMARCHE" add a.txt -a elsewhere/link.db -r rules.json --settle 0
ls elsewhere
ln talks.db hard.db
"$DEMARCHE" list -a hard.db
