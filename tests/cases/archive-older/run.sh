xz -d < talks.db.xz > talks.db 2> /dev/null || python3 -c '
import lzma; open("talks.db", "wb").write(lzma.open("talks.db.xz").read())'
cp talks.db before
echo "# read as it is"
"$DEMARCHE" list -a talks.db --decisions 2>&1
"$DEMARCHE" review -a talks.db --summary 2>&1
"$DEMARCHE" export -a talks.db > all.jsonl
cmp talks.db before && ls talks.db*
echo "# brought up to date by who writes, with a copy beside"
yes a | "$DEMARCHE" review -a talks.db --by Ben --sample 2 --position quota.lower 2>&1 | tail -1
"$DEMARCHE" verify -a talks.db 2>&1 | sed "s|$PWD/||"
"$DEMARCHE" review -a talks.db --summary 2>&1
"$DEMARCHE" list -a talks.db.version-1 --decisions --format csv | tr -d '\r' | wc -l
echo "# its export comes in too"
sed -i '1s/: [12]/: 1/' all.jsonl
"$DEMARCHE" add --restore all.jsonl -a again.db 2>&1
"$DEMARCHE" list -a again.db --decisions --format csv | tr -d '\r' | wc -l
