echo '{ broken' > rules.json
for command in report tag read check score; do
  "$DEMARCHE" $command -r rules.json --help missing.txt --unknown-option > help || exit
  grep -c '^Examples:' help
  grep -c "^  demarche $command " help
done
"$DEMARCHE" --help > help || exit
grep -c '^usage: ' help
"$DEMARCHE" --version
