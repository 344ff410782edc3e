. ./repository.sh
CASE=$PWD
say () { echo "-- $*"; }
write () { # FILE PHRASES
  echo "{\"format\": 1, \"extends\": [\"../shared.json\", \"context/en.json\"]," \
    "\"rules\": {\"i.p\": [$2]}}" >"$1"
}

make_repository project
cd project
mkdir -p "my rules/norms" below/rules
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p"}]}]}' >shared.json
cp shared.json "my rules/shared.json"
write "my rules/norms/a.json" '"one"'
write below/rules/b.json '"four", "five"'
cp shared.json below/shared.json
commit
git tag v1
write "my rules/norms/a.json" '"one", "two"'
echo '{"format": 1, "lists": {"x": ["y"]}, "extends": ["more.json"]}' \
  >"my rules/shared.json"
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["six"]}]}]}' \
  >"my rules/more.json"
commit

# which of the phrases the rules know
found () {
  say "$1"
  "$DEMARCHE" tag "$CASE/words.txt" -r "$1" | grep -o '"rule": "[^"]*"'
}
found "v1:my rules/norms"
found "HEAD:my rules/norms"
found "HEAD~1:my rules/norms/a.json"
found 'HEAD@{0}:my rules/norms'
say "what a revision holds is read, not what is on the disk"
echo broken >"my rules/norms/a.json"
found "HEAD:my rules/norms"
rm -r "my rules"
found "HEAD:my rules/norms"
say "in a folder of the repository: from here, else from the top"
cd below
found HEAD:rules
found "HEAD:my rules/norms"
found "HEAD:../my rules/norms"
found "HEAD:$PWD/rules"
say "from outside"
cd ../..
found HEAD:project/below/rules
exit 0
