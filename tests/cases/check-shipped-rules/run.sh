# the rules that come along pass their own check without a warning
code=0
for rules in ict-security coal-subsidies; do
  "$DEMARCHE" check "$DEMARCHE_DATA_DIR/rules/$rules" 2> notes || code=$?
  grep -E "warning|error" notes
done
exit $code
