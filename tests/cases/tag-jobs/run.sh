for jobs in 1 2 7; do
  "$DEMARCHE" tag -j $jobs statements -r rules.json > tags.$jobs 2> messages.$jobs
  code=$?
  cmp tags.1 tags.$jobs && cmp messages.1 messages.$jobs
done
grep -c . tags.1
"$DEMARCHE" tag -j 0 statements -r rules.json 2>&1
exit $code
