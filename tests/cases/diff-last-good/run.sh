. ./repository.sh
export XDG_STATE_HOME="$PWD/state"
say () { echo "-- $*"; }
diff () { "$DEMARCHE" diff "$@" 2>&1; echo "exit $?"; }
check () { "$DEMARCHE" check "$1" >checked 2>&1; }
write () { # PHRASES
  echo "{\"format\": 1, \"extends\": [\"../shared.json\"], \"rules\": {\"norms.binding\": [$1]}}" \
    >rules/a.json
}

make_repository .
mkdir rules talks
echo '{"format": 1, "issues": [{"id": "norms", "positions": [{"id": "binding"}]}]}' >shared.json
echo 'We want binding norms, and the force of law.' >talks/a.txt
write '"binding norms"'
git add rules shared.json
git commit -q -m rules
say "none is kept yet"
diff rules talks
say "a mistake keeps none"
write '"binding norms", "@nothing"'
check rules
diff rules talks
say "nor does a test that fails"
write '"binding norms", {"id": "t", "any": ["treaty"], "tests": {"hit": ["No."]}}'
check rules
write '"binding norms"'
diff rules talks
say "a state that passes is kept, with what it extends"
check rules
diff rules talks
write '"binding norms", "force of law"'
diff rules talks
say "wherever one stands, and whatever became of the files"
cd talks
diff ../rules .
cd ..
ln -s rules link
diff link talks
echo '{"format": 1, "issues": [{"id": "norms", "positions": [{"id": "binding"}, {"id": "other"}]}]}' \
  >shared.json
echo '{"format": 1, "rules": {"norms.other": ["norms"]}}' >rules/b.json
diff rules talks
rm rules/b.json
say "a warning keeps it too"
write '"binding norms", "a"'
check rules
"$DEMARCHE" diff rules talks 2>/dev/null
write '"binding norms", "treaty"'
check rules
say "against a revision"
diff HEAD:rules rules talks
diff --old HEAD:rules rules talks
diff HEAD:rules talks
say "a damaged state says so"
for file in state/demarche/last-good/*.rules; do echo damaged >"$file"; done
diff rules talks
say "where nothing can be written, nothing is kept and nothing is said"
rm -r state
echo >state
check rules
cat checked | grep -c state
diff rules talks
exit 0
