name="$(ls | grep '^a')"
{ $DEMARCHE read "./$name" missing"$name" plain.txt; $DEMARCHE read --date "$name" plain.txt; $DEMARCHE "$name"; } > out 2>&1
cat out >&2
cat out | python3 check.py
