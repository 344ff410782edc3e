"$DEMARCHE" read folder --manifest 2>/dev/null >first.csv
cp first.csv folder/statements.csv
"$DEMARCHE" read folder --manifest >second.csv
cut -d, -f1-14 first.csv >first
cut -d, -f1-14 second.csv >second
cmp first second && echo same
"$DEMARCHE" read folder --format json >with.json
rm folder/statements.csv
"$DEMARCHE" read folder --format json >without.json
for file in with without; do
  sed -n 's/^  {"paragraph"/{"paragraph"/p' $file.json >$file
done
cmp with without && echo same paragraphs
