. ./repository.sh
CASE=$PWD
say () { echo "-- $*"; }
# which of the phrases the rules know
found () {
  say "$1"
  "$DEMARCHE" tag "$CASE/words.txt" -r "$1" | grep -o '"rule": "[^"]*"'
}

say "an existing path goes before"
mkdir HEAD:project
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["three"]}]}]}' \
  >HEAD:project/a.json
found HEAD:project
say "messages name the revision"
make_repository project
cd project
mkdir -p below rules
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["four"]}]}]}' \
  >below/a.json
echo '{"format": 1, "extends": ["b.json"], "rules": {"i.p": ["one ... @nothing"]}}' >rules/a.json
echo '{"format": 1, "extends": ["../../gone.json"]}' >rules/b.json
commit
"$DEMARCHE" check HEAD:rules 2>&1
say "a program that is called git is not run"
mkdir bin
printf '#!/bin/sh\necho hostile >&2\n' >bin/git
chmod +x bin/git
PATH="$PWD/bin:$PATH" found HEAD:below
GIT_DIR=/nowhere GIT_WORK_TREE=/nowhere found HEAD:below
exit 0
