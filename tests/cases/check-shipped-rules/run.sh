# the rules that come along pass their own check without a warning
"$DEMARCHE" check "$DEMARCHE_DATA_DIR/rules/ict-security" 2> notes
code=$?
grep -E "warning|error" notes
exit $code
