echo '{ broken' > rules.json
"$DEMARCHE" --help > usage || exit
for command in $(sed -n 's/^  \([a-z]*\) .*/\1/p' usage); do
  "$DEMARCHE" $command -r rules.json --help missing.txt --unknown-option > help || exit
  [ "$(grep -c "^  demarche $command " help)" -ge 3 ] || echo "$command: no two examples"
done
grep -c '^  tag ' usage
"$DEMARCHE" --version
