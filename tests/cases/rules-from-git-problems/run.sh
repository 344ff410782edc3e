. ./repository.sh
check () { "$DEMARCHE" check "$1" 2>&1 | grep -v 'tests not run'; }

mkdir plain
cd plain
check HEAD:rules
check none:rules
cd ..
make_repository project
cd project
check HEAD:rules
mkdir -p rules/norms
echo '{"format": 1, "rules": {}}' >rules/norms/a.json
ln -s norms rules/linked
ln -s a.json rules/norms/link.json
git add -A .
git update-index --add --cacheinfo 160000,1111111111111111111111111111111111111111,other
git commit -q -m change
git rm -q --cached rules/norms/a.json
git commit -q -m change
echo '{' >rules/new.json
check v1:rules
check HEAD~7:rules/norms
check HEAD~1..HEAD:rules
check HEAD:rules/new.json
check HEAD~1:rule/norms
check HEAD~1:something/else
check HEAD:rules/norms/a.json
rm rules/linked
check HEAD:rules/linked
check HEAD:rules/norms/link.json
check HEAD:other
check HEAD:../project
check :rules
check HEAD:rules
"$DEMARCHE" check -- --output=x:rules 2>&1
git rm -q -r rules
git commit -q -m change
check HEAD:anything/at-all
printf '%s\n' '[core]' 'broken = = "' >.git/config
check HEAD:rules
rm -r .git
mkdir .git
check HEAD:rules
exit 0
