"$DEMARCHE" check --all rules.json 2> messages
code=$?
grep -c "W005" messages
tail -n 1 messages
exit $code
