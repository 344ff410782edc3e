"$DEMARCHE" check rules.json 2> messages
code=$?
grep -o "\[W.*\]" messages
grep -A1 "more of" messages
"$DEMARCHE" check --all rules.json 2>&1 > /dev/null | grep -c "W005"
exit $code
