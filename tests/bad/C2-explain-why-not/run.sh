for name in status.bindin status.binding/legaly legaly treaty nothing/at-all ''; do
  "$DEMARCHE" explain -r rules.json --text 'A treaty.' --why-not "$name"
  echo "exit $?" >&2
done
"$DEMARCHE" explain -r rules.json --text 'A treaty.' --why-not status.group --position status.group
echo "exit $?" >&2
"$DEMARCHE" explain -r rules.json --text 'A treaty.' --why-not status.group --as-test
echo "exit $?" >&2
