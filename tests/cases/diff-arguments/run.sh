diff () { echo "-- $*"; "$DEMARCHE" diff "$@" 2>&1; echo "exit $?"; }

mkdir rules talks
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["words"]}]}]}' \
  >rules/a.json
cp rules/a.json one.json
echo 'We say words.' >talks/a.txt
echo '{"format": 1, "rules": "../rules", "issues": ["i"]}' >talks/report.json
echo '{"format": 1, "speakers": []}' >talks/speakers.json
diff
diff rules
diff rules rules
diff rules one.json talks
diff one.json rules talks/a.txt --limit some
diff rules talks --limit -1
diff rules talks --format xml
diff rules ict-security talks --limit 1 | tail -n 3
diff gone rules talks
diff rules gone talks
diff rules HEAD:rules talks
diff --old rules rules talks
exit 0
