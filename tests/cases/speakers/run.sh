# who was found, under which spellings; what may be one is only suggested
for format in text csv json; do
  "$DEMARCHE" speakers talks --format $format || exit
done
