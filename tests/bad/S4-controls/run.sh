$DEMARCHE tag statement.txt -r rules.json > out 2> messages || exit
cat messages >&2
python3 show-tags.py < out
$DEMARCHE read statement.txt >> out 2>> messages || exit
if cat out messages | tr -d "\n\t\40-\176\200-\377" | grep -q .; then echo "control characters came out"; fi
