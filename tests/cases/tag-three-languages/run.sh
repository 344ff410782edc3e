# one statement in three languages gets the same tags: paragraph, position, holder, stance, force
for language in en fr ru; do
  "$DEMARCHE" tag $language.txt -r ict-security --format csv | cut -d, -f2,9,10,12,13 > $language.csv || exit
done
cmp en.csv fr.csv && cmp en.csv ru.csv
cat ru.csv
