# the example in docs/rules.md is right
sed -n '/^```json$/,/^```$/{/^```/d;p}' "$DEMARCHE_DATA_DIR/docs/rules.md" > rules.json
exec "$DEMARCHE" check rules.json
