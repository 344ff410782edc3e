# a file with a mistake is left as it is, the others are laid out
$DEMARCHE format bad.json good.json missing.json empty
code=$?
cat bad.json good.json
exit $code
