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
say "an existing path goes before"
mkdir HEAD:project
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p"}]}], "rules": {"i.p": ["three"]}}' \
  >HEAD:project/a.json
found HEAD:project
say "messages name the revision"
cd project
mkdir rules
echo '{"format": 1, "extends": ["b.json"], "rules": {"i.p": ["one ... @nothing"]}}' >rules/a.json
echo '{"format": 1, "extends": ["../../gone.json"]}' >rules/b.json
commit
"$DEMARCHE" check HEAD:rules 2>&1
say "a program that is called git is not run"
mkdir bin
printf '#!/bin/sh\necho hostile >&2\n' >bin/git
chmod +x bin/git
PATH="$PWD/bin:$PATH" found HEAD:below/rules
GIT_DIR=/nowhere GIT_WORK_TREE=/nowhere found HEAD:below/rules
exit 0
