cd "$DEMARCHE_DATA_DIR/tests/cases/diff-text" || exit 1
"$DEMARCHE" diff old new talks --format json
"$DEMARCHE" diff --format csv old new talks
"$DEMARCHE" diff --limit 1 old new talks
"$DEMARCHE" diff --limit 0 new old talks/c.txt
exit 0
