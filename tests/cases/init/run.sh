# what init makes passes check, every rule with tests, laid out; and is never made twice
$DEMARCHE init 'our rules/' || exit
$DEMARCHE check --untested 'our rules' && $DEMARCHE format --check 'our rules' && echo "passes"
echo mine > 'our rules/common.json'
$DEMARCHE init 'our rules'
echo "exit code $?"
cat 'our rules/common.json'
ls -A
